package edit

import "regexp"

// intents are what prose may speak of, with the line that would count.
var intents = []struct {
	says  *regexp.Regexp
	typed string
}{
	{regexp.MustCompile(`(?i)^(?:many |my )?(?:thanks|thank you|thanked)\b|\bthanks for\b|\bi thanked\b`), "thanked: for what"},
	{regexp.MustCompile(`(?i)^to-?do\b|\bi (?:have )?promised\b|\bi owe\b|\bi(?:'|’| wi)ll (?:send|call|ask|bring|write|help|introduce|share)\b`), "[ ] what you promised by YYYY-MM-DD"},
	{regexp.MustCompile(`(?i)\b(?:she|he|they) (?:has |have )?promised\b|\bpromised (?:me|to send)\b`), "[ ] they: what was promised by YYYY-MM-DD"},
	{regexp.MustCompile(`(?i)\b(?:helped|gave|lent|introduced) me\b|\bdid me a favou?r\b`), "got help: what it was"},
	{regexp.MustCompile(`(?i)\bi (?:helped|lent|introduced)\b|\bdid (?:her|him|them) a favou?r\b`), "gave help: what it was"},
}

// Intent is what to type so that prose counts which speaks of thanks, a promise
// or a favour; "" where it speaks of none.
func Intent(line string) string {
	for _, intent := range intents {
		if intent.says.MatchString(line) {
			return intent.typed
		}
	}
	return ""
}
