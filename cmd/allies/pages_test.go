package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allies/ledger"
)

// meetings writes the same meetings twice: as pages of a vault, in each of the
// ways in which people write them, and by hand into the file of each ally who
// was there.
type meetings struct {
	vault, byHand map[string]string
	day           ledger.Date
	count         int
}

func newMeetings() *meetings {
	day, _ := ledger.NewDate(2025, 1, 6)
	m := &meetings{vault: map[string]string{".obsidian/app.json": "{}"}, byHand: map[string]string{".obsidian/app.json": "{}"}, day: day}
	for name, front := range map[string]string{
		"Dana Okafor": "aliases: [Dee]\ncadence: 4w\nreach: outside\noffers: [feedback]", "Kofi Amponsah": "circle: 15\nreach: team\ntags: [work]",
		"Noemi Katz": "communal: true\nbirthday: 1980-11-25", "Ravi Patel": "status: potential\ngoals: [mentoring]",
		"Ines Roca": "reach: org\nlast_contact: 2026-10-01", "Porto Evenings": "type: group\nmembers: [Dana Okafor, Ines Roca]",
	} {
		text := "---\n" + front + "\n---\n# " + name + "\n\nA line about them.\n"
		m.vault["People/"+name+".md"], m.byHand["People/"+name+".md"] = text, text
	}
	m.vault["me.md"], m.byHand["me.md"] = "---\nname: Ada Self\ngoals: [mentoring]\n---\n", "---\nname: Ada Self\ngoals: [mentoring]\n---\n"
	return m
}

// met adds a meeting of so many days after the one before. page is the file as
// the vault has it, with DAY for the day; held is what each who was there gets by
// hand, after a heading with the day and the title.
func (m *meetings) met(after int, title, file, page string, held map[string]string) {
	m.day = m.day.AddDays(after)
	m.count++
	fill := strings.NewReplacer("DAY", m.day.String(), "NUMBER", strconv.Itoa(m.count)).Replace
	m.vault[fill(file)] = fill(page)
	for name, lines := range held {
		m.byHand["People/"+name+".md"] += fill("\n## DAY " + title + "\n\n" + lines)
	}
}

// fill writes meetings of every sort over two years, the last ones plans.
func (m *meetings) fill() {
	for i := range 24 {
		n := fmt.Sprint(i)
		m.met(5, "Sync "+n+" #planning", "Meetings/Sync NUMBER.md", "---\ndate: DAY\nattendees: [Dana Okafor, \"[[Kofi Amponsah|K]]\", Pia Berg, me]\n---\n# Sync "+n+" #planning\n\n"+
			"- gave 2h feedback: [[Dana Okafor]] her draft "+n+"\n- got introduction: [[Kofi Amponsah]] to the mill\n- [ ] Dee: send the figures "+n+" by DAY\n"+
			"- topic: [[Kofi Amponsah]]\n  - thanked: for the mill\n- [x] call [[Kofi Amponsah]] "+n+" done DAY\n",
			map[string]string{
				"Dana Okafor":   "- gave 2h feedback: [[Dana Okafor]] her draft " + n + "\n- [ ] they: send the figures " + n + " by DAY\n",
				"Kofi Amponsah": "- got introduction: [[Kofi Amponsah]] to the mill\n- thanked: for the mill\n- [x] call [[Kofi Amponsah]] " + n + " done DAY\n",
			})
		m.met(4, "Tea "+n, "Meetings/DAY Tea "+n+".md", "**Participants:** Ines (late), [[Noemi Katz]] — host\n\n## [[Ines Roca]]\n\n- gave 20 EUR gift: the book\n- setback: her van broke down\n\n## Noemi\n\n- gave 1h listening: [[Noemi Katz]] at the table\n",
			map[string]string{"Ines Roca": "- gave 20 EUR gift: the book\n- setback: her van broke down\n", "Noemi Katz": "- gave 1h listening: [[Noemi Katz]] at the table\n"})
		m.met(6, "1-1 Dana", "Meetings/DAY 1-1 Dana.md", "- got 1h guidance: on the grant\n- win: the permit came "+n+"\n- [ ] send the tape "+n+" by DAY\n- [ ] they: say when "+n+"\n",
			map[string]string{"Dana Okafor": "- got 1h guidance: on the grant\n- win: the permit came " + n + "\n- [ ] send the tape " + n + " by DAY\n- [ ] they: say when " + n + "\n"})
		m.met(3, "Evening "+n, "Log/Evening NUMBER.md", "# DAY Evening "+n+"\n\n## 👥 Present:\n\n- Porto Evenings\n- Ravi Patel\n\n## Waiting on\n\n- [ ] [[Ravi Patel]]: the list "+n+" by DAY\n",
			map[string]string{"Porto Evenings": "They came.\n", "Ravi Patel": "- [ ] they: the list " + n + " by DAY\n"})
		m.met(2, "Heard of Kofi "+n+" #fyi", "Meetings/DAY Heard.md", "---\ntype: call\nperson: Kofi Amponsah\n---\n# Heard of Kofi "+n+" #fyi\n\n- setback: his knee\n",
			map[string]string{"Kofi Amponsah": "- setback: his knee\n"})
	}
	m.day = ledgerDay("2026-11-23")
	m.met(2, "Roof", "Meetings/DAY Roof.md", "with:: x\n\nAttendees: Dana, Kofi\n\n- gave 1h time: [[Dana Okafor]] the ladder\n", map[string]string{"Dana Okafor": "- gave 1h time: [[Dana Okafor]] the ladder\n", "Kofi Amponsah": ""})
	m.vault["Meetings/2026-11-01 Ines Roca.md"] = "#plan a walk\n"
	m.byHand["People/Ines Roca.md"] += "\n## 2026-11-01 Ines Roca\n\n#plan a walk\n"
}

