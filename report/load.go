package report

const daysInWeek = 7

// load returns how many contacts a week the tracked allies that the query
// matches ask for: Σ 1/T. The reckoning, section 3.
func (r *Reckoner) load() Figure {
	perDay := 0.0
	for _, a := range r.selection() {
		if f := r.followup(a); f.state != Untracked {
			perDay += 1 / float64(*f.cadence.Days)
		}
	}
	return Figure(perDay * daysInWeek)
}

// odds is the factor from which a stated and a learned rhythm are worth a
// word.
const odds = 2

// atOdds reports whether a rhythm that was stated (in the file, by a tag or by
// the circle) and the learned one differ by a factor of 2 or more.
func (f *followup) atOdds(h *rhythm) bool {
	if f.cadence.Days == nil || f.cadence.Source == Learned || h.learned == 0 {
		return false
	}
	stated := *f.cadence.Days
	return stated >= odds*h.learned || h.learned >= odds*stated
}
