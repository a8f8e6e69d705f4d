package ledger

import (
	"strconv"
	"testing"

	"allies/ledger/growth"
)

// BenchmarkSharedAlias looks up every ally of many that have one alias.
func BenchmarkSharedAlias(b *testing.B) {
	growth.Doubling(b, 500, func(n int) func() {
		l := &Ledger{}
		for i := range n {
			name := "P" + strconv.Itoa(i)
			l.Allies = append(l.Allies, &Ally{File: name + ".md", Stem: name, Name: name, Aliases: []string{"friend"}})
		}
		return func() {
			l.Link()
			for _, a := range l.Allies {
				l.Target("friend", a.File)
				l.Target(a.Name, a.File)
			}
		}
	})
}
