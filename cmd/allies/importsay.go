package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
	"allies/parse/disk"
	"allies/report/english"
	"allies/report/render/format"
	"allies/report/render/page"
	"allies/report/render/plain"
)

// strangers counts those whom a file names and who have no file here.
type strangers map[string]*stranger

type stranger struct {
	name, email string
	times       int
}

func (s strangers) count(who record.Who, times int) {
	name := cmp.Or(who.Name, who.Email)
	key := ledger.Fold(cmp.Or(who.Email, who.Name))
	if key == "" {
		return
	}
	if s[key] == nil {
		s[strings.Clone(key)] = &stranger{name: strings.Clone(name), email: strings.Clone(who.Email)}
	}
	s[key].times += times
}

// takeIn plans, shows or writes, and says what became of each record.
func (i *importing) takeIn() error {
	i.left = slices.Clone(i.file.Faults)
	if err := i.plan(); err != nil {
		return err
	}
	slices.SortStableFunc(i.left, func(a, b record.Fault) int { return a.Line - b.Line })
	if err := i.writeAll(); err != nil {
		return err
	}
	if i.dryRun {
		i.sayTable()
	}
	i.sayLeft()
	i.saySummary()
	return nil
}

// changed lists those whose files are new or change.
func (i *importing) changed() []*recipient {
	return slices.DeleteFunc(slices.Clone(i.index.all), func(n *recipient) bool { return n.after == nil })
}

// leave keeps what is not taken of the record that is being read.
func (i *importing) leave(n *recipient, why string) {
	i.left = append(i.left, record.Fault{Line: n.now, Who: n.name, Why: why})
}

// writeAll changes all files or none, or shows the changes.
func (i *importing) writeAll() error {
	o := disk.Operation{What: "import " + i.by.format + " " + plain.Visible(i.fileName())}
	var done strings.Builder
	for _, n := range i.changed() {
		if n.ally == nil {
			o.Create(n.path, n.after)
		} else {
			o.Replace(n.path, n.before, n.after)
		}
		fmt.Fprintf(&done, "%s:1: %s\n", plain.Visible(n.path), plain.Visible(n.gets))
	}
	if err := i.changeAll(o); err != nil || o.IsEmpty() || i.dryRun {
		return err
	}
	if err := i.emit([]byte(done.String())); err != nil {
		return failf("do not type it again", "the files have the change, and %w", err)
	}
	return nil
}

// became says what somebody's file gets.
func (n *recipient) became() string {
	var gets []string
	for _, k := range n.add.Keys {
		gets = append(gets, k.Key)
	}
	if count := len(n.add.About); count > 0 {
		gets = append(gets, english.Count(count, "paragraph"))
	}
	if count := len(n.add.Items); count > 0 {
		gets = append(gets, english.Count(count, "note"))
	}
	what := ""
	if len(gets) > 0 {
		what = " with " + english.Join("and", gets)
	}
	if n.ally == nil {
		return "a file for " + n.name + what
	}
	return strings.TrimSpace(n.name + strings.Replace(what, " with ", " gets ", 1))
}

// outcome is what becomes of somebody.
type outcome string

const (
	isNobody outcome = "" // the file tells nothing of them, or theirs cannot be changed
	isNew    outcome = "new"
	isMerged outcome = "merged"
	isHere   outcome = "here" // with all that the file tells
)

func (n *recipient) outcome() outcome {
	switch {
	case n.after != nil && n.ally == nil:
		return isNew
	case n.after != nil:
		return isMerged
	case n.failed == nil && (n.named || len(n.records) > 0):
		return isHere
	}
	return isNobody
}

// sayTable shows on stderr what would become of each record.
func (i *importing) sayTable() {
	t := &page.Table{Columns: []page.Column{page.WordColumn("what"), page.NameColumn("who"), page.TextColumn("file"), page.FigureColumn("line"), page.TextColumn("why")}}
	row := func(what, who, file string, line int, why string) {
		at := ""
		if line > 0 {
			at = fmt.Sprint(line)
		}
		t.Row(page.Say(what), page.Quoted(who), page.Quoted(file), page.Say(at), page.Quoted(why))
	}
	for _, n := range i.index.all {
		if is := n.outcome(); is != isNobody {
			how := slices.DeleteFunc(slices.Clone(n.how), func(s string) bool { return s == "" })
			row(string(is), n.name, n.path, n.line, english.Join("and", how))
		}
	}
	named, more := i.leftByReason()
	for _, f := range named {
		row("left out", f.Who, "", f.Line, f.Why)
	}
	for _, m := range more {
		row("left out", english.Count(m.count, "other"), "", 0, m.why)
	}
	if len(t.Rows) == 0 {
		return
	}
	p := &page.Page{}
	p.Add(page.Section{Blocks: []page.Block{page.Tabled(t)}})
	fmt.Fprint(i.terminal.err, format.Text(p, &format.Screen{Width: i.terminal.asides, Unicode: i.terminal.unicode}))
}

