package edit

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse"
)

// madeLine is a line of a random body, with one word that nothing else has.
type madeLine struct {
	text, word string
	private    bool // by its own tag, or by what it stands in or under
	noted      bool // it stands in a note
	note       int  // which
}

// randomBody makes a body of headings, lists and paragraphs, and says by the outline
// alone what of it is private.
func randomBody(rng *rand.Rand) (lines []*madeLine) {
	tag := func() string {
		if rng.IntN(5) == 0 {
			return []string{" #private", " #Private/x"}[rng.IntN(2)]
		}
		return ""
	}
	var headings [7]bool // private, by level
	var items [4]bool    // private, by depth
	note, noteLevel, depth := 0, 0, -1
	whole := map[int]bool{}
	under := func() bool {
		for _, private := range headings {
			if private {
				return true
			}
		}
		return false
	}
	for i := range 4 + rng.IntN(16) {
		l, t := &madeLine{word: fmt.Sprintf("word%d.", i)}, tag()
		switch kind := rng.IntN(8); {
		case kind < 3: // a heading
			level := 2 + rng.IntN(3)
			clear(headings[level:])
			dated := rng.IntN(2) == 0
			if dated || level <= noteLevel {
				noteLevel = 0
			}
			day := ""
			if dated {
				note, noteLevel, day = note+1, level, fmt.Sprintf("2026-01-%02d ", 1+i)
			}
			headings[level] = t != ""
			whole[note] = whole[note] || dated && under()
			l.text, depth = strings.Repeat("#", level)+" "+day+l.word+t, -1
			l.private = under()
		case kind == 3: // a paragraph
			l.text, depth = l.word+t, -1
			l.private = t != "" || under()
			whole[note] = whole[note] || t != "" && noteLevel > 0 && !under()
		default: // an item, or a second paragraph of one
			depth = rng.IntN(min(depth+2, len(items)))
			said := []string{"gave 1h time: ", "[ ] ", "win: ", "", "thanked: "}[rng.IntN(5)]
			l.text = strings.Repeat("  ", depth) + "- " + said + l.word + t
			items[depth] = t != ""
			l.private = under()
			for _, private := range items[:depth+1] {
				l.private = l.private || private
			}
		}
		l.noted, l.note = noteLevel > 0, note
		lines = append(lines, l)
	}
	for _, l := range lines {
		l.private = l.private || l.noted && whole[l.note]
	}
	return lines
}

// What stands in or under something private is private, and nothing else is: what is
// printed for others, and what is read of each item.
func TestPrivateByTheOutline(t *testing.T) {
	c := ledger.DefaultConfig()
	for seed := range uint64(3000) {
		lines := randomBody(rand.New(rand.NewPCG(seed, 1)))
		src := "# A\n"
		for _, l := range lines {
			src += "\n" + l.text + "\n"
		}
		a, _ := parse.File("x.md", []byte(src), c)
		open := map[string]bool{} // what others may see of the items, by the text
		for i := range a.Notes {
			n := &a.Notes[i]
			for _, e := range n.Entries {
				open[e.Text] = !n.IsPrivate() && !ledger.IsPrivate(e.Tags)
			}
			for _, p := range n.Promises {
				open[p.Text] = !n.IsPrivate() && !ledger.IsPrivate(p.Tags)
			}
		}
		for _, p := range a.Tasks {
			open[p.Text] = !ledger.IsPrivate(p.Tags)
		}
		var notes []*ledger.Note
		for i := range a.Notes {
			notes = append(notes, &a.Notes[i])
		}
		text, _ := Print(a, notes, OnlyOpen, c)
		for _, l := range lines {
			for said, isOpen := range open {
				if strings.HasPrefix(said, l.word) && isOpen == l.private {
					t.Fatalf("seed %d: %q is read as open: %v\n%s", seed, l.text, isOpen, src)
				}
			}
			if printed := strings.Contains(text, l.word); printed != (l.noted && !l.private) {
				t.Fatalf("seed %d: %q is printed: %v\n%s\nprinted:\n%s", seed, l.text, printed, src, text)
			}
		}
	}
}
