package main

import (
	"fmt"
	"strings"
	"testing"

	"allies/cmd/allies/internal/lsp"
)

// completions asks what may be typed after a text, and says each as its label
// and what the line becomes.
func (e *scripted) completions(name, after string) (lsp.CompletionList, []string) {
	e.t.Helper()
	var list lsp.CompletionList
	e.read(e.request("textDocument/completion", e.at(name, after)), &list)
	var all []string
	for _, item := range list.Items {
		text := *lsp.NewText(e.texts[name].Content, e.encoding)
		line := item.Edit.Range.Start.Line
		text.Change(lsp.ContentChange{Range: &item.Edit.Range, Text: item.Edit.NewText})
		all = append(all, item.Label+" → "+text.Line(line))
	}
	return list, all
}

// TestLanguageServerCompletion: what may be typed in each place, and nothing
// where nothing fits.
func TestLanguageServerCompletion(t *testing.T) {
	inEachEncoding(t, func(t *testing.T, e *scripted) {
		e.open("Dana Okafor.md")
		e.problems("Dana Okafor.md")
		for _, tt := range []struct {
			line, after string // what is typed as the last line, and after what of it one asks
			first       string // the first that is offered, "" for nothing
			count       int    // how many, 0 for any number
		}{
			{"- 📅 会う [[", "[[", "Dana Okafor → - 📅 会う [[Dana Okafor]]", 2},
			{"- 📅 会う [[]] 📅", "[[", "Dana Okafor → - 📅 会う [[Dana Okafor]] 📅", 2},
			{"- 📅 会う [[pat", "[[pat", "Ravi Patel → - 📅 会う [[Ravi Patel]]", 1},
			{"- 📅 会う [[Ravi Patel]] ", "]] ", "", 0},
			{"- ", "- ", "gave → - gave ${1:2h} ${2:feedback}: $0", 7},
			{"  * th", "* th", "thanked → * thanked: for $0", 1},
			{"- [", "- [", "[ ] → - [ ] $1 by ${2:2026-11-29}", 2},
			{"- gave 2h fe", "2h fe", "feedback → - gave 2h feedback: ", 1},
			{"- got 50 USD m: 📅", "USD m", "money → - got 50 USD money: 📅", 1},
			{"- gave feedback: i", ": i", "", 0},
			{"- 2026-11-20 got 2h fe", "2h fe", "feedback → - 2026-11-20 got 2h feedback: ", 1},
			{"- 📅 会う #w", "#w", "work → ", 0},
			{"- [ ] 📅 会う by fri", "by fri", "fri → - [ ] 📅 会う by 2026-11-27", 0},
			{"- [ ] 📅 会う by next friday", "next friday", "next friday → - [ ] 📅 会う by 2026-11-27", 0},
			{"- [ ] 📅 会う by ", "by ", "today → - [ ] 📅 会う by 2026-11-22", 0},
			{"- [ ] 📅 会う deadline: fri", "fri", "fri → - [ ] 📅 会う deadline: 2026-11-27", 0},
			{"- [ ] 📅 会う no later than fri", "fri", "fri → - [ ] 📅 会う no later than 2026-11-27", 0},
			{"- 📅 会う by ", "by ", "", 0},
			{"## yest", "## yest", "yesterday → ## 2026-11-21", 0},
			{"## ", "## ", "today → ## 2026-11-22", 0},
			{"plain words", "plain w", "", 0},
			{"```\n- ", "```\n- ", "", 0},
		} {
			e.replace("Dana Okafor.md", "budget by 2026-12-01\n", "budget by 2026-12-01\n"+tt.line)
			list, got := e.completions("Dana Okafor.md", "budget by 2026-12-01\n"+tt.line[:strings.Index(tt.line, tt.after)+len(tt.after)])
			first := tt.first
			if strings.HasPrefix(first, "work") {
				first = "#work → - 📅 会う #work"
			}
			if first == "" && len(got) > 0 || first != "" && (len(got) == 0 || strings.TrimLeft(strings.Replace(got[0], "→   ", "→ ", 1), " ") != first) || tt.count > 0 && len(got) != tt.count {
				t.Errorf("%q: %q", tt.line, got)
			}
			if strings.Contains(tt.after, "fri") && !list.IsIncomplete {
				t.Errorf("%q: another word is another day", tt.line)
			}
			e.replace("Dana Okafor.md", "budget by 2026-12-01\n"+tt.line, "budget by 2026-12-01\n")
		}
		for _, tt := range []struct{ line, first string }{
			{"c", "circle → circle: "},
			{"sn", "snooze → snooze: "},
			{"tag", ""}, // is there already
			{"reach: o", "org → reach: org"},
			{"status: ", "ally → status: ally"},
			{"offers: [feedback, gu", "guidance → offers: [feedback, guidance"},
			{"offers:\n  - li", "listening →   - listening"},
			{"members: [Ra", "Ravi Patel → members: [Ravi Patel"},
			{"members: [\"[[Ra\"]", "Ravi Patel → members: [\"[[Ravi Patel]]\"]"},
			{"private: cont", "contact → private: contact"},
			{"communal: t", "true → communal: true"},
			{"snooze: in 2 w", "in 2 w → snooze: 2026-12-06"},
			{"snooze: ", "today → snooze: 2026-11-22"},
			{"snooze: yest", ""},
			{"met: ", "today → met: 2026-11-22"},
			{"met: tom", ""},
			{"org: M", "Museum: the old one → org: \"Museum: the old one\""},
			{"role: ", ""},
			{"unknown: ", ""},
			{"goals: [a", ""},
		} {
			e.replace("Dana Okafor.md", "tags: [work]\n", "tags: [work]\n"+tt.line+"\n")
			_, got := e.completions("Dana Okafor.md", "tags: [work]\n"+strings.TrimSuffix(tt.line, "\"]"))
			if tt.first == "" && len(got) > 0 || tt.first != "" && (len(got) == 0 || !strings.HasPrefix(got[0], tt.first)) {
				t.Errorf("%q: %q", tt.line, got)
			}
			e.replace("Dana Okafor.md", "tags: [work]\n"+tt.line+"\n", "tags: [work]\n")
		}
	})
}

