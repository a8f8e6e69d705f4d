package render

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/format"
	"allies/report/render/page"
	"allies/report/render/plain"
)

// Checked is what check has to say beside the problems.
type Checked struct {
	Read     report.Read
	LeftOut  []report.LeftOut
	Days     report.UnreadDays
	Aside    []string // sentences about files without a problem
	Problems int      // of the whole ledger, whichever are shown
}

// Check writes every problem for a terminal, how many there are, and in the
// last line what was read and how many files were left out by which rule.
func Check(w io.Writer, problems []ledger.Problem, beside Checked, o format.Screen) error {
	x := &format.Printer{Screen: &o}
	for i := range problems {
		x.Gap()
		problem(x, &problems[i])
	}
	x.Gap()
	for _, line := range beside.Aside {
		x.Wrapped(0, page.Normal, line)
	}
	tail, last := beside.read(), x.Line // which a program reads: one line
	if o.Folds {
		last = x.Wrapped
	}
	switch {
	case len(problems) > 0:
		errors, warnings := ledger.CountProblems(problems)
		x.Line(0, page.Normal, english.Count(errors, "error")+", "+english.Count(warnings, "warning"))
		if beside.Problems > 0 { // of one file that is edited nothing is known
			last(0, page.Faint, tail)
		}
	case beside.whole():
		last(0, page.Good, "no problems: every line was read; "+tail)
	case beside.Problems > 0:
		last(0, page.Normal, "no problems in what was asked for; in the whole ledger "+english.Count(beside.Problems, "problem")+"; "+tail)
	default:
		last(0, page.Good, "no problems; "+tail)
	}
	_, err := io.WriteString(w, x.Out.String())
	return wrap("text", err)
}

// whole reports whether every line was read, files left out by 1 and 3 aside.
func (c Checked) whole() bool {
	return c.Problems == 0 && c.Days.Pages+c.Read.TasksWithoutOwner == 0 && !slices.ContainsFunc(c.LeftOut, func(l report.LeftOut) bool {
		return l.Rule == nil || *l.Rule != 1 && *l.Rule != 3
	})
}

func (c Checked) read() string {
	files := counts{english.Count(c.Read.Allies, "ally")}
	files.add("", c.Read.Pages, "page", "")
	said := counts{english.Join("and", files) + " read"}
	said.add("", c.Read.TasksWithoutOwner, "task", " on pages without an owner")
	said.add("", c.Read.LinesUnread, "line", " not as written")
	parts := []string{strings.Join(said, ", "), UnreadDays(c.Days), leftOut(c.LeftOut)}
	return strings.Join(lists.Only(parts, isSaid), "; ")
}

func problem(x *format.Printer, p *ledger.Problem) {
	tone := page.Warm
	if p.Severity == ledger.Error {
		tone = page.Alert
	}
	headline(x, p, tone)
	if source, mark := excerpt(p, cmp.Or(x.Room(format.Indent), longestExcerpt), x.Ellipsis()); source != "" {
		x.Raw(format.Indent, source)
		x.Raw(format.Indent, x.Paint(tone, mark))
	}
	if p.Hint != "" {
		first, more, _ := strings.Cut(p.Hint, "\n")
		x.Raw(format.Indent, x.Paint(page.Faint, "hint:")+" "+plain.Visible(first))
		for line := range strings.Lines(more) {
			x.Raw(format.Indent+len("hint: "), plain.Visible(strings.TrimRight(line, "\r\n")))
		}
	}
}

// headline is where a problem is and what it is; a terminal folds it.
func headline(x *format.Printer, p *ledger.Problem, tone page.Tone) {
	place, severity, code := plain.Visible(fmt.Sprintf("%s:%d:%d:", p.File, p.Line, p.Column)), string(p.Severity)+":", "["+string(p.Code)+"]"
	lines := []string{place + " " + severity + " " + plain.Visible(p.Message) + " " + code}
	if x.Folds {
		lines = plain.Fold(lines[0], x.Room(format.Indent))
	}
	for i, line := range lines {
		if rest, ok := strings.CutPrefix(line, place+" "+severity); ok && i == 0 {
			line = x.Paint(page.Strong, place) + " " + x.Paint(tone, severity) + rest
		}
		if rest, ok := strings.CutSuffix(line, code); ok && i == len(lines)-1 {
			line = rest + x.Paint(page.Faint, code)
		}
		x.Raw(min(i, 1)*format.Indent, line)
	}
}

// longestExcerpt is how much of a user's line is shown without a terminal.
const longestExcerpt = 120

// excerpt is the user's line, of a long one a part, and the marks under the place.
func excerpt(p *ledger.Problem, width int, ellipsis string) (source, mark string) {
	before, marked, after := aroundPlace(p)
	if strings.TrimSpace(before+marked+after) == "" {
		return "", ""
	}
	if p.Cut > 0 || plain.Width(before) > width/2 {
		before = ellipsis + plain.LastWithin(before, width/2-plain.Width(ellipsis))
	}
	if cut := plain.Truncate(marked, max(1, width-plain.Width(before)), ellipsis); cut != marked {
		marked, after = cut, ""
	}
	after = plain.Truncate(after, max(1, width-plain.Width(before)-plain.Width(marked)), ellipsis)
	return strings.TrimRight(before+marked+after, " "), plain.Underline(before, marked)
}

// aroundPlace cuts the user's line, made visible, at the place of a problem.
func aroundPlace(p *ledger.Problem) (before, marked, after string) {
	line := []rune(p.Source)
	from := min(max(0, p.Column-1-p.Cut), len(line))
	to := min(max(from, p.EndColumn-1-p.Cut), len(line))
	return plain.Visible(string(line[:from])), plain.Visible(string(line[from:to])), plain.Visible(string(line[to:]))
}

// Marks stand under the place of a problem, where the user's line is shown whole.
func Marks(p *ledger.Problem) string {
	before, marked, _ := aroundPlace(p)
	return plain.Underline(before, marked)
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

func annotated(s string, as *strings.Replacer) string {
	visible := func(line string) string { return as.Replace(plain.Visible(line)) }
	return strings.Join(lists.Of(strings.Split(s, "\n"), visible), "%0A")
}
