package edit

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Check reads the lines of a log as they would be read in a note of the ally.
// It returns the log as it is to be written: bullets and blanks around a line
// cut off, empty lines left out, the day of a promise as an ISO date. What
// would not be read as it is meant comes back as problems, which have no file;
// their Line counts the lines of the log that it returned, from 1.
func (l Log) Check(a *ledger.Ally, c *ledger.Config) (Log, []ledger.Problem) {
	k := &logChecker{a: a, c: c, day: l.Day}
	checked := l
	checked.Title, checked.Lines = strings.TrimSpace(l.Title), nil
	k.checkCharacters(checked.Title)
	for _, line := range l.Lines {
		if line = bareLine(line); line == "" {
			continue
		}
		k.line = len(checked.Lines) + 1
		checked.Lines = append(checked.Lines, k.check(line))
	}
	if len(checked.Lines) == 1 {
		checked.read = k.alone
	}
	return checked, k.problems
}

type logChecker struct {
	a        *ledger.Ally
	c        *ledger.Config
	day      ledger.Date
	line     int
	alone    *parse.Source // the line that was read last
	problems []ledger.Problem
}

// mostDays bounds how many days in words are written anew in one line.
const mostDays = 4

func (k *logChecker) check(line string) string {
	if !k.checkCharacters(line) {
		return line
	}
	line = parse.WithDoneDay(line, k.day)
	prose, problems := k.read(line)
	if !isItemText(k.alone.Blocks) {
		k.problem(line, len(line), ledger.CodeAlmostEntry, "Markdown takes this for more than a line of text",
			`begin with a word, or put \ before the character: `+escaped(line))
		return line
	}
	if why, nearest := parse.ImpossibleDay(line); why != "" {
		k.problem(line, parse.IsoLength, ledger.CodeDate, why, nearest)
		return line
	}
	for range mostDays {
		dated, ok := withDay(line, problems)
		if !ok {
			break
		}
		line = dated
		prose, problems = k.read(line)
	}
	if prose && len(problems) == 0 {
		k.checkProse(line)
	}
	for i := range problems {
		askShell(&problems[i])
	}
	k.problems = append(k.problems, problems...)
	return line
}

// eaten is what a shell leaves of $500, $5.50 or $1,200 after gave or got. For
// a lone 0 the reading itself asks.
var eaten = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(?:gave|got)\s+(00+|[.,]\d[\d.,]*)(?:[\s:]|$)`) })

func askShell(p *ledger.Problem) {
	if m := eaten().FindStringSubmatch(p.Source); m != nil {
		p.Hint = "did the shell take $5" + m[1] + "? Put the line in single quotes"
	}
}

func (k *logChecker) read(line string) (prose bool, problems []ledger.Problem) {
	log := Log{Day: k.day, Lines: []string{line}}
	k.alone = log.alone(k.a, k.c)
	problems = slices.Clone(k.alone.Sorted())
	first := len(log.aloneHeading(k.c) + "- ")
	for i := range problems {
		p := &problems[i]
		p.File, p.Line, p.Source, p.Cut = "", k.line, line, 0
		p.Column -= len("- ")
		p.EndColumn -= len("- ")
		for n := range p.Fix {
			p.Fix[n].Start -= first
			p.Fix[n].End -= first
		}
	}
	return !holdsAny(&k.alone.Ally.Notes[0], 0, math.MaxInt32), problems
}

func (k *logChecker) checkCharacters(line string) bool {
	for i, r := range line {
		_, size := utf8.DecodeRuneInString(line[i:])
		switch {
		case r == '\n' || r == '\r':
			k.problem(line[:i], i, ledger.CodeAlmostEntry, "a line is one line", "give each line an -l of its own, or read them from stdin with -")
		case r == utf8.RuneError && size == 1:
			k.problem(strings.ToValidUTF8(line, string(utf8.RuneError)), i+1, ledger.CodeEncoding, "this is not UTF-8", "type it again in a terminal that speaks UTF-8")
		case text.Garbles(r) && r != '\t':
			k.problem(line, i+size, ledger.CodeEncoding, fmt.Sprintf("%U cannot be seen, and may change how the line is shown", r), "leave it out")
		default:
			continue
		}
		return false
	}
	return true
}

// isItemText reports whether the line of a note of its own is nothing but the
// text of a list item.
func isItemText(note markdown.Block) bool {
	top := note.First().Next()
	if !top.Exists() || top.Kind() != markdown.ListBlock || top.Next().Exists() {
		return false
	}
	item := top.First()
	text := item.First()
	return !item.Next().Exists() && text.Exists() && text.Kind() == markdown.ParagraphBlock && !text.Next().Exists() && len(text.Lines()) == 1
}

// escaped is a line whose first character means nothing to Markdown.
func escaped(line string) string {
	n := text.CountDigits(line)
	return line[:n] + `\` + line[n:]
}

// withDay writes the day of a promise that is named in words as an ISO date;
// false where there is none that could be meant. What stands after an ISO date
// is not taken away: it may be meant.
func withDay(line string, problems []ledger.Problem) (string, bool) {
	for _, p := range problems {
		if p.Code != ledger.CodeAlmostDate || len(p.Fix) == 0 {
			continue
		}
		edits := text.EditsOf([]byte(line))
		edits.Add(p.Fix...)
		if cured, err := edits.Apply(); err == nil && namesAnotherDay(line, string(cured)) {
			return string(cured), true
		}
	}
	return line, false
}

var isoDay = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d{4}-\d{2}-\d{2}`) })

// namesAnotherDay reports whether a text has a day that another one has not: to
// say what a day is that was typed as it should be is its writer's affair.
func namesAnotherDay(line, cured string) bool {
	return slices.ContainsFunc(isoDay().FindAllString(cured, -1), func(day string) bool { return !strings.Contains(line, day) })
}

// checkProse refuses prose that begins as an entry or a task does: whoever
// types it means one.
func (k *logChecker) checkProse(line string) {
	start := parse.SkipMarks(line, 0)
	verb, length := parse.FindVerb(line[start:], k.c)
	after := start + length
	switch {
	case len(line) == 3 && strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
		k.problem(line, len(line), ledger.CodeAlmostEntry, "this promise says nothing", line+" what it is about")
	case verb == "" || after < len(line) && !text.IsBlank(line[after]) && line[after] != ':':
	default:
		why := "this begins like an entry, and would not be one"
		if verb == "gave" || verb == "got" {
			why = "this begins like an entry, and would not be counted"
		}
		k.problem(line, after, ledger.CodeAlmostEntry, why, "`"+verb+": "+strings.TrimSpace(line[after:])+"`; for prose, begin with another word")
	}
}

// problem notes a mistake that reaches from the line's beginning to an offset.
func (k *logChecker) problem(line string, end int, code ledger.Code, message, hint string) {
	k.problems = append(k.problems, ledger.Problem{
		Code: code, Severity: ledger.Error, Line: k.line, Column: 1,
		EndColumn: max(utf8.RuneCountInString(line[:min(end, len(line))])+1, 2),
		Message:   message, Hint: hint, Source: line,
	})
}
