package merge

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/diff"
	"allies/parse/edit"
)

// Every merge is read again before it is handed out: what a side added has to
// be there, what it removed and the other side left has to be gone.

func (d *draft) verified() bool {
	for _, j := range d.joined {
		if !j.keeps(j.ours) || !j.keeps(j.theirs) {
			return false
		}
	}
	if d.conflicts() == 0 {
		return d.shows(onlyOurs, onceOrTwice)
	}
	return d.shows(onlyOurs, notLost) && d.shows(onlyTheirs, notLost)
}

// keeps reports whether every word that a side has beyond the base is in the
// line that was joined.
func (j joinedLine) keeps(side string) bool {
	old, now := countWords(j.base), countWords(j.merged)
	for word := range countWords(side) {
		if old[word] == 0 && now[word] == 0 {
			return false
		}
	}
	return true
}

// shows reports whether a view of the draft follows a rule.
func (d *draft) shows(show view, r rule) bool {
	text := d.render(show)
	s := d.read(text)
	if s == nil || !d.linesFollow(text, repeated(r), d.joined) {
		return false
	}
	if factsFollow(d.allies(), s.Ally, r, anyFact) {
		return true
	}
	headed, ok := d.withMergedHeadings(show)
	return ok && factsFollow(d.allies(), s.Ally, r, isKeyFact) && factsFollow(headed, s.Ally, r, isBodyFact)
}

// byLinesFollows reports whether a merge by lines is right too, by a rule.
func (d *draft) byLinesFollows(merged []byte, r rule) bool {
	n, ok := normalize(merged)
	if !ok {
		return false
	}
	text := n.text
	if !d.texts.base.mixed && !d.texts.ours.mixed && !d.texts.theirs.mixed {
		text = strings.ReplaceAll(text, crlf, lf)
	}
	if n.open {
		text += lf
	}
	s := d.read(text)
	return s != nil && d.linesFollow(text, r, nil) && factsFollow(d.allies(), s.Ally, r, anyFact)
}

// linesFollow compares the lines, those aside that were joined of others.
func (d *draft) linesFollow(text string, r rule, joined []joinedLine) bool {
	c := counts[string]{}
	for i, n := range d.texts.all() {
		c.add(i, 1, wordyLines(n.text)...)
	}
	c.add(3, 1, wordyLines(text)...)
	for _, j := range joined {
		for i, own := range []string{j.base, j.ours, j.theirs, j.merged} {
			c.add(i, -1, wordyLines(own)...)
		}
	}
	return c.follow(r)
}

func wordyLines(text string) []string {
	return slices.DeleteFunc(diff.Lines(text), isBlank)
}

func anyFact(edit.Fact) bool      { return true }
func isKeyFact(f edit.Fact) bool  { return f.About == edit.AboutKey }
func isBodyFact(f edit.Fact) bool { return !isKeyFact(f) }

// factsFollow compares facts, those of notes aside that no version wrote
// otherwise. A tag of a note, or a link, can stand in several lines at once,
// and how often does not tell which of them a side took out: there may be no
// more of them, and that none is lost the lines tell.
func factsFollow(v versions[*ledger.Ally], merged *ledger.Ally, r rule, asked func(edit.Fact) bool) bool {
	all := append(v.all(), merged)
	notes := counts[string]{}
	for i, a := range all {
		for _, n := range a.Notes {
			notes.add(i, 1, n.Text)
		}
	}
	exact, inLines := counts[edit.Fact]{}, counts[edit.Fact]{}
	for i, a := range all {
		changed := *a
		changed.Notes = slices.DeleteFunc(slices.Clone(a.Notes), func(n ledger.Note) bool {
			count := notes[n.Text]
			return count[0] == count[1] && count[0] == count[2] && count[0] == count[3]
		})
		for _, f := range edit.Facts(&changed) {
			switch {
			case !asked(f):
			case f.About == edit.AboutTag || f.About == edit.AboutLink:
				inLines.add(i, 1, f)
			default:
				exact.add(i, 1, f)
			}
		}
	}
	return exact.follow(r) && inLines.follow(notMadeUp)
}

