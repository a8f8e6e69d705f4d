package render

import (
	"fmt"
	"io"
	"strings"

	"allies/ledger"
	"allies/report"
)

// Checked is what check has to say beside the problems.
type Checked struct {
	LeftOut   []report.LeftOut
	Irregular []string // paths of what is no regular file
}

// Check writes every problem for a terminal, how many there are, and how many
// files were left out by which rule.
func Check(w io.Writer, problems []ledger.Problem, beside Checked, o Options) error {
	x := &texter{Options: &o}
	for i := range problems {
		x.gap()
		x.problem(&problems[i])
	}
	x.gap()
	if len(problems) == 0 {
		x.line(0, good, "no problems: every line was read as it was meant")
	} else {
		errors, warnings := ledger.CountProblems(problems)
		x.line(0, normal, report.Count(errors, "error")+", "+report.Count(warnings, "warning"))
	}
	for _, path := range beside.Irregular {
		x.wrapped(0, normal, path+" is no regular file: it is left alone")
	}
	if left := leftOut(beside.LeftOut); left != "" {
		x.wrapped(0, faint, left)
	}
	_, err := io.WriteString(w, x.out.String())
	return wrap("text", err)
}

func (x *texter) problem(p *ledger.Problem) {
	tone := warm
	if p.Severity == ledger.Error {
		tone = alert
	}
	x.raw(0, fmt.Sprintf("%s %s %s %s",
		x.paint(strong, Visible(fmt.Sprintf("%s:%d:%d:", p.File, p.Line, p.Column))),
		x.paint(tone, string(p.Severity)+":"), Visible(p.Message), x.paint(faint, "["+string(p.Code)+"]")))
	if source, mark := excerpt(p, x.excerptWidth(), x.ellipsis()); source != "" {
		x.raw(indent, source)
		x.raw(indent, x.paint(tone, mark))
	}
	if p.Hint != "" {
		x.raw(indent, x.paint(faint, "hint:")+" "+Visible(p.Hint))
	}
}

// longestExcerpt is how many columns of a user's line are shown where no
// terminal sets a limit.
const longestExcerpt = 120

func (x *texter) excerptWidth() int {
	if x.Width > 0 {
		return max(20, x.Width-indent)
	}
	return longestExcerpt
}

// excerpt returns the user's line and a line with marks under the place. Of a
// long line it is the part around the place.
func excerpt(p *ledger.Problem, width int, ellipsis string) (source, mark string) {
	before, marked, after := aroundPlace(p)
	if strings.TrimSpace(before+marked+after) == "" {
		return "", ""
	}
	if p.Cut > 0 || Width(before) > width/2 {
		before = ellipsis + lastWithin(before, width/2-Width(ellipsis))
	}
	if cut := truncate(marked, max(1, width-Width(before)), ellipsis); cut != marked {
		marked, after = cut, ""
	}
	after = truncate(after, max(1, width-Width(before)-Width(marked)), ellipsis)
	return strings.TrimRight(before+marked+after, " "), marks(before, marked)
}

// aroundPlace cuts the user's line, as Visible shows it, at the place of a
// problem.
func aroundPlace(p *ledger.Problem) (before, marked, after string) {
	line := []rune(p.Source)
	from := min(max(0, p.Column-1-p.Cut), len(line))
	to := min(max(from, p.EndColumn-1-p.Cut), len(line))
	return Visible(string(line[:from])), Visible(string(line[from:to])), Visible(string(line[to:]))
}

func marks(before, marked string) string {
	return blanks(Width(before)) + strings.Repeat("^", max(1, Width(marked)))
}

// Marks are the signs that stand under the place of a problem, where the
// user's line is shown whole.
func Marks(p *ledger.Problem) string {
	before, marked, _ := aroundPlace(p)
	return marks(before, marked)
}

// Github writes problems as annotations of a forge's checks: one line each.
func Github(w io.Writer, problems []ledger.Problem) error {
	var b strings.Builder
	for i := range problems {
		p := &problems[i]
		message := p.Message
		if p.Hint != "" {
			message += "\nhint: " + p.Hint
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,endColumn=%d,title=%s::%s\n", p.Severity,
			annotated(p.File, asProperty), p.Line, p.Column, p.EndColumn, annotated(string(p.Code), asProperty), annotated(message, asMessage))
	}
	_, err := io.WriteString(w, b.String())
	return wrap("github", err)
}

// What workflow commands want escaped in a message, and in a property.
var (
	asMessage  = strings.NewReplacer("%", "%25")
	asProperty = strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C")
)

// annotated writes a value into a workflow command, which is one line.
func annotated(s string, as *strings.Replacer) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = as.Replace(Visible(line))
	}
	return strings.Join(lines, "%0A")
}
