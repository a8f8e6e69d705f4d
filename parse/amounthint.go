package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// commaHint is what may be typed in place of a number with commas that group no
// thousands.
func commaHint(whole string, point bool) string {
	plain := strings.ReplaceAll(whole, ",", "")
	grouped := "a grouped number has three digits behind each comma, or none: " + plain
	decimal := "a decimal has a point: " + strings.Replace(whole, ",", ".", 1)
	switch {
	case point || strings.Count(whole, ",") > 1:
		return grouped
	case strings.HasPrefix(whole, "0"):
		return decimal
	}
	return decimal + "; " + grouped
}

// suffixHint is what may be typed in place of a number and what sticks to it.
func suffixHint(number, suffix string) string {
	if code, ok := ledger.CurrencySigns[suffix]; ok {
		return suffix + number + " or " + number + " " + code
	}
	if minutes := suffix[1:]; strings.ContainsRune("h:", rune(suffix[0])) && len(minutes) == 2 && text.CountDigits(minutes) == 2 {
		return "hours and minutes are " + number + "h" + minutes + "m"
	}
	if near := ledger.Nearest(suffix, []string{"h", "hr", "hours", "min", "mins", "minutes"}); near != "" && len(suffix) > 2 {
		return "did you mean " + number + near + "?"
	}
	if c := suffix[0]; c == '/' || c == '-' || c == '\'' || c == '_' {
		return "one plain number: 2, 0.5, 1200, with a unit or without"
	}
	return number + " without letters, or with a unit: " + number + "h, " + number + "min, " + number + " USD"
}

// signHint is what may be typed in place of a number between a currency sign
// and letters: $5USD, or $5M, which is not 5 USD.
func signHint(number, suffix, unit string, c *ledger.Config) string {
	if _, known := c.Unit(strings.ToUpper(suffix)); known {
		return "one unit is enough: " + number + " " + unit
	}
	return "the whole number without letters, as in 5000 " + unit
}

func zero(word string) *refusal {
	if word == "0" {
		return &refusal{"an amount is above 0", "did the shell take $50? Put the line in single quotes: '$50'"}
	}
	return &refusal{"an amount is above 0: " + word, "leave the amount out, or type what was given"}
}
