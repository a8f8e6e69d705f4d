package merge

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/edit"
)

// Every merge is read again before it is handed out: what a side added has to
// be there, what it removed and the other side left has to be gone.

// linesOf lists the lines of a text that are not blank.
func linesOf(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if !isBlank(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// frontFacts lists the values of the front matter one by one.
func frontFacts(a *ledger.Ally) []string {
	var facts []string
	for _, f := range a.Fields {
		for _, v := range f.Values {
			facts = append(facts, "value "+f.Name+" "+v)
		}
	}
	return facts
}

// bodyFacts lists all else that is read.
func bodyFacts(a *ledger.Ally) []string {
	var facts []string
	for _, f := range edit.Facts(a) {
		if !strings.HasPrefix(f, "key ") {
			facts = append(facts, f)
		}
	}
	return facts
}

func allFacts(a *ledger.Ally) []string { return append(frontFacts(a), bodyFacts(a)...) }

// verified reports whether a draft is right.
func (d *draft) verified() bool {
	for _, m := range d.made {
		if !m.keeps(m.ours) || !m.keeps(m.theirs) {
			return false
		}
	}
	if d.conflicts() == 0 {
		return d.shows(onlyOurs, either)
	}
	return d.shows(onlyOurs, open) && d.shows(onlyTheirs, open)
}

// keeps reports whether every word that a side has beyond the base is in the
// line that was put together.
func (m made) keeps(side string) bool {
	old, now := countWords(m.base), countWords(m.merged)
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
	o := d.outline(text)
	if o == nil || !d.linesHold(text, r, d.made, d.sameChanges()) {
		return false
	}
	allies := versions[*ledger.Ally]{d.base.ally, d.ours.ally, d.theirs.ally}
	if factsHold(allies, o.Ally, r, allFacts) {
		return true
	}
	if !factsHold(allies, o.Ally, r, frontFacts) {
		return false
	}
	headed, ok := d.withHeads(show)
	return ok && factsHold(headed, o.Ally, r, bodyFacts)
}

// linesHold compares the lines, those aside that were put together of others.
// same is how often both sides made one change of a line.
func (d *draft) linesHold(text string, r rule, puttogether []made, same map[string]int) bool {
	t := tally{}
	for i, p := range d.texts.all() {
		t.add(i, 1, linesOf(p.text)...)
	}
	t.add(3, 1, linesOf(text)...)
	for _, m := range puttogether {
		for i, own := range []string{m.base, m.ours, m.theirs, m.merged} {
			t.add(i, -1, linesOf(own)...)
		}
	}
	return t.nearly(r, same)
}

// said reports whether a fact can stand in several lines at once, a tag of a
// note or a link: which of them a side took out, its count does not tell.
func said(fact string) bool {
	return strings.HasPrefix(fact, "tag ") || strings.HasPrefix(fact, "link ")
}

// factsHold compares what is read, notes aside that no version wrote otherwise.
// Of tags and links there may be no more; that none is lost the lines tell.
func factsHold(v versions[*ledger.Ally], merged *ledger.Ally, r rule, facts func(*ledger.Ally) []string) bool {
	all := []*ledger.Ally{v.base, v.ours, v.theirs, merged}
	texts := tally{}
	for i, a := range all {
		for _, n := range a.Notes {
			texts.add(i, 1, n.Text)
		}
	}
	t, inLines := tally{}, tally{}
	for i, a := range all {
		part := *a
		part.Notes = slices.DeleteFunc(slices.Clone(a.Notes), func(n ledger.Note) bool {
			count := texts[n.Text]
			return count[0] == count[1] && count[0] == count[2] && count[0] == count[3]
		})
		for _, fact := range facts(&part) {
			if said(fact) {
				inLines.add(i, 1, fact)
			} else {
				t.add(i, 1, fact)
			}
		}
	}
	return t.holds(r) && inLines.holds(noMore)
}

// withHeads reads all versions with the merged front matter, the merged
// headings and the lines that were put together: where one side gave a note
// another day or a tag, or the ally another name, what the other side wrote
// below is read with it.
func (d *draft) withHeads(show view) (versions[*ledger.Ally], bool) {
	merged := map[*unit]string{}
	for i := range d.atoms {
		a := &d.atoms[i]
		e := a.first
		holds := e.ours != nil && e.theirs != nil && (e.ours.kind == sectionKind || len(e.ours.kids)+len(e.theirs.kids) > 0)
		if !holds && !a.joined {
			continue
		}
		merged[e.ours], merged[e.theirs] = a.text(show), a.text(show)
		if e.base != nil {
			merged[e.base] = a.text(show)
		}
	}
	front := d.renderAtoms(d.atoms[:d.front], show)
	read := func(v *version) *ledger.Ally {
		var b strings.Builder
		b.WriteString(front)
		for _, u := range v.parts {
			u.writeWith(&b, merged)
		}
		a, _ := parse.File(d.path, []byte(b.String()), d.config)
		return a
	}
	v := versions[*ledger.Ally]{read(d.base), read(d.ours), read(d.theirs)}
	return v, v.base != nil && v.ours != nil && v.theirs != nil
}

// writeWith writes a unit with other lines of its own, where there are any.
func (u *unit) writeWith(b *strings.Builder, others map[*unit]string) {
	own, there := others[u]
	if !there {
		own = u.own
	}
	b.WriteString(u.gap)
	b.WriteString(own)
	for _, kid := range u.kids {
		kid.writeWith(b, others)
	}
}

// rightByLines reports whether a merge by lines is right too, by a rule.
func (d *draft) rightByLines(text []byte, r rule) bool {
	p, ok := readPlain(text)
	if !ok {
		return false
	}
	if !d.texts.base.mixed && !d.texts.ours.mixed && !d.texts.theirs.mixed {
		p.text = strings.ReplaceAll(p.text, crlf, lf)
	}
	if p.open {
		p.text += lf
	}
	o := d.outline(p.text)
	allies := versions[*ledger.Ally]{d.base.ally, d.ours.ally, d.theirs.ally}
	return o != nil && d.linesHold(p.text, r, nil, nil) && factsHold(allies, o.Ally, r, allFacts)
}
