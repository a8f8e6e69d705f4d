package merge

// refine narrows conflicts to the lines that differ between both sides.
func (t *textual) refine() {
	var all []region
	for _, r := range t.regions {
		if r.from != fromBoth || r.oursLen == 0 || r.theirLen == 0 {
			all = append(all, r)
			continue
		}
		n := numbering{}
		differ := compare(n.of(t.ours[r.ours:r.ours+r.oursLen]), n.of(t.theirs[r.theirs:r.theirs+r.theirLen])).changes()
		if len(differ) == 0 {
			r.from = fromEither
			all = append(all, r)
		}
		for _, c := range differ {
			all = append(all, region{fromBoth, r.base, r.baseLen, r.ours + c.a0, c.a1 - c.a0, r.theirs + c.b0, c.b1 - c.b0})
		}
	}
	t.regions = all
}

// nearConflicts is how many lines between two conflicts are not worth two.
const nearConflicts = 3

// join makes one of two conflicts where only a few lines, or lines without a
// letter or digit, stand between them.
func (t *textual) join() {
	var all []region
	for _, r := range t.regions {
		if n := len(all); n > 0 && r.from == fromBoth && all[n-1].from == fromBoth {
			last := &all[n-1]
			between := t.ours[last.ours+last.oursLen : r.ours]
			if len(between) <= nearConflicts || !holdWords(between) {
				last.oursLen = r.ours + r.oursLen - last.ours
				last.theirLen = r.theirs + r.theirLen - last.theirs
				continue
			}
		}
		all = append(all, r)
	}
	t.regions = all
}

func holdWords(lines []string) bool {
	for _, line := range lines {
		for i := range len(line) {
			if c := line[i] | 0x20; c >= 'a' && c <= 'z' || line[i] >= '0' && line[i] <= '9' {
				return true
			}
		}
	}
	return false
}
