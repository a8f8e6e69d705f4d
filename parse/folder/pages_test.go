package folder

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"allies/ledger"
)

// told says what a ledger makes of its pages: of each the allies and the names
// that are nobody's, then the days on which each ally was met, with what was
// given and promised, and the problems.
func told(l *ledger.Ledger) string {
	today, _ := ledger.ParseDate("2026-11-22")
	var b strings.Builder
	for _, p := range l.Pages {
		if !p.IsRead() {
			continue
		}
		var names []string
		for _, a := range p.Allies {
			names = append(names, a.Stem)
		}
		fmt.Fprintf(&b, "%s: %s", strings.TrimSuffix(p.File, ".md"), strings.Join(names, ", "))
		if len(p.Unknown) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(p.Unknown, ", "))
		}
		fmt.Fprintln(&b)
	}
	for _, a := range l.Allies {
		days := map[ledger.Date]bool{}
		var held []string
		for n := range a.AllNotes() {
			if n.IsContact(l.Config, today) {
				days[n.Date] = true
			}
			for _, e := range n.Entries {
				held = append(held, strings.Join(append([]string{e.Dir.String(), e.Text}, e.Tags...), " ")+map[bool]string{true: " (plan)"}[n.StaysPlan()])
			}
			for _, p := range n.Promises {
				held = append(held, map[bool]string{true: "theirs: ", false: "mine: "}[p.Theirs]+p.Text)
			}
		}
		if len(days)+len(held) > 0 {
			fmt.Fprintf(&b, "%s %v %s\n", a.Stem, slices.Sorted(maps.Keys(days)), strings.Join(held, "; "))
		}
	}
	for _, p := range l.Problems {
		fmt.Fprintf(&b, "%s:%d %s\n", strings.TrimSuffix(p.File, ".md"), p.Line, p.Code)
	}
	return b.String()
}

// TestNoPageAfterAll: a file that might have been a page is read as an ally's like
// any other, its problems and its links by reference too.
func TestNoPageAfterAll(t *testing.T) {
	l := mustRead(t, map[string]string{
		"ada.md": "---\nmet: long ago\ncadense: 6w\n---\n\n## 2026-03-15 with [D][d]\n\n[d]: dana.md\n", "dana.md": "# Dana Okafor\n",
	}, Options{})
	if got, want := told(l), "ada [2026-03-15] \nada:2 value\nada:3 almost-key\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if shared := l.SharedWith(l.Find("Dana Okafor")[0]); len(shared) != 1 {
		t.Errorf("Dana has the notes %v of Ada's file, want one", shared)
	}
}

