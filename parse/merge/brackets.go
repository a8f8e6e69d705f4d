package merge

import (
	"strings"

	"allies/ledger"
	"allies/parse/edit"
)

// member is one value of a list or map, as it is written.
type member struct {
	id   string
	raw  string
	at   edit.Span
	name string // of a key, with the colon and blanks
	of   *value // the value of a key
}

// membersOf lists what a list or map holds; a scalar is its own.
func membersOf(v *value) []member {
	var members []member
	switch v.Shape {
	case edit.ScalarValue:
		members = append(members, member{id: v.Text, raw: v.raw(), at: v.Span})
	case edit.ListValue:
		for _, item := range v.Items {
			m := member{id: item.Text, raw: v.src[item.Start:item.End], at: item.Span}
			if item.Shape != edit.ScalarValue {
				m.id = m.raw
			}
			members = append(members, m)
		}
	default:
		for _, k := range v.Keys {
			at := edit.Span{Start: k.Name.Start, End: max(k.Value.End, k.Name.End)}
			m := member{id: ledger.FoldKey(k.Name.Text), raw: v.src[at.Start:at.End], at: at}
			if k.Value.Start >= k.Name.End && k.Value.Start < k.Value.End {
				m.name, m.of = v.src[k.Name.Start:k.Value.Start], &value{k.Value, v.src}
			}
			members = append(members, m)
		}
	}
	return members
}

// brackets is a list or map in brackets, taken apart.
type brackets struct {
	open, close string
	between     []string
	members     []member
}

// readBrackets returns false for what is not in brackets, or holds more than
// commas between its members.
func readBrackets(v *value) (brackets, bool) {
	b := brackets{open: "[", close: "]", members: membersOf(v)}
	if v.Shape == edit.MapValue {
		b.open, b.close = "{", "}"
	}
	raw := v.raw()
	if v.Shape == edit.ScalarValue || len(raw) < 2 || raw[:1] != b.open || raw[len(raw)-1:] != b.close {
		return b, false
	}
	at := v.Start
	for i, m := range b.members {
		if m.at.Start < at || m.at.End < m.at.Start || m.at.End > v.End {
			return b, false
		}
		if text := v.src[at:m.at.Start]; i == 0 {
			b.open = text
		} else {
			b.between = append(b.between, text)
		}
		at = m.at.End
	}
	if len(b.members) > 0 {
		b.close = v.src[at:v.End]
	}
	if b.open == "" || b.close == "" {
		return b, false
	}
	inner := b.open[1:] + strings.Join(b.between, "") + b.close[:len(b.close)-1]
	return b, strings.Trim(inner, ", \t\r\n") == ""
}

// style is how the members are set apart.
func (b brackets) style() string {
	if len(b.between) == 0 {
		return ", "
	}
	return b.between[0]
}

// write writes members in these brackets. Two that stand side by side are set
// apart as they were.
func (b brackets) write(members []member) string {
	place := map[string]int{}
	for i, m := range b.members {
		place[m.id] = i + 1
	}
	var out strings.Builder
	out.WriteString(b.open)
	for i, m := range members {
		if i > 0 {
			if at := place[members[i-1].id]; at > 0 && place[m.id] == at+1 {
				out.WriteString(b.between[at-1])
			} else {
				out.WriteString(b.style())
			}
		}
		out.WriteString(m.raw)
	}
	out.WriteString(b.close)
	return out.String()
}

// mergeBrackets merges two lists or maps of which one at least is in brackets;
// false where they disagree on a member.
func mergeBrackets(key string, base, o, t *value) (string, bool) {
	host, ok := chooseBrackets(base, o, t)
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
	var members []member
	for _, e := range (ordering{text: true}).arrange(s) {
		m, ok := mergeMember(key, of, e)
		if !ok {
			return "", false
		}
		if m.name == "" && needsQuotes(m.raw) {
			m.raw = edit.Scalar(m.id)
		}
		members = append(members, m)
	}
	return host.write(members), true
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
	if !inOurs || !inTheirs {
		if inTheirs {
			return y, true
		}
		return x, inOurs
	}
	before := x.look()
	if base != nil {
		if b, ok := readBrackets(base); ok {
			before = b.look()
		}
	}
	if x.look() == y.look() {
		if strings.Join(y.between, "\n") < strings.Join(x.between, "\n") {
			return y, true
		}
		return x, true
	}
	look, agreed := threeWay(before, x.look(), y.look())
	if look == x.look() && agreed || !agreed && x.look() < y.look() {
		return x, true
	}
	return y, true
}

func (b brackets) look() string { return b.open + b.style() + b.close }

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
