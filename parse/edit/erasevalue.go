package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

type eraser struct {
	l     *ledger.Ledger
	a     *ledger.Ally
	pages map[string]*ledger.Page // on which something is the ally's
	plan  *Erasure
	names []string // whole names, folded
	words []string // single words that mean the ally, as they are spelled

	// Of the file at work:
	page  *ledger.Page // nil where it is none, or nothing on it is the ally's
	edits text.Edits
	gone  []ledger.Pos // what the edits take out
}

func (e *eraser) leads(target, from string) bool {
	found, _ := e.l.Target(target, from)
	return found == e.a
}

func (e *eraser) isGone(at ledger.Pos) bool {
	return slices.ContainsFunc(e.gone, func(p ledger.Pos) bool { return within(at, p) })
}

func within(at, outer ledger.Pos) bool { return at.Start >= outer.Start && at.Start < outer.End }

// nameKeys are the keys whose values name people without a link too.
var nameKeys = append([]string{"introduced_by", "members", "groups", "people", "person"}, parse.WhoKeys...)

// values parts the values of a key into those that stay and those that are
// nothing but the ally.
func (e *eraser) values(s *Source, f ledger.Field) (kept, lost []ledger.Pos) {
	for i, value := range f.Values {
		target, alone := value, slices.Contains(nameKeys, f.Name)
		if links := markdown.ReadLinks(value, parse.SpanOf); len(links) == 1 {
			target, alone = links[0].Target, strings.TrimSpace(value[:links[0].Pos.Start]+value[links[0].Pos.End:]) == ""
		}
		if alone && e.leads(target, s.ally.File) || e.page != nil && e.thereIn(e.page, f.At[i], true) && !e.thereIn(e.page, f.At[i], false) {
			lost = append(lost, f.At[i])
		} else {
			kept = append(kept, f.At[i])
		}
	}
	return kept, lost
}

// thereIn reports whether a place names the ally, or else somebody else, as one
// who was there. Who stands on a further line of a value has its end as a place.
func (e *eraser) thereIn(p *ledger.Page, at ledger.Pos, theirs bool) bool {
	return slices.ContainsFunc(p.There, func(m ledger.Mention) bool {
		return m.Pos.End > 0 && m.Pos.Start >= at.Start && m.Pos.Start <= at.End && (m.Who == e.a) == theirs
	})
}

// wholeLine is a line with its ending, and where it begins.
func (s *Source) wholeLine(n int) (at int, line string) {
	at = s.d.LineStart(n)
	return at, string(s.text[at:afterLine(string(s.text), at)])
}

func removeField(s *Source, f ledger.Field) text.Edits {
	edits := text.EditsOf(s.text)
	end := lastLineEnd(string(s.text), f)
	for n := s.d.LineAt(int(f.Pos.Start)); n <= s.d.LineAt(end-1); n++ {
		edits.Delete(s.wholeLine(n))
	}
	return edits
}

// keepValues leaves a key those values alone: of a list with a line for each, the
// other lines go.
func keepValues(s *Source, f ledger.Field, kept []ledger.Pos) text.Edits {
	src, edits := string(s.text), text.EditsOf(s.text)
	if value := text.SkipBlanks(src, valueStart(src, f)); !strings.HasPrefix(src[value:], "[") {
		return keepItems(s, f, kept)
	}
	words := lists.Of(kept, func(at ledger.Pos) string { return string(s.text[at.Start:at.End]) })
	from, to := f.At[0].Start, f.At[len(f.At)-1].End
	edits.Replace(int(from), string(s.text[from:to]), strings.Join(words, ", "))
	return edits
}

// keepItems takes those items of a block list out that hold a value which goes.
func keepItems(s *Source, f ledger.Field, kept []ledger.Pos) text.Edits {
	edits := text.EditsOf(s.text)
	done := 0
	for _, at := range f.At {
		first := s.d.LineAt(int(at.Start))
		if slices.Contains(kept, at) || first <= done {
			continue
		}
		for top := s.d.LineAt(int(f.Pos.Start)); first > max(top, done)+1 && !strings.HasPrefix(strings.TrimSpace(s.d.Line(first)), "-"); {
			first--
		}
		done = lastOfItem(s, first)
		for n := first; n <= done; n++ {
			edits.Delete(s.wholeLine(n))
		}
	}
	return edits
}

// lastOfItem is the last line of the list item that begins on a line: those
// that are indented under it belong to it.
func lastOfItem(s *Source, first int) int {
	last := first
	for n := first + 1; n <= len(s.d.Lines); n++ {
		line := s.d.Line(n)
		if strings.TrimSpace(line) == "" {
			continue
		}
		if text.IndentOf(line) <= text.IndentOf(s.d.Line(first)) {
			break
		}
		last = n
	}
	return last
}

func (e *eraser) takeLines(s *Source, first, last int) {
	for n := first; n <= last; n++ {
		at, line := s.wholeLine(n)
		if e.isGone(ledger.Pos{Start: int32(at), End: int32(at + len(line))}) {
			continue
		}
		e.gone = append(e.gone, ledger.Pos{Start: int32(at), End: int32(at + len(line))})
		e.edits.Delete(at, line)
	}
}

func (e *eraser) takeRange(src string, left, right int) {
	if at := (ledger.Pos{Start: int32(left), End: int32(right)}); !e.isGone(at) {
		e.gone = append(e.gone, at)
		e.edits.Delete(left, src[left:right])
	}
}

// Erasure is what takes an ally out of a ledger: its own file goes, and in the
// others what leads to it.
type Erasure struct {
	Gone    []GoneFile // the ally's own first, then its conflict copies and pages of meetings with nobody else
	Changes []*FileChange
	Erased  []Line // of the other files, what goes or changes, as it stands there
	Named   []Line // what has the ally's name in plain words, and stays
}

// GoneFile is a file that goes whole.
type GoneFile struct {
	Path string
	Text []byte
}

// Line is a line of a file.
type Line struct {
	File string
	Line int
	Was  int // where it stood before the erasure
	Text string
}
