package merge

import (
	"strings"

	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/front"
	"allies/parse/text"
)

// member is one value of a list or map, as it is written.
type member struct {
	id   string
	raw  string
	at   text.Region
	name string // of a key, with the colon and blanks
	of   *value // the value of a key
}

// membersOf lists what a list or map holds; a scalar is its own.
func membersOf(v *value) []member {
	var members []member
	switch v.Shape {
	case front.Scalar:
		members = append(members, member{id: strings.TrimSpace(v.Text), raw: v.raw(), at: v.At})
	case front.List:
		for _, item := range v.Items {
			m := member{id: strings.TrimSpace(item.Text), raw: v.src[item.At.Start:item.At.End], at: item.At}
			if item.Shape != front.Scalar {
				m.id = m.raw
			}
			members = append(members, m)
		}
	default:
		for _, k := range v.Pairs {
			at := text.Region{Start: k.Key.At.Start, End: max(k.Value.At.End, k.Key.At.End)}
			m := member{id: ledger.FoldKey(k.Key.Text), raw: v.src[at.Start:at.End], at: at}
			if k.Value.At.Start >= k.Key.At.End && k.Value.At.Start < k.Value.At.End {
				m.name, m.of = v.src[k.Key.At.Start:k.Value.At.Start], &value{k.Value, v.src}
			}
			members = append(members, m)
		}
	}
	return members
}

// brackets is what a list or map in brackets has around its members.
type brackets struct{ open, separator, close string }

// readBrackets returns false for what is not in brackets, or holds more than
// commas between its members.
func readBrackets(v *value) (b brackets, ok bool) {
	if v == nil || v.Shape == front.Scalar || len(v.raw()) < 2 || !strings.ContainsAny(v.raw()[:1], "[{") {
		return b, false
	}
	inner := text.Region{Start: v.At.Start + 1, End: v.At.End - 1}
	b = brackets{v.src[v.At.Start:inner.Start], ", ", v.src[inner.End:v.At.End]}
	at, between := inner.Start, ""
	for i, m := range membersOf(v) {
		if m.at.Start < at || m.at.End < m.at.Start || m.at.End > inner.End {
			return b, false
		}
		space := v.src[at:m.at.Start]
		between += space
		switch i {
		case 0:
			b.open += space
		case 1:
			b.separator = space
		}
		at = m.at.End
	}
	if at > inner.Start {
		b.close = v.src[at:v.At.End]
	}
	return b, strings.Trim(between+v.src[at:inner.End], ", \t\r\n") == ""
}

// mergeBrackets merges two lists or maps of which one at least is in brackets;
// false where they disagree on a member.
func mergeBrackets(key string, base, o, t *value) (string, bool) {
	around, ok := chooseBrackets(base, o, t)
	if !ok {
		return "", false
	}
	var s siblings
	of := map[*unit]member{}
	list := func(v *value) []*unit {
		if v == nil {
			return nil
		}
		var units []*unit
		for _, m := range membersOf(v) {
			u := &unit{kind: elementKind, id: m.id, own: m.raw, full: m.raw}
			of[u] = m
			units = append(units, u)
		}
		return units
	}
	s.base, s.ours, s.theirs = list(base), list(o), list(t)
	matchElements(s)
	var members []string
	for _, e := range (ordering{text: true}).arrange(s) {
		m, ok := mergeMember(key, of, e)
		if !ok {
			return "", false
		}
		if m.name == "" && needsQuotes(m.raw) {
			m.raw = edit.Scalar(m.id)
		}
		members = append(members, m.raw)
	}
	return around.open + strings.Join(members, around.separator) + around.close, true
}

// needsQuotes reports whether a scalar means something else in brackets.
func needsQuotes(raw string) bool {
	return !strings.ContainsAny(raw[:min(1, len(raw))], `"'[{`) && (strings.ContainsAny(raw, ",[]{}") || strings.Contains(raw, ": "))
}

// chooseBrackets takes those that a side changed, else those of ours; false
// where no side has any.
func chooseBrackets(base, o, t *value) (brackets, bool) {
	x, inOurs := readBrackets(o)
	y, inTheirs := readBrackets(t)
	switch {
	case !inOurs:
		return y, inTheirs
	case !inTheirs:
		return x, true
	}
	b, ok := readBrackets(base)
	if !ok {
		b = x
	}
	chosen, agreed := threeWay(b, x, y)
	if !agreed && y.open+y.separator+y.close < x.open+x.separator+x.close {
		chosen = y
	}
	return chosen, true
}

// mergeMember merges what both sides have, and is false for what one side
// removed and the other changed.
func mergeMember(key string, of map[*unit]member, e entity) (member, bool) {
	if e.outcome() == disputed {
		return member{}, false
	}
	m := of[e.any()]
	if e.ours == nil || e.theirs == nil {
		return m, true
	}
	o, t := of[e.ours], of[e.theirs]
	var b member
	if e.base != nil {
		b = of[e.base]
	}
	raw, ok := threeWay(b.raw, o.raw, t.raw)
	switch {
	case ok:
		m.raw = raw
	case o.name == "" || t.name == "":
		m.raw = min(o.raw, t.raw)
		return m, o.of == nil && t.of == nil && o.name == t.name
	default:
		name, agreed := threeWay(b.name, o.name, t.name)
		text, merged := mergeValues(key+" "+m.id, b.of, o.of, t.of)
		m.raw = name + text
		return m, agreed && merged
	}
	return m, true
}