// TestLanguageServerTagOfSettings: a tag that only allies.yaml names is offered where a
// tag may stand.
func TestLanguageServerTagOfSettings(t *testing.T) {
	e := newScripted(t, map[string]string{"allies.yaml": "tags: {team: 2w}\n", "a.md": "---\ntags: [te\n---\n\n## 2026-01-01\n\n- tea #te"})
	e.begin(`{}`)
	e.open("a.md")
	for _, after := range []string{"tags: [te", "- tea #te"} {
		if _, got := e.completions("a.md", after); len(got) != 1 || !strings.Contains(got[0], "team") {
			t.Errorf("%q: %q", after, got)
		}
	}
}

// TestLanguageServerPlainCompletion: no snippet for a client that takes none,
// and no more than a screen can show at once.
func TestLanguageServerPlainCompletion(t *testing.T) {
	files := map[string]string{"allies.yaml": "words: {gave: [gab]}\n", "a.md": "## 2026-01-01\n\n- \n- [["}
	for i := range 150 {
		files[fmt.Sprintf("p%d.md", i)] = ""
	}
	files["x/two.md"], files["y/two.md"] = "---\nname: Two\n---\n", "---\nname: Two\n---\n"
	e := newScripted(t, files)
	e.begin(`{}`)
	e.open("a.md")
	list, got := e.completions("a.md", "\n- ")
	if want := "gab → - gab ; gave → - gave ; got → - got ; thanked → - thanked: ; win → - win: ; setback → - setback: ; [ ] → - [ ] ; [ ] they: → - [ ] they: "; strings.Join(got, "; ") != want || list.Items[0].Format != 0 {
		t.Errorf("%q", got)
	}
	if list, got = e.completions("a.md", "- [["); len(got) != 100 || !list.IsIncomplete {
		t.Errorf("%d names, %v", len(got), list.IsIncomplete)
	}
	e.replace("a.md", "- [[", "- [[two")
	if _, got = e.completions("a.md", "- [[two"); strings.Join(got, "; ") != "Two → - [[x/two]]; Two → - [[y/two]]" {
		t.Errorf("%q", got)
	}
}
