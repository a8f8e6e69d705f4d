package merge

// draft is a merge by the parts of a file, until it is known to be right.
type draft struct {
	reader
	texts versions[normalized]
	versions[*version]
	merger
	front int // so many chunks are the front matter
}

// newDraft takes three texts apart and merges them; nil where one of them is
// in doubt.
func newDraft(r reader, texts versions[normalized]) *draft {
	d := &draft{reader: r, texts: texts}
	for i, into := range []**version{&d.base, &d.ours, &d.theirs} {
		if *into = readVersion(r, texts.all()[i].text); *into == nil {
			return nil
		}
	}
	return d
}

// build merges; false where it is in doubt what belongs together.
func (d *draft) build() bool {
	d.ordering.newestFirst = d.newestFirst()
	if front := (entity{d.base.front, d.ours.front, d.theirs.front}); front.outcome() != removed {
		d.entity(front)
	}
	d.front = len(d.chunks)
	d.merge(siblings{d.base.parts, d.ours.parts, d.theirs.parts})
	return !d.doubt
}

// newestFirst reports whether the user writes notes so: in the base, or where
// that has too few in both sides.
func (d *draft) newestFirst() bool {
	up, down := steps(d.base)
	if up+down == 0 {
		for _, v := range []*version{d.ours, d.theirs} {
			more, less := steps(v)
			up, down = up+more, down+less
		}
	}
	return down > up
}

// steps counts the notes that are later than the one before, and earlier.
func steps(v *version) (up, down int) {
	notes := v.ally.Notes
	for i := 1; i < len(notes); i++ {
		switch before := notes[i-1].Date; {
		case notes[i].Date > before:
			up++
		case notes[i].Date < before:
			down++
		}
	}
	return up, down
}
