package parse

import (
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// unknownVerb files the word that an item in a note begins with, where it would
// be an entry if the word were a verb: `gab 2h feedback: …`. Whether the word
// stands there often is asked of the ledger as a whole.
func (r *bodyReader) unknownVerb(p markdown.Prose, note *ledger.Note) {
	if note == nil || !p.Holds.Any(text.Colons) {
		return
	}
	start := SkipMarks(p.Text, 0)
	end := start
	for text.LetterAt(p.Text, end) {
		_, size := utf8.DecodeRuneInString(p.Text[end:])
		end += size
	}
	from := SkipMarks(p.Text, end)
	colon, _ := findColon(p.Text, from)
	if end == start || colon <= from || !text.IsBlank(p.Text[from]) || strings.ContainsAny(p.Text[start:end], "0123456789") {
		return
	}
	if known, _ := findVerb(p.Text[start:], r.d.Config); known != nil {
		return
	}
	rest := strings.TrimSpace(withoutMarks(p.Text, from, colon)[from:colon])
	amount, bad, counted := readAmount(rest, r.d.Config)
	if counted && bad == nil {
		rest = strings.TrimSpace(rest[amount.end:])
	}
	_, ofKind := r.d.Config.Kind(rest)
	if rest != "" && !ofKind || rest == "" && amount.Unit == "" {
		return
	}
	at := p.Source(start, end)
	r.a.Unknown = append(r.a.Unknown, ledger.UnknownVerb{Word: p.Text[start:end], OfKind: ofKind, Pos: r.d.Pos(at.Start, at.End)})
}
