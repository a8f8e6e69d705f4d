package ledger

import "testing"

// TestPromises: all of a file's promises in the order in which they stand
// there, those outside notes too.
func TestPromises(t *testing.T) {
	at := func(start int32) Promise { return Promise{Pos: Pos{Start: start}} }
	a := &Ally{
		Notes: []Note{{Promises: []Promise{at(20), at(30)}}, {}, {Promises: []Promise{at(50)}}},
		Tasks: []Promise{at(10), at(40)},
	}
	for i, p := range a.Promises() {
		if p.Pos.Start != int32(10*(i+1)) {
			t.Errorf("promise %d is the one at byte %d", i+1, p.Pos.Start)
		}
	}
	if n := len(a.Promises()); n != 5 {
		t.Errorf("%d promises", n)
	}
}
