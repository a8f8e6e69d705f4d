package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
)

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
			weight, aliases = r.kindParts(kind)
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

func (r *configReader) kindParts(kind front.Pair) (weight ledger.Number, aliases []string) {
	weight = ledger.Int(1)
	for _, part := range kind.Value.Pairs {
		switch ledger.FoldKey(part.Key.Text) {
		case "weight":
			if !part.Value.Empty() {
				weight = r.weight(part)
			}
		case "aliases":
			r.f.list(part, &aliases)
		default:
			r.unknown(part.Key, []string{"weight", "aliases"})
		}
	}
	return weight, aliases
}

// weight reads a decimal or fraction of at least 0; one that does not fit is
// named, and counts as 1.
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
		name := bareTag(tag.Key.Text)
		if tag.Value.Shape != front.Dict {
			r.tagCadence(name, tag)
			return
		}
		for _, part := range tag.Value.Pairs {
			if ledger.FoldKey(part.Key.Text) != "cadence" {
				r.unknown(part.Key, []string{"cadence"})
			} else {
				r.tagCadence(name, part)
			}
		}
	})
}

func (r *configReader) tagCadence(tag string, p front.Pair) {
	if tag != "" && !p.Value.Empty() {
		r.cadence(p, func(c ledger.Cadence) { r.c.Tags[tag] = c })
	}
}

// cadence reads how often to be in touch.
func (r *configReader) cadence(p front.Pair, set func(ledger.Cadence)) {
	text, _ := oneText(&p.Value)
	readCadence(r.d, p, ledger.Fold(text), set)
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

// CutMarker takes a marker apart: `tags:person`.
func CutMarker(s string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(s, ":")
	return strings.TrimSpace(key), strings.TrimSpace(value), ok && key != "" && value != "" && !strings.Contains(key, "/")
}