// TestPages: what pages are, whom they mean, and whose what stands on them is.
func TestPages(t *testing.T) {
	with := func(lines string) string { return "---\nattendees: [Dana, Kofi Amponsah]\n---\n" + lines }
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"a page that only mentions", map[string]string{
			"Notes/Trust.md":        "---\ndate: 2026-03-01\npeople: [Dana Okafor]\n---\n",
			"Notes/Review.md":       "---\ndate: 2026-03-01\ntype: review\nperson: Dana Okafor\n---\n",
			"Notes/2026-03-02 X.md": "---\nperson: Dana Okafor\n---\nAbout [[Dana Okafor]].\n",
			"Notes/Walk.md":         "---\ndate: 2026-03-04\npeople: [Dana Okafor]\n---\n",
			"Notes/Nobody.md":       "---\ndate: 2026-03-04\npeople: [Ada Lovelace]\n---\n",
		}, "Notes/Trust:3 left-out\n"},
		{"a type that says that it is a meeting", map[string]string{
			"Notes/a.md": "---\ndate: 2026-03-01\ntype: [note, catch-up]\npeople: [Dana Okafor]\n---\n",
			"Notes/b.md": "---\ndate: 2026-03-02\ntype: 1:1\nperson: \"[[Dana Okafor]]\"\n---\n",
		}, "Notes/a: Dana Okafor\nNotes/b: Dana Okafor\nDana Okafor [2026-03-01 2026-03-02] \n"},
		{"the user is left out", map[string]string{
			"me.md": "---\nname: Ada Self\naliases: [Addie]\n---\n", "People/Ada S.md": "---\nrelationship: self\n---\n",
			"m/a.md": "---\ndate: 2026-03-01\nwith: [me, I, You, myself, Ada Self, addie, \"[[Ada S]]\", \"[[x|me]]\", Dana]\n---\n- gave 1h time: a walk\n",
		}, "m/a: Dana Okafor\nDana Okafor [2026-03-01] gave a walk\n"},
		{"a page of the user alone", map[string]string{"m/a.md": "---\ndate: 2026-03-01\nwith: me\n---\n"}, "m/a: \n"},
		{"one name twice", map[string]string{
			"m/a.md": "---\ndate: 2026-03-01\nattendees: [Dana Okafor, \"[[Dana Okafor]]\", dana]\n---\n- [ ] they: say when\n",
		}, "m/a: Dana Okafor\nDana Okafor [2026-03-01] theirs: say when\n"},
		{"an alias, another case, accents, the file's name", map[string]string{
			"People/jr.md": "---\nname: José Roca\naliases: [Pepe]\n---\n",
			"m/a.md":       "---\ndate: 2026-03-01\nattendees: [dee, JOSE ROCA]\n---\n", "m/b.md": "---\ndate: 2026-03-02\nattendees: pepe, KOFI amponsah\n---\n", "m/c.md": "---\ndate: 2026-03-03\nattendees: [jr]\n---\n",
		}, "m/a: Dana Okafor, jr\nm/b: jr, Kofi Amponsah\nm/c: jr\nDana Okafor [2026-03-01] \nKofi Amponsah [2026-03-02] \njr [2026-03-01 2026-03-02 2026-03-03] \n"},
		{"an ally in two folders", map[string]string{
			"Work/People/Zoe Lund.md": "", "Home/People/Zoe Lund.md": "", "m/a.md": "---\ndate: 2026-03-01\nattendees: [Zoe Lund]\n---\n", "m/b.md": "---\ndate: 2026-03-02\nattendees: [\"[[Home/People/Zoe Lund]]\"]\n---\n",
		}, "m/a: \nm/b: Zoe Lund\nZoe Lund [2026-03-02] \nWork/People/Zoe Lund:1 name-clash\n"},
		{"a first name that two have", map[string]string{
			"People/Dana Lund.md": "", "m/a.md": "---\ndate: 2026-03-01\nattendees: [Dana, Kofi]\n---\n",
		}, "m/a: Kofi Amponsah\nKofi Amponsah [2026-03-01] \nm/a:3 name-clash\n"},
		{"the same meeting in the ally's file", map[string]string{
			"People/Bo.md": "## 2026-03-01 Sync\n\n- gave 1h time: the plan\n- thanked: for it\n- [ ] send the notes by 2026-03-09\n",
			"m/a.md":       "---\ndate: 2026-03-01\nattendees: [Bo]\n---\n- gave 1h time: the plan\n- gave 2h time: the plan\n- thanked: for it\n- [x] send the notes by 2026-03-09\n",
			"m/b.md":       "---\ndate: 2026-03-02\nattendees: [Bo]\n---\n- gave 1h time: the plan\n",
		}, "m/a: Bo\nm/b: Bo\nBo [2026-03-01 2026-03-02] gave the plan; mine: send the notes by 2026-03-09; gave the plan; gave the plan\n"},
		{"a page in a folder of people", map[string]string{
			"People/2026-03-01 Dana.md": "", "People/Kickoff.md": "---\ntype: meeting\ndate: 2026-03-02\nattendees: Dana\n---\n",
		}, "People/2026-03-01 Dana: Dana Okafor\nPeople/Kickoff: Dana Okafor\nDana Okafor [2026-03-01 2026-03-02] \n"},
		{"a day to come", map[string]string{"m/2026-12-24 Dana.md": "- gave 1h time: x\n"}, "m/2026-12-24 Dana: Dana Okafor\nDana Okafor [] gave x\n"},
		{"names of files", map[string]string{
			"m/20260301 - Call with Dana.md": "", "m/2026_03_02_Dana_Okafor.md": "", "m/2026-03-03T0930 1-1 Dee.md": "", "m/2026-03-04 Dana Okafor lunch.md": "", "m/2026-03-05 Dana and Kofi.md": "", "m/2026-03-06 Danas plan.md": "", "m/2026-02-30 Dana.md": "",
		}, "m/2026-03-03T0930 1-1 Dee: Dana Okafor\nm/2026-03-04 Dana Okafor lunch: Dana Okafor\nm/20260301 - Call with Dana: Dana Okafor\nm/2026_03_02_Dana_Okafor: Dana Okafor\nDana Okafor [2026-03-01 2026-03-02 2026-03-03 2026-03-04] \n"},
		{"the day", map[string]string{
			"m/2026-03-09 key.md": "---\ndate: 2026-03-01T10:00\nattendees: Dana\n---\n", "m/link.md": "---\nday: \"[[2026-03-02]]\"\nattendees: Dana\n---\n", "m/line.md": "# X\n\n- **Date**: 2026-03-03 18:29\n- Attendees:\n  - Dana\n",
			"m/head.md": "## 2026-03-04 X\n\nPresent:: [[Dana Okafor]]\n", "m/late.md": "# X\n\n## Y\n\nDate: 2026-03-05\nAttendees: Dana\n", "m/deep.md": "### X\n\nDate: 2026-03-06\nAttendees: Dana\n", "m/never.md": "---\ndate: 2026-02-30\nattendees: Dana\n---\n", "m/other.md": "---\ndate: 5 March 2026\nattendees: Dana\n---\n",
		}, "m/2026-03-09 key: Dana Okafor\nm/deep: Dana Okafor\nm/head: Dana Okafor\nm/line: Dana Okafor\nm/link: Dana Okafor\nDana Okafor [2026-03-01 2026-03-02 2026-03-03 2026-03-04 2026-03-06] \nm/never:2 date\nm/other:2 almost-date\n"},
		{"who was there", map[string]string{
			"m/2026-03-01 a.md": "## 👥 Attendees:\n\n1. Dana (late)\n2. [[Kofi Amponsah|Kofi]] - the chair\n   - came by bus\n3. Bo — new\n\n## Notes\n\n- Pia Berg\n",
			"m/2026-03-02 b.md": "**Participants**:\n\n* Dana\n* @Kofi\n\n* Cy Low\n",
			"m/2026-03-03 c.md": "Present:\nDana\nTopic: Kofi\n\nKofi Amponsah wrote.\n",
			"m/2026-03-04 d.md": "> Attendees: Dana\n\n    Attendees: Dana\n\n`Attendees: Dana`\n",
			"m/2026-03-05 e.md": "---\nparticipants: \"Kofi Amponsah (host, late), [[Dana Okafor]] and friends\"\n---\n",
		}, "m/2026-03-01 a: Dana Okafor, Kofi Amponsah (Bo)\nm/2026-03-02 b: Dana Okafor, Kofi Amponsah (Cy Low)\nm/2026-03-03 c: Dana Okafor\nm/2026-03-05 e: Kofi Amponsah, Dana Okafor\n" +
			"Dana Okafor [2026-03-01 2026-03-02 2026-03-03 2026-03-05] \nKofi Amponsah [2026-03-01 2026-03-02 2026-03-05] \n"},
		{"several names in one text", map[string]string{
			"People/Smith.md": "---\nname: Smith & Co\ntype: group\naliases: [\"Low, Smith and Sons\"]\n---\n",
			"m/2026-03-01.md": "---\nattendees: [Dana and Kofi]\n---\n", "m/2026-03-02.md": "Attendees: Dana & Pia Berg\n", "m/2026-03-03.md": "## Present\n\n- Dana; Kofi\n", "m/2026-03-04.md": "Attendees: Dana, Cy Low, and kofi\n",
			"m/2026-03-05.md": "---\nwith: Smith & Co\n---\n- gave 1h time: a\n", "m/2026-03-06.md": "---\nwith: \"Low, Smith and Sons\"\n---\n- gave 1h time: b\n", "m/2026-03-07.md": "---\nwith: Smith & Co and Dana\n---\n- gave 1h time: c\n",
			"m/2026-03-08.md": "Present: [[Dana Okafor]] and Kofi\n- gave 1h time: d\n", "m/2026-03-09.md": "---\nwith: Dana and me\n---\n- gave 1h time: e\n", "m/2026-03-10.md": "Present: Dana (host) / Kofi + the others - late\n",
			"m/2026-03-11.md": "---\nwith: Dana and others\n---\n- gave 1h time: f\n", "m/2026-03-12.md": "---\nwith: Sand and Rand\n---\n", "m/2026-03-13 Dana and Kofi.md": "",
		}, "m/2026-03-01: Dana Okafor, Kofi Amponsah\nm/2026-03-02: Dana Okafor (Pia Berg)\nm/2026-03-03: Dana Okafor, Kofi Amponsah\nm/2026-03-04: Dana Okafor, Kofi Amponsah (Cy Low)\nm/2026-03-05: Smith\nm/2026-03-06: Smith\n" +
			"m/2026-03-07: Smith, Dana Okafor\nm/2026-03-08: Dana Okafor, Kofi Amponsah\nm/2026-03-09: Dana Okafor\nm/2026-03-10: Dana Okafor, Kofi Amponsah\nm/2026-03-11: Dana Okafor\nm/2026-03-12:  (Sand, Rand)\n" +
			"Dana Okafor [2026-03-01 2026-03-02 2026-03-03 2026-03-04 2026-03-07 2026-03-08 2026-03-09 2026-03-10 2026-03-11] gave e\nKofi Amponsah [2026-03-01 2026-03-03 2026-03-04 2026-03-08 2026-03-10] \nSmith [2026-03-05 2026-03-06 2026-03-07] gave a; gave b\n" +
			"m/2026-03-07:4 almost-entry\nm/2026-03-08:2 almost-entry\nm/2026-03-11:4 almost-entry\n"},
		{"a key as YAML may have it", map[string]string{
			"m/a.md": "---\ndate: 2026-03-01\nattendees:\n  - name: Dana Okafor\n    role: Kofi Amponsah\n  - Kofi: host\n---\n", "m/e.md": "---\ndate: 2026-03-05\nattendees:\n  - \"Dana <d@a.example> (host)\"\n  - { name: Kofi, email: k@a.example }\n---\n", "m/f.md": "---\ndate: 2026-03-06\nattendees: [[[Dana Okafor]], [[Kofi Amponsah]]]\n---\n", "m/b.md": "---\ndate: 2026-03-02\nattendees: [[Dana Okafor]], [[Kofi Amponsah]]\n---\n",
			"m/c.md": "date:: 2026-03-03\nattendees:: [[Dana Okafor]]\n", "m/d.md": "\n---\ndate: 2026-03-04\nattendees: [\"Dana Okafor\", Kofi]\n---\n",
		}, "m/a: Dana Okafor, Kofi Amponsah\nm/b: Dana Okafor, Kofi Amponsah\nm/c: Dana Okafor\nm/d: Dana Okafor, Kofi Amponsah\nm/e: Dana Okafor, Kofi Amponsah\nm/f: Dana Okafor, Kofi Amponsah\nDana Okafor [2026-03-01 2026-03-02 2026-03-03 2026-03-04 2026-03-05 2026-03-06] \nKofi Amponsah [2026-03-01 2026-03-02 2026-03-04 2026-03-05 2026-03-06] \n"},
		{"a key in the singular", map[string]string{
			"m/2026-03-01 a.md": "---\nattendee: Dana\n---\n- gave 1h time: x\n", "m/b.md": "---\ndate: 2026-03-02\nParticipant: [Dana, Kofi]\n---\n",
		}, "m/2026-03-01 a: Dana Okafor\nm/b: Dana Okafor, Kofi Amponsah\nDana Okafor [2026-03-01 2026-03-02] gave x\nKofi Amponsah [2026-03-02] \n"},
		{"a key that cannot be read is named", map[string]string{
			"m/2026-03-01 a.md": "---\nattendees: [Dana Okafor, Kofi\n---\n- gave 1h time: x\n", "m/2026-03-02 b.md": "---\nother: [x\n---\n", "m/2026-03-03 c.md": "---\nother: [x\n---\nAttendees: Dana\n",
			"m/2026-03-04 d.md": "---\nwith: Dana\n---\n<<<<<<< a\n- x\n=======\n>>>>>>> b\n",
		}, "m/2026-03-03 c: Dana Okafor\nm/2026-03-04 d: Dana Okafor\nDana Okafor [2026-03-03 2026-03-04] \nm/2026-03-01 a:2 front-matter\nm/2026-03-03 c:2 front-matter\nm/2026-03-04 d:4 conflict\n"},
		{"owners", map[string]string{"m/2026-03-01 a.md": with("- gave 1h time: x\n- gave 2h time: [[Kofi Amponsah]] y\n- with [[Dana Okafor]]\n  - deeper\n    - got 1h time: z\n\n## [[Kofi Amponsah]]\n\n### More\n\n- gave 3h time: v\n- gave 4h time: [[Dana Okafor]] u\n")},
			"m/2026-03-01 a: Dana Okafor, Kofi Amponsah\nDana Okafor [2026-03-01] got z; gave [[Dana Okafor]] u\nKofi Amponsah [2026-03-01] gave [[Kofi Amponsah]] y; gave v\nm/2026-03-01 a:4 almost-entry\n"},
		{"owners of tasks", map[string]string{"m/2026-03-01 a.md": with("- [ ] Dana: a\n- [ ] **Kofi:** b\n- [ ] @DanaOkafor c\n- [ ] @Kofi: d\n- [ ] send [[Dana Okafor]] e\n- [ ] [[Kofi Amponsah]]: ask [[Dana Okafor]] f\n- [ ] me: g\n- [ ] they: h\n- [ ] Dana and Kofi to do i\n- [ ] Kofi to do j\n- [ ] [[Dana Okafor]]'s k\n- [ ] price the oak @Kofi\n- [ ] me: write @DanaOkafor m@x.example @2026-05-01\n")},
			"m/2026-03-01 a: Dana Okafor, Kofi Amponsah\nDana Okafor [2026-03-01] theirs: a; theirs: c; mine: send [[Dana Okafor]] e; mine: [[Dana Okafor]]'s k; mine: write @DanaOkafor m@x.example @2026-05-01\nKofi Amponsah [2026-03-01] theirs: b; theirs: d; theirs: ask [[Dana Okafor]] f; theirs: to do j; mine: price the oak @Kofi\nm/2026-03-01 a:13 almost-entry\n"},
		{"without a colon only the name of somebody who is on the page", map[string]string{"People/Mark Low.md": "", "m/2026-03-01 a.md": with("- [ ] Mark the calendar\n- [ ] Mark: call\n")},
			"m/2026-03-01 a: Dana Okafor, Kofi Amponsah\nDana Okafor [2026-03-01] \nKofi Amponsah [2026-03-01] \nMark Low [] theirs: call\n"},
		{"they are those who were there", map[string]string{"m/2026-03-01 Dana.md": "- [ ] they: thank [[Kofi Amponsah]]\n- [ ] me: thank [[Kofi Amponsah]]\n"},
			"m/2026-03-01 Dana: Dana Okafor\nDana Okafor [2026-03-01] theirs: thank [[Kofi Amponsah]]\nKofi Amponsah [] mine: thank [[Kofi Amponsah]]\n"},
		{"tags of headings", map[string]string{"m/2026-03-01 Dana.md": "## Work #hall\n\n- gave 1h time: x #roof\n\n## Tea\n\n- gave 1h time: y\n"},
			"m/2026-03-01 Dana: Dana Okafor\nDana Okafor [2026-03-01] gave x #roof hall roof; gave y\n"},
		{"somebody else's entry is no contact with them", map[string]string{"m/2026-03-01 a.md": "---\nattendees: Dana\n---\n- got introduction: [[Kofi Amponsah]] to the press\n- [ ] call [[Kofi Amponsah]]\n"},
			"m/2026-03-01 a: Dana Okafor\nDana Okafor [2026-03-01] \nKofi Amponsah [] got [[Kofi Amponsah]] to the press; mine: call [[Kofi Amponsah]]\n"},
		{"quotes hold no entries", map[string]string{"m/2026-03-01 a.md": "---\nattendees: Dana\n---\n> - gave 1h time: x\n> - [ ] y\n>   - got 1h time: z\n\n- item\n  > - thanked: for v\n  - gave 2h time: w\n"},
			"m/2026-03-01 a: Dana Okafor\nDana Okafor [2026-03-01] gave w\n"},
		{"the only one there is no one of two", map[string]string{"m/2026-03-01 a.md": "---\nattendees: [Dana, Pia Berg]\n---\n- gave 1h time: x\n- [ ] y\n"},
			"m/2026-03-01 a: Dana Okafor (Pia Berg)\nDana Okafor [2026-03-01] \nm/2026-03-01 a:4 almost-entry\n"},
		{"what is no page", map[string]string{
			"Templates/2026-03-01 a.md": with(""), "m/2026-03-02 b.md": with("# {{title}}\n"), "m/c.md": "---\ntype: allies-report\ndate: 2026-03-01\nattendees: Dana\n---\n", ".x/2026-03-03.md": with(""), "m/2026-03-04 d.md": "---\nattendees:\n---\n", "m/2026-W10.md": with(""), "m/nul\x00.md": "",
		}, ""},
		{"include decides what is an ally, and the rest may be a page", map[string]string{
			"allies.yaml": "include: [People/**]", "m/2026-03-01 a.md": with(""), "People/2026-03-02 b.md": with(""),
		}, "m/2026-03-01 a: Dana Okafor, Kofi Amponsah\nDana Okafor [2026-03-01] \nKofi Amponsah [2026-03-01] \n"},
		{"a conflict copy of a page", map[string]string{
			"m/2026-03-01 a.md": with("- gave 1h time: [[Dana Okafor]] x\n- more\n"), "m/2026-03-01 a (conflicted copy).md": with("- gave 1h time: [[Dana Okafor]] x\n- more\n"), "m/2026-03-01 a 2.md": with("- more\n- gave 2h time: [[Dana Okafor]] y\n- rain\n- a walk\n- a song\n"),
		}, "m/2026-03-01 a 2: Dana Okafor, Kofi Amponsah\nm/2026-03-01 a: Dana Okafor, Kofi Amponsah\nDana Okafor [2026-03-01] gave [[Dana Okafor]] y; gave [[Dana Okafor]] x\nKofi Amponsah [2026-03-01] \nm/2026-03-01 a (conflicted copy):1 conflict\n"},
		{"plans and what is only heard of", map[string]string{"m/2026-03-01 a.md": with("a day to come #plan\n"), "m/2026-03-02 b.md": with("#fyi\n"), "m/2026-03-03 c.md": "---\nattendees: Dana\ntags: [fyi]\n---\n"},
			"m/2026-03-01 a: Dana Okafor, Kofi Amponsah\nm/2026-03-02 b: Dana Okafor, Kofi Amponsah\nm/2026-03-03 c: Dana Okafor\n"},
		{"a key of one's own", map[string]string{"allies.yaml": "meetings: {attendees: [Who Was There]}", "m/2026-03-01 a.md": "---\nwho_was_there: Dana\n---\n"}, "m/2026-03-01 a: Dana Okafor\nDana Okafor [2026-03-01] \n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{".obsidian/app.json": "{}", "People/Dana Okafor.md": "---\naliases: [Dee]\n---\n", "People/Kofi Amponsah.md": ""}
			maps.Copy(files, c.files)
			if got := told(mustRead(t, files, Options{})); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestDailyPages: days of a journal, each part of which is a note with those to
// whom it links.
func TestDailyPages(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a section, whole", "# Monday\n\n## Tea with [[Dana Okafor]]\n\n- gave 1h time: a walk past [[Kofi Amponsah]]'s\n- gave 2h time: more\n\n### Later\n\n- got 1h time: her map\n",
			"Dana Okafor [2026-03-02] gave more; got her map\nKofi Amponsah [] gave a walk past [[Kofi Amponsah]]'s\n"},
		{"a section with two", "## [[Dana Okafor]] & [[Kofi Amponsah]]\n\n- gave 1h time: x\n- gave 2h time: [[Dana Okafor]] y\n", "Dana Okafor [2026-03-02] gave [[Dana Okafor]] y\nKofi Amponsah [2026-03-02] \n:3 almost-entry\n"},
		{"items and paragraphs", "- tea with [[Dana Okafor]]\n  - gave 1h time: a walk\n- rain\n\nThen [[Kofi Amponsah]] rang.\n", "Dana Okafor [2026-03-02] gave a walk\nKofi Amponsah [2026-03-02] \n"},
		{"an item with two, under a heading with one", "## [[Kofi Amponsah]]\n\n- lunch with [[Dana Okafor]] and [[Kofi Amponsah]]\n  - gave 1h time: whose\n", "Kofi Amponsah [2026-03-02] \n:4 almost-entry\n"},
		{"a plan", "- tea with [[Dana Okafor]] #plan\n  - gave 1h time: x\n- [[Dana Okafor]] rang\n", "Dana Okafor [2026-03-02] gave x (plan)\n"},
		{"deep in an item", "- Meetings\n  - lunch with [[Dana Okafor]]\n    - gave 1h time: a walk\n  - [[Kofi Amponsah]] rang\n    - got 1h time: the news\n  - gave 3h time: whose\n",
			"Dana Okafor [2026-03-02] gave a walk\nKofi Amponsah [2026-03-02] got the news\n:6 almost-entry\n"},
		{"what makes no note", "- [ ] ask [[Dana Okafor]]\n  - about [[Kofi Amponsah]]\n- [-] call [[Kofi Amponsah]]\n- ![[Dana Okafor]] `[[Dana Okafor]]` %%[[Dana Okafor]]%%\n\n> [[Dana Okafor]] said\n\n```\n[[Dana Okafor]]\n```\n\n| a | b |\n|---|---|\n| [[Dana Okafor]] | x |\n\n<!-- [[Dana Okafor]] -->\n",
			"Dana Okafor [] mine: ask [[Dana Okafor]]\nKofi Amponsah [] mine: call [[Kofi Amponsah]]\n"},
		{"a ticked task is a note", "- [x] tea with [[Dana Okafor]]\n", "Dana Okafor [2026-03-02] mine: tea with [[Dana Okafor]]\n"},
		{"only heard of", "- tea with [[Dana Okafor]] #fyi\n- [[Kofi Amponsah]] rang\n", "Kofi Amponsah [2026-03-02] \n"},
		{"several first headings", "# [[Dana Okafor]]\n\n- gave 1h time: x\n\n# Rain\n\n- gave 1h time: y\n", "Dana Okafor [2026-03-02] gave x\n:7 almost-entry\n"},
		{"its one first heading is no section", "# Monday with [[Dana Okafor]]\n\n- rain\n- gave 1h time: x\n", "Dana Okafor [] gave x\n"},
		{"attendees too", "---\nattendees: [Dana Okafor]\n---\n- [[Kofi Amponsah]] rang\n- gave 1h time: x\n", "Dana Okafor [2026-03-02] gave x\nKofi Amponsah [2026-03-02] \n"},
		{"prose of one's own", "- got home: tired\n- [ ] buy milk by Friday\n- [] buy bread\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := mustRead(t, map[string]string{
				".obsidian/app.json": "{}", "allies.yaml": "journal: [\"Daily/**\"]", "People/Dana Okafor.md": "", "People/Kofi Amponsah.md": "",
				"Daily/2026-03-02 Monday.md": c.page, "Daily/2026-03-02 Rain.md": "- [[Dana Okafor]]\n", "Daily/2026-W10.md": "- [[Dana Okafor]]\n", "Other/2026-03-03.md": "- [[Dana Okafor]]\n",
			}, Options{})
			_, got, _ := strings.Cut(told(l), "\n")
			got = strings.ReplaceAll(got, "Daily/2026-03-02 Monday", "")
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if journal := l.Journal(); !slices.Equal(journal, []string{"Daily/**", "Other/**"}) {
				t.Error(journal)
			}
		})
	}
}

// A tag in an item is its owner's alone, whatever else the page holds; one of an
// item without an owner is everybody's, unless it keeps something private.
func TestTagsOnPages(t *testing.T) {
	fsys := fstest.MapFS{
		"People/Dana.md": {Data: []byte("# Dana\n")}, "People/Mo.md": {Data: []byte("# Mo\n")},
		"Meetings/2026-11-02 Kickoff.md": {Data: []byte("---\nattendees: [Dana, Mo]\ntags: [page]\n---\nprose #prose\n\n" +
			"- gave 1h time: [[Dana]] it #private #hers\n- [ ] book the room #nobody #private/too\n")},
	}
	l, err := Dir(fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Dana": "[page prose private hers nobody]", "Mo": "[page prose nobody]"}
	for _, a := range l.Allies {
		for n := range a.AllNotes() {
			if got := fmt.Sprint(n.Tags); got != want[a.Name] {
				t.Errorf("the note of %s has the tags %s, want %s", a.Name, got, want[a.Name])
			}
		}
		if a.HoldsPrivate() != (a.Name == "Dana") {
			t.Errorf("%s holds something private: %v", a.Name, a.HoldsPrivate())
		}
	}
}
