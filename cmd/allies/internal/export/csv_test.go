package export

import (
	"slices"
	"testing"

	"allies/ledger"
)

// A table has a column for each key, so that whoever takes it along has all of them:
// but for what is private, which is only told where that is there too, and for ways to
// reach somebody, each of which has its own.
func TestTablesHaveEachKey(t *testing.T) {
	for _, key := range ledger.Keys() {
		named := slices.ContainsFunc(tableColumns, func(c column) bool { return c.key == key })
		if named == slices.Contains([]string{"contact", "private"}, key) {
			t.Errorf("%s has a column: %v", key, named)
		}
	}
}
