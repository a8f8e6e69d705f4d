package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// Amount is a quantity typed after gave or got.
type Amount struct {
	Number ledger.Number
	Unit   string // canonical, "" for a bare number
	asked  string // three capitals that are no known unit
	end    int    // where it ends in the text
}

// refusal is why a word that begins like an amount is none, and the cure.
type refusal struct {
	message, hint string
}

// looksLikeAmount reports whether a word is meant as a quantity: it begins
// with a digit, a currency sign, or a sign or point before a digit.
func looksLikeAmount(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if unicode.Is(unicode.Sc, r) {
		return true
	}
	if strings.ContainsRune("+-.−", r) {
		word = word[size:]
		r, _ = utf8.DecodeRuneInString(word)
		if unicode.Is(unicode.Sc, r) {
			return true
		}
	}
	return r >= '0' && r <= '9'
}

// readAmount reads the quantity at the beginning of s: `2`, `0.5`, `2h`,
// `90 min`, `1h30m`, `50 USD`, `$50`, `1,200`. ok is false where s begins with
// no quantity; bad is set where it begins with one that cannot be read, up to
// end.
func readAmount(s string, c *ledger.Config) (a Amount, bad *refusal, ok bool) {
	word := text.FirstWord(s)
	if !looksLikeAmount(word) {
		return Amount{}, nil, false
	}
	a.end = len(word)
	digits := word
	for sign, code := range ledger.CurrencySigns {
		if rest, found := strings.CutPrefix(word, sign); found {
			digits = rest
			a.Unit, _ = c.Unit(code)
		}
	}
	length := numberLength(digits)
	number, bad := readQuantity(digits[:length], word)
	if bad != nil {
		if length == len(digits) && a.Unit == "" {
			a.detached(s, c)
		}
		return a, bad, true
	}
	a.Number = number
	switch suffix := digits[length:]; {
	case suffix != "" && a.Unit != "":
		return a, &refusal{"not an amount: " + word, signHint(digits[:length], suffix, a.Unit, c)}, true
	case suffix != "":
		if bad = a.attach(suffix, word, c); bad == nil && a.Unit == "h" {
			a.addMinutes(s)
		}
	case a.Unit == "":
		a.detached(s, c)
	}
	if bad == nil && a.Number.Sign() == 0 {
		bad = zero(word)
	}
	return a, bad, true
}

// numberLength is the length of the digits, points and commas s begins with.
func numberLength(s string) int {
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' || s[n] == ',') {
		n++
	}
	return n
}

// The bounds of an amount, in digits before and after the point.
const (
	mostWhole    = 12
	MostFraction = 6
)

func readQuantity(digits, word string) (ledger.Number, *refusal) {
	whole, fraction, point := strings.Cut(digits, ".")
	if digits == "" || whole == "" || point && fraction == "" || strings.ContainsAny(fraction, ".,") {
		return ledger.Number{}, &refusal{"not an amount: " + word, "2, 0.5, 2h, 20min, 50 USD or $50"}
	}
	if strings.Contains(whole, ",") {
		if !isGrouped(whole) {
			return ledger.Number{}, &refusal{"unclear amount: " + word, commaHint(whole, point)}
		}
		whole = strings.ReplaceAll(whole, ",", "")
	}
	if len(strings.TrimLeft(whole, "0")) > mostWhole || len(fraction) > MostFraction {
		return ledger.Number{}, &refusal{"the amount has too many digits: " + word, "at most 12 before the point and 6 after it"}
	}
	if point {
		whole += "." + fraction
	}
	number, ok := ledger.ParseNumber(whole)
	if !ok {
		return ledger.Number{}, &refusal{"not an amount: " + word, "2, 0.5, 2h, 20min, 50 USD or $50"}
	}
	return number, nil
}

// isGrouped reports whether commas stand only before groups of three.
func isGrouped(whole string) bool {
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i == 0 && (len(g) < 1 || len(g) > 3 || g[0] == '0') || i > 0 && len(g) != 3 {
			return false
		}
	}
	return true
}

// attach reads the letters right behind a number as its unit.
func (a *Amount) attach(suffix, word string, c *ledger.Config) *refusal {
	if hours, minutes, ok := hoursAndMinutes(a.Number, suffix); ok {
		a.Number, a.Unit = hours.Add(minutes.Mul(ledger.Frac(1, 60))), "h"
		return nil
	}
	if unit, ok := c.Unit(suffix); ok {
		a.Unit = unit
		return nil
	}
	number := strings.TrimSuffix(word, suffix)
	if suffix == "m" {
		return &refusal{"unclear amount: " + word, number + "min for minutes; months are no amount"}
	}
	return &refusal{"not an amount: " + word, suffixHint(number, suffix)}
}

// hoursAndMinutes reads the rest of `1h30m` behind its first number.
func hoursAndMinutes(hours ledger.Number, suffix string) (h, m ledger.Number, ok bool) {
	rest, found := strings.CutPrefix(suffix, "h")
	n := text.CountDigits(rest)
	if !found || n == 0 || n > MostFraction || rest[n:] != "m" && rest[n:] != "min" {
		return h, m, false
	}
	return hours, ledger.Int(int64(atoi(rest[:n]))), true
}

// addMinutes takes the second word of `1h 30m`.
func (a *Amount) addMinutes(s string) {
	start := text.SkipBlanks(s, a.end)
	word := text.FirstWord(s[start:])
	if _, minutes, ok := hoursAndMinutes(a.Number, "h"+word); ok {
		a.Number = a.Number.Add(minutes.Mul(ledger.Frac(1, 60)))
		a.end = start + len(word)
	}
}

// detached takes the word behind a number and a blank as its unit, where it is
// one: known, or three capitals.
func (a *Amount) detached(s string, c *ledger.Config) {
	start := text.SkipBlanks(s, a.end)
	word := strings.Trim(text.FirstWord(s[start:]), "*_")
	if word == "" {
		return
	}
	unit, known := c.Unit(word)
	if !known && !isCapitals(word) {
		return
	}
	if !known {
		unit, a.asked = word, word
	}
	a.Unit = unit
	a.end = start + strings.Index(s[start:], word) + len(word)
}

func isCapitals(word string) bool {
	if len(word) != 3 {
		return false
	}
	for i := range 3 {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}
