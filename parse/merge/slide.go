package merge

// A run of changed lines can often stand a few lines higher or lower and mean
// the same, where the line before it equals its last one or the line behind it
// its first. slide puts every run of a text where it lines up with a run of
// the other text, else as low as it goes.

// group is a run of changed lines, maybe an empty one between two that are
// not.
type group struct {
	of         *side
	start, end int
}

func firstGroup(of *side) *group {
	g := &group{of: of}
	g.extend()
	return g
}

func (g *group) empty() bool { return g.start == g.end }

// extend takes in the changed lines behind the end.
func (g *group) extend() {
	for g.of.isChanged(g.end) {
		g.end++
	}
}

// next goes to the group behind the next line that stays; false at the end.
func (g *group) next() bool {
	if g.end == len(g.of.lines) {
		return false
	}
	g.start, g.end = g.end+1, g.end+1
	g.extend()
	return true
}

// previous goes to the group before the last line that stays.
func (g *group) previous() {
	g.end = g.start - 1
	g.start = g.end
	for g.of.isChanged(g.start - 1) {
		g.start--
	}
}

// down moves the group by one line, and takes in the group it bumps into.
func (g *group) down() bool {
	if g.end == len(g.of.lines) || g.of.lines[g.start] != g.of.lines[g.end] {
		return false
	}
	g.of.changed[g.start], g.of.changed[g.end] = false, true
	g.start, g.end = g.start+1, g.end+1
	g.extend()
	return true
}

// up is down in the other direction.
func (g *group) up() bool {
	if g.start == 0 || g.of.lines[g.start-1] != g.of.lines[g.end-1] {
		return false
	}
	g.start, g.end = g.start-1, g.end-1
	g.of.changed[g.start], g.of.changed[g.end] = true, false
	for g.of.isChanged(g.start - 1) {
		g.start--
	}
	return true
}

func slide(of, other *side) {
	g, o := firstGroup(of), firstGroup(other)
	for {
		if !g.empty() {
			settle(g, o)
		}
		if !g.next() {
			return
		}
		o.next()
	}
}

// settle finds the place of one group; o is the group of the other text
// between the same lines that stay.
func settle(g, o *group) {
	var highest, aligned int
	for size := -1; size != g.end-g.start; {
		size, aligned = g.end-g.start, -1
		for g.up() {
			o.previous()
		}
		highest = g.end
		if !o.empty() {
			aligned = g.end
		}
		for g.down() {
			o.next()
			if !o.empty() {
				aligned = g.end
			}
		}
	}
	if g.end == highest || aligned < 0 {
		return
	}
	for o.empty() {
		g.up()
		o.previous()
	}
}
