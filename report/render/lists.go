package render

import "slices"

// only is a list of those that are kept.
func only[T any](all []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return !keep(x) })
}

func count[T any](all []T, counts func(T) bool) int { return len(only(all, counts)) }

// or is what may be absent, else what stands for it then.
func or[T any](value *T, absent T) T {
	if value == nil {
		return absent
	}
	return *value
}

// firstIf orders what something is true of before what it is not true of.
func firstIf(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}
