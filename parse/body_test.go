package parse

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/internal/samples"
	"allies/parse/markdown"
	"allies/parse/text"
)

// read parses a body as that of Dana Okafor, also called Dana.
func read(src string) (*ledger.Ally, []ledger.Problem) {
	a := &ledger.Ally{File: "dana.md", Stem: "dana", Name: "Dana Okafor", Aliases: []string{"Dana"}, Type: ledger.Person}
	s := &Source{Document: text.NewDocument("dana.md", []byte(src), ledger.DefaultConfig()), Ally: a}
	s.Body = text.Region{Start: len(src) - len(strings.TrimPrefix(src, text.Bom)), End: len(src)}
	a.Incomplete = maskConflicts(s.Document)
	markdown.MaskNesting(s.Document)
	s.ReadBody()
	return a, s.Problems
}

// describe writes what was read, one fact a line, in the shortest form that
// shows every field a test looks at.
func describe(a *ledger.Ally, problems []ledger.Problem) string {
	var b strings.Builder
	for _, n := range a.Notes {
		said := map[bool]string{true: " plan"}[n.Unticked] + map[bool]string{true: " heard"}[n.Heard]
		fmt.Fprintf(&b, "%s%s%s %q", n.Date, map[bool]string{true: " " + n.Clock}[n.Clock != ""], said, n.Title)
		for _, tag := range n.Tags {
			b.WriteString(" #" + tag)
		}
		for _, l := range n.With {
			b.WriteString(" with " + l.Target)
		}
		b.WriteString("\n")
		for _, e := range n.Entries {
			b.WriteString("  " + e.Dir.String())
			if e.HasAmount {
				b.WriteString(" " + e.Amount.Round(6) + e.Unit)
			}
			fmt.Fprintf(&b, " %s: %s\n", e.Kind, e.Text)
		}
		for _, th := range n.Thanks {
			b.WriteString("  thanked: " + th.Text + "\n")
		}
		for _, ev := range n.Events {
			fmt.Fprintf(&b, "  %s: %s\n", map[bool]string{true: "win", false: "setback"}[ev.Win], ev.Text)
		}
		for _, p := range n.Promises {
			b.WriteString("  " + describePromise(p))
		}
	}
	for _, p := range a.Tasks {
		b.WriteString(describePromise(p))
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d-%d %s %s\n", p.Line, p.Column, p.EndColumn, p.Severity, p.Code)
	}
	return b.String()
}

func describePromise(p ledger.Promise) string {
	s := map[bool]string{true: "theirs", false: "mine"}[p.Theirs]
	s += map[ledger.Mark]string{ledger.Open: " open", ledger.Ticked: " kept", ledger.Dropped: " dropped"}[p.Mark]
	for _, d := range []struct {
		name string
		day  ledger.Date
	}{{"made", p.Made}, {"due", p.Due}, {"done", p.Done}} {
		if d.day != 0 {
			s += " " + d.name + " " + d.day.String()
		}
	}
	return s + ": " + p.Text + "\n"
}

func TestBody(t *testing.T) {
	for _, c := range samples.Bodies {
		t.Run(c.Name, func(t *testing.T) {
			a, problems := read(c.Src)
			got := strings.TrimSuffix(describe(a, problems), "\n")
			if want := strings.TrimPrefix(c.Want, "\n"); got != want {
				t.Errorf("of\n%s\ngot\n%s\nwant\n%s", c.Src, got, want)
			}
		})
	}
}

func BenchmarkBody(b *testing.B) {
	src := "# Dana\n\nMet at a meetup.\n\n"
	for range 20 {
		src += "## 2026-03-14 Coffee after the meetup #talks\n\nShe is hiring two people for the platform team.\n\n- gave 2h feedback: reviewed her conference proposal\n- got introduction: [[Ravi Patel]], the storage lead\n- [ ] send the draft budget by 2026-03-21\n\n"
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		read(src)
	}
}

// TestOnlyHeard: brackets say that somebody was only heard of, tags after them or not;
// what people speak by says nothing.
func TestOnlyHeard(t *testing.T) {
	for title, want := range map[string]bool{
		"moved (per Ann)": true, "moved (per Ann) #work": true, "(heard) moved": true, "moved (mentioned by Bo). #a #b": true,
		"moved": false, "moved #x": false, "call (via zoom) #x": false, "#x": false,
	} {
		if onlyHeard(title) != want {
			t.Errorf("%q: %v", title, !want)
		}
	}
}

// A word for the ally that another one is a beginning of is one still: them, him.
func TestOwnersWithoutColon(t *testing.T) {
	for _, who := range []string{"they", "She", "he", "them", "Her", "him", "Dana", "dana okafor"} {
		a, _ := read("- [ ] " + who + " to send it\n")
		if len(a.Tasks) != 1 || !a.Tasks[0].Theirs {
			t.Errorf("%s to send it: %+v", who, a.Tasks)
		}
	}
	for _, said := range []string{"the mail to send", "hers to send", "Daniel to send it"} {
		if a, _ := read("- [ ] " + said + "\n"); len(a.Tasks) != 1 || a.Tasks[0].Theirs {
			t.Errorf("%s: %+v", said, a.Tasks)
		}
	}
}

// A comment's tag makes the item private that it begins in, and no more, in plain text
// and in what the block parser reads.
func TestTagsInComments(t *testing.T) {
	for _, rest := range []string{"", "\n> quoted\n"} {
		src := "## 2026-03-14 Tea\n\n- a walk %% she\n  left #private %%\n- gave: the talk\n" + rest
		a, _ := read(src)
		if len(a.PrivateAt) != 1 || !strings.HasPrefix(src[a.PrivateAt[0].Start:], "- a walk") {
			t.Errorf("%q: private at %v", src, a.PrivateAt)
		}
	}
}
