package edit

import (
	"fmt"
	"sort"
	"strings"

	"allies/ledger"
)

// Facts lists what was read of an ally, one fact a line, sorted, without the
// places it stands at: two texts with the same facts are one to every report.
// A fact that stands twice is listed twice.
func Facts(a *ledger.Ally) []string {
	facts := []string{"name " + a.Name}
	for _, f := range a.Fields {
		facts = append(facts, "key "+f.Name+" "+strings.Join(f.Values, "\x00"))
	}
	for i := range a.Notes {
		facts = append(facts, noteFacts(&a.Notes[i])...)
	}
	for _, p := range a.Tasks {
		facts = append(facts, promiseFact(0, p))
	}
	for _, l := range a.Links {
		facts = append(facts, "link "+l.Target)
	}
	sort.Strings(facts)
	return facts
}

// noteFacts lists the facts of one note, its day in each.
func noteFacts(n *ledger.Note) []string {
	facts := []string{fmt.Sprintf("note %s %s %s %s unticked:%t", n.Date, n.Clock, n.Title, targets(n.With), n.Unticked)}
	for _, tag := range n.Tags {
		facts = append(facts, fmt.Sprintf("tag %s %s", n.Date, tag))
	}
	for _, e := range n.Entries {
		amount := "-"
		if e.HasAmount {
			amount = e.Amount.Rat().RatString() + e.Unit
		}
		facts = append(facts, fmt.Sprintf("%s %s %s %s %s %q", e.Dir, n.Date, amount, e.Kind, strings.Join(e.Tags, ","), e.Text))
	}
	for _, t := range n.Thanks {
		facts = append(facts, fmt.Sprintf("thanked %s %s %q", n.Date, strings.Join(t.Tags, ","), t.Text))
	}
	for _, e := range n.Events {
		facts = append(facts, fmt.Sprintf("event %s %t %s %q", n.Date, e.Win, strings.Join(e.Tags, ","), e.Text))
	}
	for _, p := range n.Promises {
		facts = append(facts, promiseFact(n.Date, p))
	}
	return facts
}

func promiseFact(day ledger.Date, p ledger.Promise) string {
	return fmt.Sprintf("promise %s %t %d %s %s %s %s %q", day, p.Theirs, p.Mark, p.Made, p.Due, p.Done, strings.Join(p.Tags, ","), p.Text)
}

func targets(links []ledger.Link) string {
	names := make([]string, len(links))
	for i, l := range links {
		names[i] = l.Target
	}
	return strings.Join(names, ",")
}

// factsBeyond returns the facts of after that before has not, and of before
// that after has not, each as often as it is missing.
func factsBeyond(before, after []string) (gained, lost []string) {
	for i, j := 0, 0; i < len(before) || j < len(after); {
		switch {
		case j == len(after) || i < len(before) && before[i] < after[j]:
			lost = append(lost, before[i])
			i++
		case i == len(before) || after[j] < before[i]:
			gained = append(gained, after[j])
			j++
		default:
			i, j = i+1, j+1
		}
	}
	return gained, lost
}
