package merge

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger/lists"
	"allies/parse/diff"
)

// piece is a part of a merged text as each side has it: where these differ, it is a
// conflict.
type piece struct{ ours, theirs string }

func certain(text string) piece { return piece{text, text} }

// mergeLines merges the lines of one block. Where keepAll, lines that both sides
// put in one place are all kept, once.
func mergeLines(base, ours, theirs string, keepAll bool) []piece {
	b, o, t := diff.Lines(base), diff.Lines(ours), diff.Lines(theirs)
	inOurs, inTheirs := places(b, o), places(b, t)
	var pieces []piece
	var fromBase, fromOurs, fromTheirs int
	for i := range inOurs {
		x, y := inOurs[i], inTheirs[i]
		if x < 0 || y < 0 {
			continue
		}
		pieces = append(pieces, mergeRange(b[fromBase:i], o[fromOurs:x], t[fromTheirs:y], keepAll)...)
		if i < len(b) {
			pieces = append(pieces, certain(b[i]))
		}
		fromBase, fromOurs, fromTheirs = i+1, x+1, y+1
	}
	return pieces
}

// places tells where each line of the base stands in a side, -1 for nowhere,
// and then the end of the side.
func places(base, side []string) []int {
	places := make([]int, 0, len(base)+1)
	at := 0
	for _, c := range append(diff.Compare(base, side), diff.Change{OldStart: len(base), OldEnd: len(base)}) {
		for ; len(places) < c.OldStart; at++ {
			places = append(places, at)
		}
		for len(places) < c.OldEnd {
			places = append(places, -1)
		}
		at = max(at, c.NewEnd)
	}
	return append(places, len(side))
}

func mergeRange(b, o, t []string, keepAll bool) []piece {
	switch {
	case slices.Equal(o, t), slices.Equal(b, t):
		return []piece{certain(strings.Join(o, ""))}
	case slices.Equal(b, o):
		return []piece{certain(strings.Join(t, ""))}
	case len(b) == 0 && keepAll:
		added, _ := lists.Beyond(o, t)
		return []piece{certain(strings.Join(append(slices.Clone(o), added...), ""))}
	}
	if keepAll {
		if lines, ok := addedAround(b, o, t); ok {
			return []piece{certain(strings.Join(lines, ""))}
		}
		if lines, ok := addedAround(b, t, o); ok {
			return []piece{certain(strings.Join(lines, ""))}
		}
	}
	return []piece{{strings.Join(o, ""), strings.Join(t, "")}}
}

// addedAround puts what one side added above or below lines around those that
// the other side made of them; false where the one side changed them too.
func addedAround(b, one, other []string) ([]string, bool) {
	switch n := len(one) - len(b); {
	case n > 0 && slices.Equal(one[:len(b)], b):
		return slices.Concat(other, one[len(b):]), true
	case n > 0 && slices.Equal(one[n:], b):
		return slices.Concat(one[:n], other), true
	}
	return nil, false
}

// item is the first line of a list item taken apart, so that a promise can be
// ticked on one side and its text edited on the other.
type item [5]string

// The parts of an item.
const (
	leadPart  = iota // blanks, the marker, blanks
	boxPart          // "[ ]" and the blanks after it; "" without one
	textPart         // of the line
	endPart          // blanks at the end of the line, and its ending
	belowPart        // further lines
)

var (
	itemMarker = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]+`) })
	tickBox    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[[ xX/!\t-]\][ \t]+`) })
	doneStamp  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[ \t]+(?:(?i:done):?|✅\x{FE0F}?|❌\x{FE0F}?)[ \t]*(?:\[\[)?[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\]\])?` +
			`|[ \t]*[\[(](?:completion|cancelled)::[^\])]*[\])]`)
	})
	blockID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ \t]\^[A-Za-z0-9-]+$`) })
)

func readItem(own string) item {
	line, below, _ := strings.Cut(own, lf)
	i := item{belowPart: below}
	i[leadPart] = itemMarker().FindString(line)
	i[boxPart] = tickBox().FindString(line[len(i[leadPart]):])
	rest := line[len(i[leadPart])+len(i[boxPart]):]
	i[textPart] = strings.TrimRight(rest, " \t\r")
	i[endPart] = rest[len(i[textPart]):] + lf
	return i
}

// core is the text of an item without the days on which a promise was done.
func (i item) core() string {
	if i[boxPart] != "" {
		i[textPart] = doneStamp().ReplaceAllString(i[textPart], "")
	}
	return i[textPart] + " " + i[belowPart]
}

// stamps are the days on which a promise was done, as typed.
func (i item) stamps() string { return strings.Join(doneStamp().FindAllString(i[textPart], -1), "") }

// mergeItems merges the lines of an item part by part; false where both sides
// changed one of the parts.
func mergeItems(base, ours, theirs string) (string, bool) {
	b, o, t := readItem(base), readItem(ours), readItem(theirs)
	stampsBefore := b.stamps()
	done, stamped := stampsBefore, false
	if b[boxPart] != "" && (o.stamps() != stampsBefore || t.stamps() != stampsBefore) {
		var agreed bool
		if done, agreed = threeWay(stampsBefore, o.stamps(), t.stamps()); !agreed {
			return "", false
		}
		stamped = true
		for _, i := range []*item{&b, &o, &t} {
			i[textPart] = doneStamp().ReplaceAllString(i[textPart], "")
		}
	}
	var merged item
	for part := range merged {
		var agreed bool
		if merged[part], agreed = threeWay(b[part], o[part], t[part]); !agreed {
			return "", false
		}
	}
	if isOpen := strings.HasPrefix(merged[boxPart], "[ ]"); isOpen && merged[boxPart] != b[boxPart] && done != stampsBefore {
		return "", false // one side opened again what the other dated
	}
	if stamped {
		id := blockID().FindString(merged[textPart])
		merged[textPart] = strings.TrimSuffix(merged[textPart], id) + done + id
	}
	return strings.Join(merged[:], ""), true
}
