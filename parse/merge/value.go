package merge

import (
	"strings"

	"allies/ledger"
	"allies/parse/front"
)

// keyLine is the line of a key around its value.
type keyLine struct {
	before string
	value  *value // nil for none
	after  string // a comment, the line's end
}

func readKeyLine(u *unit) keyLine {
	v, start := u.value, u.at
	if len(u.kids) > 0 || v.At.Start <= start || v.At.End > start+len(u.own) || v.At.Start >= v.At.End || isBlank(v.raw()) {
		return keyLine{before: strings.TrimRight(u.own, " \t\r\n"), after: u.own[len(strings.TrimRight(u.own, " \t\r\n")):]}
	}
	return keyLine{u.own[:v.At.Start-start], v, u.own[v.At.End-start:]}
}

// mergeKeys merges a key whose value stands on its line; false where both
// sides give it another value.
func mergeKeys(base, o, t *unit) (string, bool) {
	x, y := readKeyLine(o), readKeyLine(t)
	b := keyLine{after: lf}
	if base != nil {
		b = readKeyLine(base)
	}
	if x.value == nil || y.value == nil {
		return "", false
	}
	if b.value == nil {
		if x.before != y.before || strings.Contains(b.after, "#") || strings.Contains(b.before, "#") {
			return "", false
		}
		b.before = x.before
	}
	before, ok := threeWay(b.before, x.before, y.before)
	after, agreed := threeWay(b.after, x.after, y.after)
	if !ok || !agreed {
		return "", false
	}
	text, ok := mergeValues(keyName(o), b.value, x.value, y.value)
	return before + text + after, ok
}

// mergeValues merges the values of a key, as they are written; false where both
// sides give it another one.
func mergeValues(key string, b, o, t *value) (string, bool) {
	base := ""
	if b != nil {
		base = b.raw()
	}
	if text, agreed := threeWay(base, o.raw(), t.raw()); agreed {
		return text, true
	}
	if o.Shape == front.Scalar && t.Shape == front.Scalar && strings.TrimSpace(o.Text) == strings.TrimSpace(t.Text) {
		return min(o.raw(), t.raw()), true
	}
	meaning, known := ledger.MeaningOf(key)
	isOne := known && !meaning.IsList() && meaning.Shape != ledger.ChannelShape && meaning.Shape != ledger.MapShape
	if isOne || o.Shape != front.List && t.Shape != front.List {
		return "", false
	}
	return mergeLists(key, b, o, t)
}

// mergeLists merges lists in brackets by their members; false where one of them
// is written in another way.
func mergeLists(key string, b, o, t *value) (string, bool) {
	inBase, ok := members(key, b)
	inOurs, okOurs := members(key, o)
	inTheirs, okTheirs := members(key, t)
	if !ok || !okOurs || !okTheirs {
		return "", false
	}
	s := siblings{base: inBase, ours: inOurs, theirs: inTheirs}
	matchElements(s)
	var merged []string
	for _, e := range (ordering{text: true}).arrange(s) {
		raw := e.any().own
		switch {
		case e.outcome() == disputed:
			return "", false
		case e.ours != nil && e.theirs != nil:
			raw = min(e.ours.own, e.theirs.own)
		}
		merged = append(merged, raw)
	}
	return "[" + strings.Join(merged, ", ") + "]", true
}

// members are the members of a list in brackets on one line, all of them
// scalars. A scalar is a list of one where its key takes several values.
func members(key string, v *value) (units []*unit, ok bool) {
	if v == nil {
		return nil, true
	}
	items := v.Items
	switch {
	case v.Shape == front.Scalar:
		items = []front.Node{v.Node}
		meaning, _ := ledger.MeaningOf(key)
		ok = (meaning.IsList() || meaning.Shape == ledger.ChannelShape) && !strings.ContainsAny(v.Text, ",[]{}")
	case v.Shape == front.List:
		ok = v.raw()[0] == '[' && (len(items) == 0 || items[0].At.Start > v.At.Start) && !strings.Contains(v.raw(), lf)
	}
	for _, item := range items {
		raw := v.src[item.At.Start:item.At.End]
		units = append(units, &unit{kind: elementKind, id: strings.TrimSpace(item.Text), own: raw, full: raw})
		ok = ok && item.Shape == front.Scalar
	}
	return units, ok
}
