package merge

import (
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/front"
)

// readFront makes units of the front matter: its keys, and in a key the keys
// of a map and the elements of a list that stand on lines of their own. Blank
// lines and comments belong to what they stand below. It returns false where the
// keys have no lines of their own.
func (v *version) readFront(s *parse.Source) bool {
	start, end := int(s.Ally.Front.Start), int(s.Ally.Front.End)
	if start != 0 || s.Inside.Start <= start || s.Inside.End >= end {
		return false
	}
	r := frontReader{s.Text}
	lines, ok := r.lines(len(s.Keys), func(i int) int { return s.Keys[i].Key.At.Start }, s.Inside.End)
	v.front = &unit{kind: frontKind, own: s.Text[:lines[0]], kids: append(r.keys(s.Keys, lines), &unit{kind: closeKind, id: "close", own: s.Text[s.Inside.End:end]})}
	return ok && lines[0] >= s.Inside.Start
}

type frontReader struct{ src string }

func (r frontReader) lineStart(at int) int { return strings.LastIndexByte(r.src[:at], '\n') + 1 }

// lines are where the lines of some places begin, and at last the end; false where
// the places are not the first on lines of their own.
func (r frontReader) lines(n int, place func(i int) int, end int) (lines []int, ok bool) {
	ok = true
	for i := range n {
		at := place(i)
		line := r.lineStart(at)
		ok = ok && at < end && isBlank(r.src[line:at]) && (i == 0 || line > lines[i-1])
		lines = append(lines, line)
	}
	return append(lines, end), ok
}

// keys makes units of the keys of a map that begin at lines.
func (r frontReader) keys(keys []front.Pair, lines []int) (units []*unit) {
	for i, k := range keys {
		units = append(units, r.key(k, lines[i], lines[i+1]))
	}
	return units
}

func (r frontReader) key(k front.Pair, start, end int) *unit {
	u := &unit{kind: keyKind, id: ledger.FoldKey(k.Key.Text), own: r.src[start:end], at: start, value: &value{k.Value, r.src}}
	n, place := len(k.Value.Pairs), func(i int) int { return k.Value.Pairs[i].Key.At.Start }
	if k.Value.Shape == front.List {
		n, place = len(k.Value.Items), func(i int) int { return r.dash(k.Value.Items[i].At.Start) }
	}
	if n == 0 || strings.ContainsRune("[{", rune(r.src[k.Value.At.Start])) {
		return u
	}
	lines, ok := r.lines(n, place, end)
	if !ok {
		return u
	}
	u.own = r.src[start:lines[0]]
	if k.Value.Shape == front.Dict {
		u.kids = r.keys(k.Value.Pairs, lines)
		return u
	}
	for i, item := range k.Value.Items {
		own := r.src[lines[i]:lines[i+1]]
		element := &unit{kind: elementKind, id: strings.TrimSpace(item.Text), own: own}
		if item.Shape != front.Scalar {
			element.id = strings.TrimSpace(own[place(i)-lines[i]+1:])
		}
		u.kids = append(u.kids, element)
	}
	return u
}

// dash is where the dash before an element of a list stands, or the element itself
// where there is none on its line.
func (r frontReader) dash(at int) int {
	line := r.lineStart(at)
	if i := strings.IndexByte(r.src[line:at], '-'); i >= 0 {
		return line + i
	}
	return at
}
