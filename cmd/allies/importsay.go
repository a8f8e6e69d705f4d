package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/intake"
	"allies/ledger/lists"
	"allies/parse/disk"
	"allies/report/english"
	"allies/report/render/format"
	"allies/report/render/page"
	"allies/report/render/plain"
)

func (i *importing) takeIn() (err error) {
	if err := i.mustReadAll("somebody of the file may be there"); err != nil {
		return err
	}
	i.in.Files, i.in.Read = i.files, i.readFile
	var shown *progress
	i.results, err = i.in.Plan(i.ledger, i.today, func(count int) {
		if shown == nil {
			shown = i.terminal.progressIn("planning", count)
		}
		shown.add(1)
	})
	if shown != nil {
		shown.end()
	}
	if err != nil {
		return err
	}
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

// writeAll changes all files or none, or shows the changes.
func (i *importing) writeAll() error {
	o := disk.Operation{What: "import " + i.by.format + " " + plain.Visible(i.fileName())}
	var done strings.Builder
	for _, r := range i.results {
		switch r.Outcome {
		case intake.Fresh:
			o.Create(r.Path, r.After)
		case intake.Merged:
			o.Replace(r.Path, r.Before, r.After)
		default:
			continue
		}
		fmt.Fprintf(&done, "%s:1: %s\n", plain.Visible(r.Path), plain.Visible(r.Gets))
	}
	if err := i.changeAll(o); err != nil || o.IsEmpty() || i.dryRun {
		return err
	}
	if err := i.emit([]byte(done.String())); err != nil {
		return failf("do not type it again", "the files have the change, and %w", err)
	}
	return nil
}

func (i *importing) sayTable() {
	t := &page.Table{Columns: []page.Column{page.WordColumn("what"), page.NameColumn("who"), page.TextColumn("file"), page.FigureColumn("line"), page.TextColumn("why")}}
	row := func(what, who, file string, line int, why string) {
		at := ""
		if line > 0 {
			at = fmt.Sprint(line)
		}
		t.Row(page.Say(what), page.Quoted(who), page.Quoted(file), page.Say(at), page.Quoted(why))
	}
	for _, r := range i.results {
		if r.Outcome != intake.Nobody {
			row(string(r.Outcome), r.Name, r.Path, r.Line, r.How)
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
	if i.in.File.More > 0 {
		i.terminal.say(fmt.Sprintf("left out: %d more like these", i.in.File.More))
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
	for _, f := range i.in.Left {
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

func (i *importing) sayPassed() {
	whys := slices.Sorted(maps.Keys(i.in.File.Passed))
	counts := lists.Of(whys, func(why string) string { return fmt.Sprintf("%d %s", i.in.File.Passed[why], why) })
	if len(counts) > 0 {
		i.terminal.say("passed over: " + english.Join("and", counts))
	}
}

// sayStrangers names those who were met and have no file, most often first.
func (i *importing) sayStrangers() {
	all := i.in.Strangers.Ordered()
	const most = 10
	var named []string
	called := map[string]int{}
	for _, s := range all {
		called[s.Name]++
	}
	for _, s := range all[:min(most, len(all))] {
		name := s.Name
		if called[name] > 1 && s.Email != "" {
			name += " <" + s.Email + ">"
		}
		named = append(named, fmt.Sprintf("%s (%d)", name, s.Times))
	}
	if more := len(all) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("%d others", more))
	}
	if len(named) > 0 {
		i.terminal.say("without a file here: " + english.Join("and", named))
	}
}

func (i *importing) saySummary() {
	count := map[intake.Outcome]int{}
	for _, r := range i.results {
		count[r.Outcome]++
	}
	fresh := count[intake.Fresh]
	words := fmt.Sprintf("%d new, %d merged, %d here already, %d left out", fresh, count[intake.Merged], count[intake.Here], len(i.in.Left)+i.in.File.More)
	if fresh+count[intake.Merged] == 0 {
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
	step, isNoted := "", len(i.in.File.Notes) > 0
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
