package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlainText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain words", "plain words"},
		{"**bold** and *it* and _it_ and __strong__", "bold and it and it and strong"},
		{"***both***", "both"},
		{"**bold *and* nested**", "bold and nested"},
		{"`code` with **b**", "code with b"},
		{"`` a ` b ``", "a ` b"},
		{"`**not bold**`", "**not bold**"},
		{"`open", "`open"},
		{"snake_case_name and __init__.py", "snake_case_name and init.py"},
		{"a * b * c", "a * b * c"},
		{"* lone", "* lone"},
		{"5 * 3 = 15 **", "5 * 3 = 15 **"},
		{"**open", "**open"},
		{"~~old~~ new, ~5 people and ~10 more", "old new, ~5 people and ~10 more"},
		{"[text](https://a.example)", "text"},
		{`[text](<a b> "title")`, "text"},
		{"[a [b] c](x)", "a [b] c"},
		{"[**b**](x(y))", "b"},
		{"[text](unclosed", "[text](unclosed"},
		{"[not a link] (x)", "[not a link] (x)"},
		{"![alt](pic.png)", "alt"},
		{"[![alt](pic.png)](url) after", "alt after"},
		{"wow![", "wow!["},
		{"[[Ravi Patel]]", "Ravi Patel"},
		{"[[Ravi Patel|Ravi]], the lead", "Ravi, the lead"},
		{"[[people/ravi#2026-03-14]]", "people/ravi"},
		{"[[#part]]", "#part"},
		{"![[note]]", "note"},
		{"[[]] [[a", "[[]] [[a"},
		{`a \*star\* and \[b\]`, "a *star* and [b]"},
		{`C:\dir \`, `C:\dir \`},
		{"<https://a.example/x> and <a@b.example>", "https://a.example/x and a@b.example"},
		{"a < b > c <3", "a < b > c <3"},
		{"R&amp;D &lt;x&gt; &nope; AT&T", "R&D <x> &nope; AT&T"},
		{"send it [due:: 2026-03-21]", "send it due 2026-03-21"},
		{"send it (due:: [[2026-03-21]])", "send it due 2026-03-21"},
		{"std::vector (std::move) [a::", "std::vector std move [a::"},
		{"#tag and 📅 2026-03-21", "#tag and 📅 2026-03-21"},
		{"naïve **café** 日本*語*", "naïve café 日本語"},
	} {
		if got := PlainText(c.in); got != c.want {
			t.Errorf("PlainText(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestInlineTargets(t *testing.T) {
	got := Inline("see [her **site**](https://a.example/?a=1&amp;b=2), <b@c.example> and [x](java\\script:1)")
	want := []Span{
		{"see ", ""}, {"her site", "https://a.example/?a=1&b=2"}, {", ", ""},
		{"b@c.example", "mailto:b@c.example"}, {" and ", ""}, {"x", `java\script:1`},
	}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("span %d: %q, want %q", i, got[i], want[i])
		}
	}
}

// No line takes long, whatever was typed; one that is longer than anyone writes
// stays as it is.
func TestLongLines(t *testing.T) {
	for _, bit := range []string{"*a ", "**", "_a*b ", "[", "![", "[[", "](", "[a](", "[](x", "`a``", "(a::", "[a::", "<a:", "&#", "~", "![[a](b)"} {
		text := strings.Repeat(bit, 400_000/len(bit))
		if PlainText(text) != text {
			t.Errorf("%q repeated is read as markup", bit)
		}
	}
}

// Nothing is lost but marks: the words are those of the text, in order.
func FuzzInline(f *testing.F) {
	f.Add("**a** [b](c) [[d|e]] `f` [due:: 2026-03-21] &amp; \\* <g:h> ~~i~~")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 200 || !utf8.ValidString(s) || strings.ContainsAny(s, "&[\\") {
			return
		}
		rest := s
		for _, r := range PlainText(s) {
			at := strings.IndexRune(rest, r)
			if at < 0 {
				t.Fatalf("%q has no %q", s, r)
			}
			rest = rest[at+utf8.RuneLen(r):]
		}
	})
}
