package query

import "allies/ledger"

// frontValues are the texts that KEY:VALUE looks in: what the file says under
// the key, in any spelling, and what the ledger makes of it; without those of
// keys that are hidden.
func frontValues(a *ledger.Ally, key string, hidden func(key string) bool) []string {
	if hidden(key) {
		return nil
	}
	var values []string
	for _, f := range a.Fields {
		if name, _ := ledger.Key(f.Key); (name == key || f.Name == key) && !hidesPart(a, key, hidden) {
			values = append(values, f.Values...)
		}
	}
	switch key {
	case "name":
		return append(values, a.Name)
	case "aliases":
		return append(values, a.Aliases...)
	case "type":
		return []string{string(a.Type)}
	case "communal":
		if a.Communal {
			return []string{"true", "yes"}
		}
		return []string{"false", "no"}
	case "offers":
		return append(values, a.Offers...)
	case "needs":
		return append(values, a.Needs...)
	case "dates":
		for _, day := range a.Yearly {
			if name, _ := ledger.Key(day.Label); !hidden(name) {
				values = append(values, day.Label)
			}
		}
	}
	return append(values, channel(a, key, hidden)...)
}

// hidesPart reports whether something in a key's value is hidden by a name of its
// own: a channel or a day.
func hidesPart(a *ledger.Ally, key string, hidden func(key string) bool) bool {
	for _, c := range a.Contact {
		if key == "contact" && hidden(c.Name) {
			return true
		}
	}
	for _, day := range a.Yearly {
		if name, _ := ledger.Key(day.Label); key == "dates" && hidden(name) {
			return true
		}
	}
	return false
}

// channel are the values of a way to reach the ally.
func channel(a *ledger.Ally, key string, hidden func(key string) bool) []string {
	var values []string
	for _, c := range a.Contact {
		if hidden("contact") || hidden(c.Name) {
			continue
		}
		if name, _ := ledger.Key(c.Name); name == key || key == "contact" {
			values = append(values, c.Values...)
		}
	}
	return values
}
