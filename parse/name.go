package parse

import (
	"path"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// heading is a heading of the body, and the date with which it begins.
type heading struct {
	block markdown.Block
	*markdown.Prose
	date  leadDate
	dated bool
}

// nameAlly gives the ally its name where the front matter does not: the H1's,
// where it is the file's only one, has no date and shares a word with the
// file's name or is in another script; else the file's name. It returns the
// index of the heading that names the ally, or would, −1 for none.
func nameAlly(d *text.Document, a *ledger.Ally, headings []heading) int {
	title := titleOf(a.Stem, headings)
	switch {
	case a.Name != "":
	case title >= 0:
		name, at := TitleName(d, headings[title].All(), a.Stem)
		a.Name, a.NamePos = name, d.Pos(at.Start, at.End)
	default:
		a.Name = a.Stem
	}
	if ledger.Fold(a.Role) == ledger.Fold(a.Name) {
		a.Role = "" // a `title` that is the page's own
	}
	return title
}

// asideMarks come between a name and what else a title says: a role, a place.
var asideMarks = []string{" — ", " – ", " - ", " / ", " · ", ", "}

// TitleName is the name that a title gives, with its place: what stands before
// an aside where that is the file's name, else all of it.
func TitleName(d *text.Document, at text.Region, stem string) (string, text.Region) {
	written := d.Text[at.Start:at.End]
	for _, mark := range asideMarks {
		for from := 0; ; {
			i := strings.Index(written[from:], mark)
			if i < 0 {
				break
			}
			from += i
			if name := HeadingName(written[:from]); sameLetters(name, stem) {
				return name, text.Region{Start: at.Start, End: at.Start + len(strings.TrimRight(written[:from], " \t"))}
			}
			from += len(mark)
		}
	}
	return HeadingName(written), at
}

// sameLetters reports whether a name and a file's name have the same letters
// and digits in a row, so that a slug is the name.
func sameLetters(name, stem string) bool {
	joined := strings.Join(letterRuns(ledger.Fold(name)), "")
	return joined != "" && joined == strings.Join(letterRuns(ledger.Fold(stem)), "")
}

func letterRuns(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// titleOf returns the index of the heading that is the ally's name, −1 for none.
func titleOf(stem string, headings []heading) int {
	title := -1
	for i := range headings {
		h := &headings[i]
		if h.block.Level() != 1 {
			continue
		}
		if title >= 0 || h.dated || holdsDate(h.Text) {
			return -1
		}
		title = i
	}
	if title < 0 || !namesFile(HeadingName(headings[title].Text), stem) {
		return -1
	}
	return title
}

// holdsDate reports whether a text has an ISO date in it, or begins with a date of another form.
func holdsDate(s string) bool {
	for i := 0; i+IsoLength <= len(s); i++ {
		if ledger.LooksISO(s[i:i+IsoLength]) && (i == 0 || text.CountDigits(s[i-1:]) == 0) && text.CountDigits(s[i+IsoLength:]) == 0 {
			return true
		}
	}
	length, _ := almostDate(s)
	return length > 0
}

// HeadingName is the text of a heading without its markup and tags.
func HeadingName(s string) string {
	if isPlainName(s) {
		return s
	}
	words := strings.Fields(plainText(withoutTargets(s)))
	kept := words[:0]
	for _, word := range words {
		if len(word) > 1 && word[0] == '#' && len(markdown.ReadTags(word)) > 0 {
			continue
		}
		kept = append(kept, word)
	}
	name := strings.Join(kept, " ")
	for _, mark := range []string{"__", "_"} {
		if inner, ok := strings.CutPrefix(name, mark); ok && strings.HasSuffix(inner, mark) && len(inner) > len(mark) {
			name = strings.TrimSuffix(inner, mark)
		}
	}
	for _, mark := range []string{"**", "*", "`"} {
		if strings.Count(name, mark)%2 == 1 {
			break
		}
		if bare := strings.ReplaceAll(name, mark, ""); bare != "" {
			name = bare
		}
	}
	return strings.TrimSpace(name)
}

// isPlainName reports whether a text is words of ASCII with a blank between them, and no markup.
func isPlainName(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x80 || c == '[' || c == '#' || c == '*' || c == '_' || c == '`' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// withoutTargets replaces each [text](target) by its text, wherever it leads.
func withoutTargets(s string) string {
	var b strings.Builder
	for at := strings.Index(s, "["); at >= 0; at = strings.Index(s, "[") {
		_, end := markdown.ReadLink(s, at, SpanOf)
		shown, _, isInline := strings.Cut(s[at+1:max(end, at+1)], "](")
		if isInline {
			b.WriteString(s[:at] + shown)
		} else {
			end = max(end, at+1)
			b.WriteString(s[:end])
		}
		s = s[end:]
	}
	return b.String() + s
}

// namesFile reports whether a title and a file's name mean one ally: they
// share a word, or are written in different scripts.
func namesFile(title, stem string) bool {
	if title == stem {
		return strings.IndexFunc(ledger.Fold(stem), unicode.IsLetter) >= 0
	}
	known := map[string]bool{}
	for _, word := range NameWords(stem) {
		known[word] = true
	}
	words := NameWords(title)
	for _, word := range words {
		if known[word] {
			return true
		}
	}
	return len(words) > 0 && len(known) > 0 && !shareScript(title, stem)
}

// NameWords returns the folded words of a name: runs of letters and digits
// with at least one letter, their parts where capitals divide them, all of
// them as one, and each character of a script that puts no blanks between words.
func NameWords(s string) []string {
	var words []string
	add := func(word string) {
		if word = ledger.Fold(word); strings.IndexFunc(word, unicode.IsLetter) >= 0 {
			words = append(words, word)
		}
	}
	runs := letterRuns(s)
	for _, run := range runs {
		add(run)
		for _, part := range camelWords(run) {
			add(part)
		}
	}
	if len(runs) > 1 {
		add(strings.Join(runs, ""))
	}
	return words
}

// camelWords divides a run where a capital follows a small letter, and around each
// character of a script without blanks.
func camelWords(run string) []string {
	var parts []string
	start, small := 0, false
	for i, r := range run {
		dense := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
		if i > start && (dense || small && unicode.IsUpper(r)) {
			parts = append(parts, run[start:i])
			start = i
		}
		small = dense || unicode.IsLower(r)
	}
	if start == 0 {
		return nil
	}
	return append(parts, run[start:])
}

func shareScript(a, b string) bool {
	for name, script := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && inScript(a, script) && inScript(b, script) {
			return true
		}
	}
	return false
}

func inScript(s string, script *unicode.RangeTable) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) && unicode.Is(script, r) }) >= 0
}

// StemOf is a file's name without its folder and its ending.
func StemOf(file string) string { return ledger.TrimMarkdown(path.Base(file)) }

// plainText is a text on one line, with every link replaced by what it shows.
func plainText(s string) string {
	if strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\r') >= 0 {
		s = strings.Join(strings.Fields(s), " ")
	}
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "[") {
		return s
	}
	var b strings.Builder
	done := 0
	for _, link := range markdown.ReadLinks(s, SpanOf) {
		b.WriteString(s[done:link.Pos.Start])
		b.WriteString(shownText(link))
		done = int(link.Pos.End)
	}
	b.WriteString(s[done:])
	return strings.TrimSpace(b.String())
}

// SpanOf keeps the byte range of a link in the text itself.
func SpanOf(start, end int) ledger.Pos { return ledger.Pos{Start: int32(start), End: int32(end)} }

func shownText(link ledger.Link) string {
	if link.Shown != "" {
		return link.Shown
	}
	return StemOf(link.Target)
}
