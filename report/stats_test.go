package report

import (
	"strings"
	"testing"

	"allies/ledger"
)

func TestStats(t *testing.T) {
	b := ally("Dana").note("2026-10-01").got("2").thanked().note("2026-10-02").got("1").note("2026-10-11").thanked().
		note("2026-10-12").gave("1.5").got().task(ledger.Ticked, "2026-11-10", "2026-11-10").task(ledger.Open, "2026-11-01", "")
	b.Reach, b.Circle, b.Cadence = ledger.Team, 15, every(14)
	guild, mum, pia, zed := ally("Guild"), ally("Mum").note(today).gave("9"), ally("Pia"), ally("Zed").task(ledger.Ticked, "2026-11-01", "2026-11-02")
	guild.Type, mum.Communal, pia.Status, zed.Status = ledger.Group, true, ledger.Potential, ledger.Archived
	l := build(b, guild, mum, pia, zed)
	budget := number("0.4")
	l.Config.BudgetPerWeek = &budget
	s := on(l).Stats()
	check(t, "totals", jsonOf(t, s.Totals), `{"allies":5,"notes":5,"entries":5,"gave":{"points":"1.5","units":{}},`+
		`"got":{"points":"4","units":{}},"net":{"points":"-2.5","units":{}},"stance":`+jsonOf(t, on(l).stance())+`}`)
	check(t, "as the report", jsonOf(t, s.Totals), jsonOf(t, on(l).Report().Totals))
	check(t, "groups", s.Groups, 1)
	check(t, "status", jsonOf(t, s.ByStatus), `{"ally":3,"archived":1,"potential":1}`)
	check(t, "reach", jsonOf(t, s.ByReach), `[{"reach":"team","allies":1},{"reach":"org","allies":0},`+
		`{"reach":"outside","allies":0},{"reach":null,"allies":2}]`)
	check(t, "circle", jsonOf(t, s.ByCircle[1:]), `[{"circle":15,"allies":1},{"circle":50,"allies":0},`+
		`{"circle":150,"allies":0},{"circle":null,"allies":2}]`)
	check(t, "state", jsonOf(t, s.ByState), `{"dormant":0,"due":0,"late":1,"ok":1,"planned":0,"snoozed":0,"untracked":1}`)
	check(t, "follow-through", jsonOf(t, s.FollowThrough), `{"kept":1,"late":1,"overdue":1,"share":0.3333}`)
	check(t, "thanks", jsonOf(t, s.Thanks), `{"lag":4.5,"thanked":2,"received":3,"share":0.6667}`)
	check(t, "load", jsonOf(t, s.Load), `{"per_week":1,"budget_per_week":"0.4","tracked":2}`)
	check(t, "over the budget", s.Load.Over(), true)
}

func TestStatsOfNobody(t *testing.T) {
	s := on(build()).Stats()
	check(t, "follow-through", jsonOf(t, s.FollowThrough), `{"kept":0,"late":0,"overdue":0,"share":null}`)
	check(t, "thanks", jsonOf(t, s.Thanks), `{"lag":null,"thanked":0,"received":0,"share":null}`)
	check(t, "load", jsonOf(t, s.Load), `{"per_week":0,"budget_per_week":null,"tracked":0}`)
	check(t, "no budget", s.Load.Over(), false)
}

func TestExplainStats(t *testing.T) {
	b := ally("Dana").note("2026-10-01").got().note("2026-10-03").thanked().got().note("2026-10-04").got().
		task(ledger.Ticked, "2026-11-10", "2026-11-10").task(ledger.Open, "2026-11-01", "").task(ledger.Open, "", "")
	b.Cadence = every(14)
	l := build(b)
	budget := number("3")
	l.Config.BudgetPerWeek = &budget
	all := on(l).ExplainStats()
	kept, thanks, load := explained(t, all, "follow-through"), explained(t, all, "thanks"), explained(t, all, "load")
	check(t, "follow-through", kept.Formula, "kept / (kept + late + overdue) = 1 / (1 + 0 + 1) = 0.5")
	check(t, "lines", places(kept), "Dana.md:9 Dana.md:8")
	check(t, "thanks", thanks.Formula, "2 of 3 favours thanked for = 0.6667; the median of days to the first thanks = 1")
	check(t, "lag", thanks.Steps[0].Text, "Dana: got on 2026-10-01, thanked for after 2 days")
	check(t, "none", thanks.Steps[2].Text, "Dana: got on 2026-10-04, not thanked for")
	check(t, "load", load.Formula, "7 · Σ 1/T over the tracked = 0.5 contacts a week; the budget is 3")
	check(t, "interval", load.Steps[0].Text, "Dana: 1/14 (cadence of the file)")
	var said []string
	for _, e := range on(build()).ExplainStats() {
		said = append(said, e.Formula)
	}
	check(t, "nobody", strings.Join(said, "; "), "no promise of yours has come due or is done; your notes show nothing got; "+
		"7 · Σ 1/T over the tracked = 0 contacts a week; nothing with points lately")
}
