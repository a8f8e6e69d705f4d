package main

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// habit is something that users of hledger or git type, and what they find.
type habit struct {
	typed  string
	status int
	finds  string // a pattern in what is printed, on either stream
}

// habits are what the hands of these users know.
var habits = []habit{
	// Sums.
	{"bal", 0, `Dana +2 +1 +1 `},
	{"balance Dana", 0, `total +2 +1 +1\n`},
	{"bal -M", 0, `ally +2026-03 +2026-10 +total\n`},
	{"bal --monthly", 0, `Dana +2 +-1 +1\n`},
	{"bal -Q", 0, `ally +2026Q1 +2026Q4 +total\n`},
	{"bal -Y", 0, `ally +2026 +total\n`},
	{"bal -W", 0, `ally +2026-W11 +2026-W43 +total\n`},
	{"bal -M -b 2026-04", 0, `(?s)period: 2026-04-01\.\. .*ally +2026-10 +total\n`},
	{"bal --by kind -M", 0, `kind +2026-03 +2026-10 +total\n`},
	{"bal -S", 2, `hint: allies balance --sort net`},
	{"bal --tree", 2, `hint: allies stand in no tree; allies balance --by kind`},
	{"bal --depth 2", 2, `hint: allies stand in no tree`},
	{"bal --depth=2", 2, `hint: allies stand in no tree`},
	{"done dana -1", 2, `hint: see: allies help done`},
	{"bal -2", 2, `hint: allies stand in no tree`},
	{"bal -l", 2, `hint: allies stand in no tree`},
	{"bal -T", 2, `hint: a balance with two groupings has totals`},
	{"bal -A", 2, `hint: a balance with two groupings has totals`},
	{"bal -H", 2, `hint: allies register has a running balance`},
	{"bal -V", 2, `hint: units have their price in allies\.yaml`},
	{"bal -X USD", 2, `hint: units have their price in allies\.yaml`},
	{"reg", 0, `2026-03-14 +Dana +gave 2 feedback: her slides +2 +2`},
	{"reg -M", 2, `hint: allies balance -M sums by month`},
	{"reg Dana -p 2026Q1", 0, `period: 2026-01-01\.\.2026-04-01`},
	{"areg Dana", 2, `hint: allies register NAME`},
	{"bs", 2, `hint: allies balance shows`},
	{"incomestatement", 2, `hint: allies balance shows`},
	{"activity -W", 0, `week +contacts`},
	{"activity -Q", 0, `quarter +contacts`},

	// Periods.
	{"bal -p 2026/03/14", 0, `period: 2026-03-14\.\.2026-03-15 \(that one day\)`},
	{"bal -p 2026q1", 0, `period: 2026-01-01\.\.2026-04-01`},
	{"bal -p lastmonth", 0, `period: 2026-10-01\.\.2026-11-01`},
	{"bal -b 2026-03 -e 2026-04", 0, `period: 2026-03-01\.\.2026-04-01 \(its last day is 2026-03-31\)`},
	{"bal -p monthly", 2, `hint: for sums by month write balance -M`},
	{"bal -p -2026", 2, `cannot read "-2026" as a period`},
	{"bal date:-2026", 2, `cannot read "-2026" as a period`},
	{"bal date:2026-", 2, `cannot read "2026-" as a period`},
	{"bal date:+2026", 2, `cannot read "\+2026" as a period`},
	{"bal date:2026,", 2, `cannot read "2026," as a period`},
	{"bal -b -2026", 2, `cannot read "-2026" as a day`},
	{"bal date:..2026-04", 0, `date: \.\.2026-04-01 \(up to 2026-03-31\)`},

	// Queries.
	{"reg desc:slides", 2, `hint: text:slides finds words`},
	{"reg note:slides", 2, `hint: text:slides finds words`},
	{"bal acct:Dana", 2, `hint: write the ally's name alone: Dana`},
	{"bal payee:Dana", 2, `hint: write the ally's name alone: Dana`},
	{"bal amt:>5", 2, `hint: there is no term for an amount`},
	{"bal cur:USD", 2, `hint: there is no term for a unit`},
	{"bal depth:1", 2, `hint: there is no term for a depth`},
	{"bal expr:x", 2, `hint: write the terms one after the other; or between them`},
	{"list ^Ra", 0, `Ravi Patel +`},
	{"list tel$", 0, `Ravi Patel +`},
	{"list dana|ravi", 0, `(?s)Dana.*Ravi`},
	{"list Dana or tag:climbing", 0, `(?s)Dana.*Ravi`},
	{"list not:Dana", 0, `(?s)follow-up +where\nRavi`},
	{"list Danna", 0, `no ally matches "Danna"; did you mean Dana\?`},
	{"list Dana or Ravo", 0, `(?s)Dana.*no ally matches "Ravo"; did you mean Ravi\?`},
	{"list Meridain", 0, `no ally matches "Meridain"; did you mean Meridian\?`},

	// Commands and files.
	{"accounts", 2, `hint: allies list shows the allies`},
	{"payees", 2, `hint: allies list shows the allies`},
	{"ls", 2, `hint: allies list shows the allies, allies files the files`},
	{"add", 2, `hint: allies log NAME WORDS notes something, allies new NAME`},
	{"rm Dana", 2, `hint: allies done NAME --drop drops a promise; allies erase NAME`},
	{"mv Dana Dee", 2, `hint: allies rename NAME NEW`},
	{"undo", 2, `hint: git takes changes back: git restore FILE`},
	{"grep slides", 2, `hint: allies print shows notes: .* allies print text:WORD`},
	{"status", 2, `hint: allies report shows what is open`},
	{"ui", 2, `hint: allies watch shows the report again`},
	{"web", 2, `hint: allies report -o report\.html`},
	{"commodities", 2, `hint: .*allies balance --units`},
	{"-f dana.md bal", 2, `hint: the ledger is a folder: -C DIR`},
	{"bal -f dana.md", 2, `hint: the ledger is a folder: -C DIR`},
	{"bal --file=dana.md", 2, `hint: the ledger is a folder: -C DIR`},
	{"version", 2, `hint: did you mean allies --version\?`},
	{"prnt", 2, `hint: did you mean allies print\?`},
	{"bal -O pdf", 2, `hint: say -O text, -O json`},
	{"bal -o x.pdf", 2, `hint: say the format with -O`},
	{"reg -w 80", 2, `hint: the long form is --width 80`},
	{"bal --pager=cat", 2, `hint: --no-pager turns the pager off, ALLIES_PAGER names`},
	{"--no-pager bal", 0, `Dana`},
	{"reg --width 30", 0, `(?m)^2026-03-14 +Dana\n`},
	{"reg --width 0", 2, `--width does not take "0"`},
	{"bal --pivot kind", 2, `hint: allies balance --by kind, org`},
	{"bal -N", 2, `hint: the table ends with its total`},
	{"bal -E", 2, `hint: .*allies list everybody`},
	{"bal --forecast", 2, `hint: a note whose day is to come is a plan`},
	{"bal -p 'every week'", 2, `"every week" is no span of days(.|\n)*-W, -Q and -Y`},
	{"bal -p daily", 2, `"daily" is no span of days`},
	{"reg slides", 0, `no ally matches "slides"; .*text:slides finds it in notes`},
	{"check ordereddates", 3, `hint: .*check looks for everything at once`},
	{"check link", 3, `hint: did you mean allies check --only link\?`},
	{"-C nowhere list", 3, `hint: -C and ALLIES_DIR name a folder that is there`},
	{"list --today foo", 2, `hint: write 2026-03-14`},
	{"log Dana '- [x] sent it'", 2, `hint: leave the bullet out`},
	{"done Dana 3", 3, `hint: allies promises --all Dana`},
	{"-v", 2, `hint: did you mean --version\?`},
	{"overdue", 2, `hint: allies report shows what waits`},
	{"birthdays", 2, `hint: allies report shows what waits; --only`},
	{"create Dana", 2, `hint: allies new NAME makes an ally`},
	{"config", 2, `hint: allies\.yaml .*section 11`},
	{"set Dana cadence=6w", 2, `hint: allies edit NAME`},
	{"push", 2, `hint: git push does that`},
	{"import people.vcf", 2, `hint: did you mean allies import vcard people\.vcf\?`},
	{"import google people.csv", 2, `hint: did you mean allies import google-csv people\.csv\?`},
	{"import calendar x.ics", 2, `hint: did you mean allies import ics x\.ics\?`},
	{"bal -b nov -e 2026-12", 2, `hint: the end lies after the beginning; a month .*last november`},
	{"import x.zip", 2, `hint: say vcard, google-csv`},
	{"export ical", 2, `hint: did you mean allies export ics\?`},
	{"export monica", 2, `hint: say hledger`},
	{"help git", 2, `hint: see: allies help share`},
	{"help config", 2, `hint: see: allies help format`},
	{"help Obsidian", 2, `hint: see: allies help pages`},
	{"log Dana lunch --on 3 days ago", 2, `hint: a day of several words wants quotes: --on '3 days ago'`},
	{"diff HEAD~1..HEAD", 3, `hint: `},
}

// TestHabits types what users of hledger and git would type.
func TestHabits(t *testing.T) {
	root := t.TempDir()
	(&watching{root: root}).write(t, map[string]string{
		"dana.md": "---\norg: Meridian\n---\n\n# Dana\n\n## 2026-03-14 Coffee\n\n- gave 2 feedback: her slides\n\n" +
			"## 2026-10-20 Call\n\n- got guidance: a raise\n",
		"ravi.md": "# Ravi Patel\n\n## 2026-11-02 At the wall #climbing\n",
	})
	t.Chdir(t.TempDir())
	for _, h := range habits {
		var said strings.Builder
		status := run(world{
			ctx: t.Context(), args: append([]string{"-C", root}, shellWords(h.typed)...), env: func(string) string { return "" },
			stdin: strings.NewReader(""), stdout: &said, stderr: &said, now: func() time.Time { return documentsToday },
		})
		if status != h.status || !regexp.MustCompile(h.finds).MatchString(said.String()) {
			t.Errorf("$ allies %s\n%s(exit status %d) is without %q, or not exit status %d", h.typed, said.String(), status, h.finds, h.status)
		}
	}
}
