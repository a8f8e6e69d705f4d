package report

import (
	"fmt"
	"testing"
)

func TestLoadOfFullLayers(t *testing.T) {
	var all []*builder
	for circle, size := range map[int]int{5: 5, 15: 10, 50: 35, 150: 100} {
		for i := range size {
			b := ally(fmt.Sprint(circle, "-", i)).contacts("2026-11-01")
			b.Circle = circle
			all = append(all, b)
		}
	}
	untracked := ally("untracked")
	untracked.Cadence = every(1)
	r := on(build(append(all, untracked)...))
	perWeek, tracked := r.load()
	check(t, "a week", fmt.Sprintf("%.1f", float64(perWeek)), "10.6")
	check(t, "tracked", len(tracked), 150)
	nothing, _ := on(build()).load()
	check(t, "nobody", nothing, Figure(0))
}

func TestStatedAndLearnedRhythm(t *testing.T) {
	for days, want := range map[int]bool{14: true, 15: false, 28: false, 55: false, 56: true} {
		b := workedF1() // learned: 28 days
		b.Cadence = every(days)
		r, a := one(b)
		check(t, fmt.Sprint(days), r.followup(a).atOdds(r.rhythm(a)), want)
	}
	r, a := one(workedF1())
	check(t, "learned alone", r.followup(a).atOdds(r.rhythm(a)), false)
}
