package parse

import "encoding/binary"

// recent is what words were read as that files use again and again, tags and heads of
// entries: those of late. Whatever a file says, it takes no more memory.
type recent[T any] struct{ slots [1024]recentWords[T] }

type recentWords[T any] struct {
	words string // as a string of their own; "" for none yet
	read  T
}

// nearSlots is in how many slots, from the one of their hash on, words are looked for.
const nearSlots = 4

// slot is where words stand, or where they may be put.
func (r *recent[T]) slot(words string) (s *recentWords[T], found bool) {
	hash := hashOf(words)
	for i := range uint64(nearSlots) {
		s = &r.slots[(hash+i)%uint64(len(r.slots))]
		if s.words == words {
			return s, true
		}
		if s.words == "" {
			break
		}
	}
	return s, false
}

// hashOf tells short texts apart by their first eight bytes and their last.
func hashOf(s string) (hash uint64) {
	const odd = 0x9e3779b97f4a7c15
	if n := len(s); n >= 8 {
		hash = binary.LittleEndian.Uint64([]byte(s[:8]))*odd + binary.LittleEndian.Uint64([]byte(s[n-8:]))
	} else {
		for i := range n {
			hash = hash<<8 | uint64(s[i])
		}
	}
	return hash * odd >> 32
}
