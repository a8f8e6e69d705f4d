package plain

import (
	"strings"
	"testing"
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
	want := []span{
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

// Text that was made to be slow takes no longer than its length asks: at this
// length a quadratic reading would not end in a test's lifetime.
func TestPlainTextIsLinear(t *testing.T) {
	for _, bit := range []string{"*a ", "**", "_a*b ", "[", "![", "[[", "](", "[a](", "[](x", "`a``", "(a::", "[a::", "<a:", "&#", "~", "![[a](b)"} {
		text := strings.Repeat(bit, 400_000/len(bit))
		if PlainText(text) == "" {
			t.Errorf("%q repeated is empty", bit)
		}
	}
}

func FuzzPlainText(f *testing.F) {
	f.Add("**a** [b](c) [[d|e]] `f` [due:: 2026-03-21] &amp; \\* <g:h>")
	f.Fuzz(func(t *testing.T, s string) {
		plain := Words(s)
		if FirstHidden(plain) >= 0 {
			t.Errorf("words(%q) = %q", s, plain)
		}
	})
}
