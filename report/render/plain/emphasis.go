package plain

// lookBack bounds how many open runs a closing run is compared with, so that
// no line of stars takes more than linear time.
const lookBack = 64

// pairRuns matches runs of emphasis marks as CommonMark does and takes the
// matched marks out of the text.
func pairRuns(pieces []piece) {
	var open []int
	for at := range pieces {
		p := &pieces[at]
		if p.mark == 0 {
			continue
		}
		for p.ends && p.count > 0 {
			k := opener(pieces, open, p)
			if k < 0 {
				break
			}
			q := &pieces[open[k]]
			n := min(2, p.count, q.count)
			p.count -= n
			q.count -= n
			if open = open[:k+1]; q.count == 0 {
				open = open[:k]
			}
		}
		if p.opens && p.count > 0 {
			open = append(open, at)
		}
	}
}

// opener returns the index in open of the nearest run that p ends, or -1.
func opener(pieces []piece, open []int, p *piece) int {
	for k := len(open) - 1; k >= max(0, len(open)-lookBack); k-- {
		if pairs(&pieces[open[k]], p) {
			return k
		}
	}
	return -1
}

func pairs(open, end *piece) bool {
	if open.mark != end.mark {
		return false
	}
	if open.mark == '~' {
		return open.count == end.count && end.count <= 2
	}
	if open.ends || end.opens {
		return (open.full+end.full)%3 != 0 || open.full%3 == 0 && end.full%3 == 0
	}
	return true
}
