// Package friends reads the Markdown file of friends, the command line tool of
// that name: friends, what was done with them, and notes on them.
package friends

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"sync"

	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

const (
	mostLine  = 64 << 10
	mostLines = 200_000
)

type section func(*reader, int, string)

var sections = map[string]section{
	"### Activities:": func(r *reader, line int, item string) { r.dated(line, item, false) },
	"### Notes:":      func(r *reader, line int, item string) { r.dated(line, item, true) },
	"### Friends:":    (*reader).friend,
	"### Locations:":  (*reader).location,
}

func Read(in io.Reader) (*record.File, error) {
	r := &reader{file: &record.File{}}
	lines := bufio.NewReaderSize(decoded.Reader(in), mostLine)
	var now section
	for number := 1; number <= mostLines; number++ {
		part, more, err := lines.ReadLine()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		line := strings.TrimRight(string(part), " \t")
		for more && err == nil {
			_, more, err = lines.ReadLine()
			line = ""
		}
		switch item, isItem := strings.CutPrefix(line, "- "); {
		case line == "":
		case sections[line] != nil:
			now = sections[line]
		case isItem && now != nil:
			now(r, number, item)
		default:
			r.file.Fail(number, "", "no line of this section: %s", record.Brief(line))
		}
	}
	if r.places > 0 {
		r.file.Fail(r.firstPlace, "", "the list of places has no key: those of friends and activities are taken from there (%d)", r.places)
	}
	return r.file, nil
}

type reader struct {
	file               *record.File
	places, firstPlace int
}

var (
	friendLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(.*?)(?: \(a\.k\.a\. (.*?)\))?(?: \[(.*?)\])?((?: @\S+)*)$`)
	})
	boldName   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\*\*(.+?)\*\*`) })
	tagWord    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|\s)@([\p{L}\p{N}_][\p{L}\p{N}_:-]*)`) })
	placeMarks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|[^\p{L}\p{N}_])_([^_]+)_`) })
)

// friend reads `Grace Hopper (a.k.a. The Admiral a.k.a. Grace) [Paris] @navy`.
func (r *reader) friend(line int, item string) {
	parts := friendLine().FindStringSubmatch(item)
	if parts == nil || record.Name(parts[1]) == "" {
		r.file.Fail(line, "", "the friend has no name")
		return
	}
	p := record.Person{Line: line, Name: record.Name(parts[1])}
	for _, alias := range strings.Split(parts[2], " a.k.a. ") {
		p.Add("aliases", record.Name(alias))
	}
	p.Add("location", record.OneLine(parts[3]))
	for _, tag := range strings.Fields(parts[4]) {
		p.Add("tags", tagOf(tag[1:]))
	}
	r.file.People = append(r.file.People, p)
}

// tagOf is a tag of friends as ours: what a colon parts, a slash parts here.
func tagOf(tag string) string {
	return record.Tag(strings.ReplaceAll(strings.Trim(tag, ":"), ":", "/"))
}

// location counts a place of the list, which says nothing of anybody.
func (r *reader) location(line int, _ string) {
	if r.places++; r.firstPlace == 0 {
		r.firstPlace = line
	}
}

// dated reads `2018-01-04: Got lunch with **Grace Hopper** in _Paris_. @food`: an
// activity, or a note on somebody, which is no contact.
func (r *reader) dated(line int, item string, onlyNews bool) {
	iso, rest, found := strings.Cut(item, ": ")
	day, ok := ledger.ParseDate(iso)
	if !found || !ok {
		r.file.Fail(line, "", "no day begins this: %s", record.Brief(item))
		return
	}
	note := record.Note{Line: line, Days: []ledger.Date{day}, FYI: onlyNews}
	for _, tag := range tagWord().FindAllStringSubmatch(rest, -1) {
		note.Tags = append(note.Tags, tagOf(tag[2]))
	}
	text := tagWord().ReplaceAllString(rest, "$1")
	text = placeMarks().ReplaceAllString(text, "$1$2")
	done := 0
	for _, at := range boldName().FindAllStringSubmatchIndex(text, -1) {
		note.With = append(note.With, record.Who{Name: record.Name(text[at[2]:at[3]])})
		note.Title = append(note.Title, record.Part{Text: blanks(text[done:at[0]])}, record.Part{With: len(note.With)})
		done = at[1]
	}
	note.Title = append(note.Title, record.Part{Text: blanks(text[done:])})
	if len(note.With) == 0 {
		r.file.Fail(line, "", "nobody is named in %s", record.Brief(item))
		return
	}
	r.file.Notes = append(r.file.Notes, note)
}

func blanks(s string) string {
	joined := record.OneLine(s)
	if joined == "" {
		return strings.Repeat(" ", min(len(s), 1))
	}
	if strings.HasPrefix(s, " ") {
		joined = " " + joined
	}
	if strings.HasSuffix(s, " ") {
		joined += " "
	}
	return joined
}
