package render

import (
	"fmt"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
)

// Card says in five lines of plain text who an ally is and how the tie stands.
func Card(a *report.Ally, today ledger.Date) []string {
	who := lists.Only([]string{a.Name, sortWords(a), a.Role, a.Org, reachWords(string(a.Reach))}, isSaid)
	standing := "nothing noted that was given or received"
	if a.Entries > 0 || a.IsCommunal() {
		standing = standingWithIndex(a).Words
	}
	if a.Entries > 0 && a.Scored {
		standing += "; " + bothWays(a).Words
	}
	next := followupWords(a.Followup(), today).Words
	if every := rhythm(a.Cadence); every != "" {
		next += ", " + every
	}
	return []string{
		strings.Join(who, ", "), "standing: " + standing, "last contact: " + lastContact(a, today).Words,
		"follow-up: " + next, "open: " + openWords(&a.Waiting),
	}
}

func openWords(w *report.Waiting) string {
	var said counts
	overdue := ""
	if w.Overdue > 0 {
		overdue = fmt.Sprintf(" (%d overdue)", w.Overdue)
	}
	said.add("", w.Promises, "promise", overdue)
	said.add("thanks for ", w.Thanks, "favour", "")
	said.add("", w.Events, "event", "")
	if len(said) == 0 {
		return "nothing"
	}
	return english.Join("and", said)
}

// Line says where a tie stands in a few words: "net +3 · last 12 days ago · due
// in 4 weeks". It is "" where there is nothing to say.
func Line(a *report.Ally, today ledger.Date) string {
	var said []string
	if a.Entries > 0 && a.Scored {
		net := amount(a.Net)
		if a.Net.Points.Sign() > 0 {
			net = "+" + net
		}
		said = append(said, "net "+net)
	}
	if a.LastContact != 0 {
		said = append(said, "last "+english.Ago(a.LastContact, today))
	}
	if a.State != report.Untracked {
		said = append(said, followupWords(a.Followup(), today).Words)
	}
	return strings.Join(said, " · ")
}
