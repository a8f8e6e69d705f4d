package text

// Characters is a set of kinds of characters. It tells in one look which of many
// checks a text needs: most lines of notes hold none of what they look for.
type Characters uint16

// The kinds of characters that checks look for.
const (
	Digits      Characters = 1 << iota
	Capitals               // A to Z
	Colons                 // :
	Ats                    // @
	Hashes                 // #
	Backslashes            // \
	Comments               // ` and %, of code and comments
	Squares                // [
	Brackets               // ( { and <
	Controls               // below a blank: tabs and line ends too
	Beyond                 // beyond ASCII
)

var kindOf = func() (kinds [256]Characters) {
	mark := func(from, to int, kind Characters) {
		for c := from; c <= to; c++ {
			kinds[c] |= kind
		}
	}
	mark('0', '9', Digits)
	mark('A', 'Z', Capitals)
	mark(0, ' '-1, Controls)
	mark(0x80, 0xff, Beyond)
	for c, kind := range map[byte]Characters{
		':': Colons, '@': Ats, '#': Hashes, '\\': Backslashes, '`': Comments, '%': Comments,
		'[': Squares, '(': Brackets, '{': Brackets, '<': Brackets,
	} {
		kinds[c] = kind
	}
	return kinds
}()

// CharactersOf are the kinds of characters that a text holds.
func CharactersOf(s string) (found Characters) {
	at := 0
	for ; at+8 <= len(s); at += 8 {
		c := s[at : at+8]
		found |= kindOf[c[0]] | kindOf[c[1]] | kindOf[c[2]] | kindOf[c[3]] | kindOf[c[4]] | kindOf[c[5]] | kindOf[c[6]] | kindOf[c[7]]
	}
	if at+4 <= len(s) {
		c := s[at : at+4]
		found |= kindOf[c[0]] | kindOf[c[1]] | kindOf[c[2]] | kindOf[c[3]]
		at += 4
	}
	for ; at < len(s); at++ {
		found |= kindOf[s[at]]
	}
	return found
}

// Any reports whether one of some kinds is among them.
func (c Characters) Any(of Characters) bool { return c&of != 0 }
