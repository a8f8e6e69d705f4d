package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Page reads a file as a page: its day, who was there, and what stands on it, each
// as it is written. It is nil where the file cannot be one, or no text. Package
// folder decides whether a rule leaves the file out, so that it may be a page.
func Page(path string, src []byte, c *ledger.Config) *ledger.Page {
	if Unreadable(path, src) != nil || !MayBePage(path, src, c) {
		return nil
	}
	return Open(path, src, c).ReadPage()
}

// ReadPage reads an opened file as a page; nil where it has no day, or names
// nobody who was there and nobody of a day.
func (s *Source) ReadPage() *ledger.Page {
	d, a, body := s.Document, s.Ally, s.Body
	r := &pageReader{page: &ledger.Page{File: a.File}, keys: s.Keys, part: -1, scope: -1}
	defer func(ally ledger.Ally, problems []ledger.Problem) {
		*a, d.Problems = ally, problems // for who reads it as an ally's file next
	}(*a, d.Problems)
	a.Body = d.Pos(body.Start, body.End)
	frontProblems := slices.DeleteFunc(slices.Clone(d.Problems), func(p ledger.Problem) bool { return !slices.Contains(pageCodes, p.Code) })
	for i := range frontProblems {
		frontProblems[i].Message = strings.TrimSuffix(frontProblems[i].Message, asIncomplete)
	}
	d.Problems = nil
	asides := markdown.MaskComments(d, body)
	for _, aside := range asides {
		if text.IsBlankLine(d.Text[d.StartOfLine(aside.At):aside.At]) {
			r.page.Note.Tags = append(r.page.Note.Tags, aside.Tag)
		}
	}
	document, definitions := s.divide()
	defer document.Release()
	r.bodyReader = newBodyReader(s, definitions)
	r.open, r.asides = &r.page.Note, asides
	defer r.leave()
	r.readOutline(document)
	r.readDay()
	r.page.Daily = r.page.IsDay && isDailyPage(a.File, d.Config)
	r.readWho()
	r.nameSaid(r.page.Said)
	r.page.Problems = append(frontProblems, d.Problems...)
	r.page.Garbled = r.garbled()
	if !r.mayCount() {
		return nil
	}
	d.Problems = nil
	if r.page.Day != 0 {
		r.page.Items = r.items[:0]
		r.readBody(document, body)
		r.items = r.page.Items
		r.page.Items = r.pageItems.keep(r.items)
		clear(r.items)
	}
	r.page.Links = slices.Clone(r.links)
	s.tryCures(onPage(r.page), func(again *Source) []*ledger.Problem { return onPage(again.ReadPage()) })
	return r.page
}

// nameSaid keeps the names of who was there, and the first word of each.
func (r *pageReader) nameSaid(said []ledger.Mention) {
	for _, m := range said {
		name := ledger.Fold(StemOf(m.Text))
		r.saidNames = append(r.saidNames, name, text.FirstWord(name))
		r.nameSaid(m.Parts)
		r.nameSaid(m.Nested)
	}
}

// pageCodes are the problems that a page may have before its body: what its keys
// say to an ally's file is nothing here.
var pageCodes = []ledger.Code{ledger.CodeFrontMatter, ledger.CodeConflict, ledger.CodeNesting, ledger.CodeTooLarge}

// garbled reports whether a key that may say who was there stands in front matter that cannot be read.
func (r *pageReader) garbled() bool {
	broken := slices.ContainsFunc(r.page.Problems, func(p ledger.Problem) bool {
		return p.Code == ledger.CodeFrontMatter && p.Severity == ledger.Error
	})
	if !broken || len(r.page.Said) > 0 && !r.page.ByName {
		return false
	}
	for _, line := range text.Lines(r.d.Text[r.a.Front.Start:r.a.Front.End]) {
		if _, ok := labelled(strings.TrimSpace(line), WhoKeys); ok {
			return true
		}
	}
	return false
}

// mayCount reports whether the page may be one, once it is known whom it means.
func (r *pageReader) mayCount() bool {
	p := r.page
	switch {
	case p.Daily || p.Garbled:
		return true
	case p.Day == 0:
		return len(p.Said) > 0 && len(r.d.Problems) > 0
	}
	return p.IsDay || len(p.Said) > 0
}

