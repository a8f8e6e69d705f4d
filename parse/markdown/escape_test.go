package markdown

import "testing"

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"a|b": `a\|b`, "*x*": `\*x\*`, "# x": `\# x`, "- x": `\- x`, "-2.5": "-2.5", "1. x": `1\. x`, "1.5": "1.5", "2026. y": `2026\. y`,
		"<b>&amp;": `\<b\>\&amp;`, "$5": `\$5`, `\`: `\\`, "===": `\===`, "plain, (words)!": "plain, (words)!",
	} {
		if got := Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}
