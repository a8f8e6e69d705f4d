package parse

import (
	"testing"

	"allies/ledger"
)

// read parses a file's body as FILE ravi.md of an ally called Dana Okafor.
func read(t *testing.T, src string) (*ledger.Ally, []ledger.Problem) {
	t.Helper()
	d := newDocument("dana.md", []byte(src), ledger.DefaultConfig())
	a := &ledger.Ally{File: "dana.md", Stem: "dana", Name: "Dana Okafor", Aliases: []string{"Dana"}, Type: ledger.Person}
	a.Incomplete = d.maskConflicts()
	d.maskNesting()
	d.readBody(region{0, len(src)}, a)
	return a, d.problems
}

func BenchmarkBody(b *testing.B) {
	src := "# Dana\n\nMet at a meetup.\n\n"
	for range 20 {
		src += "## 2026-03-14 Coffee after the meetup #talks\n\nShe is hiring two people for the platform team.\n\n- gave 2h feedback: reviewed her conference proposal\n- got introduction: [[Ravi Patel]], the storage lead\n- [ ] send the draft budget by 2026-03-21\n\n"
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		d := newDocument("dana.md", []byte(src), ledger.DefaultConfig())
		a := &ledger.Ally{File: "dana.md", Stem: "dana", Name: "Dana Okafor"}
		d.readBody(region{0, len(src)}, a)
	}
}
