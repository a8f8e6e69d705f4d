package merge

import (
	"regexp"
	"strings"
	"sync"
)

// item is the first line of a list item taken apart, so that a promise can be
// ticked on one side and its text edited on the other.
type item struct {
	lead  string // blanks, the marker, blanks
	box   string // "[ ]" and the blanks after it; "" without one
	text  string
	end   string // blanks at the end of the line, and its ending
	below string // further lines
}

var (
	itemMarker = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]+`) })
	tickBox    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[[ xX/!\t-]\][ \t]+`) })
	doneStamp  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[ \t]+(?:(?i:done):?|✅\x{FE0F}?|❌\x{FE0F}?)[ \t]*(?:\[\[)?[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\]\])?` +
			`|[ \t]*[\[(](?:completion|cancelled)::[^\])]*[\])]`)
	})
	blockID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ \t]\^[A-Za-z0-9-]+$`) })
)

func readItem(own string) item {
	line, below, _ := strings.Cut(own, lf)
	var i item
	i.lead = itemMarker().FindString(line)
	i.box = tickBox().FindString(line[len(i.lead):])
	i.text = strings.TrimRight(line[len(i.lead)+len(i.box):], " \t\r")
	i.end = line[len(i.lead)+len(i.box)+len(i.text):] + lf
	i.below = below
	return i
}

// core is the text of an item without the days on which a promise was done.
func (i item) core() string {
	text := i.text
	if i.box != "" {
		text = doneStamp().ReplaceAllString(text, "")
	}
	return text + " " + i.below
}

// stamps are the days on which a promise was done, as typed.
func (i item) stamps() string { return strings.Join(doneStamp().FindAllString(i.text, -1), "") }

// own writes the item again.
func (i item) own() string { return i.lead + i.box + i.text + i.end + i.below }

// mergeItems merges the lines of an item part by part; false where both sides
// changed one of the parts.
func mergeItems(base, ours, theirs string) (string, bool) {
	b, o, t := readItem(base), readItem(ours), readItem(theirs)
	done, stamped := b.stamps(), false
	if b.box != "" && (o.stamps() != done || t.stamps() != done) {
		var agreed bool
		if done, agreed = threeWay(b.stamps(), o.stamps(), t.stamps()); !agreed {
			return "", false
		}
		stamped = true
		for _, i := range []*item{&b, &o, &t} {
			i.text = doneStamp().ReplaceAllString(i.text, "")
		}
	}
	var merged item
	agreed := true
	for _, part := range []struct {
		into               *string
		base, ours, theirs string
	}{
		{&merged.lead, b.lead, o.lead, t.lead},
		{&merged.box, b.box, o.box, t.box},
		{&merged.text, b.text, o.text, t.text},
		{&merged.end, b.end, o.end, t.end},
		{&merged.below, b.below, o.below, t.below},
	} {
		value, ok := threeWay(part.base, part.ours, part.theirs)
		*part.into, agreed = value, agreed && ok
	}
	if stamped {
		id := blockID().FindString(merged.text)
		merged.text = strings.TrimSuffix(merged.text, id) + done + id
	}
	return merged.own(), agreed
}
