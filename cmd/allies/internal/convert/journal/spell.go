package journal

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"allies/ledger"
)

// noKind stands in the place of a kind that was not said; no kind has a blank.
const noKind = "not said"

type rules struct {
	account func(name string) spelling // one part of an account
	unit    func(name string) spelling
	mark    func(hash string) string // what is added to a name's spelling to tell it from others
	quote   func(unit string) string // how a unit's spelling stands in the journal
}

// spelling is how a name can be written; vague where another may have the same.
type spelling struct {
	text  string
	vague bool
}

// spellings are how a journal writes the names of a ledger: never two alike.
type spellings struct {
	rules
	allies, kinds, units map[string]string // by file, kind and unit
}

func (b *Book) spellAll(r rules) *spellings {
	s := &spellings{rules: r}
	allies, kinds, units := map[string]string{}, map[string]string{"": noKind}, map[string]string{"": points}
	for _, a := range b.Allies {
		allies[a.File] = a.Name
	}
	for unit := range b.Config.Units {
		units[unit] = unit
	}
	for i := range b.Entries {
		e := &b.Entries[i]
		allies[e.Ally.File] = e.Ally.Name
		if e.Kind != "" {
			kinds[e.Kind] = e.Kind
		}
		if e.Unit != "" {
			units[e.Unit] = e.Unit
		}
	}
	s.allies = distinct(allies, r.account, r.mark)
	s.kinds = distinct(kinds, r.account, r.mark)
	s.units = distinct(units, r.unit, r.mark)
	return s
}

// distinct spells each name, by what it is the name of. What may be taken for
// another gets a mark that depends on nothing but itself.
func distinct(names map[string]string, spell func(string) spelling, mark func(string) string) map[string]string {
	alike := map[string]int{}
	for _, name := range names {
		alike[spell(name).text]++
	}
	spelled, taken := map[string]string{}, map[string]bool{}
	for _, of := range slices.Sorted(maps.Keys(names)) {
		own := spell(names[of])
		text, seed := own.text, names[of]
		if alike[text] > 1 {
			seed = of + "\x00" + seed
		}
		wanted := own.vague || alike[text] > 1 && of != "" // points and no kind are spelled first, and as they are
		for wanted || taken[text] {
			text = own.text + mark(hash(seed))
			seed, wanted = seed+"\x00", false
		}
		spelled[of], taken[text] = text, true
	}
	return spelled
}

const hashLength = 6

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])[:hashLength]
}

func (s *spellings) ally(a *ledger.Ally) string { return alliesRoot + ":" + s.allies[a.File] }

func (s *spellings) against(e *Entry) string { return e.root() + ":" + s.kinds[e.Kind] }

func (s *spellings) amount(n ledger.Number, unit string) string {
	return decimal(n) + " " + s.quote(s.units[unit])
}

// plainAccount spells a name for hledger and Ledger, which take nearly all: a
// colon begins a sub-account, a semicolon a comment, two blanks end the name.
func plainAccount(name string) spelling {
	s := visible(name)
	for _, r := range []struct{ old, new string }{{":", "-"}, {";", ","}} {
		if strings.Contains(s.text, r.old) {
			s = spelling{strings.ReplaceAll(s.text, r.old, r.new), true}
		}
	}
	return s
}

func visible(name string) spelling {
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case isHidden(r):
			return -1
		}
		return r
	}, name)
	text := strings.Join(strings.Fields(seen), " ")
	return spelling{text, utf8.RuneCountInString(seen) != utf8.RuneCountInString(name) || text == ""}
}

func isHidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == utf8.RuneError
}

// plainUnit spells a unit for hledger: in quotes all is well that has none.
func plainUnit(name string) spelling {
	s := visible(name)
	if strings.Contains(s.text, `"`) {
		s = spelling{strings.ReplaceAll(s.text, `"`, "'"), true}
	}
	return s
}

// ledgerUnit is plainUnit but for the units of time that Ledger itself has, and
// would count in hours, and for its per cent.
func ledgerUnit(name string) spelling {
	s := plainUnit(name)
	s.vague = s.vague || name == "m" || name == "s" || name == "%"
	return s
}

func plainMark(hash string) string { return " #" + hash }

// plainQuote puts quotes around a unit that is more than letters, or is a word
// of Ledger's own.
func plainQuote(unit string) string {
	letters := strings.Trim(strings.ToLower(unit), "abcdefghijklmnopqrstuvwxyz") == ""
	if letters && !slices.Contains([]string{"and", "or", "not", "div", "if", "else", "true", "false"}, unit) {
		return unit
	}
	return `"` + unit + `"`
}

// beanAccount spells a name for Beancount: letters, digits and hyphens, the
// first a capital or a digit. A blank becomes a hyphen, and so a hyphen two.
func beanAccount(name string) spelling {
	var b strings.Builder
	vague := false
	for _, r := range norm.NFC.String(strings.Join(strings.Fields(name), " ")) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-':
			b.WriteString("--")
		case unicode.IsLetter(r) || unicode.Is(unicode.Nd, r):
			b.WriteRune(r)
		default:
			b.WriteByte('-')
			vague = true
		}
	}
	text := b.String()
	if vague {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '-' }), "-")
	}
	return spelling{capital(text), vague || text == ""}
}

func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if up := unicode.ToUpper(r); unicode.IsUpper(up) || up >= '0' && up <= '9' {
		return string(up) + text[size:]
	}
	return "X" + text
}

const longestUnit = 24

// beanUnit spells a unit for Beancount: capitals, digits and '._-, two at least,
// a capital first and no punctuation mark last.
func beanUnit(name string) spelling {
	if name == "h" {
		return spelling{text: "HR"}
	}
	upper := strings.ToUpper(name)
	text := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, upper)
	s := spelling{strings.Trim(text, "-"), text != upper}
	if s.text == "" || s.text[0] < 'A' {
		s = spelling{"X" + s.text, true}
	}
	room := longestUnit - len(beanMark("")) - hashLength
	if len(s.text) > room {
		s = spelling{s.text[:room], true}
	}
	s.vague = s.vague || len(s.text) == 1 || slices.Contains([]string{"TRUE", "FALSE", "NULL"}, s.text)
	return s
}

func beanMark(hash string) string { return "-X" + strings.ToUpper(hash) }

func (b *Book) accounts(s *spellings) []account {
	seen := map[string]bool{}
	var all []account
	add := func(spelled, name string) {
		if !seen[spelled] {
			seen[spelled] = true
			all = append(all, account{spelled, name})
		}
	}
	for i := range b.Entries {
		add(s.ally(b.Entries[i].Ally), b.Entries[i].Ally.Name)
		add(s.against(&b.Entries[i]), cmp.Or(b.Entries[i].Kind, noKind))
	}
	slices.SortFunc(all, func(x, y account) int { return strings.Compare(x.spelled, y.spelled) })
	return all
}

type account struct{ spelled, name string }

func (a account) isAs() bool {
	_, own, _ := strings.Cut(a.spelled, ":")
	return own == a.name
}

const accountWidth = 40
