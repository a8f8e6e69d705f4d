package git

import (
	"cmp"
	"slices"
	"strings"
)

// Status says what became of a file.
type Status string

const (
	Added   Status = "added"
	Removed Status = "removed"
	Changed Status = "changed"
	Renamed Status = "renamed" // and perhaps changed as well
)

// Change is one file that differs, by paths from the ledger's root.
type Change struct {
	Status Status
	From   string // path before; "" when added
	To     string // path after; "" when removed
	FromID string // blob before; "" when added
	ToID   string // blob after; "" when removed, and when only the disk has it
}

// changes reads git's raw format: ":MODE MODE ID ID STATUS", path, and for a
// rename the new path, each a record of its own. A file that only may be run,
// or no longer, reads as before and is left out.
func changes(records []string) []Change {
	var found []Change
	for i := 0; i+1 < len(records); {
		words := strings.Fields(strings.TrimPrefix(records[i], ":"))
		if len(words) != 5 {
			break
		}
		c := Change{Status: Changed, From: records[i+1], To: records[i+1], FromID: blob(words[2]), ToID: blob(words[3])}
		i += 2
		switch words[4][0] {
		case 'A':
			c.Status, c.From = Added, ""
		case 'D':
			c.Status, c.To = Removed, ""
		case 'R':
			if i < len(records) {
				c.Status, c.To = Renamed, records[i]
				i++
			}
		}
		onlyMode := words[4] == "M" && words[2] == words[3]
		if words[0] != submodule && words[1] != submodule && !onlyMode {
			found = append(found, c)
		}
	}
	sortChanges(found)
	return found
}

const submodule = "160000"

// blob turns git's "not known" of all zeros into "".
func blob(id string) string {
	if strings.Trim(id, "0") == "" {
		return ""
	}
	return id
}

func sortChanges(list []Change) {
	slices.SortFunc(list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.To, a.From), cmp.Or(b.To, b.From)), cmp.Compare(a.From, b.From))
	})
}
