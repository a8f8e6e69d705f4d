package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/report"
)

// spoken is what the reading commands say of the examples and of a ledger with
// what these have not, on a day on which there is much to say.
func spoken(t *testing.T) string {
	t.Helper()
	var said strings.Builder
	seldom := someLedger(t, map[string]string{
		"ada.md":      "---\ncadence: 1w\n---\n\n# Ada\n\n## 2020-01-01 Tea\n\n- gave 3 shift time\n- got help: a hand\n",
		"bo.md":       "# Bo\n\n## 2026-11-20 Tea\n\n- [-] off by 2026-11-30\n- [x] done by 2026-11-21 done 2026-11-21\n- gave: one\n",
		"me.md":       "# Me\n",
		"allies.yaml": "kinds: {feedback: 2}\nbudget_per_week: 1\n",
	})
	giver := someLedger(t, map[string]string{"cy.md": "# Cy\n\n## 2026-11-20 Tea\n\n- gave: a\n- gave: b\n- gave: c\n"})
	receiver := someLedger(t, map[string]string{"dee.md": "# Dee\n\n## 2026-11-20 Tea\n\n- got: a\n- got: b\n- got: c\n"})
	ledgers := []string{seldom, giver, receiver}
	for _, name := range []string{"team-lead", "first-ally", "community"} {
		ledgers = append(ledgers, inGit(t, filepath.Join("..", "..", "examples", name)))
	}
	for _, root := range ledgers {
		for _, line := range []string{
			"report", "report --explain", "next -n 20 --explain", "due --within 2y --explain", "promises --all --explain", "balance --index --all --explain", "register",
			"stats --explain", "coverage --explain", "match --explain", "list", "ask feedback --explain", "files --all", "check", "doctor", "activity", "list -o -  -O md",
			"report -O md", "report -O csv", "due -O md", "due -O csv", "promises --all -O md", "promises --all -O csv", "balance --index -O md", "balance -O csv", "register -O md", "coverage -O md", "files -O md", "tags -O md",
		} {
			said.WriteString(runWithin(t.Context(), t, append([]string{"-C", root, "--today", "2026-11-22"}, strings.Fields(line)...)))
		}
	}
	for _, name := range []string{"Kofi", "Ruth", "Mirela", "Isidro", "Tamar"} {
		said.WriteString(runWithin(t.Context(), t, []string{"-C", ledgers[3], "--today", "2026-11-22", "show", name, "--explain"}))
	}
	return strings.ToLower(said.String())
}

// Every word of the vocabulary stands in what the program prints, and what may
// puzzle there is in the vocabulary: the states, the standings, what a rhythm
// comes from, and the heads of columns and facts that are no plain words.
func TestVocabulary(t *testing.T) {
	said := spoken(t)
	explained := map[string]bool{}
	for _, m := range vocabulary() {
		stands := func(word string) bool {
			return regexp.MustCompile(`(^|[^\pL])` + regexp.QuoteMeta(strings.ToLower(word)) + `([^\pL]|$)`).MatchString(said)
		}
		for _, word := range m.words {
			explained[strings.ToLower(word)] = true
			if !stands(word) {
				t.Errorf("%q stands in no output", word)
			}
		}
		if m.text == "" {
			t.Errorf("%q is not explained", m.words)
		}
	}
	for _, head := range puzzling(said) {
		for word := range strings.FieldsSeq(head) {
			singular := strings.TrimSuffix(word, "s")
			if explained[head] || explained[word] || explained[singular] || slices.Contains(plainWords, word) || slices.Contains(plainWords, singular) {
				continue
			}
			t.Errorf("%q stands in an output, and neither allies help words explains it nor is it a plain word", word)
		}
	}
	for _, word := range plainWords {
		if explained[word] {
			t.Errorf("%q is explained, and called plain", word)
		}
	}
}

// puzzling are the words that name something of the reckoning, and what heads
// columns and facts in an output.
func puzzling(said string) []string {
	words := []string{
		string(report.OK), string(report.Due), string(report.Late), string(report.Dormant), string(report.Snoozed), string(report.Planned), string(report.Untracked),
		string(report.Early), string(report.Balanced), string(report.Giving), string(report.Receiving), string(report.Giver), string(report.Receiver), string(report.Matcher),
		string(report.Learned), string(report.PromiseOpen), string(report.PromiseOverdue), string(report.PromiseKept), string(report.PromiseLate), string(report.PromiseDropped),
		string(ledger.Potential), string(ledger.Archived),
	}
	for _, found := range regexp.MustCompile(`(?m)^\| (.*) \|\n\| :?--`).FindAllStringSubmatch(said, -1) { // the heads of a table in md
		words = append(words, strings.Split(found[1], " | ")...)
	}
	for _, found := range regexp.MustCompile(`(?m)^(ally,.*|kind,.*|date,.*)$`).FindAllStringSubmatch(said, -1) { // of csv
		words = append(words, strings.Split(strings.ReplaceAll(found[1], "_", " "), ",")...)
	}
	stats := said[strings.Index(said, "what there is\n"):]
	for _, found := range regexp.MustCompile(`(?m)^  ([a-z][a-z -]*?)  +\S`).FindAllStringSubmatch(stats[:strings.Index(stats, "how the figures")], -1) { // facts of stats
		words = append(words, found[1])
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// plainWords head columns and facts, and say what they mean.
var plainWords = strings.Fields(`
	a about all allies ties change circles date day done entries file for last line made name not note owner said since source
	text title type tag until what when where without cake eur usd`)
