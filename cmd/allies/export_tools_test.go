//go:build tools

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

// exportedLedgers are the examples, and one in which everything is hard to
// write.
func exportedLedgers(t *testing.T) map[string]string {
	hostile := map[string]string{}
	for i, name := range oddNames {
		front, _ := json.Marshal(name + "\x1b[31m;,:\\n")
		hostile[fmt.Sprintf("f%02d.md", i)] = fmt.Sprintf("---\nname: %s\naliases: [%s]\norg: %s\nuid: %s\nphone: %s\nurl: %s\ncontact: {%s: x}\ntags: ['a;b', 'c,d', '=1']\nbirthday: 02-29\n"+
			"dates: {%s: 2021-0%d-1%d}\ncadence: 6w\nintroduced_by: %s\nmembers: [%s]\n---\nEND:VEVENT\r\nEND:VCARD\n\n## 2026-03-01 x\n\n- [ ] %s; send, it\\ by 2026-12-%02d\n",
			front, front, front, front, front, front, front, front, 1+i%9, i%10, front, front, strings.Repeat(name+" ", 9), 1+i%28)
	}
	return map[string]string{
		"team-lead": filepath.Join("..", "..", "examples", "team-lead"),
		"community": filepath.Join("..", "..", "examples", "community"),
		"hostile":   inLedger(t, hostile),
	}
}

// exported is a file with what export writes of a ledger.
func exported(t *testing.T, format, dir string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "exported")
	outputOf(t, "export", format, "--include-private", "-C", dir, "-o", file)
	return file
}

func python(t *testing.T, script string, args ...string) string {
	t.Helper()
	return asked(t, "/usr/bin/python3", append([]string{"-c", script}, args...)...)
}

// TestCalendarsAreRead has the library of khal read each calendar, and another
// one find the days on which yearly dates fall.
func TestCalendarsAreRead(t *testing.T) {
	const script = `
import sys
from datetime import datetime
from dateutil.rrule import rrulestr
from icalendar import Calendar
text = open(sys.argv[1], "rb").read()
calendar = Calendar.from_ical(text)
seen = set()
for e in calendar.walk("VEVENT"):
    assert not e.errors, e.errors
    assert e["UID"] not in seen, e["UID"]
    seen.add(e["UID"])
    assert e["DTEND"].dt > e["DTSTART"].dt
    if "RRULE" in e:
        begin = e["DTSTART"].dt
        rule = rrulestr(e["RRULE"].to_ical().decode(), dtstart=datetime(begin.year, begin.month, begin.day))
        for d in rule.between(datetime(2023, 1, 1), datetime(2029, 1, 1), inc=True):
            print(begin.isoformat(), d.date().isoformat())
`
	for name, dir := range exportedLedgers(t) {
		t.Run(name, func(t *testing.T) {
			file := exported(t, "ics", dir)
			fell := map[string][]string{}
			for _, line := range strings.Split(strings.TrimSpace(python(t, script, file)), "\n") {
				begin, day, _ := strings.Cut(line, " ")
				if !slices.Contains(fell[begin], day) {
					fell[begin] = append(fell[begin], day)
				}
			}
			for begin, days := range fell {
				first, _ := ledger.ParseDate(begin)
				_, month, day := first.Civil()
				var want []string
				for year := 2023; year < 2029; year++ {
					if d, _ := ledger.InYear(year, month, day); d >= first {
						want = append(want, d.String())
					}
				}
				slices.Sort(days)
				if !slices.Equal(days, want) {
					t.Errorf("from %s on: %v, not %v", begin, days, want)
				}
			}
			if name == "community" {
				importTwice(t, file)
			}
		})
	}
}

// importTwice has khal take a calendar in, and again: nothing doubles.
func importTwice(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	config := filepath.Join(folder, "config")
	settings := fmt.Sprintf("[calendars]\n[[ours]]\npath = %s\n[sqlite]\npath = %s\n", filepath.Join(folder, "days"), filepath.Join(folder, "db"))
	if err := os.WriteFile(config, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "days"), 0o700); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		asked(t, "khal", "-c", config, "import", "--batch", "-a", "ours", file)
		if days, err := os.ReadDir(filepath.Join(folder, "days")); err != nil || len(days) != strings.Count(string(text), "BEGIN:VEVENT") {
			t.Errorf("khal has %d events, %v", len(days), err)
		}
	}
}

