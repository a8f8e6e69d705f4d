package merge

import (
	"strconv"

	"allies/ledger"
)

// siblings are the units that one unit holds, in each version.
type siblings = versions[[]*unit]

// The sides of a merge, as indexes.
const (
	ours = iota
	theirs
)

// sides lists the units of both sides by index.
func sides(s siblings) [2][]*unit { return [2][]*unit{s.ours, s.theirs} }

// link says that a unit of a side comes from one of the base.
func link(base, u *unit, side int) { u.base, base.to[side] = base, u }

func linkTwins(o, t *unit) { o.twin, t.twin = t, o }

// unlinked reports whether a unit is not linked yet, to either.
func unlinked(u *unit) bool { return u.base == nil && u.twin == nil }

// matchBy links those units that have the same name: the first of the base to
// the first of the side, the second to the second. What has no name stays.
func matchBy(s siblings, name func(*unit) string) {
	for side, units := range sides(s) {
		named := byName(s.base, name, func(u *unit) bool { return u.to[side] == nil })
		for _, u := range units {
			if len(named) == 0 {
				break
			}
			if !unlinked(u) {
				continue
			}
			if n := name(u); len(named[n]) > 0 {
				link(named[n][0], u, side)
				named[n] = named[n][1:]
			}
		}
	}
}

// matchTwins links the units that are new on both sides and have one name.
func matchTwins(s siblings, name func(*unit) string) {
	named := byName(s.theirs, name, unlinked)
	for _, u := range s.ours {
		if len(named) == 0 {
			break
		}
		if !unlinked(u) {
			continue
		}
		if n := name(u); len(named[n]) > 0 {
			linkTwins(u, named[n][0])
			named[n] = named[n][1:]
		}
	}
}

func byName(units []*unit, name func(*unit) string, is func(*unit) bool) map[string][]*unit {
	named := map[string][]*unit{}
	for _, u := range units {
		if !is(u) {
			continue
		}
		if n := name(u); n != "" {
			named[n] = append(named[n], u)
		}
	}
	return named
}

// matchKeys links keys by what they mean, where no version says it in two
// words, else by how they are spelled.
func matchKeys(s siblings) {
	several := inSeveral(s, keyName)
	name := func(u *unit) string {
		if n := keyName(u); !several[n] {
			return n
		}
		return "=" + u.id
	}
	matchBy(s, name)
	matchTwins(s, name)
}

// inSeveral is the names that several units of one version have.
func inSeveral(s siblings, name func(*unit) string) map[string]bool {
	several := map[string]bool{}
	for _, units := range s.all() {
		seen := map[string]bool{}
		for _, u := range units {
			n := name(u)
			several[n] = several[n] || seen[n]
			seen[n] = true
		}
	}
	return several
}

func keyName(u *unit) string {
	name, _ := ledger.Key(u.id)
	return name
}

// matchElements links the elements of lists by what they say, and comments by
// their text.
func matchElements(s siblings) {
	name := func(u *unit) string {
		if u.kind == commentKind {
			return "#" + u.own
		}
		return strconv.Itoa(int(u.kind)) + u.id
	}
	matchBy(s, name)
	matchTwins(s, name)
}

// stretch is what stands between two anchors, as far as it has no match.
type stretch struct{ base, side []*unit }