// isDailyPage reports whether journal: in allies.yaml names a file.
func isDailyPage(file string, c *ledger.Config) bool {
	return slices.ContainsFunc(c.Journal, func(glob string) bool { return GlobMatch(glob, file) })
}

// MayBePage reports whether a look at a file finds a day, and a word for who was
// there. It is quick, and never misses a page.
func MayBePage(path string, src []byte, c *ledger.Config) bool {
	stem := StemOf(path)
	src = bytes.TrimPrefix(src, []byte(text.Bom))
	day, title := dayOfName(stem)
	if day != 0 && (isDailyPage(path, c) || bytes.IndexByte(src, '[') >= 0 || title != "" && len(strings.Fields(title)) <= mostNameWords) {
		return true
	}
	dated, who := day != 0, len(c.Attendees) > 0
	returns := bytes.IndexByte(src, '\r') >= 0
	for len(src) > 0 && !(dated && who) {
		line, rest := cutLine(src, returns)
		src = rest
		if isHeading := bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte{'#'}); isHeading {
			dated = dated || beginsWithDay(line)
			who = who || beginsWithWord(line, whoWords) > 0
		} else {
			dated = dated || beginsWithLabel(line, dayWords) || bytes.IndexByte(line, ':') > 0 && (beginsWithWord(line, dayWords) > 0 || beginsWithWord(line, meetingWords) > 0) && nearDayLabel(string(line)) > 0
			who = who || beginsWithLabel(line, whoWords) || beginsWithLabel(line, moreWhoWords)
		}
	}
	return dated && who
}

// moreWhoWords are the keys that say who was there and are in no line's label.
var moreWhoWords = []string{"attendee", "participant", "with", "person", "people"}

func cutLine(src []byte, returns bool) (line, rest []byte) {
	line = src
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		line, rest = src[:i], src[i+1:]
	}
	if returns {
		if i := bytes.IndexByte(line, '\r'); i >= 0 {
			return src[:i], src[i+1:]
		}
	}
	return line, rest
}

// beginsWithLabel reports whether a line may be a key or a label that is one of
// some words: a colon follows, with no other letter or digit before it. A key may
// have its colon in the next line.
func beginsWithLabel(line []byte, words []string) bool {
	end := beginsWithWord(line, words)
	if end == 0 {
		return false
	}
	rest := bytes.TrimLeftFunc(line[end:], func(r rune) bool { return r != ':' && (r > unicode.MaxASCII || !text.IsWordRune(r)) })
	return len(rest) == 0 || rest[0] == ':'
}

// beginsWithWord reports where the word ends that a line's first letters are, one
// of some words in any case; 0 for none of them.
func beginsWithWord(line []byte, words []string) int {
	start := 0
	for start < len(line) && !text.IsASCIILetter(line[start]) {
		start++
	}
	if start == len(line) {
		return 0
	}
	for _, word := range words {
		if length := lengthOfWord(line[start:], word); length > 0 {
			return start + length
		}
	}
	return 0
}

// lengthOfWord is how long the word is that a line begins with, in any case and with
// any blank, hyphen or underscore between its letters, as ledger.FoldKey has it; 0 for
// another one.
func lengthOfWord(line []byte, word string) int {
	told := 0
	for i, c := range line {
		switch {
		case told == len(word):
			return i
		case c|0x20 == word[told]:
			told++
		case told == 0, c != ' ' && c != '-' && c != '_':
			return 0
		}
	}
	if told < len(word) {
		return 0
	}
	return len(line)
}

func beginsWithDay(line []byte) bool {
	if len(line) == 0 || line[0] != '#' {
		return false
	}
	_, dated := ReadLeadDate(strings.Trim(string(line), "# \t"))
	return dated
}

// onPage are the problems of a page: its own, and those that its items may have.
func onPage(p *ledger.Page) (all []*ledger.Problem) {
	if p == nil {
		return nil
	}
	all = pointers(pointers(nil, p.Problems), p.OtherDays)
	for i := range p.Items {
		all = pointers(all, p.Items[i].Problems)
	}
	return all
}
