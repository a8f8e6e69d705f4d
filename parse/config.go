package parse

import (
	"slices"
	"strings"

	"allies/ledger"
)

// Config reads an allies.yaml. What is wrong in it is named, and the rest
// holds; what it leaves out has its default.
func Config(path string, src []byte) (*ledger.Config, []ledger.Problem) {
	c := ledger.DefaultConfig()
	c.Present = true
	if fault := unreadable(path, src); fault != nil {
		return c, []ledger.Problem{*fault}
	}
	d := newDocument(path, src, c)
	d.maskConflicts()
	start := 0
	if strings.HasPrefix(d.text, bom) {
		start = len(bom)
	}
	r := configReader{d: d, c: c, f: &frontReader{d: d, a: &ledger.Ally{}}}
	r.read(d.readYAML(region{start, len(d.text)}))
	ledger.SortProblems(d.problems)
	return c, d.problems
}

// configReader reads the keys of an allies.yaml.
type configReader struct {
	d *document
	c *ledger.Config
	f *frontReader // reads the values that front matter has too
}

// setting is a key of allies.yaml.
type setting struct {
	name string
	read func(*configReader, pair)
}

var settings = []setting{
	{"include", func(r *configReader, p pair) { r.globs(p, &r.c.Include) }},
	{"ignore", func(r *configReader, p pair) { r.globs(p, &r.c.Ignore) }},
	{"log", func(r *configReader, p pair) { r.f.list(p, &r.c.Log) }},
	{"half_life", func(r *configReader, p pair) { r.days(p, 1, &r.c.HalfLife) }},
	{"window", func(r *configReader, p pair) { r.days(p, 1, &r.c.Window) }},
	{"thanks_grace", func(r *configReader, p pair) { r.days(p, 0, &r.c.ThanksGrace) }},
	{"thanks_window", func(r *configReader, p pair) { r.days(p, 0, &r.c.ThanksWindow) }},
	{"kinds", (*configReader).kinds},
	{"units", (*configReader).units},
	{"tags", (*configReader).tags},
	{"no_contact", (*configReader).noContact},
	{"budget_per_week", (*configReader).budget},
	{"file_names", (*configReader).fileNames},
}

// read reads every key. The file is ours alone, so a key that means nothing is
// named even when it is like none of ours.
func (r *configReader) read(pairs []pair) {
	twice := map[string]int{}
	for _, p := range pairs {
		folded := ledger.FoldKey(p.key.text)
		i := slices.IndexFunc(settings, func(s setting) bool { return ledger.FoldKey(s.name) == folded })
		if i < 0 {
			r.unknown(p.key, settingNames())
			continue
		}
		if line, again := twice[folded]; again {
			r.d.twice(p.key, line)
			continue
		}
		twice[folded] = r.d.lineAt(p.key.at.start)
		if p.value.shape == list || !p.value.empty() {
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
func (r *configReader) unknown(key node, names []string) {
	hint := "the keys that are read: " + strings.Join(names, ", ")
	if near := ledger.Nearest(key.text, names); near != "" {
		hint = "did you mean " + near + ":"
	}
	r.d.warnf(ledger.CodeAlmostKey, key.at, hint, "%s is no key that is read here", brief(key.text))
}

// globs reads a list of globs and markers.
func (r *configReader) globs(p pair, into *[]string) {
	r.f.eachItem(p, &p.value, func(n *node) {
		pattern := strings.TrimSpace(n.text)
		if _, _, marker := cutMarker(pattern); !marker && !validGlob(pattern) {
			r.d.misfit(p.key, n.at, "a glob as in People/** or *.draft.md, or a marker as in tags:person")
			return
		}
		*into = append(*into, pattern)
	})
}

// days reads an interval of at least so many days.
func (r *configReader) days(p pair, least int, into *int) {
	text, ok := oneText(&p.value)
	length, isLength := parseLength(text)
	if !ok || !isLength || length.Nominal() < least {
		fits := "days as in 365d, or weeks, months or years as in 52w, 12m or 1y"
		if least > 0 {
			fits += "; at least 1d"
		}
		r.d.misfit(p.key, p.value.at, fits)
		return
	}
	*into = length.Nominal()
}

func (r *configReader) noContact(p pair) {
	r.c.NoContact = nil
	r.f.eachItem(p, &p.value, func(n *node) {
		if tag := bareTag(plainText(n.text)); tag != "" {
			r.c.NoContact = append(r.c.NoContact, tag)
		}
	})
}

func (r *configReader) budget(p pair) {
	n, ok := r.number(&p.value)
	if !ok || n.Sign() < 0 {
		r.d.misfit(p.key, p.value.at, "how many contacts a week you have time for, as in 5")
		return
	}
	r.c.BudgetPerWeek = &n
}

func (r *configReader) fileNames(p pair) {
	text, ok := oneText(&p.value)
	if !ok || ledger.Fold(text) != "slug" {
		r.d.misfit(p.key, p.value.at, "slug, or leave the key out for files named as their allies are")
		return
	}
	r.c.SlugNames = true
}

func (r *configReader) number(n *node) (ledger.Number, bool) {
	if n.shape != scalar {
		return ledger.Number{}, false
	}
	text := strings.TrimSpace(n.text)
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	return ledger.ParseNumber(text)
}
