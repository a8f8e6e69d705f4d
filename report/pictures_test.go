package report

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
)

// The year of an ally begins with the last contact before it, and its balance
// ends where the sums do.
func TestYear(t *testing.T) {
	a := ally("Dana").contacts(ago(500), ago(400), ago(363), ago(0)).note(ago(400)).got("3").note(ago(10)).gave("1").note(ago(0)).gave("1", "USD")
	a.task(ledger.Ticked, ago(5), ago(6)).task(ledger.Open, ago(5), "").task(ledger.Ticked, ago(5), ago(4)).theirs()
	r, dana := one(a)
	y := r.year(dana)
	check(t, "the year", fmt.Sprint(y.Begin, y.End), fmt.Sprint(day(ago(363)), day(today)+1))
	check(t, "days", fmt.Sprint(y.Days), fmt.Sprint([]ledger.Date{day(ago(400)), day(ago(363)), day(ago(10)), day(ago(0))}))
	check(t, "before", y.Net[0].String(), "-3")
	check(t, "until the week", y.Net[50].String(), "-3")
	check(t, "from the week", y.Net[51].String(), "-2")
	sums := r.flow(dana, withLines)
	check(t, "at the end", y.Net[52], sums.Net().Points)
	check(t, "mine", fmt.Sprint(y.Mine), "[kept overdue]")
	check(t, "theirs", fmt.Sprint(y.Theirs), "[late]")
}

// Each tie between two allies is told once, the closest first; whoever shares
// but a group is tied to the group, and what is private leaves.
func TestBonds(t *testing.T) {
	dana, mo, crew, zed := ally("Dana"), ally("Mo"), ally("Crew"), ally("Zed")
	crew.Members = []string{"Dana", "Mo"}
	dana.Introduced = []string{"Zed"}
	dana.Private = []string{"introduced_by"}
	mo.Groups = []string{"Zed"}
	p := New(build(dana, mo, crew, zed), Options{Today: day(today)}).Pictures()
	said := func(p *Pictures) string {
		var all []string
		for _, b := range p.Bonds {
			all = append(all, b.Name+" "+string(b.How)+" "+b.Other)
		}
		return strings.Join(all, ", ")
	}
	check(t, "bonds", said(p), "Dana introduced_by Zed, Crew member Dana, Crew member Mo, Mo group Zed")
	hidden := Hidden{}
	check(t, "public", said(Public(p, hidden)), "Crew member Dana, Crew member Mo, Mo group Zed")
	check(t, "hidden", len(hidden), 1)
	check(t, "years", len(p.Years), 4)
}
