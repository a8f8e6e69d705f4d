// Package diff shows how a text changes, as a unified diff that patch -p0,
// patch -p1 and git apply take when started in the ledger's root. It knows
// lines, and nothing of allies.
package diff

import "bytes"

// context is how many unchanged lines stand around a change.
const context = 3

// Changed is the diff of a file from one text to another; nothing where they
// are equal. The path is relative to the ledger's root, with /.
func Changed(path string, before, after []byte) []byte {
	return unified(path, path, before, after)
}

// Created is the diff of a new file. An empty file has no lines to show, so
// its diff is empty.
func Created(path string, after []byte) []byte {
	return unified(nowhere, path, nil, after)
}

// Removed is the diff of a file that goes. That of an empty file is empty.
func Removed(path string, before []byte) []byte {
	return unified(path, nowhere, before, nil)
}

func unified(from, to string, before, after []byte) []byte {
	if bytes.Equal(before, after) {
		return nil
	}
	a, b := lines(before), lines(after)
	var out bytes.Buffer
	out.WriteString(header("---", from))
	out.WriteString(header("+++", to))
	runs := match(number(a, b))
	for _, group := range hunks(changes(runs, len(a), len(b))) {
		writeHunk(&out, group, a, b)
	}
	return out.Bytes()
}

// lines cuts a text after each line feed; the last line may lack one.
func lines(text []byte) [][]byte {
	if len(text) == 0 {
		return nil
	}
	all := bytes.SplitAfter(text, []byte("\n"))
	if len(all[len(all)-1]) == 0 {
		all = all[:len(all)-1]
	}
	return all
}

// number gives equal lines of both texts equal numbers.
func number(a, b [][]byte) (x, y []int) {
	known := make(map[string]int, len(a))
	of := func(text [][]byte) []int {
		numbers := make([]int, len(text))
		for i, line := range text {
			n, ok := known[string(line)]
			if !ok {
				n = len(known)
				known[string(line)] = n
			}
			numbers[i] = n
		}
		return numbers
	}
	return of(a), of(b)
}
