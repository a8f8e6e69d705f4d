package merge

import "math"

// front is the diagonals that paths of the current cost have reached from one
// corner of a box.
type front struct{ low, high int }

// splitter looks for the point at which to divide one box.
type splitter struct {
	*search
	in                 box
	lowest, highest    int // diagonals of the box
	startAt, endAt     int // diagonals of its corners
	ahead, back        front
	cost               int
	sawSnake, shortest bool
}

// split walks from both corners of a box until the paths meet, or until that
// has cost too much.
func (s *search) split(in box, shortest bool) point {
	p := &splitter{
		search: s, in: in, shortest: shortest,
		lowest: in.a0 - in.b1, highest: in.a1 - in.b0,
		startAt: in.a0 - in.b0, endAt: in.a1 - in.b1,
	}
	p.ahead, p.back = front{p.startAt, p.startAt}, front{p.endAt, p.endAt}
	*p.f(p.startAt), *p.r(p.endAt) = in.a0, in.a1
	for p.cost = 1; ; p.cost++ {
		p.sawSnake = false
		if at, met := p.stepAhead(); met {
			return at
		}
		if at, met := p.stepBack(); met {
			return at
		}
		if p.shortest {
			continue
		}
		if p.sawSnake && p.cost > heuristic {
			if at, found := p.goodAhead(); found {
				return at
			}
			if at, found := p.goodBack(); found {
				return at
			}
		}
		if p.cost >= p.mostCost {
			return p.furthest()
		}
	}
}

func (p *splitter) f(d int) *int { return &p.forward[d+p.shift] }
func (p *splitter) r(d int) *int { return &p.backward[d+p.shift] }

// odd reports whether paths meet on the way ahead.
func (p *splitter) odd() bool { return (p.startAt-p.endAt)&1 != 0 }

// widen lets a front reach one diagonal further on both sides, or turns it
// back at the edge of the box. What lies beyond gets a value that no path has.
func (p *splitter) widen(of *front, at func(int) *int, none int) {
	if of.low > p.lowest {
		of.low--
		*at(of.low - 1) = none
	} else {
		of.low++
	}
	if of.high < p.highest {
		of.high++
		*at(of.high + 1) = none
	} else {
		of.high--
	}
}

func (p *splitter) stepAhead() (point, bool) {
	p.widen(&p.ahead, p.f, -1)
	for d := p.ahead.high; d >= p.ahead.low; d -= 2 {
		i := max(*p.f(d - 1)+1, *p.f(d + 1))
		begin := i
		for i < p.in.a1 && i-d < p.in.b1 && p.a.lines[i] == p.b.lines[i-d] {
			i++
		}
		p.sawSnake = p.sawSnake || i-begin > longSnake
		*p.f(d) = i
		if p.odd() && p.back.low <= d && d <= p.back.high && *p.r(d) <= i {
			return point{i, i - d, true, true}, true
		}
	}
	return point{}, false
}

func (p *splitter) stepBack() (point, bool) {
	p.widen(&p.back, p.r, math.MaxInt)
	for d := p.back.high; d >= p.back.low; d -= 2 {
		i := min(*p.r(d - 1), *p.r(d + 1)-1)
		begin := i
		for i > p.in.a0 && i-d > p.in.b0 && p.a.lines[i-1] == p.b.lines[i-d-1] {
			i--
		}
		p.sawSnake = p.sawSnake || begin-i > longSnake
		*p.r(d) = i
		if !p.odd() && p.ahead.low <= d && d <= p.ahead.high && i <= *p.f(d) {
			return point{i, i - d, true, true}, true
		}
	}
	return point{}, false
}

// goodAhead looks for a path from the beginning that came far for its cost and
// ends in a long run of equal lines.
func (p *splitter) goodAhead() (at point, found bool) {
	best := 0
	for d := p.ahead.high; d >= p.ahead.low; d -= 2 {
		i := *p.f(d)
		j := i - d
		worth := (i - p.in.a0) + (j - p.in.b0) - distance(d, p.startAt)
		if worth > goodSign*p.cost && worth > best &&
			p.in.a0+longSnake <= i && i < p.in.a1 && p.in.b0+longSnake <= j && j < p.in.b1 &&
			p.equal(i-longSnake, j-longSnake) {
			best, at = worth, point{i, j, true, false}
		}
	}
	return at, best > 0
}

// goodBack is goodAhead from the end.
func (p *splitter) goodBack() (at point, found bool) {
	best := 0
	for d := p.back.high; d >= p.back.low; d -= 2 {
		i := *p.r(d)
		j := i - d
		worth := (p.in.a1 - i) + (p.in.b1 - j) - distance(d, p.endAt)
		if worth > goodSign*p.cost && worth > best &&
			p.in.a0 < i && i <= p.in.a1-longSnake && p.in.b0 < j && j <= p.in.b1-longSnake &&
			p.equal(i, j) {
			best, at = worth, point{i, j, false, true}
		}
	}
	return at, best > 0
}

func distance(a, b int) int { return max(a-b, b-a) }

// equal reports whether a long run of equal lines begins at a place.
func (p *splitter) equal(i, j int) bool {
	for k := range longSnake {
		if p.a.lines[i+k] != p.b.lines[j+k] {
			return false
		}
	}
	return true
}

// furthest gives up: of all paths, it takes the one that came furthest.
func (p *splitter) furthest() point {
	ahead, aheadA := -1, -1
	for d := p.ahead.high; d >= p.ahead.low; d -= 2 {
		i := min(*p.f(d), p.in.a1)
		if i-d > p.in.b1 {
			i = p.in.b1 + d
		}
		if ahead < 2*i-d {
			ahead, aheadA = 2*i-d, i
		}
	}
	back, backA := math.MaxInt, math.MaxInt
	for d := p.back.high; d >= p.back.low; d -= 2 {
		i := max(p.in.a0, *p.r(d))
		if i-d < p.in.b0 {
			i = p.in.b0 + d
		}
		if 2*i-d < back {
			back, backA = 2*i-d, i
		}
	}
	if p.in.a1+p.in.b1-back < ahead-(p.in.a0+p.in.b0) {
		return point{aheadA, ahead - aheadA, true, false}
	}
	return point{backA, back - backA, false, true}
}
