package parse

import "testing"

// A hint says what to type in place of what was typed.
func TestHintsOfEntries(t *testing.T) {
	c, _ := Config("allies.yaml", []byte("units: {shift: 4}\n"))
	for _, tt := range []struct{ line, hint string }{
		{"gave 1h30 feedback: x", "hours and minutes are 1h30m"},
		{"gave 1:30 feedback: x", "hours and minutes are 1h30m"},
		{"gave 20€: x", "€20 or 20 EUR"},
		{"gave 0,5 h: x", "a decimal has a point: 0.5"},
		{"gave 1/2: x", "one plain number: 2, 0.5, 1200, with a unit or without"},
		{"gave 2x: x", "2 without letters, or with a unit: 2h, 2min, 2 USD"},
		{"gave 2 shifts feedback: x", "did you mean the unit shift?"},
		{"gave 2 shifts: x", "did you mean the unit shift?"},
		{"gave feedback：x", "gave feedback: …"},
		{"thanked her for the intro: x", "thanked: her for the intro …"},
	} {
		head, bad := ReadEntry(tt.line, c)
		if head != nil || bad == nil || bad.hint != tt.hint {
			t.Errorf("%s: %+v, %+v, want the hint %q", tt.line, head, bad, tt.hint)
		}
	}
}
