package lsp

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
)

var encodings = []Encoding{UTF8, UTF16, UTF32}

// TestPositions: a place leads to the same bytes in every encoding.
func TestPositions(t *testing.T) {
	content := "- [ ] 📅 会う\r\nbye\rx\n"
	for _, tt := range []struct {
		offset, line int
		units        [3]int // UTF-8, UTF-16, UTF-32
	}{
		{0, 0, [3]int{0, 0, 0}},
		{6, 0, [3]int{6, 6, 6}},
		{10, 0, [3]int{10, 8, 7}}, // after 📅
		{14, 0, [3]int{14, 10, 9}},
		{17, 0, [3]int{17, 11, 10}},
		{19, 1, [3]int{0, 0, 0}},
		{23, 2, [3]int{0, 0, 0}},
		{25, 3, [3]int{0, 0, 0}},
	} {
		for i, e := range encodings {
			text := NewText(content, e)
			want := Position{tt.line, tt.units[i]}
			if got := text.Position(tt.offset); got != want {
				t.Errorf("%s: byte %d is at %v, want %v", e, tt.offset, got, want)
			}
			if got := text.Offset(want); got != tt.offset {
				t.Errorf("%s: %v is byte %d, want %d", e, want, got, tt.offset)
			}
		}
	}
}

// TestPlacesOutside: a place that is not in the text is the nearest that is.
func TestPlacesOutside(t *testing.T) {
	text := NewText("a📅\nb", UTF16)
	for p, want := range map[Position]int{
		{0, 2}: 1, {0, 3}: 5, {0, 99}: 5, {1, 99}: 7, {2, 0}: 7, {9, 9}: 7, {-1, 0}: 0, {0, -1}: 0,
	} {
		if got := text.Offset(p); got != want {
			t.Errorf("%v is byte %d, want %d", p, got, want)
		}
	}
	for offset, want := range map[int]Position{-1: {0, 0}, 3: {0, 1}, 99: {1, 1}} {
		if got := text.Position(offset); got != want {
			t.Errorf("byte %d is at %v, want %v", offset, got, want)
		}
	}
	if got := NewText("", UTF8).Offset(Position{3, 4}); got != 0 {
		t.Errorf("in an empty text: %d", got)
	}
}

// TestInLine: columns count characters, and a byte order mark is none.
func TestInLine(t *testing.T) {
	for _, e := range encodings {
		text := NewText("\ufeffa📅b\n会b", e)
		if r := text.InLine(1, 3, 4); text.Content[text.Offset(r.Start):text.Offset(r.End)] != "b" {
			t.Errorf("%s: %v", e, r)
		}
		if r := text.InLine(2, 2, 9); text.Content[text.Offset(r.Start):text.Offset(r.End)] != "b" {
			t.Errorf("%s: %v", e, r)
		}
		if r := text.InLine(3, 1, 2); r != (Range{}) {
			t.Errorf("%s: a line that is not there: %v", e, r)
		}
	}
}

// TestChanges: changes made in any encoding leave the text that bytes would.
func TestChanges(t *testing.T) {
	words := []string{"a", "📅", "会う", "\n", "\r\n", "\r", "- gave 2h: x", ""}
	random := rand.New(rand.NewPCG(3, 4))
	for _, e := range encodings {
		text, want := NewText("", e), ""
		for range 2000 {
			runes := []rune(want)
			from := random.IntN(len(runes) + 1)
			to := from + random.IntN(len(runes)-from+1)
			start, end := len(string(runes[:from])), len(string(runes[:to]))
			word := words[random.IntN(len(words))]
			if len(want) > 200 {
				start, end, word = 0, len(want), ""
			}
			r := text.Range(start, end)
			if text.Offset(r.Start) != start || text.Offset(r.End) != end {
				continue // between \r and \n is no place
			}
			text.Change(ContentChange{Range: &r, Text: word})
			want = want[:start] + word + want[end:]
			if text.Content != want || text.Lines() != NewText(want, e).Lines() {
				t.Fatalf("%s: got %q, want %q", e, text.Content, want)
			}
		}
		text.Change(ContentChange{Text: "all new"})
		if text.Content != "all new" || text.Line(0) != "all new" || text.Line(1) != "" {
			t.Errorf("%s: %q", e, text.Content)
		}
	}
}

func TestNegotiate(t *testing.T) {
	for offered, want := range map[string]Encoding{"": UTF16, "utf-7": UTF16, "utf-32 utf-8": UTF32, "utf-7 utf-8": UTF8, "utf-16": UTF16} {
		var all []Encoding
		for _, e := range strings.Fields(offered) {
			all = append(all, Encoding(e))
		}
		if got := Negotiate(all); got != want {
			t.Errorf("of %q: %s", offered, got)
		}
	}
}

func TestURI(t *testing.T) {
	for uri, want := range map[URI]string{
		"file:///home/ada/My%20allies/Zo%C3%AB%20%23%3F%25.md": "/home/ada/My allies/Zoë #?%.md",
		"file://localhost/a.md":                                "/a.md",
		"FILE:///a//b/../c.md":                                 "/a/c.md",
	} {
		got, isFile := uri.Path()
		if again, _ := FileURI(got).Path(); !isFile || got != want || again != want {
			t.Errorf("%s: %q, %v; back again %q", uri, got, isFile, again)
		}
	}
	for _, uri := range []URI{"", "untitled:Untitled-1", "http://x/a.md", "file://other/a.md", "file:", "file:///%zz", "::"} {
		if got, isFile := uri.Path(); isFile {
			t.Errorf("%q: %q", uri, got)
		}
	}
	if got := FileURI("/a b/ü.md"); got != "file:///a%20b/%C3%BC.md" {
		t.Error(got)
	}
	if got, _ := URI("file:///c%3A/people/a.md").Path(); got != "c:/people/a.md" {
		t.Error(got)
	}
}

// TestOptions: an editor's settings may say what its client counts; whatever else
// stands there says nothing to us.
func TestOptions(t *testing.T) {
	for raw, want := range map[string]Encoding{
		`{"initializationOptions": {"positionEncoding": "utf-8"}}`: UTF8, `{"initializationOptions": {"provideFormatter": true}}`: "",
		`{"initializationOptions": ["x"]}`: "", `{"initializationOptions": null}`: "", `{}`: "", `{"initializationOptions": {"positionEncoding": 8}}`: "",
	} {
		var p Initialize
		if err := json.Unmarshal([]byte(raw), &p); err != nil || p.Options.PositionEncoding != want {
			t.Errorf("%s: %q, %v", raw, p.Options.PositionEncoding, err)
		}
	}
}
