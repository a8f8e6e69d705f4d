// Package record is what a file of another program tells, whatever its format:
// people, days on which something was, and what of it could not be read. It knows
// no format and no ledger.
package record

import (
	"fmt"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/text"
)

type File struct {
	People []Person
	Notes  []Note
	Faults []Fault // in order of line, MostFaults of them
	More   int     // faults that are only counted

	Passed map[string]int // records of which nothing is to be taken, by why
}

// MostFaults is how many faults of a file are named: a picture that somebody
// takes for an address book has one on each line.
const MostFaults = 1000

type Person struct {
	Line  int    // where the record begins, from 1
	UID   string // "" where the file has none
	Name  string
	Group bool
	Keys  []Key    // of the front matter that there will be, in order
	About []string // paragraphs of prose
	Ties  []Tie
	More  int // values that are only counted: more than anybody has of one key
}

const mostValues = 1000

// Key is a key with its values. The name is one of the ledger's, or the file's
// own word for what the ledger has no key for.
type Key struct {
	Name   string
	Values []Value
}

// Places are the keys that list what of other keys belongs to a place.
var Places = []string{"home", "work"}

// Value is a value of a key. Only those of dates have a label.
type Value struct{ Label, Text string }

// Who is somebody of whom the file tells elsewhere, or of whom the ledger knows:
// any of these may be "".
type Who struct{ UID, Name, Email string }

// Tie is somebody to whom a person is tied, under a key: introduced_by, groups,
// members, or another word.
type Tie struct {
	Key string
	Who
}

// Note is what was on one day, or on several.
type Note struct {
	Line  int
	Days  []ledger.Date // at least one, in order: on each was the same
	Title []Part        // prose on one line
	Tags  []string      // without #
	Lines []string      // entries and tasks, as a ledger has them
	Prose []string      // lines of text, in which nothing counts
	With  []Who         // at least one, those whom the title names too
	Apart bool          // each of them gets it, instead of the first with links to the others
	FYI   bool          // it was no contact

	Once    string // what the title begins with, where a day has one such note at most
	ByTitle bool   // where nobody of these has a file, those were there whom the title names
}

// Part is a part of a title: a text, or where it names somebody who was there,
// one more than the place among those.
type Part struct {
	Text string
	With int
}

func Lines(text string) []string {
	return lists.Only(lists.Of(strings.Split(Clean(text), "\n"), OneLine), func(line string) bool { return line != "" })
}

func Plain(title string) []Part { return []Part{{Text: OneLine(title)}} }

type Fault struct {
	Line int
	Who  string // whose record it is; "" where nobody knows
	Why  string
}

func (f *File) Fail(line int, who, format string, args ...any) {
	if len(f.Faults) >= MostFaults {
		f.More++
		return
	}
	f.Faults = append(f.Faults, Fault{line, who, fmt.Sprintf(format, args...)})
}

func (f *File) Pass(why string) { f.PassMany(1, why) }

func (f *File) PassMany(count int, why string) {
	if f.Passed == nil {
		f.Passed = map[string]int{}
	}
	if count > 0 {
		f.Passed[why] += count
	}
}

func (p *Person) Add(key, value string) { p.AddLabelled(key, "", value) }

func (p *Person) AddLabelled(key, label, value string) {
	value = Clean(value)
	if value == "" {
		return
	}
	added := Value{strings.ReplaceAll(Clean(label), "\n", " "), value}
	for i := range p.Keys {
		if k := &p.Keys[i]; k.Name == key {
			for _, v := range k.Values {
				if v == added {
					return
				}
			}
			if len(k.Values) >= mostValues {
				p.More++
				return
			}
			k.Values = append(k.Values, added)
			return
		}
	}
	p.Keys = append(p.Keys, Key{key, []Value{added}})
}

// CutLabel takes a label and a value apart that one text holds, as a cell of a table
// does: what stands before the last blank is the label.
func CutLabel(text, otherwise string) (label, value string) {
	if at := strings.LastIndexByte(text, ' '); at > 0 {
		return text[:at], text[at+1:]
	}
	return otherwise, text
}

func (p *Person) Has(key string) bool { return p.First(key) != "" }

func (p *Person) First(key string) string {
	for _, k := range p.Keys {
		if k.Name == key {
			return k.Values[0].Text
		}
	}
	return ""
}

// SplitName keeps the first and the last name where the whole one makes others of them.
func (p *Person) SplitName(first, last string) {
	words := strings.Fields(p.Name)
	switch {
	case first == "" && last == "", first+last == p.Name:
	case first+" "+last == p.Name && last == words[len(words)-1]:
	default:
		p.Add("first_name", first)
		p.Add("last_name", last)
	}
}

// AddAbout adds prose, of which blank lines part the paragraphs.
func (p *Person) AddAbout(prose string) {
	for _, paragraph := range strings.Split(Clean(prose), "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			p.About = append(p.About, paragraph)
		}
	}
}

// OwnKey makes a key of a word of another program: small letters, digits and _.
func OwnKey(word string) string {
	key := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r):
			return unicode.ToLower(r)
		case unicode.IsDigit(r):
			return r
		case unicode.IsSpace(r) || strings.ContainsRune("-_/.:", r):
			return '_'
		}
		return -1
	}, strings.TrimSpace(word))
	key = strings.Trim(key, "_")
	for strings.Contains(key, "__") {
		key = strings.ReplaceAll(key, "__", "_")
	}
	if key == "" || !unicode.IsLetter([]rune(key)[0]) {
		key = strings.TrimRight("x_"+key, "_")
	}
	const most = 60
	if runes := []rune(key); len(runes) > most {
		key = strings.Trim(string(runes[:most]), "_")
	}
	return key
}

// LabelKey makes a key of a label, which is none of the ledger's.
func LabelKey(label string) string {
	key := OwnKey(label)
	if _, known := ledger.Key(key); known {
		return "x_" + key
	}
	return key
}

// Clean is a text without what could act on a terminal or end a line unseen:
// line feeds stay, and blanks at its ends go.
func Clean(s string) string {
	if isPlain(s) {
		return strings.TrimSpace(s)
	}
	s = oneLineFeed.Replace(s)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r != '\n' && text.Garbles(r) || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd")))
}

var oneLineFeed = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// isPlain reports whether a text is printable ASCII, as most are.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\n' || s[i] > '~' {
			return false
		}
	}
	return true
}

func OneLine(s string) string {
	s = Clean(s)
	if strings.Contains(s, "  ") || strings.IndexFunc(s, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) >= 0 {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

func Brief(s string) string { return text.Brief(OneLine(s[:min(len(s), 400)])) }

// Name is a text as a name may be: without what cannot be seen.
func Name(s string) string {
	return OneLine(strings.Map(func(r rune) rune {
		if !unicode.IsSpace(r) && text.IsInvisible(r) {
			return -1
		}
		return r
	}, Clean(s)))
}

// FullName joins the parts of a name, in order. A name in Han or Hangul begins with
// the last part and has no blank.
func FullName(first, middle, last string) string {
	isDense := func(s string) bool {
		return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.In(r, unicode.Han, unicode.Hangul) })
	}
	if first, last := Name(first), Name(last); isDense(first) && isDense(last) && middle == "" {
		return last + first
	}
	return Name(strings.Join([]string{first, middle, last}, " "))
}

func Tag(s string) string {
	return strings.Join(strings.FieldsFunc(strings.TrimLeft(OneLine(s), "#"), func(r rune) bool {
		return unicode.IsSpace(r) || r == ','
	}), "-")
}