func ledgerDay(iso string) ledger.Date {
	day, _ := ledger.ParseDate(iso)
	return day
}

// TestMeetingsInPagesOrByHand: a vault that keeps its meetings in pages gets the
// same answers as its owner would after copying each into the allies' files.
func TestMeetingsInPagesOrByHand(t *testing.T) {
	m := newMeetings()
	m.fill()
	vault, byHand := inLedger(t, m.vault), inLedger(t, m.byHand)
	commands := [][]string{
		{"report"}, {"report", "-p", "2025"}, {"report", "tag:planning"}, {"report", "kind:feedback", "dir:gave"}, {"balance"}, {"balance", "--by", "kind"}, {"balance", "--by", "ally", "--by", "quarter"},
		{"balance", "--units", "--all"}, {"balance", "--index"}, {"register"}, {"register", "--all", "dana"}, {"due", "--within", "60d"}, {"promises"}, {"promises", "--all"}, {"promises", "--theirs"},
		{"next", "-n", "20"}, {"ask", "feedback"}, {"ask", "guidance"}, {"list"}, {"list", "is:overdue"}, {"stats"}, {"tags"}, {"activity"}, {"coverage"}, {"match"},
		{"show", "dana"}, {"show", "kofi"}, {"show", "noemi"}, {"show", "ines"}, {"show", "ravi"}, {"show", "porto"},
	}
	for _, command := range commands {
		args := append(command, "-O", "json")
		want, wantStatus := printed(t, byHand, args...)
		got, status := printed(t, vault, args...)
		if status != wantStatus || !reflect.DeepEqual(placeless(t, got), placeless(t, want)) {
			t.Errorf("%v on pages exits %d, by hand %d:\n%s", command, status, wantStatus, difference(got, want))
		}
		if len(want) < 20 {
			t.Errorf("%v says nothing: %s", command, want)
		}
	}
	if got, _ := printed(t, vault, "report", "-O", "json"); !strings.Contains(got, `"notes": 192`) {
		t.Error("not every meeting is counted:", got[len(got)-600:])
	}
}

// placeless is json without what tells where something stands: files and lines,
// what was left out, and the texts of whole notes.
func placeless(t *testing.T, text string) any {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err, text)
	}
	return withoutPlaces(value)
}

func withoutPlaces(value any) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = withoutPlaces(value[i])
		}
	case map[string]any:
		_, isNote := value["plan"]
		for key := range value {
			switch {
			case key == "file", key == "sha256", key == "line", key == "column", key == "unread", key == "left_out", key == "met_without_file", isNote && key == "text":
				delete(value, key)
			default:
				value[key] = withoutPlaces(value[key])
			}
		}
	}
	return value
}

// difference is the first lines in which two texts differ, places aside.
func difference(a, b string) string {
	keep := func(text string) []string {
		return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool {
			return strings.Contains(line, `"file":`) || strings.Contains(line, `"line":`) || strings.Contains(line, `"column":`)
		})
	}
	x, y := keep(a), keep(b)
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			from := max(0, i-12)
			return strings.Join(x[from:min(len(x), i+6)], "\n") + "\nby hand:\n" + strings.Join(y[from:min(len(y), i+6)], "\n")
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}
