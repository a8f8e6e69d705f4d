package query

import (
	"strings"
	"testing"
)

// TestComplete: fields and keys in use, and after a colon their values.
func TestComplete(t *testing.T) {
	l := people(t)
	l.Allies[2].Tags = []string{"Work"} // a second one with it: offered once
	for _, c := range []struct{ prefix, want string }{
		{"", "tag: kind: dir: status: reach: circle: org: text: date: is: not: jobTitle: lastContact: offers:"},
		{"k", "kind:"},
		{"S", "status:"},
		{"not:d", "not:dir: not:date:"},
		{"dir:", "dir:gave dir:got"},
		{"dir:go", "dir:got"},
		{"not:dir:go", "not:dir:got"},
		{"kind:in", "kind:introduction"},
		{"status:", "status:ally status:potential status:archived"},
		{"circle:1", "circle:15 circle:150"},
		{"is:ow", "is:owing is:owed"},
		{"tag:", "tag:Work tag:budget tag:friend tag:talks"},
		{"tag:w", "tag:Work"},
		{"org:mer", "org:Meridian Labs"},
		{"date:last y", "date:last year"},
		{"text:", ""},
		{"jobtitle:", "jobtitle:Head of Storage"},
		{"zzz", ""},
	} {
		var got []string
		for _, f := range Complete(c.prefix, l) {
			got = append(got, f.Text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q completes to %q, want %q", c.prefix, strings.Join(got, " "), c.want)
		}
	}
	if got := Complete("kind:gi", nil); len(got) != 1 || got[0].Text != "kind:gift" {
		t.Errorf("without a ledger: %v", got)
	}
}

// TestCompletionsAreTerms: whatever is offered as a value can be read.
func TestCompletionsAreTerms(t *testing.T) {
	l := people(t)
	for _, field := range Complete("", l) {
		for _, c := range Complete(field.Text, l) {
			if strings.HasSuffix(c.Text, ":") {
				continue
			}
			if _, err := Parse([]string{c.Text}, For(l, day(t, sunday))); err != nil {
				t.Errorf("%q is offered: %v", c.Text, err)
			}
		}
	}
}
