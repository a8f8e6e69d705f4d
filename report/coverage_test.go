package report

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
)

func reaching(team, org, outside, unsaid int) *ledger.Ledger {
	var all []*builder
	for reach, count := range map[ledger.Reach]int{ledger.Team: team, ledger.Org: org, ledger.Outside: outside, "": unsaid} {
		for i := range count {
			b := ally(fmt.Sprint("ally ", reach, i))
			b.Reach = reach
			all = append(all, b)
		}
	}
	return build(all...)
}

func TestC1(t *testing.T) {
	check(t, "C1", shown(on(reaching(6, 3, 1, 0)).Coverage().EIIndex), "-0.8")
	check(t, "those without a reach", shown(on(reaching(6, 3, 1, 9)).Coverage().EIIndex), "-0.8")
	check(t, "all outside", shown(on(reaching(0, 0, 2, 0)).Coverage().EIIndex), "1")
	check(t, "nobody with a reach", shown(on(reaching(0, 0, 0, 3)).Coverage().EIIndex), "null")
}

// covered writes the cells with somebody in them.
func covered(c Coverage) string {
	var all []string
	for i := range c.Cells {
		cell := &c.Cells[i]
		if len(cell.Allies) == 0 {
			continue
		}
		said := fmt.Sprintf("%s %s %s/%s", cell.Kind, cell.Reach, strings.Join(cell.Proven, "+"), strings.Join(cell.Offered, "+"))
		if cell.Alone() {
			said += " alone"
		}
		all = append(all, said)
	}
	return strings.Join(all, ", ")
}

func TestCoverageCells(t *testing.T) {
	dana, ravi, ines, zed := ally("Dana"), ally("Ravi"), ally("Ines"), ally("Zed")
	dana.note(today).got("", "", "feedback").got("", "", "feedback").note(ago(1095)).got("", "", "guidance").
		note(ago(1096)).got("", "", "advocacy").note(today).gave("", "", "visibility").got()
	dana.Reach, dana.Offers = ledger.Team, []string{"feedback", "resources"}
	ravi.note(today, "plan").got("", "", "emotional").note(today).got("", "", "feedback").gave("", "", "gift")
	ravi.Reach = ledger.Team
	ines.Offers, zed.Offers = []string{"introduction"}, []string{"money"}
	zed.Reach, zed.Status = ledger.Outside, ledger.Potential
	c := on(build(zed, ines, ravi, dana)).Coverage()
	check(t, "kinds", strings.Join(c.Kinds, " "), "emotional resources visibility guidance advocacy feedback gift introduction")
	check(t, "cells", covered(c), "resources team /Dana alone, guidance team Dana/ alone, "+
		"feedback team Dana+Ravi/Dana, introduction  /Ines alone")
	check(t, "all cells", len(c.Cells), 8*4)
	check(t, "filled", fmt.Sprint(c.Filled, " of ", c.Of), "3 of 24")
	check(t, "counts", fmt.Sprint(c.Inside, c.Outside, c.NotSaid), "2 0 1")
	check(t, "reaches", jsonOf(t, c.Reaches), `["team","org","outside"]`)
	check(t, "json", jsonOf(t, c.Cells[3]), `{"kind":"emotional","reach":null,"proven":[],"offered":[]}`)
}

func TestCoverageOfNobody(t *testing.T) {
	c := on(build()).Coverage()
	check(t, "filled", fmt.Sprint(c.Filled, c.Of, len(c.Cells)), "0 18 24")
	check(t, "index", shown(c.EIIndex), "null")
}

func TestCoverageKeepsPrivate(t *testing.T) {
	offer, entry, both := ally("Offer"), ally("Entry").note(today).got("", "", "feedback").tag("private"), ally("Both").note(today).got("", "", "feedback")
	offer.Offers, both.Offers = []string{"feedback"}, []string{"feedback"}
	offer.Private, both.Private = []string{"offers"}, []string{"offers"}
	seen := 0
	for _, cell := range on(build(offer, entry, both)).Coverage().Cells {
		for _, in := range cell.Allies {
			check(t, in.Name, in.NamePrivate, in.Name != "Both")
			seen++
		}
	}
	check(t, "allies", seen, 3)
}

func TestExplainCoverage(t *testing.T) {
	b := ally("Dana").note(today).got("", "", "feedback")
	b.Reach, b.Offers = ledger.Team, []string{"feedback"}
	b.Fields = []ledger.Field{{Key: "offers", Name: "offers", KeyPos: ledger.Pos{Line: 9}}}
	all := on(build(b)).ExplainCoverage()
	cell := explained(t, all, "feedback, team")
	check(t, "cell", cell.Formula, "1 proven within 1095 days, 1 offered")
	check(t, "lines", places(cell), "Dana.md:2 Dana.md:9")
	check(t, "fraction", explained(t, all, "coverage").Formula, "1 of 18 cells filled")
	check(t, "index", explained(t, all, "E-I index").Formula, "(outside − inside) / (outside + inside) = (0 − 1) / (0 + 1) = -1")
	check(t, "nobody", explained(t, on(build()).ExplainCoverage(), "E-I index").Formula, "nobody has a reach")
}
