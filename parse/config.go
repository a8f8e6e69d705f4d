package parse

import (
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
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
	r.read(front.ReadYAML(d, text.Region{Start: start, End: len(d.Text)}), settings)
	ledger.SortProblems(d.Problems)
	return c, d.Problems
}

type configReader struct {
	d *text.Document
	c *ledger.Config
	f *frontReader // reads the values that front matter has too
}

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

// read reads every key of a map. The file is ours alone, so a key that means nothing is
// named even when it is like none of ours.
func (r *configReader) read(pairs []front.Pair, known []setting) {
	lines := map[string]int{}
	for _, p := range pairs {
		folded := ledger.FoldKey(p.Key.Text)
		i := slices.IndexFunc(known, func(s setting) bool { return ledger.FoldKey(s.name) == folded })
		if i < 0 {
			names := lists.Of(known, func(s setting) string { return s.name })
			r.unknown(p.Key, names)
		} else if line, again := lines[folded]; again {
			front.Twice(r.d, p.Key, line)
		} else if lines[folded] = r.d.LineAt(p.Key.At.Start); p.Value.Shape == front.List || !p.Value.Empty() {
			known[i].read(r, p)
		}
	}
}

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
	if line := r.d.StartOfLine(key.At.Start); strings.TrimSpace(r.d.Text[line:key.At.Start]) != "" {
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

func (r *configReader) days(p front.Pair, least int, into *int) {
	written, ok := oneText(&p.Value)
	length, isLength := when.Length(written)
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
	written, ok := oneText(&p.Value)
	if !ok || ledger.Fold(written) != "slug" {
		misfit(r.d, p.Key, p.Value.At, "slug, or nothing for files named as their allies are", "slug")
		return
	}
	r.c.SlugNames = true
}

func (r *configReader) number(n *front.Node) (ledger.Number, bool) {
	if n.Shape != front.Scalar {
		return ledger.Number{}, false
	}
	written := strings.TrimSpace(n.Text)
	if strings.HasPrefix(written, ".") {
		written = "0" + written
	}
	return ledger.ParseNumber(written)
}

// statuses reads own word → ally, potential or archived.
func (r *configReader) statuses(p front.Pair) {
	r.eachNamed(p, "statuses: {mentor: ally, past: archived}", func(own front.Pair) {
		meant, _ := oneText(&own.Value)
		status, known := ledger.StatusOf(FoldWord(meant))
		if !known {
			misfit(r.d, own.Key, own.Value.At, "", "ally, potential or archived")
			return
		}
		r.c.Statuses[FoldWord(own.Key.Text)] = status
	})
}

// words reads a word of the format → the user's own words for it.
func (r *configReader) words(p front.Pair) {
	r.eachNamed(p, "words: {gave: [gab], by: [bis]}", func(own front.Pair) {
		name := ledger.Fold(own.Key.Text)
		if !slices.Contains(ledger.WordNames(), name) {
			r.unknown(own.Key, ledger.WordNames())
			return
		}
		r.eachItem(own, func(n *front.Node) {
			const noWord = ":[]()"
			word := strings.TrimRight(ledger.Fold(plainText(n.Text)), ": ")
			if word == "" || strings.ContainsAny(word, noWord) {
				bare := strings.Join(strings.FieldsFunc(word, func(c rune) bool { return c == ' ' || strings.ContainsRune(noWord, c) }), " ")
				misfit(r.d, own.Key, n.At, "a word as you write it, without its colon", bare)
			} else if other := r.otherMeaning(word, name); other != "" {
				misfit(r.d, own.Key, n.At, "a word that means nothing else, and this one stands for "+other, "")
			} else if !slices.Contains(r.c.Words[name], word) {
				r.c.Words[name] = append(r.c.Words[name], word)
			}
		})
	})
}

// otherMeaning is the word of the format, other than one, that a word stands for
// already: by itself, or since allies.yaml says so above. by and due say the same.
func (r *configReader) otherMeaning(word, than string) string {
	same := func(name string) bool {
		return name == than || name == "by" && than == "due" || name == "due" && than == "by"
	}
	for _, name := range ledger.WordNames() {
		if !same(name) && (slices.Contains(r.c.Words[name], word) || slices.Contains(formatWords()[name], word)) {
			return name
		}
	}
	return ""
}

// formatWords are the words that stand for each of WordNames in every ledger.
var formatWords = sync.OnceValue(func() map[string][]string {
	words := map[string][]string{"they": theirWords, "me": myWords}
	for _, w := range verbWords {
		words[w.verb] = append(words[w.verb], w.word)
	}
	for _, w := range promiseWords {
		name := "due"
		if w.Role == ledger.DayKept {
			name = "done"
		}
		words[name] = append(words[name], w.Written)
	}
	return words
})

func (r *configReader) meetings(p front.Pair) {
	r.eachNamed(p, "meetings: {attendees: [people]}", func(part front.Pair) {
		if ledger.FoldKey(part.Key.Text) != "attendees" {
			r.unknown(part.Key, []string{"attendees"})
			return
		}
		r.eachItem(part, func(n *front.Node) {
			if key := ledger.FoldKey(plainText(n.Text)); key != "" {
				r.c.Attendees = append(r.c.Attendees, key)
			}
		})
	})
}

// kinds reads name → weight, or name → {weight, aliases}.
func (r *configReader) kinds(p front.Pair) {
	r.eachNamed(p, "kinds: {childcare: 1}", func(kind front.Pair) {
		name := strings.TrimSpace(kind.Key.Text)
		if strings.ContainsAny(name, " \t:") || name == "" {
			misfit(r.d, p.Key, kind.Key.At, "kinds of one word", strings.Join(strings.Fields(strings.ReplaceAll(name, ":", " ")), "-"))
			return
		}
		weight, aliases := ledger.Int(1), []string(nil)
		switch {
		case kind.Value.Empty():
		case kind.Value.Shape == front.Dict:
			r.read(kind.Value.Pairs, []setting{
				{"weight", func(r *configReader, p front.Pair) { weight = r.weight(p) }},
				{"aliases", func(r *configReader, p front.Pair) { r.f.list(p, &aliases) }},
			})
		default:
			weight = r.weight(kind)
		}
		own := knownSpelling(name)
		taken := func(word string) bool {
			other, known := r.c.OwnKind(word)
			if known && other != own {
				misfit(r.d, p.Key, kind.Key.At, "each word once, and "+text.Brief(word)+" stands for "+other+" already", "")
			}
			return known && other != own
		}
		if !taken(own) {
			r.c.AddKind(own, weight, slices.DeleteFunc(aliases, taken)...)
		}
	})
}

// knownSpelling is a kind's own name where a name is another spelling of it,
// so that a weight for `Feedback` or `introductions` is not a second kind.
func knownSpelling(name string) string {
	folded := ledger.Fold(name)
	for _, kind := range ledger.KnownKinds() {
		if folded == kind || folded == kind+"s" || folded == kind+"es" {
			return kind
		}
	}
	return name
}

// weight reads a decimal or fraction of at least 0; one that does not fit is named, and counts as 1.
func (r *configReader) weight(p front.Pair) ledger.Number {
	if n, ok := r.number(&p.Value); ok && n.Sign() >= 0 {
		return n
	}
	misfit(r.d, p.Key, p.Value.At, "a number, 0 or more", "as in 2, 0.5 or 1/2")
	return ledger.Int(1)
}

// units reads name → points, or null for a commodity without a price. One
// whose price does not fit is named, and known without it: the entries that
// count in it are no second mistake.
func (r *configReader) units(p front.Pair) {
	known := ledger.DefaultConfig()
	r.eachNamed(p, "units: {shift: 4, USD: null}", func(unit front.Pair) {
		name := strings.TrimSpace(unit.Key.Text)
		if spelling, ok := known.Unit(name); ok && !ledger.IsCurrency(spelling) {
			name = spelling
		}
		if name == "" || strings.ContainsAny(name, " \t:0123456789") {
			misfit(r.d, p.Key, unit.Key.At, "units of one word without digits", "as in shift or USD")
			return
		}
		if unit.Value.Empty() {
			r.c.Units[name] = nil
			return
		}
		n, ok := r.number(&unit.Value)
		if !ok || n.Sign() <= 0 {
			misfit(r.d, unit.Key, unit.Value.At, "a number above 0, or null for a unit without a price", "as in 4, 0.5, 1/60 or null")
			if _, ok := known.Unit(name); !ok {
				r.c.Units[name] = nil
			}
			return
		}
		r.c.Units[name] = &n
	})
}

// tags reads name → {cadence}; a cadence alone does too.
func (r *configReader) tags(p front.Pair) {
	r.eachNamed(p, "tags: {mentor: {cadence: 4w}}", func(tag front.Pair) {
		set := func(r *configReader, p front.Pair) {
			if name := bareTag(tag.Key.Text); name != "" && !p.Value.Empty() {
				r.cadence(p, func(c ledger.Cadence) { r.c.Tags[name] = c })
			}
		}
		if tag.Value.Shape == front.Dict {
			r.read(tag.Value.Pairs, []setting{{"cadence", set}})
		} else {
			set(r, tag)
		}
	})
}

func (r *configReader) cadence(p front.Pair, set func(ledger.Cadence)) {
	written, _ := oneText(&p.Value)
	readCadence(r.d, p, ledger.Fold(written), set)
}

// eachNamed visits the entries of a map of the user's own names.
func (r *configReader) eachNamed(p front.Pair, fits string, visit func(front.Pair)) {
	if p.Value.Shape != front.Dict {
		if !p.Value.Empty() {
			misfit(r.d, p.Key, p.Value.At, "a map", "as in "+fits)
		}
		return
	}
	lines := map[string]int{}
	for _, entry := range p.Value.Pairs {
		folded := ledger.Fold(entry.Key.Text)
		if line, again := lines[folded]; again {
			front.Twice(r.d, entry.Key, line)
			continue
		}
		lines[folded] = r.d.LineAt(entry.Key.At.Start)
		visit(entry)
	}
}
