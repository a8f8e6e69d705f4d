package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

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

// otherLengths are units of time that are no amount: without one the number would
// say something else.
var otherLengths = []string{"s", "sec", "secs", "d", "day", "days", "w", "wk", "wks", "week", "weeks", "mo", "month", "months", "y", "yr", "yrs", "year", "years"}

// halfOf is a fraction of a half or a quarter as a decimal, "" for another one.
func halfOf(number, suffix string) string {
	decimal, ok := map[string]string{"1/2": "0.5", "1/4": "0.25", "3/4": "0.75", "3/2": "1.5"}[number+suffix[:2]]
	if !ok {
		return ""
	}
	return decimal + suffix[2:]
}

// nearUnit is the unit that letters are a slip away from, "" for none.
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
