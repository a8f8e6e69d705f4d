package parse

import (
	"strings"

	"allies/ledger"
)

// kinds reads name → weight, or name → {weight, aliases}.
func (r *configReader) kinds(p pair) {
	r.eachNamed(p, "kinds: {childcare: 1}", func(kind pair) {
		name := strings.TrimSpace(kind.key.text)
		if strings.ContainsAny(name, " \t:") || name == "" {
			r.d.misfit(p.key, kind.key.at, "a kind is one word: "+strings.Join(strings.Fields(strings.ReplaceAll(name, ":", " ")), "-"))
			return
		}
		weight, aliases := ledger.Int(1), []string(nil)
		switch {
		case kind.value.empty():
		case kind.value.shape == dict:
			weight, aliases = r.kindParts(kind)
		default:
			weight = r.weight(kind)
		}
		r.c.AddKind(knownSpelling(name), weight, aliases...)
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

func (r *configReader) kindParts(kind pair) (weight ledger.Number, aliases []string) {
	weight = ledger.Int(1)
	for _, part := range kind.value.pairs {
		switch ledger.FoldKey(part.key.text) {
		case "weight":
			if !part.value.empty() {
				weight = r.weight(part)
			}
		case "aliases":
			r.f.list(part, &aliases)
		default:
			r.unknown(part.key, []string{"weight", "aliases"})
		}
	}
	return weight, aliases
}

// weight reads a decimal or fraction of at least 0; one that does not fit is
// named, and counts as 1.
func (r *configReader) weight(p pair) ledger.Number {
	if n, ok := r.number(&p.value); ok && n.Sign() >= 0 {
		return n
	}
	r.d.misfit(p.key, p.value.at, "0 or more, as in 2, 0.5 or 1/2")
	return ledger.Int(1)
}

// units reads name → points, or null for a commodity without a price. One
// whose price does not fit is named, and known without it: the entries that
// count in it are no second mistake.
func (r *configReader) units(p pair) {
	known := ledger.DefaultConfig()
	r.eachNamed(p, "units: {shift: 4, USD: null}", func(unit pair) {
		name := strings.TrimSpace(unit.key.text)
		if spelling, ok := known.Unit(name); ok {
			name = spelling
		}
		if name == "" || strings.ContainsAny(name, " \t:0123456789") {
			r.d.misfit(p.key, unit.key.at, "a unit is one word without digits, as in shift or USD")
			return
		}
		if unit.value.empty() {
			r.c.Units[name] = nil
			return
		}
		n, ok := r.number(&unit.value)
		if !ok || n.Sign() <= 0 {
			r.d.misfit(unit.key, unit.value.at, "more than 0, as in 4, 0.5 or 1/60, or null for a unit without a price")
			if _, ok := known.Unit(name); !ok {
				r.c.Units[name] = nil
			}
			return
		}
		r.c.Units[name] = &n
	})
}

// tags reads name → {cadence}; a cadence alone does too.
func (r *configReader) tags(p pair) {
	r.eachNamed(p, "tags: {mentor: {cadence: 4w}}", func(tag pair) {
		name := bareTag(tag.key.text)
		if tag.value.shape != dict {
			r.tagCadence(name, tag)
			return
		}
		for _, part := range tag.value.pairs {
			if ledger.FoldKey(part.key.text) != "cadence" {
				r.unknown(part.key, []string{"cadence"})
			} else {
				r.tagCadence(name, part)
			}
		}
	})
}

func (r *configReader) tagCadence(tag string, p pair) {
	if tag == "" || p.value.empty() {
		return
	}
	text, _ := oneText(&p.value)
	cadence, fault := parseCadence(ledger.Fold(text))
	if fault != "" {
		r.d.misfit(p.key, p.value.at, fault)
		return
	}
	r.c.Tags[tag] = cadence
}

// eachNamed visits the entries of a map of the user's own names.
func (r *configReader) eachNamed(p pair, fits string, visit func(pair)) {
	if p.value.shape != dict {
		if !p.value.empty() {
			r.d.misfit(p.key, p.value.at, fits)
		}
		return
	}
	names := map[string]bool{}
	for _, entry := range p.value.pairs {
		if folded := ledger.Fold(entry.key.text); !names[folded] {
			names[folded] = true
			visit(entry)
		}
	}
}

// cutMarker takes a marker apart: `tags:person`.
func cutMarker(s string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(s, ":")
	return strings.TrimSpace(key), strings.TrimSpace(value), ok && key != "" && value != "" && !strings.Contains(key, "/")
}
