package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/front"
	"allies/parse/text"
)

// Config reads an allies.yaml. What is wrong in it is named, and the rest
// holds; what it leaves out has its default.
func Config(path string, src []byte) (*ledger.Config, []ledger.Problem) {
	c := ledger.DefaultConfig()
	c.Present = true
	if fault := Unreadable(path, src); fault != nil {
		return c, []ledger.Problem{*fault}
	}
	d := text.NewDocument(path, src, c)
	maskConflicts(d)
	start := 0
	if strings.HasPrefix(d.Text, text.Bom) {
		start = len(text.Bom)
	}
	r := configReader{d: d, c: c, f: &frontReader{d: d, a: &ledger.Ally{}}}
	r.read(front.ReadYAML(d, text.Region{Start: start, End: len(d.Text)}))
	ledger.SortProblems(d.Problems)
	return c, d.Problems
}

// configReader reads the keys of an allies.yaml.
type configReader struct {
	d *text.Document
	c *ledger.Config
	f *frontReader // reads the values that front matter has too
}

// setting is a key of allies.yaml.
type setting struct {
	name string
	read func(*configReader, front.Pair)
}

var settings = []setting{
	{"include", func(r *configReader, p front.Pair) { r.globs(p, true, &r.c.Include) }},
	{"ignore", func(r *configReader, p front.Pair) { r.globs(p, false, &r.c.Ignore) }},
	{"log", func(r *configReader, p front.Pair) { r.f.list(p, &r.c.Log) }},
	{"agenda", func(r *configReader, p front.Pair) { r.f.list(p, &r.c.Agenda) }},
	{"journal", func(r *configReader, p front.Pair) { r.globs(p, false, &r.c.Journal) }},
	{"meetings", (*configReader).meetings},
	{"half_life", func(r *configReader, p front.Pair) { r.days(p, 1, &r.c.HalfLife) }},
	{"window", func(r *configReader, p front.Pair) { r.days(p, 1, &r.c.Window) }},
	{"default_cadence", func(r *configReader, p front.Pair) { r.cadence(p, func(c ledger.Cadence) { r.c.Default = c }) }},
	{"dormant_after", func(r *configReader, p front.Pair) { r.days(p, 1, &r.c.DormantAfter) }},
	{"thanks_grace", func(r *configReader, p front.Pair) { r.days(p, 0, &r.c.ThanksGrace) }},
	{"thanks_window", func(r *configReader, p front.Pair) { r.days(p, 0, &r.c.ThanksWindow) }},
	{"kinds", (*configReader).kinds},
	{"units", (*configReader).units},
	{"tags", (*configReader).tags},
	{"statuses", (*configReader).statuses},
	{"words", (*configReader).words},
	{"no_contact", (*configReader).noContact},
	{"budget_per_week", (*configReader).budget},
	{"file_names", (*configReader).fileNames},
}

// read reads every key. The file is ours alone, so a key that means nothing is
// named even when it is like none of ours.
func (r *configReader) read(pairs []front.Pair) {
	lines := map[string]int{}
	for _, p := range pairs {
		folded := ledger.FoldKey(p.Key.Text)
		i := slices.IndexFunc(settings, func(s setting) bool { return ledger.FoldKey(s.name) == folded })
		if i < 0 {
			r.unknown(p.Key, settingNames())
			continue
		}
		if line, again := lines[folded]; again {
			front.Twice(r.d, p.Key, line)
			continue
		}
		lines[folded] = r.d.LineAt(p.Key.At.Start)
		if p.Value.Shape == front.List || !p.Value.Empty() {
			settings[i].read(r, p)
		}
	}
}

func settingNames() []string {
	names := make([]string, len(settings))
	for i, s := range settings {
		names[i] = s.name
	}
	return names
}

// unknown names a key that is none of those that are read.
func (r *configReader) unknown(key front.Node, names []string) {
	rest := restOfLine(r.d, key.At)
	near := ledger.Nearest(key.Text, names)
	if len(names) == 1 {
		near = names[0]
	}
	if near != "" {
		r.d.Warnf(ledger.CodeAlmostKey, key.At, "", "%s is no key that is read here; %s is", text.Brief(key.Text), near).Cure(key.At, near).Shows(rest)
		return
	}
	hint := "# " + r.d.Text[rest.Start:rest.End]
	if line := r.d.LineStart(r.d.LineAt(key.At.Start)); strings.TrimSpace(r.d.Text[line:key.At.Start]) != "" {
		hint = oneOf(names) // it stands in braces
	}
	r.d.Warnf(ledger.CodeAlmostKey, key.At, hint, "%s is no key that is read here; those are %s", text.Brief(key.Text), strings.Join(names, ", "))
}

// eachItem visits the scalars of a list; a map is none.
func (r *configReader) eachItem(p front.Pair, visit func(*front.Node)) {
	if p.Value.Shape == front.Dict {
		misfit(r.d, p.Key, p.Value.At, "a list", "as in "+p.Key.Text+": [one, another]")
		return
	}
	r.f.eachItem(p, &p.Value, visit)
}

// globs reads a list of globs, and of markers where the key takes these.
func (r *configReader) globs(p front.Pair, markers bool, into *[]string) {
	takes, example := "globs", `as in "People/**" or "*.draft.md"`
	if markers {
		takes, example = "globs and markers", `as in "People/**", "*.draft.md" or "tags:person"`
	}
	r.eachItem(p, func(n *front.Node) {
		pattern := strings.TrimSpace(n.Text)
		if _, _, marker := CutMarker(pattern); marker && !markers || !marker && !validGlob(pattern) {
			misfit(r.d, p.Key, n.At, takes, example)
			return
		}
		*into = append(*into, pattern)
	})
}

// days reads an interval of at least so many days.
func (r *configReader) days(p front.Pair, least int, into *int) {
	text, ok := oneText(&p.Value)
	length, isLength := when.Length(text)
	if !ok || !isLength || length.Nominal() < least {
		takes := "days, weeks, months or years"
		if least > 0 {
			takes += ", at least 1d"
		}
		misfit(r.d, p.Key, p.Value.At, takes, "as in 365d, 52w, 12m or 1y")
		return
	}
	*into = length.Nominal()
}

// noContact reads the tags that make a note no contact, as #fyi always does.
func (r *configReader) noContact(p front.Pair) {
	r.eachItem(p, func(n *front.Node) {
		if tag := bareTag(plainText(n.Text)); tag != "" && !ledger.HasTag(r.c.NoContact, tag) {
			r.c.NoContact = append(r.c.NoContact, tag)
		}
	})
}

func (r *configReader) budget(p front.Pair) {
	n, ok := r.number(&p.Value)
	if !ok || n.Sign() < 0 {
		misfit(r.d, p.Key, p.Value.At, "how many contacts a week you have time for", "as in 5")
		return
	}
	r.c.BudgetPerWeek = &n
}

func (r *configReader) fileNames(p front.Pair) {
	text, ok := oneText(&p.Value)
	if !ok || ledger.Fold(text) != "slug" {
		misfit(r.d, p.Key, p.Value.At, "slug, or nothing for files named as their allies are", "slug")
		return
	}
	r.c.SlugNames = true
}

func (r *configReader) number(n *front.Node) (ledger.Number, bool) {
	if n.Shape != front.Scalar {
		return ledger.Number{}, false
	}
	text := strings.TrimSpace(n.Text)
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	return ledger.ParseNumber(text)
}