// sayLeft names what was not taken, and why; in a dry run the table has that.
func (i *importing) sayLeft() {
	if !i.dryRun {
		named, more := i.leftByReason()
		for _, f := range named {
			i.terminal.say("left out: " + i.faultWords(f))
		}
		for _, m := range more {
			i.terminal.say("left out: " + english.Count(m.count, "other") + ": " + m.why)
		}
	}
	if i.file.More > 0 {
		i.terminal.say(fmt.Sprintf("left out: %d more like these", i.file.More))
	}
	i.sayStrangers()
	i.sayPassed()
}

// alike is how many more were left out for a reason that some are named with.
type alike struct {
	why   string
	count int
}

// leftByReason lists the first few for each reason that something was left out, and
// counts the others: of an address book, each card may have a picture.
func (i *importing) leftByReason() (named []record.Fault, more []alike) {
	const most = 3
	seen, at := map[string]int{}, map[string]int{}
	for _, f := range i.left {
		if seen[f.Why]++; seen[f.Why] <= most {
			named = append(named, f)
			continue
		}
		if seen[f.Why] == most+1 {
			at[f.Why] = len(more)
			more = append(more, alike{why: f.Why})
		}
		more[at[f.Why]].count++
	}
	return named, more
}

// sayPassed counts the records of which nothing was to be taken.
func (i *importing) sayPassed() {
	var counts []string
	for _, why := range slices.Sorted(maps.Keys(i.file.Passed)) {
		counts = append(counts, fmt.Sprintf("%d %s", i.file.Passed[why], why))
	}
	if len(counts) > 0 {
		i.terminal.say("passed over: " + english.Join("and", counts))
	}
}

// sayStrangers names those who were met and have no file, most often first.
func (i *importing) sayStrangers() {
	all := slices.SortedFunc(maps.Values(i.strangers), func(a, b *stranger) int {
		return cmp.Or(b.times-a.times, strings.Compare(a.name, b.name), strings.Compare(a.email, b.email))
	})
	const most = 10
	var named []string
	called := map[string]int{}
	for _, s := range all {
		called[s.name]++
	}
	for _, s := range all[:min(most, len(all))] {
		name := s.name
		if called[name] > 1 && s.email != "" {
			name += " <" + s.email + ">"
		}
		named = append(named, fmt.Sprintf("%s (%d)", name, s.times))
	}
	if more := len(all) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("%d others", more))
	}
	if len(named) > 0 {
		i.terminal.say("without a file here: " + english.Join("and", named))
	}
}

// saySummary counts what became of the records.
func (i *importing) saySummary() {
	count := map[outcome]int{}
	for _, n := range i.index.all {
		count[n.outcome()]++
	}
	fresh := count[isNew]
	words := fmt.Sprintf("%d new, %d merged, %d here already, %d left out", fresh, count[isMerged], count[isHere], len(i.left)+i.file.More)
	if fresh+count[isMerged] == 0 {
		words = "nothing new: " + words
	}
	if i.dryRun {
		words = "dry run: " + words
	}
	i.terminal.say(words)
	if me := i.ledger.Me; fresh > 0 && me != nil {
		if _, said := me.Field("name"); !said {
			i.terminal.advise("name: in me.md says who you are, so your own card makes no ally")
		}
	}
	if fresh > 0 && !i.dryRun {
		i.terminal.say("next: " + i.nextStep())
	}
}

// nextStep is what to do once there are new people: bring in the days on which the
// user met them, or look.
func (i *importing) nextStep() string {
	step, isNoted := "", len(i.file.Notes) > 0
	for _, a := range i.ledger.Allies {
		if a.Name == exampleName {
			step = "delete the example, " + shellWord(a.File) + ", then "
		} else {
			isNoted = isNoted || len(a.Notes) > 0 || a.LastContact > 0
		}
	}
	if isNoted {
		return step + i.alliesHere() + " report; cadence: 6w in a file gives a rhythm"
	}
	return step + i.alliesHere() + " import ics FILE, or mbox FILE, for when you met"
}
