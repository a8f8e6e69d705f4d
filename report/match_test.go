package report

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
)

// workedM1 are 20 files, and the profile of the worked figure.
func workedM1() *ledger.Ledger {
	var all []*builder
	for i := range 20 {
		b := ally(fmt.Sprintf("Ally %02d", i))
		hold := func(list *[]string, term string, holders int) {
			if i >= 2 && i < holders+2 {
				*list = append(*list, term)
			}
		}
		hold(&b.Goals, "open-data", 1)
		hold(&b.Goals, "mentoring", 4)
		hold(&b.Values, "honesty", 9)
		hold(&b.Interests, "go", 7)
		hold(&b.Communities, "city-library", 4)
		all = append(all, b)
	}
	cy, dee := all[0], all[1]
	cy.Name, dee.Name = "Cy", "Dee"
	cy.Goals, cy.Values, cy.Interests = []string{"Mentoring"}, []string{"honesty"}, []string{"GO"}
	dee.Goals, dee.Interests = []string{"Open Data"}, []string{"climbing"}
	cy.Status, dee.Status = ledger.Potential, ledger.Potential
	l := build(all...)
	l.Me.Goals, l.Me.Values = []string{"open-data", "mentoring"}, []string{"honesty"}
	l.Me.Interests, l.Me.Communities = []string{"climbing", "go"}, []string{"city-library"}
	l.Me.File = "me.md"
	return l
}

func matched(m Match) string {
	var all []string
	for _, row := range m.Rows {
		all = append(all, row.Ally+" "+shown(row.Score))
	}
	return strings.Join(all, ", ")
}

func TestM1(t *testing.T) {
	m := on(workedM1()).Match("")
	check(t, "rows", len(m.Rows), 20)
	check(t, "scores", matched(Match{Rows: m.Rows[:2]}), "Dee 0.481, Cy 0.4091")
	check(t, "shared", jsonOf(t, m.Rows[0]), `{"ally":"Dee","status":"potential","score":0.481,`+
		`"shared":[{"facet":"goals","term":"open-data","idf":2.3979},{"facet":"interests","term":"climbing","idf":3.0445}],"path":[]}`)
	check(t, "rarest first", m.Rows[1].Shared[0].Term, "mentoring")
}

func TestMatchBounds(t *testing.T) {
	all, none, other := ally("All"), ally("None"), ally("Other facet")
	all.Goals, all.Background, none.Goals, other.Values = []string{"Ödön's_Plan", "x"}, []string{"law"}, []string{"z"}, []string{"law"}
	l := build(all, none, other)
	check(t, "an empty profile", matched(on(l).Match("")), "All null, None null, Other facet null")
	check(t, "is said", on(l).Match("").Empty, true)
	l.Me.Goals, l.Me.Background = []string{"odons plan", "Ödöns Plan", " -_"}, []string{"law"}
	l.Me.Goals[0] = "ODON'S-PLAN"
	l.Me.Goals[1] = "ödön's plan"
	m := on(l).Match("")
	check(t, "all of mine, and nothing", matched(m), "All 1, None 0, Other facet 0")
	check(t, "each once", len(m.Rows[0].Shared), 2)
	check(t, "my spelling", m.Rows[0].Shared[0].Term, "ODON'S-PLAN")
	check(t, "nobody", jsonOf(t, on(build()).Match("")), `{"rows":[]}`)
}

func TestMatchCountsEveryFile(t *testing.T) {
	archived, potential := ally("Archived"), ally("Potential")
	archived.Status, potential.Status = ledger.Archived, ledger.Potential
	archived.Goals, potential.Goals = []string{"tea"}, []string{"tea", "Tea"}
	l := build(archived, potential, ally("Ally"))
	l.Me.Goals = []string{"tea", "salt"}
	m := on(l).Match("")
	check(t, "archived allies are left out", matched(m), "Potential 0.3979, Ally 0")
	check(t, "and count in df", m.Rows[0].Shared[0].IDF.String(), "0.9163")
}

func TestMatchByGoal(t *testing.T) {
	a, b, c := ally("A"), ally("B"), ally("C")
	a.Goals, b.Goals, c.Interests = []string{"real-time Open Data"}, []string{"opendata"}, []string{"open data"}
	l := build(a, b, c)
	check(t, "held", matched(on(l).Match("open-data")), "A null, B null")
	check(t, "not held", matched(on(l).Match("peace")), "")
	check(t, "said", on(l).Match("peace").Goal, "peace")
}

func TestPaths(t *testing.T) {
	potential := func(name string) *builder {
		b := ally(name)
		b.Status = ledger.Potential
		return b
	}
	link := func(b *builder, targets ...string) {
		for _, target := range targets {
			b.Links = append(b.Links, ledger.Link{Target: target, Wiki: true})
		}
	}
	dana, kofi, guild, gone := ally("Dana Okafor"), ally("Kofi"), ally("Guild"), ally("Gone")
	gone.Status, guild.Type = ledger.Archived, ledger.Group
	ravi, sefa, tess, uma, vic, will := potential("Ravi"), potential("Sefa"), potential("Tess"), potential("Uma"), potential("Vic"), potential("Will")
	dana.Aliases = []string{"Dana"}
	link(dana, "Ravi", "Sefa", "Nobody", "Dana")
	link(kofi, "Sefa")
	sefa.Introduced = []string{"Kofi"}
	guild.Members = []string{"Tess"}
	link(kofi, "Tess")
	uma.Introduced = []string{"Ravi"}
	vic.Groups = []string{"Uma"}
	link(gone, "Will")
	l := build(will, vic, uma, tess, sefa, ravi, gone, guild, kofi, dana)
	want := map[string]string{
		"Ravi": "Dana Okafor Ravi",
		"Sefa": "Kofi Sefa",
		"Tess": "Guild Tess",
		"Uma":  "Dana Okafor Ravi Uma",
		"Vic":  "Dana Okafor Ravi Uma Vic",
	}
	rows := on(l).Match("").Rows
	check(t, "all but the archived", len(rows), len(l.Allies)-1)
	for _, row := range rows {
		check(t, row.Ally, strings.Join(row.Path, " "), want[row.Ally])
	}
}

func TestExplainM1(t *testing.T) {
	l := workedM1()
	l.Allies[1].Fields = []ledger.Field{{
		Key: "interests", Name: "interests", Values: []string{"chess", "Climbing"},
		At: []ledger.Pos{{Line: 4, Column: 13}, {Line: 4, Column: 20}}, KeyPos: ledger.Pos{Line: 4, Column: 1},
	}}
	all := on(l).ExplainMatch("")
	check(t, "profile", all[0].Formula, "Σ a · idf over all of yours = 2 × 2.3979 + 2 × 1.6094 + 1 × 3.0445 + 2 × 1.0986 + "+
		"1 × 1.7918 + 1 × 1.2528 = 16.3009; idf = ln(1 + 20 / allies who hold it)")
	check(t, "rarity", all[0].Steps[2].Text, "interests: climbing: ln(1 + 20/1) = 3.0445")
	dee := explained(t, all, "Dee: match")
	check(t, "Dee", dee.Formula, "M = (2 × 2.3979 + 1 × 3.0445) / 16.3009 = 7.8403 / 16.3009 = 0.481")
	check(t, "lines", fmt.Sprint(dee.Steps[0].Place, dee.Steps[1].Place), "{Ally 01.md 0} {Ally 01.md 4}")
	check(t, "an empty profile", len(on(build(ally("A"))).ExplainMatch("")), 0)
}
