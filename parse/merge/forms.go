package merge

import (
	"slices"
	"strings"

	"allies/parse/edit"
)

// crossForms merges a key whose value stands on lines of its own on one side,
// and behind the key on the other, where both sides changed it. It is false
// where that is not so.
func (m *merger) crossForms(e entity) bool {
	if (len(e.ours.kids) > 0) == (len(e.theirs.kids) > 0) {
		return false
	}
	base := ""
	if e.base != nil {
		base = e.base.full
	}
	if _, agreed := threeWay(base, e.ours.full, e.theirs.full); agreed {
		return false
	}
	text, ok := joinForms(e)
	if !ok {
		m.whole(e, e.lasts())
		return true
	}
	m.made = append(m.made, made{base, e.ours.full, e.theirs.full, text})
	m.atoms = append(m.atoms, atom{first: e, last: e.lasts(), pieces: []piece{settled(text)}})
	return true
}

// joinForms writes both lists in the form that a side gave to the list.
func joinForms(e entity) (string, bool) {
	block, line := e.ours, e.theirs
	if len(block.kids) == 0 {
		block, line = line, block
	}
	at := readKeyLine(line)
	name := keyName(line)
	if at.value == nil || !isList(name, at.value) || !isList(name, block.value) || !strings.HasPrefix(block.own, strings.TrimSpace(at.before)) {
		return "", false
	}
	if e.base != nil && len(e.base.kids) > 0 {
		text, ok := mergeBrackets(name, e.base.value, e.ours.value, e.theirs.value)
		return at.before + text + at.behind, ok && !remarked(block)
	}
	if isRemark(at.behind) && !isBlank(at.behind) {
		return "", false
	}
	first := slices.IndexFunc(block.kids, func(u *unit) bool { return u.kind == elementKind })
	if first < 0 {
		return "", false
	}
	own := block.kids[first].own
	lead := own[:len(own)-len(strings.TrimLeft(own, " "))] + "- "
	lines := func(u *unit) []*unit {
		switch {
		case u == block:
			return u.kids
		case u == nil || u.value == nil || readKeyLine(u).value == nil:
			return nil
		}
		var units []*unit
		for _, member := range membersOf(u.value) {
			text := lead + member.raw + lf
			units = append(units, &unit{kind: elementKind, id: member.id, own: text, full: text, value: u.value})
		}
		return units
	}
	var inner merger
	inner.merge(siblings{lines(e.base), lines(e.ours), lines(e.theirs)})
	return block.own + inner.plainText(), !inner.doubt && !inner.conflicted()
}

// remarked reports whether remarks stand among the lines of a list.
func remarked(u *unit) bool {
	return slices.ContainsFunc(u.kids, func(kid *unit) bool {
		return kid.kind == remarkKind || kid.value != nil && kid.value.Shape == edit.ScalarValue && strings.Contains(kid.own, " #")
	})
}
