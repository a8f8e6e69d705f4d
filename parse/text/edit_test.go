package text

import (
	"bytes"
	"cmp"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func edit(start, end int, old, text string) Edit {
	return Edit{Start: start, End: end, Old: old, New: text}
}

func TestEdits(t *testing.T) {
	const text = "\ufeff# Dana\r\n- [ ] send\r\n"
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string
	}{
		{"none", nil, text},
		{"replace", []Edit{edit(14, 15, " ", "x")}, "\ufeff# Dana\r\n- [x] send\r\n"},
		{"delete", []Edit{edit(11, 13, "- ", "")}, "\ufeff# Dana\r\n[ ] send\r\n"},
		{"insert at both ends", []Edit{edit(23, 23, "", "end"), edit(0, 0, "", "begin")}, "begin" + text + "end"},
		{"insertions keep their order", []Edit{edit(3, 3, "", "1"), edit(3, 3, "", "2"), edit(3, 3, "", "3")}, "\ufeff123# Dana\r\n- [ ] send\r\n"},
		{"insertions around a replacement", []Edit{edit(14, 15, " ", "x"), edit(15, 15, "", ">"), edit(14, 14, "", "<")}, "\ufeff# Dana\r\n- [<x>] send\r\n"},
		{"neighbours", []Edit{edit(15, 16, "]", ")"), edit(13, 14, "[", "("), edit(14, 15, " ", "x")}, "\ufeff# Dana\r\n- (x) send\r\n"},
		{"all", []Edit{edit(0, 23, text, "")}, ""},
	} {
		got, err := Edits{[]byte(text), c.edits}.Apply()
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestEditsThatAreRefused(t *testing.T) {
	const text = "- [ ] send"
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string
	}{
		{"other bytes", []Edit{edit(3, 4, "x", " ")}, `cannot edit bytes 3 to 4: " " stands there instead of "x"`},
		{"shorter than its range", []Edit{edit(3, 5, " ", "x")}, `cannot edit bytes 3 to 5: " ]" stands there instead of " "`},
		{"an insertion that expects something", []Edit{edit(3, 3, " ", "x")}, `cannot edit bytes 3 to 3: "" stands there instead of " "`},
		{"after the end", []Edit{edit(10, 11, "s", "")}, "cannot edit bytes 10 to 11: the text has only 10 bytes"},
		{"before the begin", []Edit{edit(-1, 0, "-", "")}, "cannot edit bytes -1 to 0: the text has only 10 bytes"},
		{"backwards", []Edit{edit(4, 3, "", "")}, "cannot edit bytes 4 to 3: the text has only 10 bytes"},
		{"overlap", []Edit{edit(2, 5, "[ ]", ""), edit(3, 4, " ", "x")}, "cannot edit bytes 3 to 4: another edit changes the same bytes"},
		{"twice the same", []Edit{edit(3, 4, " ", "x"), edit(3, 4, " ", "x")}, "cannot edit bytes 3 to 4: another edit changes the same bytes"},
		{"insertion inside", []Edit{edit(3, 3, "", "x"), edit(2, 5, "[ ]", "")}, "cannot edit bytes 3 to 3: another edit changes the same bytes"},
	} {
		got, err := Edits{[]byte(text), c.edits}.Apply()
		var refused *EditError
		if got != nil || !errors.As(err, &refused) || err.Error() != c.want || refused.Hint() == "" {
			t.Errorf("%s: got %q, %v, want %s", c.name, got, err, c.want)
		}
	}
}

// Places in one text mean nothing in another.
func TestEditsStayWithTheirText(t *testing.T) {
	a, b := EditsOf([]byte("- [ ] send")), EditsOf([]byte("- [ ] call"))
	a.Insert(0, "x")
	if !a.Of([]byte("- [ ] send")) || a.Of([]byte("- [ ] call")) {
		t.Error("it is not known which text the edits are of")
	}
	defer func() {
		if recover() == nil {
			t.Error("edits of two texts are joined")
		}
	}()
	a.With(b)
}

func TestEditsLeaveTheirTextAlone(t *testing.T) {
	text := []byte("- [ ] send")
	edited, err := Edits{text, []Edit{edit(3, 4, " ", "x")}}.Apply()
	same, errSame := EditsOf(text).Apply()
	if err != nil || errSame != nil {
		t.Fatal(err, errSame)
	}
	edited[0], same[0] = '*', '*'
	if string(text) != "- [ ] send" {
		t.Errorf("the text became %q", text)
	}
}

// A text is cut at random, some pieces are replaced, and the edits are queued
// in random order: the result is the pieces put together.
func TestEditsOfRandomPieces(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	for range 3000 {
		text := make([]byte, random.IntN(60))
		for i := range text {
			text[i] = "ab\r\n\t \xc3\xa9\xff"[random.IntN(9)]
		}
		edits := EditsOf(text)
		var want bytes.Buffer
		for at := 0; at < len(text); {
			end := at + 1 + random.IntN(len(text)-at)
			piece := string(text[at:end])
			switch random.IntN(4) {
			case 0:
				piece = strings.Repeat("new", random.IntN(3))
				edits.Replace(at, string(text[at:end]), piece)
			case 1:
				edits.Insert(at, "before ")
				piece = "before " + piece
			case 2:
				edits.Delete(at, piece)
				piece = ""
			}
			want.WriteString(piece)
			at = end
		}
		random.Shuffle(edits.Len(), func(i, j int) { edits.list[i], edits.list[j] = edits.list[j], edits.list[i] })
		got, err := edits.Apply()
		if err != nil || !bytes.Equal(got, want.Bytes()) {
			t.Fatalf("%q with %v: got %q, %v, want %q", text, edits, got, err, want.Bytes())
		}
	}
}

// Whatever is queued, an edited text differs only where an edit says so.
func FuzzEdits(f *testing.F) {
	f.Add([]byte("- [ ] send\r\n"), 3, 1, "x", 12, 0, "- win: sent\r\n")
	f.Add([]byte("abc"), 0, 2, "", 1, 2, "xyz")
	f.Add([]byte(""), 0, 0, "a", 0, 0, "b")
	f.Fuzz(func(t *testing.T, text []byte, at1, n1 int, new1 string, at2, n2 int, new2 string) {
		var edits []Edit
		for _, e := range []Edit{edit(at1, at1+n1, "", new1), edit(at2, at2+n2, "", new2)} {
			if e.Start >= 0 && e.End >= e.Start && e.End <= len(text) {
				e.Old = string(text[e.Start:e.End])
			}
			edits = append(edits, e)
		}
		got, err := Edits{text, edits}.Apply()
		if err != nil {
			return
		}
		slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
		for at, rest := 0, got; ; {
			if len(edits) == 0 {
				if !bytes.Equal(rest, text[at:]) {
					t.Fatalf("the end became %q", rest)
				}
				return
			}
			e := edits[0]
			kept := text[at:e.Start]
			if !bytes.HasPrefix(rest, kept) || !bytes.HasPrefix(rest[len(kept):], []byte(e.New)) {
				t.Fatalf("%q became %q before %v", text, got, e)
			}
			at, rest, edits = e.End, rest[len(kept)+len(e.New):], edits[1:]
		}
	})
}