// TestCardsAreRead has vobject, with which khard reads, read each card.
func TestCardsAreRead(t *testing.T) {
	const script = `
import sys, vobject
text = open(sys.argv[1], newline="", encoding="utf-8").read()
for card in vobject.readComponents(text):
    assert card.version.value == "4.0"
    print(card.fn.value.replace("\n", " "), len(list(card.getChildren())) > 3, sep="\t")
`
	for name, dir := range exportedLedgers(t) {
		t.Run(name, func(t *testing.T) {
			var allies struct{ Allies []struct{ Name string } }
			if err := json.Unmarshal(outputOf(t, "list", "-O", "json", "-C", dir), &allies); err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(python(t, script, exported(t, "vcard", dir))), "\n")
			if len(lines) != len(allies.Allies) {
				t.Errorf("%d cards of %d", len(lines), len(allies.Allies))
			}
		})
	}
}

// TestGraphsAreDrawn has Graphviz draw each graph, with everybody in it.
func TestGraphsAreDrawn(t *testing.T) {
	for name, dir := range exportedLedgers(t) {
		t.Run(name, func(t *testing.T) {
			file := exported(t, "dot", dir)
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			drawn := asked(t, "dot", "-Tplain", file)
			if got, want := strings.Count(drawn, "\nnode "), strings.Count(string(text), "[label=\"")-strings.Count(string(text), "[label=\"introduced\"]"); got != want {
				t.Errorf("%d nodes are drawn, not %d", got, want)
			}
		})
	}
}

// TestKhardsCards takes in a card that khard wrote, in both of its versions, and has
// khard read what export makes of it: the same, but for what has no place here.
func TestKhardsCards(t *testing.T) {
	const contact = `
First name: Amara
Last name: Eze
Prefix: Dr.
Nickname: [Ama, Mara]
Organisation: [[Meridian Labs, Platform]]
Title: Staff engineer
Phone: {cell: +234 1 555 0100, home: +234 1 555 0101, work: [+234 1 1, +234 1 2], Office Lagos: +234 9}
Email: {home: amara@example.org, work: [eze@work.example, "a,b@x.example"]}
Address: {home: {Box: "", Extended: "", Street: 12 Marina, Code: "", City: "", Region: "", Country: ""}}
Birthday: 1984-05-20
Anniversary: 2015-06-12
Categories: [climbing, talks]
Webpage: https://example.org/~amara
Note: "Met at a meetup, she said: hi; there."
Private: {Jabber: amara@jabber.example}
`
	for _, version := range []string{"3.0", "4.0"} {
		t.Run(version, func(t *testing.T) {
			theirs, ours := khardBook(t, version), khardBook(t, version)
			input := filepath.Join(t.TempDir(), "amara.yaml")
			if err := os.WriteFile(input, []byte(contact), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command("khard", "-c", theirs.config, "new", "-a", "book", "-i", input).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			cards, err := filepath.Glob(filepath.Join(theirs.cards, "*.vcf"))
			if err != nil || len(cards) != 1 {
				t.Fatalf("%v, %v", cards, err)
			}
			dir := inLedger(t, map[string]string{})
			outputOf(t, "import", "vcard", cards[0], "-C", dir)
			card := filepath.Join(ours.cards, "amara.vcf")
			outputOf(t, "export", "vcard", "-C", dir, "-o", card)
			if again := outputOf(t, "import", "vcard", card, "-C", dir); len(again) > 0 {
				t.Errorf("our own card is taken in again: %s", again)
			}
			want := strings.ReplaceAll(theirs.shown(t), "    Office Lagos: +234 9\n", "")
			if got := strings.ReplaceAll(ours.shown(t), "    voice: +234 9\n", ""); got != want {
				t.Errorf("khard reads\n%s\nand not\n%s", got, want)
			}
		})
	}
}

// aKhardBook is an address book of khard's.
type aKhardBook struct{ config, cards string }

func khardBook(t *testing.T, version string) aKhardBook {
	t.Helper()
	folder := t.TempDir()
	b := aKhardBook{filepath.Join(folder, "config"), filepath.Join(folder, "cards")}
	config := fmt.Sprintf("[addressbooks]\n[[book]]\npath = %s\n[vcard]\nprivate_objects = Jabber,\npreferred_version = %s\n", b.cards, version)
	if err := os.Mkdir(b.cards, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.config, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return b
}

// shown is what khard reads of the only card in a book, comments aside.
func (b aKhardBook) shown(t *testing.T) string {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(asked(t, "khard", "-c", b.config, "show", "--format", "yaml", "Amara"), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, strings.TrimRight(line, " "))
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
