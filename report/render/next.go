package render

import (
	"fmt"
	"path"
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Next lists whom to turn to now, with the reasons.
func Next(n *report.Next) View { return viewInWords(n, reasonsInWords, nextPage, nil) }

func reasonsInWords(n *report.Next) {
	for i := range n.Rows {
		for j := range n.Rows[i].Reasons {
			r := &n.Rows[i].Reasons[j]
			r.Text = reasonText(r, n.AsOf).Words
		}
	}
}

func nextPage(c *context, n *report.Next) *page.Page {
	p := &page.Page{Title: "Whom to turn to on " + english.Day(n.AsOf, 0)}
	if len(n.Rows) == 0 && n.More == 0 {
		p.Closing = []string{nothingWaits}
	} else {
		p.About, p.Words = []string{"what your notes show, the most pressing first"}, []string{"words"}
	}
	s := page.Section{ID: "next"}
	for i, row := range n.Rows {
		t := page.QuietTable("why "+row.Ally, page.TextColumn("because"), page.PlaceColumn())
		t.Bulleted = true
		for _, r := range row.Reasons {
			t.Row(page.Written(r.Text).In(reasonMatter(&r, c.Today).what.Tone), contactAt(r.Place, row.File))
		}
		head := page.Block{Heading: fmt.Sprintf("%d. %s", i+1, row.Ally), Leads: page.Where{File: row.File, Line: 1}}
		if len(row.Reasons) > 0 {
			head.Leads = contactAt(row.Reasons[0].Place, row.File).Where
		}
		s.Add(head)
		if len(t.Rows) > 0 {
			s.Add(page.Tabled(t))
		} else {
			s.Add(page.Paragraph(openInPrivate))
		}
	}
	if len(n.Rows) > 0 {
		p.Add(s)
	}
	if n.More > 0 {
		p.Closing = append(p.Closing, moreToTurnTo(n))
	}
	if n.HowToThank {
		p.Closing = append(p.Closing, thankedHint)
	}
	return p
}

func moreToTurnTo(n *report.Next) string {
	return fmt.Sprintf("and %s: allies next -n %d", english.Count(n.More, "other ally"), len(n.Rows)+n.More)
}

// Task is something to do about an ally.
type Task struct {
	Ally        string
	Link        string // to the ally
	What, About string // "promise", and which one
}

// Tasks are the strongest reasons of those whom Next lists. They do not say when,
// which will have changed tomorrow.
func Tasks(n *report.Next) []Task {
	var tasks []Task
	for _, row := range n.Rows {
		link := ledger.TrimMarkdown(path.Base(row.File))
		if link != row.Ally {
			link += "|" + row.Ally
		}
		t := Task{Ally: row.Ally, Link: "[[" + link + "]]"}
		t.What = privateKey
		if len(row.Reasons) > 0 {
			t.What, t.About = taskText(&row.Reasons[0], n.AsOf)
		}
		tasks = append(tasks, t)
	}
	return tasks
}

func taskText(r *report.Reason, today ledger.Date) (what, about string) {
	what = "give and take"
	switch {
	case r.Promise != nil:
		what = "promise"
	case r.Favour != nil:
		what = "thanks"
	case r.Event != nil:
		what = string(r.Event.Type)
	case r.Followup != nil:
		what = "get in touch"
	}
	return what, strings.TrimSpace(reasonMatter(r, today).about.Words)
}
