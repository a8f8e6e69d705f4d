package disk

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// A journal is the json of the whole, in whatever parts it is written.
func TestJournalParts(t *testing.T) {
	long := withHash([]byte(strings.Repeat("long ", 1<<17)))
	for _, actions := range [][]action{
		{}, {{Path: "a.md", After: withHash([]byte("a\n"))}},
		{{Path: "a.md", Before: long}, {Path: `b"<.md`, Like: "a.md", After: long}, {Path: "c.md", Before: long, After: long}, {Path: "d.md", Respell: "D.md"}},
	} {
		j := journal{journalVersion, "/root", `import "x"`, actions}
		var text []byte
		parts := 0
		for part := range j.parts() {
			text, parts = append(text, part...), parts+1
		}
		var back journal
		if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back, j) {
			t.Errorf("%d actions come back as %d: %v", len(actions), len(back.Actions), err)
		}
		if want, _ := json.Marshal(j); !bytes.Equal(text, want) || parts > 1 != (len(actions) > 1) {
			t.Errorf("%d actions are %d bytes in %d parts, and as a whole %d bytes", len(actions), len(text), parts, len(want))
		}
	}
}
