package report

import "allies/ledger"

// dateOrNever orders no date after every date.
func dateOrNever(d ledger.Date) ledger.Date {
	if d == 0 {
		return 1<<31 - 1
	}
	return d
}

// notNull is a copy that json never writes as null.
func notNull(values []string) []string { return append([]string{}, values...) }

// listOf is a list of what is made of each, which json never writes as null.
func listOf[T, U any](all []T, one func(T) U) []U {
	list := make([]U, len(all))
	for i, x := range all {
		list[i] = one(x)
	}
	return list
}

// only is a list of those that are kept, which json never writes as null.
func only[T any](all []T, keep func(T) bool) []T {
	list := []T{}
	for _, x := range all {
		if keep(x) {
			list = append(list, x)
		}
	}
	return list
}

// pointer leads to a copy of a value that may be absent elsewhere.
func pointer[T any](value T) *T { return &value }

// pointers are those of the things in a list.
func pointers[T any](all []T) []*T {
	list := make([]*T, len(all))
	for i := range all {
		list[i] = &all[i]
	}
	return list
}

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
