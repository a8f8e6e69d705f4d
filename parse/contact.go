package parse

import (
	"strings"

	"allies/ledger"
)

// contact reads a map of channel → text or list.
func (f *frontReader) contact(p pair) {
	switch p.value.shape {
	case dict:
		for _, channel := range p.value.pairs {
			f.channel(channel)
		}
	case list:
		for _, item := range p.value.items {
			if !item.empty() {
				f.contact(pair{p.key, item})
			}
		}
	default:
		f.misfit(p, p.key.text+": {email: "+brief(p.value.text)+"}")
	}
}

// channel files one way to reach the ally, beside what is there of it.
func (f *frontReader) channel(p pair) {
	var values []string
	p.value.each(func(n *node) { values = append(values, plainText(n.text)) })
	if len(values) == 0 {
		return
	}
	name, known := ledger.Key(p.key.text)
	label := name
	if !known {
		label = strings.TrimSpace(p.key.text)
	}
	i, filed := f.ways[name]
	if !filed {
		if f.ways == nil {
			f.ways = map[string]int{}
		}
		i = len(f.a.Contact)
		f.ways[name] = i
		f.a.Contact = append(f.a.Contact, ledger.Channel{Name: name, Label: label})
	}
	f.a.Contact[i].Values = append(f.a.Contact[i].Values, values...)
}

// private reads the keys that leave no program unasked. A bare "yes" keeps all
// of them, and is named.
func (f *frontReader) private(p pair) {
	if p.value.shape == dict {
		f.keepAll(p)
		return
	}
	if word := foldWord(p.value.text); p.value.shape == scalar && (word == "true" || word == "yes" || word == "all" || word == "*") {
		f.keepAll(p)
		return
	}
	f.eachText(p, func(text string, at region) {
		words := []string{text}
		if p.value.shape == scalar {
			words = splitKeys(text)
		}
		for _, word := range words {
			f.keepPrivate(word, at)
		}
	})
}

func splitKeys(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' })
}

// keepPrivate files one private key; one that is a slip away from a known key
// is named, since it keeps nothing.
func (f *frontReader) keepPrivate(word string, at region) {
	name, known := ledger.Key(strings.TrimSpace(word))
	if name == "" {
		return
	}
	f.a.Private = append(f.a.Private, name)
	if _, there := f.a.Field(name); known || there {
		return
	}
	if near := nearKey(name); near != "" {
		f.d.warnf(ledger.CodeAlmostKey, at, "did you mean "+near+"?", "%s is no key that is read: nothing is kept private by it", brief(word))
	}
}

// keepAll keeps every key of the file private, which is the safe reading of a
// value that names none.
func (f *frontReader) keepAll(p pair) {
	f.misfit(p, "the keys to keep private, as in "+p.key.text+": [birthday, contact]; until then all of them are")
	for _, field := range f.a.Fields {
		f.a.Private = append(f.a.Private, field.Name)
	}
}
