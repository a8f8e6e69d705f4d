package edit

import (
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/text"
)

// Canonical returns the edits that bring entries and the dates of notes into
// one spelling: `gave 2h feedback: text`, `## 2026-03-14 Title`. Nothing else
// is touched, and an edit that would change what is read is left out.
func Canonical(s *Source) text.Edits {
	src, a, c, all := s.text, s.ally, s.config, text.EditsOf(s.text)
	for i := range a.Notes {
		n := &a.Notes[i]
		all = all.With(canonicalHead(src, n))
		for _, e := range n.Entries {
			all = all.With(canonicalItem(src, e.Pos, e.Kind, c))
		}
		for _, t := range n.Thanks {
			all = all.With(canonicalItem(src, t.Pos, "", c))
		}
		for _, e := range n.Events {
			all = all.With(canonicalItem(src, e.Pos, "", c))
		}
	}
	return harmless(s, all)
}

func harmless(s *Source, all text.Edits) text.Edits {
	same := func(edits text.Edits) bool {
		edited, err := edits.Apply()
		if err != nil {
			return false
		}
		after, _ := ReadSource(s.ally.File, edited, s.config)
		if after == nil {
			return false
		}
		gained, lost := lists.Beyond(s.Facts(), after.Facts())
		return len(gained)+len(lost) == 0
	}
	return keepSame(all.Slice(0, 0), all, same)
}

// keepSame adds to the edits kept those that change nothing: all at once, or
// where one does, half by half.
func keepSame(kept, more text.Edits, same func(text.Edits) bool) text.Edits {
	all := kept.With(more)
	if more.Len() == 0 || same(all) {
		return all
	}
	if more.Len() == 1 {
		return kept
	}
	half := more.Len() / 2
	return keepSame(keepSame(kept, more.Slice(0, half), same), more.Slice(half, more.Len()), same)
}

// canonicalHead puts one blank between a heading's date and its title, and
// after a dated item's date a blank, or a colon where something stood there.
func canonicalHead(src []byte, n *ledger.Note) text.Edits {
	edits := text.EditsOf(src)
	if n.Title == "" {
		return edits
	}
	head := string(src[n.Head.Start:n.Head.End])
	iso := strings.Index(head, n.Date.String())
	if iso < 0 {
		return edits
	}
	from := iso + parse.IsoLength
	to := strings.LastIndex(head[from:], n.Title) // a separator may be in the title too
	if to < 0 {
		return edits
	}
	between := head[from : from+to]
	canonical := " "
	if n.Form == ledger.Item && strings.TrimSpace(between) != "" {
		canonical = ": "
	}
	if strings.Trim(between, " \t:-–—|") != "" || between == canonical || n.Clock != "" {
		return edits
	}
	edits.Replace(int(n.Head.Start)+from, between, canonical)
	return edits
}

// canonicalItem spells what stands before the text of an entry or thanks, of a win
// or a setback.
func canonicalItem(src []byte, at ledger.Pos, kind string, c *ledger.Config) text.Edits {
	written := string(src[at.Start:at.End])
	head, _ := parse.ReadEntry(written, c)
	if head == nil || head.Start > 0 {
		return text.EditsOf(src)
	}
	words := []string{head.Word(written)}
	if head.HasAmount {
		words = append(words, spell(head.Amount, written[head.WordEnd:head.Text]))
	}
	if kind != "" { // the user's own word for it
		fields := strings.Fields(strings.TrimRight(written[:head.Text], " \t:"))
		words = append(words, strings.ToLower(fields[len(fields)-1]))
	}
	return spelled(src, at, written, head, strings.Join(words, " "))
}

var hoursMinutes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s+(\d+)h\s*(\d+)m(?:in)?\b`) })

// spell writes an amount in its canonical spelling: 2, 2h, 20min, 50 USD, or 1h30m
// where that is typed.
func spell(a parse.Amount, typed string) string {
	if m := hoursMinutes().FindStringSubmatch(typed); m != nil {
		return m[1] + "h" + m[2] + "m"
	}
	number := a.Number.Round(parse.MostFraction)
	if a.Unit == "" || a.Unit == "h" || a.Unit == "min" {
		return number + a.Unit
	}
	return number + " " + a.Unit
}

// spelled replaces what stands before an entry's text; emphasis around it, a
// double colon and a line's end are the user's.
func spelled(src []byte, at ledger.Pos, written string, head *parse.EntryHead, words string) text.Edits {
	edits := text.EditsOf(src)
	old := written[:head.Text]
	colon := ":"
	if strings.Contains(old, "::") {
		colon = "::"
	}
	canonical := words + colon
	if head.Text < len(written) {
		canonical += " "
	}
	if old == canonical || strings.ContainsAny(old, "*_\r\n") {
		return edits
	}
	edits.Replace(int(at.Start), old, canonical)
	return edits
}
