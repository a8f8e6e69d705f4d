package parse

import "testing"

// A hint says what to type in place of what was typed.
func TestHintsOfEntries(t *testing.T) {
	c, _ := Config("allies.yaml", []byte("units: {shift: 4}\n"))
	for _, tt := range []struct{ line, hint string }{
		{"gave 1h30 feedback: x", "1h30m"},
		{"gave 1:30 feedback: x", "1h30m"},
		{"gave $1.000: rent", "1000 or 1"},
		{"gave 1.255 EUR: rent", "1255 or 1.2550"},
		{"gave 0.250 EUR: rent", "0.25"},
		{"gave 1,2000: rent", "1.2000 or 12000"},
		{"gave -2 feedback: x", "2"},
		{"gave .5h: x", "0.5h"},
		{"gave 2.: x", "2"},
		{"gave 1.2.3: x", "without it: `gave: x`"},
		{"gave ¥50 gift: for her", "without it: `gave gift: for her`"},
		{"gave 0h feedback: none", "without it: `gave feedback: none`"},
		{"gave 1 000 EUR: rent", "1000"},
		{"gave 12 500 feedback: x", "12500"},
		{"gave $5k: rent", "without it: `gave: rent`"},
		{"gave 5hous feedback: x", "5hours"},
		{"got dinner: at Priya's", "leave the kind out: `got: dinner at Priya's`"},
		{"got 2h dinner: at Priya's", "leave the kind out: `got 2h: dinner at Priya's`"},
		{"gave great feedback: on it", "gave feedback: great, on it"},
		{"gave feedback on it: good", "gave feedback: on it: good"},
		{"gave 2h to her: good", "gave 2h: to her: good"},
		{"gave 0,5 h: x", "0.5"},
		{"gave 1/2: x", "0.5"},
		{"gave 1/3: x", "without it: `gave: x`"},
		{"gave ½h: x", "0.5h"},
		{"gave ~2h: x", "2h"},
		{"gave 5k USD: x", "5000"},
		{"gave 50 dollars: x", "USD"},
		{"gave feedback (2h): x", "gave 2h feedback: x"},
		{"gave 2h of feedback: x", "gave 2h feedback: x"},
		{"gave two hours: x", "gave 2 hours: x"},
		{"got two hours of coaching: x", "got 2 hours coaching: x"},
		{"gave Ana 1h feedback: x", "gave 1h feedback: Ana, x"},
		{"gave her 1h feedback: x", "gave 1h feedback: x"},
		{"gave her 2h of my time", "gave 2h: of my time"},
		{"gave 20 bucks: x", "USD"},
		{"gave half an hour of advice: x", "gave advice: half an hour of, x"},
		{"gave an hour and a half of advice: x", "gave advice: an hour and a half of, x"},
		{"gave a feedback: x", "gave feedback: x"},
		{"gave 2x: x", "2"},
		{"gave 30s time: x", "without it: `gave time: x`"},
		{"gave 2w time: x", "without it: `gave time: x`"},
		{"gave 1e3 EUR: x", "without it: `gave EUR: x`"},
		{"gave 2–3h feedback: x", "without it: `gave feedback: x`"},
		{"gave 2h+ time: x", "without it: `gave time: x`"},
		{"gave 2x time 1h: x", "gave: 2x time 1h: x"},
		{"gave -5 EUR money: x", "gave: -5 EUR money: x"},
		{"gave 2 shifts feedback: x", "shift"},
		{"gave 2 shifts: x", "shift"},
		{"gave feedback：x", "gave feedback: x"},
		{"thanked her for the intro: x", "thanked: her for the intro: x"},
	} {
		head, bad := ReadEntry(tt.line, c)
		if head != nil || bad == nil || hintOf(tt.line, bad) != tt.hint {
			t.Errorf("%s: %+v, %+v, want the hint %q", tt.line, head, bad, tt.hint)
		}
	}
}

// hintOf is the hint of a fault of a line.
func hintOf(line string, f *fault) string {
	for _, c := range f.cure {
		end := max(f.shows, f.end)
		return line[f.start:c.start] + c.text + line[c.end:end]
	}
	return f.hint
}
