package report

import (
	"cmp"
	"maps"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

type TagList struct {
	Tags []TagRow `json:"tags"`
}

// TagRow is a tag, in the spelling met first, and what carries it.
type TagRow struct {
	Tag    string `json:"tag"`
	Allies int    `json:"allies"` // files with it in the front matter
	Notes  int    `json:"notes"`  // notes of the period with it anywhere in them

	Private bool `json:"-"` // nothing that is not private carries it
}

// Tags lists the tags of allies, and of notes in the period, in order of name.
func (r *Reckoner) Tags() TagList {
	rows := map[string]*TagRow{}
	for _, a := range r.l.Allies {
		for _, tag := range distinctTags(nil, a.Tags) {
			row := tagRow(rows, tag, a.IsPrivate("tags"))
			row.Allies++
		}
		for n := range a.AllNotes() {
			if !r.o.Period.Contains(n.Date) {
				continue
			}
			for _, tag := range distinctTags(nil, n.Tags) {
				row := tagRow(rows, tag, r.traits(n).private || slices.Contains(n.PrivateTags, tag))
				row.Notes++
			}
		}
	}
	list := TagList{Tags: lists.Of(slices.Collect(maps.Values(rows)), func(row *TagRow) TagRow { return *row })}
	slices.SortFunc(list.Tags, func(x, y TagRow) int {
		return cmp.Compare(ledger.Fold(x.Tag), ledger.Fold(y.Tag))
	})
	return list
}

func tagRow(rows map[string]*TagRow, tag string, private bool) *TagRow {
	key := ledger.Fold(tag)
	if rows[key] == nil {
		rows[key] = &TagRow{Tag: tag, Private: true}
	}
	rows[key].Private = rows[key].Private && private
	return rows[key]
}
