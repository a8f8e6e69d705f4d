package edit

import (
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Log is what a user tells the ledger of one day with an ally.
type Log struct {
	Day   ledger.Date
	Title string   // of the note; "" for none
	With  []string // names of others who were there, for links in the heading
	FYI   bool     // the note is no contact
	Lines []string // each an entry, a task or prose, without a bullet

	read *parse.Source // its one line in a note of its own, where Check left that
}

// ByDay parts a log where a line begins with a day of its own, an ISO date or
// any words for one day before a colon: that line, without the day, goes into
// another log. The first log is of the day of l, and may be left without lines.
func (l Log) ByDay(today ledger.Date) []Log {
	days := []Log{l}
	days[0].Lines = nil
	for _, line := range l.Lines {
		day, rest := parse.OwnDay(bareLine(line), today)
		if day == 0 {
			day, rest = l.Day, line
		}
		at := 0
		for at < len(days) && days[at].Day != day {
			at++
		}
		if at == len(days) {
			days = append(days, Log{Day: day, FYI: l.FYI, With: l.With})
		}
		days[at].Lines = append(days[at].Lines, rest)
	}
	return days
}

// bareLine cuts off what a line of a list has around its text.
func bareLine(line string) string {
	line = strings.TrimSpace(strings.TrimPrefix(line, text.Bom)) // of a file that was piped in
	for _, bullet := range []string{"- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(line, bullet); ok && !markdown.IsRule(line) {
			return strings.TrimSpace(rest)
		}
	}
	return line
}

// title is what stands after the day of a new note.
func (l Log) title(c *ledger.Config) string {
	title := l.Title
	for _, name := range l.With {
		link := "[[" + name + "]]"
		if strings.Contains(title, link) {
			continue
		}
		title = strings.TrimSpace(title + " with " + link)
		title = strings.Replace(title, "]] with [[", "]] and [[", 1)
	}
	if l.FYI && !c.HidesContact(markdown.ReadTags(title)) {
		title = strings.TrimSpace(title + " #" + ledger.QuietTag)
	}
	return title
}

// tags lists the tags that the log brings into its note.
func (l Log) tags(c *ledger.Config) []string {
	tags := markdown.ReadTags(markdown.OutsideCode(l.title(c)))
	for _, line := range l.Lines {
		tags = append(tags, markdown.ReadTags(markdown.OutsideCode(line))...)
	}
	return markdown.Distinct(tags)
}

// intent is what prose may speak of, with the line that would count.
type intent struct {
	says  *regexp.Regexp
	typed string
}

var intents = sync.OnceValue(func() []intent {
	return []intent{
		{regexp.MustCompile(`(?i)^(?:\d[\d.,/]*\s*(?:h|hours?|min|minutes?)?\s+(?:of\s+)?)?(?:feedback|guidance|advice|introduction|intro|advocacy|visibility|listening|help)\b(?: (?:from|for|to)\b|:)`), "got 2h feedback: what it was, or gave"},
		{regexp.MustCompile(`(?i)^(?:many |my )?(?:thanks|thank you|thanked)\b|\bthanks for\b|\bi thanked\b`), "thanked: for what"},
		{regexp.MustCompile(`(?i)^to-?do\b|^promised? (?:to |her\b|him\b|them\b)|\bi (?:have )?promised\b|\bi owe\b|^owe\b|^(?:i )?(?:need|have|want) to (?:send|call|ask|bring|write|help|introduce|share)\b|^(?:will|remember to) (?:send|call|ask|bring|write|help|introduce|share)\b|\bi(?:'|’| wi)ll (?:send|call|ask|bring|write|help|introduce|share)\b`), "[ ] what you promised by YYYY-MM-DD"},
		{regexp.MustCompile(`(?i)\b(?:she|he|they) (?:has |have )?promised\b|\bpromised (?:me|to send)\b|\b(?:she|he|they)(?:'|’| wi)ll (?:send|call|ask|bring|write|help|introduce|share)\b`), "[ ] they: what was promised by YYYY-MM-DD"},
		{regexp.MustCompile(`(?i)\b(?:helped|gave|lent|introduced) me\b|\bdid me a favou?r\b`), "got help: what it was"},
		{regexp.MustCompile(`(?i)\bi (?:helped|lent|introduced)\b|\bdid (?:her|him|them) a favou?r\b`), "gave help: what it was"},
	}
})

// Intent is what to type so that prose counts which speaks of thanks, a promise
// or a favour; "" where it speaks of none.
func Intent(line string) string {
	for _, intent := range intents() {
		if intent.says.MatchString(line) {
			return intent.typed
		}
	}
	return ""
}