func (d *draft) allies() versions[*ledger.Ally] {
	return ofEach(d.versions, func(v *version) *ledger.Ally { return v.ally })
}

// withMergedHeadings reads all versions with the merged front matter, the
// merged headings and the lines that were joined: where one side gave a note
// another day or a tag, or the ally another name, what the other side wrote
// below is read with it.
func (d *draft) withMergedHeadings(show view) (versions[*ledger.Ally], bool) {
	merged := map[*unit]string{}
	for i := range d.chunks {
		c := &d.chunks[i]
		e := c.first
		inBoth := e.ours != nil && e.theirs != nil
		if !c.joined && (!inBoth || e.ours.kind != sectionKind && len(e.ours.kids)+len(e.theirs.kids) == 0) {
			continue
		}
		for _, u := range versions[*unit](e).all() {
			merged[u] = c.text(show)
		}
	}
	front := d.renderChunks(d.chunks[:d.front], show)
	v := ofEach(d.versions, func(v *version) *ledger.Ally {
		var b strings.Builder
		b.WriteString(front)
		for _, u := range v.parts {
			u.write(&b, merged)
		}
		a, _ := parse.File(d.path, []byte(b.String()), d.config)
		return a
	})
	return v, !slices.Contains(v.all(), nil)
}

// counts is how often each thing, a line or a fact, stands in the base, in
// ours, in theirs and in the merged file.
type counts[T comparable] map[T]*[4]int

// add counts things of one of the four texts, n times each.
func (c counts[T]) add(text int, n int, things ...T) {
	for _, thing := range things {
		if c[thing] == nil {
			c[thing] = new([4]int)
		}
		c[thing][text] += n
	}
}

// rule says how often a thing may stand in the merged file.
type rule func(base, ours, theirs int) (least, most int)

// addedOnce takes what both sides added for one addition.
func addedOnce(base, ours, theirs int) (least, most int) {
	switch {
	case ours > base && theirs > base:
		return max(ours, theirs), max(ours, theirs)
	case ours < base && theirs < base:
		return min(ours, theirs), min(ours, theirs)
	}
	return ours + theirs - base, ours + theirs - base
}

// onceOrTwice leaves open whether both sides added or removed the same.
func onceOrTwice(base, ours, theirs int) (least, most int) {
	sum := ours + theirs - base
	switch {
	case ours > base && theirs > base:
		return max(ours, theirs), sum
	case ours < base && theirs < base:
		return max(sum, 0), min(ours, theirs)
	}
	return max(sum, 0), max(sum, 0)
}

// notLost is for a file with conflicts, of which only one side is looked at:
// nothing may be lost that a side added.
func notLost(base, ours, theirs int) (least, most int) {
	least, most = onceOrTwice(base, ours, theirs)
	return min(least, ours, theirs), max(most, base, ours, theirs)
}

// notMadeUp lets a thing be lost, and not be made up.
func notMadeUp(base, ours, theirs int) (least, most int) {
	return 0, max(base, ours, theirs, ours+theirs-base)
}

// repeated loosens a rule for what stands in a version more than once, such as
// a line that opens code or parts a table: the numbers do not tell whether both
// sides took out the same one. It may be there as often as all versions have
// it, and is not gone.
func repeated(r rule) rule {
	return func(base, ours, theirs int) (least, most int) {
		least, most = r(base, ours, theirs)
		if max(base, ours, theirs) > 1 {
			least, most = min(least, 1), max(most, base+ours+theirs)
		}
		return least, most
	}
}

// follow reports whether all counts follow a rule.
func (c counts[T]) follow(r rule) bool {
	for _, n := range c {
		if least, most := r(n[0], n[1], n[2]); n[3] < least || n[3] > most {
			return false
		}
	}
	return true
}
