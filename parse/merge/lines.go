package merge

import (
	"slices"
	"strings"

	"allies/parse/diff"
)

// piece is a part of a merged text: a text that is certain, or a conflict.
type piece struct {
	text         string
	conflict     bool
	ours, theirs string
}

func certain(text string) piece { return piece{text: text} }

func conflict(ours, theirs string) piece { return piece{conflict: true, ours: ours, theirs: theirs} }

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

// mergeRange merges lines that at least one side changed.
func mergeRange(b, o, t []string, keepAll bool) []piece {
	switch {
	case slices.Equal(o, t), slices.Equal(b, t):
		return []piece{certain(strings.Join(o, ""))}
	case slices.Equal(b, o):
		return []piece{certain(strings.Join(t, ""))}
	case len(b) == 0 && keepAll:
		return []piece{certain(strings.Join(append(slices.Clone(o), missing(t, o)...), ""))}
	case len(b) == len(o) && len(b) == len(t) && len(b) > 1:
		var pieces []piece
		for i := range b {
			pieces = append(pieces, mergeRange(b[i:i+1], o[i:i+1], t[i:i+1], keepAll)...)
		}
		return pieces
	}
	if keepAll {
		if lines, ok := addedAround(b, o, t); ok {
			return []piece{certain(strings.Join(lines, ""))}
		}
		if lines, ok := addedAround(b, t, o); ok {
			return []piece{certain(strings.Join(lines, ""))}
		}
	}
	begin, end := 0, 0
	for begin < min(len(o), len(t)) && o[begin] == t[begin] {
		begin++
	}
	for end < min(len(o), len(t))-begin && o[len(o)-1-end] == t[len(t)-1-end] {
		end++
	}
	return []piece{
		certain(strings.Join(o[:begin], "")),
		conflict(strings.Join(o[begin:len(o)-end], ""), strings.Join(t[begin:len(t)-end], "")),
		certain(strings.Join(o[len(o)-end:], "")),
	}
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

// missing lists the lines that others do not have, or not as often.
func missing(lines, others []string) []string {
	have := map[string]int{}
	for _, line := range others {
		have[line]++
	}
	var left []string
	for _, line := range lines {
		if have[line]--; have[line] < 0 {
			left = append(left, line)
		}
	}
	return left
}
