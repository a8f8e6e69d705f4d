package parse

import (
	"cmp"
	"slices"
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

// refusal is why a word that begins like an amount is none: what is said, what
// to type in its place, and the part of the text that both speak of.
type refusal struct {
	message, hint string
	certain       bool // the hint is what was meant
	start, end    int
}

// fractions are quantities of one character; decimals[i] is the i-th.
const fractions = "½¼¾"

var decimals = []string{"0.5", "0.25", "0.75"}

// looksLikeAmount reports whether a word is meant as a quantity: it begins
// with a digit, a currency sign, or a sign or point before a digit.
func looksLikeAmount(word string) bool {
	if word != "" && word[0] >= 'A' && word[0] <= 'z' {
		return false
	}
	r, size := utf8.DecodeRuneInString(word)
	if unicode.Is(unicode.Sc, r) || strings.ContainsRune(fractions, r) {
		return true
	}
	if strings.ContainsRune("+-.−~≈", r) {
		word = word[size:]
		r, _ = utf8.DecodeRuneInString(word)
		if unicode.Is(unicode.Sc, r) {
			return true
		}
	}
	return r >= '0' && r <= '9'
}

// readAmount reads the quantity at the beginning of s: `2`, `0.5`, `2h`,
// `90 min`, `1h30m`, `50 USD`, `usd 50`, `$50`, `20 €`, `1,200`. ok is false
// where s begins with no quantity; bad is set where it begins with one that
// cannot be read, which ends at a.end all the same.
func readAmount(s string, c *ledger.Config) (a Amount, bad *refusal, ok bool) {
	if s == "" || text.IsASCIILetter(s[0]) && !text.CharactersOf(s).Any(text.Digits) {
		return Amount{}, nil, false
	}
	unit, start := unitBefore(s, c)
	word := text.FirstWord(s[start:])
	if !looksLikeAmount(word) {
		return Amount{}, nil, false
	}
	end := start + len(word)
	a.Unit, a.end = unit, end
	length := numberLength(word)
	number, bad := readQuantity(word[:length], word)
	a.Number = number
	if unit != "" {
		a.ask(c)
	}
	suffix := word[length:]
	switch {
	case suffix == "" && unit == "":
		a.detached(s, c)
	case bad != nil || suffix == "":
	case unit != "":
		bad = &refusal{message: "not an amount: " + s[:a.end], hint: doubleUnitHint(word[:length], suffix, unit, c)}
		start = 0
	default:
		if bad = a.attach(suffix, word, c); bad == nil && a.Unit == "h" {
			a.addMinutes(s)
		}
	}
	if bad == nil && isPointForThousands(word[:length], a.Unit) {
		bad = pointHint(word[:length], word)
	}
	if bad == nil && a.Number.Sign() == 0 {
		bad = zero(word, a.Unit)
	}
	if bad != nil {
		bad.start, bad.end = start, end
	}
	return a, bad, true
}

// isWholeAmount reports whether a text is an amount with a known unit, and nothing else.
func isWholeAmount(s string, c *ledger.Config) bool {
	a, bad, found := readAmount(s, c)
	return found && bad == nil && a.Unit != "" && a.asked == "" && a.end == len(s)
}

// unitBefore reads a currency's sign or code before a number: `$50`, `USD 50`.
// It returns where the number begins.
func unitBefore(s string, c *ledger.Config) (unit string, start int) {
	if r, size := utf8.DecodeRuneInString(s); r == '$' || r >= utf8.RuneSelf && unicode.Is(unicode.Sc, r) {
		number := text.SkipBlanks(s, size)
		if unit, ok := c.Unit(s[:size]); ok && looksLikeAmount(s[number:]) {
			return unit, number
		}
		return "", 0
	}
	word := text.FirstWord(s)
	after := text.SkipBlanks(s, len(word))
	if text.CountDigits(s[after:]) == 0 {
		return "", 0
	}
	if unit, ok := c.Unit(word); ok && ledger.IsCurrency(unit) && !slices.Contains(wordsToo, word) || isCapitals(word) && isLastButKind(s[after:], c) {
		return cmp.Or(unit, word), after
	}
	return "", 0
}

func (a *Amount) ask(c *ledger.Config) {
	if _, known := c.Unit(a.Unit); !known {
		a.asked = a.Unit
	}
}

// isLastButKind reports whether nothing but a kind follows the word with which a
// text begins: prose has three capitals before a number too.
func isLastButKind(s string, c *ledger.Config) bool {
	rest := strings.Trim(s[len(text.FirstWord(s)):], " \t*_")
	_, ofKind := c.Kind(rest)
	return rest == "" || ofKind
}

// wordsToo are words of English that are a currency's code too: "all 3 books".
var wordsToo = []string{"all", "top", "try", "All", "Top", "Try"}

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
	if n := text.CountDigits(digits); n > 0 && n == len(digits) && n <= mostWhole {
		return ledger.Int(int64(atoi(digits))), nil
	}
	whole, fraction, point := strings.Cut(digits, ".")
	if digits == "" || whole == "" || point && fraction == "" || strings.ContainsAny(fraction, ".,") {
		return ledger.Number{}, unreadable(digits, word)
	}
	if strings.Contains(whole, ",") {
		if !isGrouped(whole) {
			return ledger.Number{}, commaHint(whole, point, digits, word)
		}
		whole = strings.ReplaceAll(whole, ",", "")
	}
	if len(strings.TrimLeft(whole, "0")) > mostWhole || len(fraction) > MostFraction {
		return ledger.Number{}, tooLong(whole, fraction, word[len(digits):], word)
	}
	if point {
		whole += "." + fraction
	}
	number, ok := ledger.ParseNumber(whole)
	if !ok {
		return ledger.Number{}, unreadable(digits, word)
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

// isPointForThousands reports whether a point may group the digits of a sum of
// money, as much of the world writes it: 1.000 EUR.
func isPointForThousands(digits, unit string) bool {
	_, fraction, _ := strings.Cut(digits, ".")
	return len(fraction) == 3 && ledger.IsCurrency(unit)
}

func (a *Amount) attach(suffix, word string, c *ledger.Config) *refusal {
	if more, ok := minutesAfterHours(suffix); ok {
		a.Number, a.Unit = a.Number.Add(more), "h"
		return nil
	}
	if unit, ok := c.Unit(suffix); ok {
		a.Unit = unit
		return nil
	}
	return suffixHint(strings.TrimSuffix(word, suffix), suffix, c)
}

// minutesAfterHours reads the rest of `1h30m` after its first number, in hours.
func minutesAfterHours(suffix string) (hours ledger.Number, ok bool) {
	rest, found := strings.CutPrefix(suffix, "h")
	n := text.CountDigits(rest)
	if !found || n == 0 || n > MostFraction || rest[n:] != "m" && rest[n:] != "min" {
		return hours, false
	}
	return ledger.Int(int64(atoi(rest[:n]))).Mul(ledger.Frac(1, 60)), true
}

// addMinutes takes the second word of `1h 30m`.
func (a *Amount) addMinutes(s string) {
	start := text.SkipBlanks(s, a.end)
	word := text.FirstWord(s[start:])
	if more, ok := minutesAfterHours("h" + word); ok {
		a.Number = a.Number.Add(more)
		a.end = start + len(word)
	}
}

// detached takes the word after a number and a blank as its unit, where it is
// one: known, or three capitals. A kind that is spelled like a currency's code
// in small letters is the kind.
func (a *Amount) detached(s string, c *ledger.Config) {
	start := text.SkipBlanks(s, a.end)
	word := strings.Trim(text.FirstWord(s[start:]), "*_")
	if word == "" {
		return
	}
	unit, known := c.Unit(word)
	if _, isKind := c.Kind(word); isKind && known && unit != word && ledger.IsCurrency(unit) {
		return
	}
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

// A hint of an amount is what to type in the word's place, made of what the
// user typed alone; what it means stands in the message.

// unreadable is the refusal of a word that is no number: -2, .5, 1.2.3. What
// is left of it without its signs is the hint, where that is a number.
func unreadable(digits, word string) *refusal {
	bad := &refusal{message: "not an amount: " + word + "; one is a number above 0, with a unit or without"}
	r, size := utf8.DecodeRuneInString(word)
	if i := strings.IndexRune(fractions, r); i >= 0 {
		bad.hint, bad.certain = decimals[i/len("½")]+word[size:], true
	} else if plain := strings.TrimLeft(word, "+-−~≈"); plain != word {
		bad.hint = plain
	} else if strings.HasPrefix(digits, ".") && strings.Count(digits, ".") == 1 {
		bad.hint, bad.certain = "0"+word, true
	} else if strings.HasSuffix(digits, ".") || strings.HasSuffix(digits, ",") {
		bad.hint, bad.certain = strings.TrimRight(digits, ".,")+word[len(digits):], true
	}
	return bad
}

// commaHint is the refusal of a number with commas that group no thousands.
func commaHint(whole string, point bool, digits, word string) *refusal {
	bad := &refusal{message: "unclear amount: " + word + "; a comma groups three digits, a point begins the decimals"}
	after := word[len(digits):]
	plain := strings.ReplaceAll(digits, ",", "") + after
	decimal := strings.Replace(digits, ",", ".", 1) + after
	switch {
	case point || strings.Count(whole, ",") > 1:
		bad.hint = plain
	case strings.HasPrefix(whole, "0") || len(whole)-strings.IndexByte(whole, ',') <= 3:
		bad.hint, bad.certain = decimal, true
	default:
		bad.hint = decimal + " or " + plain
	}
	return bad
}

// pointHint is the refusal of a sum of money whose point may be for thousands.
func pointHint(digits, word string) *refusal {
	whole, fraction, _ := strings.Cut(digits, ".")
	after := word[len(digits):]
	decimal := whole
	switch f := strings.TrimRight(fraction, "0"); len(f) {
	case 0:
	case len(fraction): // all three count: a fourth makes them decimals
		decimal += "." + f + "0"
	default:
		decimal += "." + f
	}
	bad := &refusal{message: "unclear amount: " + word + "; a point may stand for thousands or for decimals", hint: decimal + after}
	if thousands := strings.TrimLeft(whole+fraction, "0"); thousands != "" && whole[0] != '0' {
		bad.hint = thousands + after + " or " + bad.hint
	}
	return bad
}

// tooLong is the refusal of a number with more digits than are counted; the
// hint leaves out decimals, never digits before the point.
func tooLong(whole, fraction, after, word string) *refusal {
	bad := &refusal{message: "the amount has too many digits: " + word + "; at most 12 stand before the point and 6 after it"}
	if len(strings.TrimLeft(whole, "0")) <= mostWhole && strings.Trim(whole+fraction[:MostFraction], "0") != "" {
		bad.hint = whole + "." + fraction[:MostFraction] + after
	}
	return bad
}

// suffixHint is the refusal of a number and of what sticks to it.
func suffixHint(number, suffix string, c *ledger.Config) *refusal {
	bad := &refusal{message: "not an amount: " + number + suffix}
	minutes := strings.TrimSuffix(suffix[1:], "h")
	switch near := nearUnit(suffix, c); {
	case suffix == "m":
		bad.message = "unclear amount: " + number + suffix + "; m may be minutes or months, and months are no amount"
		bad.hint = number + "min"
	case strings.ContainsRune("h:", rune(suffix[0])) && len(minutes) == 2 && text.CountDigits(minutes) == 2:
		bad.hint, bad.certain = number+"h"+minutes+"m", true
	case suffix == "/2" || suffix == "/2h" || suffix == "/4" || suffix == "/4h":
		bad.hint, bad.certain = halfOf(number, suffix), number == "1" || number == "3"
	case (suffix == "k" || suffix == "K") && text.CountDigits(number) == len(number):
		bad.hint, bad.certain = number+"000", true
	case suffix == "hs":
		bad.hint, bad.certain = number+"h", true
	case near != "":
		bad.hint, bad.certain = number+near, true
	case !text.LetterAt(suffix, 0):
		bad.message += "; one is a plain number, with a unit or without"
	case strings.ContainsFunc(suffix, func(c rune) bool { return !unicode.IsLetter(c) }) || slices.Contains(otherLengths, suffix):
		bad.message += "; what sticks to a number is its unit"
	default:
		bad.message += "; what sticks to a number is its unit"
		bad.hint = number
	}
	return bad
}

// otherLengths are units of time that are no amount: without one the number would say something else.
var otherLengths = []string{"s", "sec", "secs", "d", "day", "days", "w", "wk", "wks", "week", "weeks", "mo", "month", "months", "y", "yr", "yrs", "year", "years"}

// halfOf is a fraction of a half or a quarter as a decimal, "" for another one.
func halfOf(number, suffix string) string {
	decimal, ok := map[string]string{"1/2": "0.5", "1/4": "0.25", "3/4": "0.75", "3/2": "1.5"}[number+suffix[:2]]
	if !ok {
		return ""
	}
	return decimal + suffix[2:]
}

func nearUnit(suffix string, c *ledger.Config) string {
	if len(suffix) <= 2 {
		return ""
	}
	if near := ledger.Nearest(suffix, []string{"h", "hr", "hours", "min", "mins", "minutes"}); near != "" {
		return near
	}
	return nearestUnit(suffix, c)
}

// doubleUnitHint is what to type in place of a number between a currency and
// letters: $5USD, or $5M, which is not 5 USD.
func doubleUnitHint(number, suffix, unit string, c *ledger.Config) string {
	if _, known := c.Unit(suffix); known {
		return number + " " + unit
	}
	return ""
}

// zero is the refusal of nothing. A shell takes the $5 of $50 for a word of its own.
func zero(word, unit string) *refusal {
	if word == "0" && unit == "" {
		return &refusal{message: "an amount is above 0", hint: "did the shell take $50? Put the line in single quotes: '$50'"}
	}
	return &refusal{message: "an amount is above 0: " + word + "; leave it out, or type what was given"}
}

// currencyNames are what people call the money that has a sign of its own.
var currencyNames = map[string]string{"dollar": "USD", "buck": "USD", "euro": "EUR", "pound": "GBP", "quid": "GBP"}

func currencyNamed(word string) string {
	return currencyNames[strings.ToLower(strings.TrimSuffix(word, "s"))]
}

// nearestUnit is the unit of allies.yaml that a word is near to, such as its plural; "" for none.
func nearestUnit(word string, c *ledger.Config) string {
	if code := currencyNamed(word); code != "" {
		return code
	}
	names := make([]string, 0, len(c.Units))
	for name := range c.Units {
		names = append(names, name)
	}
	return ledger.Nearest(word, names)
}
