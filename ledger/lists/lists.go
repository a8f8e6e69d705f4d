// Package lists makes lists of lists. What is empty is no nil, so that json never
// writes it as null.
package lists

import "slices"

// Of is a list of what is made of each.
func Of[T, U any](all []T, one func(T) U) []U {
	list := make([]U, len(all))
	for i, x := range all {
		list[i] = one(x)
	}
	return list
}

// Flat is a list of all that is made of each.
func Flat[T, U any](all []T, some func(T) []U) []U {
	list := []U{}
	for _, x := range all {
		list = append(list, some(x)...)
	}
	return list
}

// Only is a list of those that are kept.
func Only[T any](all []T, keep func(T) bool) []T {
	list := []T{}
	for _, x := range all {
		if keep(x) {
			list = append(list, x)
		}
	}
	return list
}

// Count is how many there are of which something holds.
func Count[T any](all []T, holds func(T) bool) int { return len(Only(all, holds)) }

// Some reports whether something holds for one of them.
func Some[T any](all []T, holds func(*T) bool) bool {
	for i := range all {
		if holds(&all[i]) {
			return true
		}
	}
	return false
}

// Pointers lead to the things in a list.
func Pointers[T any](all []T) []*T {
	list := make([]*T, len(all))
	for i := range all {
		list[i] = &all[i]
	}
	return list
}

// Words are words of a type of their own as texts.
func Words[T ~string](words []T) []string {
	return Of(words, func(word T) string { return string(word) })
}

// Once adds what is not there yet.
func Once[T comparable](list []T, one T) []T {
	if slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}

// First orders what something is true of before what it is not true of.
func First[T any](is func(T) bool, x, y T) int {
	switch a, b := is(x), is(y); {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// Beyond returns what after has and before has not, and the other way round,
// each as often as it is missing.
func Beyond[T comparable](before, after []T) (gained, lost []T) {
	left := make(map[T]int, len(before))
	for _, x := range before {
		left[x]++
	}
	for _, x := range after {
		if left[x]--; left[x] < 0 {
			gained = append(gained, x)
		}
	}
	for _, x := range before {
		if left[x] > 0 {
			left[x]--
			lost = append(lost, x)
		}
	}
	return gained, lost
}
