package doctor

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/folder"
	"allies/report"
	"allies/report/english"
	"allies/report/render"
)

func settingsOf(c *ledger.Config) settingFacts {
	f := settingFacts{
		Include: append([]string{}, c.Include...), Ignore: append([]string{}, c.Ignore...), Log: append([]string{}, c.Log...), Journal: append([]string{}, c.Journal...),
		DormantAfter: c.DormantAfter, HalfLife: c.HalfLife, Window: c.Window, ThanksGrace: c.ThanksGrace, ThanksWindow: c.ThanksWindow,
		Kinds: map[string]string{}, Units: unitPrices{}, Tags: map[string]string{},
		NoContact: append([]string{}, c.NoContact...), BudgetPerWeek: c.BudgetPerWeek,
	}
	if c.Present {
		file := ledger.ConfigFile
		f.File = &file
	}
	if c.SlugNames {
		f.FileNames = "slug"
	}
	for kind, weight := range c.Weights {
		f.Kinds[kind] = weight.String()
	}
	for unit, price := range c.Units {
		if f.Units[unit] = ""; price != nil {
			f.Units[unit] = report.Optional(price.String())
		}
	}
	if c.Default.Stated() {
		f.Cadence = report.Optional(cadenceWords(c.Default))
	}
	for tag, cadence := range c.Tags {
		f.Tags[tag] = cadenceWords(cadence)
	}
	return f
}

func cadenceWords(c ledger.Cadence) string {
	switch {
	case c.None:
		return "none"
	case !c.Until.IsZero():
		return c.Every.String() + ".." + c.Until.String()
	}
	return c.Every.String()
}

func (r *Report) areas() []render.Area {
	areas := []render.Area{
		{Title: "Root", Facts: [][2]string{{"folder", r.Root.Dir}, {"found by", originWords[r.Root.FoundBy]}}},
		{Title: "Settings", Facts: r.Settings.words()},
		{Title: "Files", Facts: r.Files.words()},
	}
	if r.Git == nil {
		return append(areas, render.Area{Title: "Git", Facts: [][2]string{{"repository", "none that can be read"}}})
	}
	return append(areas, render.Area{Title: "Git", Facts: r.Git.words()})
}

var originWords = map[folder.Origin]string{
	folder.FromFlag: "-C", folder.FromEnv: "the variable ALLIES_DIR",
	folder.FromAbove: "its allies.yaml, the nearest from here upwards", folder.FromFolder: "being the current folder",
}

func (s *settingFacts) words() [][2]string {
	from := "none: the defaults hold"
	if s.File != nil {
		from = *s.File
	}
	facts := [][2]string{
		{"file", from}, {"include", strings.Join(s.Include, ", ")}, {"ignore", strings.Join(s.Ignore, ", ")}, {"log", strings.Join(s.Log, ", ")}, {"journal", strings.Join(s.Journal, ", ")},
		{"index", fmt.Sprintf("a favour counts half after %s, not at all after %s", english.Count(s.HalfLife, "day"), english.Count(s.Window, "day"))},
		{"rhythm", string(s.Cadence)}, {"dormant", "after " + english.Count(s.DormantAfter, "day") + " of silence at the earliest"},
		{"thanks", fmt.Sprintf("asked for after %s, up to %s", english.Count(s.ThanksGrace, "day"), english.Count(s.ThanksWindow, "day"))},
		{"kinds", pairWords(s.Kinds)}, {"units", pairWords(s.Units)}, {"tags", pairWords(s.Tags)},
		{"no contact", strings.Join(s.NoContact, ", ")}, {"file names", string(s.FileNames)},
	}
	if s.BudgetPerWeek != nil {
		facts = append(facts, [2]string{"budget", s.BudgetPerWeek.String() + " contacts a week"})
	}
	return facts
}

func pairWords[word ~string](pairs map[string]word) string {
	return strings.Join(lists.Of(slices.Sorted(maps.Keys(pairs)), func(key string) string { return strings.TrimSpace(key + " " + string(pairs[key])) }), ", ")
}

func (f *fileFacts) words() [][2]string {
	facts := [][2]string{{"allies", fmt.Sprint(f.Allies)}}
	if f.Pages > 0 {
		facts = append(facts, [2]string{"pages", fmt.Sprint(f.Pages) + ": allies files lists them"})
	}
	if f.LeftOut > 0 {
		facts = append(facts, [2]string{"left out", fmt.Sprint(f.LeftOut) + ": allies files --all names them"})
	}
	facts = append(facts, [2]string{"problems", english.Count(f.Errors, "error") + ", " + english.Count(f.Warnings, "warning")})
	if f.Private > 0 {
		facts = append(facts, [2]string{"private", "something in the files of " + english.Count(f.Private, "ally")})
	}
	return facts
}
