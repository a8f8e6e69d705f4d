package merge

import (
	"slices"
	"strings"

	"allies/parse/front"
)

// oneValue are the keys that have one value, however it is written.
var oneValue = []string{
	"name", "status", "reach", "circle", "cadence", "snooze", "communal", "met", "last_contact", "birthday",
	"first_name", "last_name",
}

// manyValues are the keys of which a scalar is a list of one.
var manyValues = []string{
	"aliases", "goals", "values", "interests", "communities", "background", "offers", "needs",
	"introduced_by", "members", "groups", "tags", "private", "email", "phone", "mobile", "url", "website",
}

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

// mergeValues merges the values of a key, as they are written.
func mergeValues(key string, b, o, t *value) (string, bool) {
	switch {
	case o.raw() == t.raw(), b != nil && t.raw() == b.raw():
		return o.raw(), true
	case b != nil && o.raw() == b.raw():
		return t.raw(), true
	case isList(key, o) && isList(key, t) && (o.Shape == front.List || t.Shape == front.List):
		return mergeBrackets(key, b, o, t)
	case o.Shape == front.Dict && t.Shape == front.Dict:
		return mergeBrackets(key, b, o, t)
	case o.Shape == front.Scalar && t.Shape == front.Scalar && strings.TrimSpace(o.Text) == strings.TrimSpace(t.Text):
		return min(o.raw(), t.raw()), true
	}
	return "", false
}

// isList reports whether a value is one of several.
func isList(key string, v *value) bool {
	if slices.Contains(oneValue, key) {
		return false
	}
	return v.Shape == front.List || v.Shape == front.Scalar && slices.Contains(manyValues, key)
}
