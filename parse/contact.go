package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
)

// contact reads a map of channel → text or list.
func (f *frontReader) contact(p front.Pair) {
	switch {
	case p.Value.Shape == front.Dict:
		for _, channel := range p.Value.Pairs {
			f.channel(channel)
		}
	case p.Value.Shape == front.List:
		for _, item := range p.Value.Items {
			if !item.Empty() {
				f.contact(front.Pair{Key: p.Key, Value: item})
			}
		}
	case prefers(p.Key):
	default:
		f.misfit(p, "ways to reach them", "as in "+p.Key.Text+": {email: "+text.Brief(p.Value.Text)+"}")
	}
}

// prefers reports whether a key is `channels` or the like, whose words may say which
// ways to reach them they like best.
func prefers(key front.Node) bool { return strings.HasPrefix(ledger.FoldKey(key.Text), "channel") }

// channel files one way to reach the ally, beside what is there of it.
func (f *frontReader) channel(p front.Pair) {
	var values []string
	p.Value.Each(func(n *front.Node) { values = append(values, plainText(n.Text)) })
	if len(values) == 0 {
		return
	}
	name, known := ledger.Key(p.Key.Text)
	label := name
	if !known {
		label = strings.TrimSpace(p.Key.Text)
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

var allKeys = []string{"all", "everything", "any", "*"}

// private reads the keys that leave no program unasked. A bare "yes" keeps all of them, and is named.
func (f *frontReader) private(p front.Pair) {
	if p.Value.Shape == front.Dict {
		f.keepAll(p)
		return
	}
	if p.Value.Shape == front.Scalar {
		switch FoldWord(p.Value.Text) {
		case "true", "yes":
			f.keepAll(p)
			return
		case "false", "no":
			return
		}
	}
	f.eachText(p, func(written string, at text.Region) {
		words := []string{written}
		if p.Value.Shape == front.Scalar {
			words = splitKeys(written)
		}
		for _, word := range words {
			if slices.Contains(allKeys, FoldWord(word)) {
				f.keepAll(p)
				return
			}
			f.keepPrivate(strings.TrimLeft(strings.TrimSpace(word), "#"), at)
		}
	})
}

func splitKeys(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' })
}

// keepPrivate files one private key; one that is a slip away from a known key
// is named, since it keeps nothing.
func (f *frontReader) keepPrivate(word string, at text.Region) {
	if under, after, found := strings.Cut(word, "."); found && ledger.FoldKey(under) == "contact" {
		word = after // contact.phone
	}
	name, known := ledger.Key(word)
	if parts := knownKeys(word); !known && len(parts) > 1 {
		f.a.Private = append(f.a.Private, parts...)
		return
	}
	if name == "" {
		return
	}
	f.a.Private = append(f.a.Private, name)
	if ledger.FoldKey(word) == "title" { // beside a role it is a key of its own
		f.a.Private = append(f.a.Private, "title")
	}
	if _, there := f.a.Field(name); known || there {
		return
	}
	if near := nearKey(name); near != "" {
		f.d.Warnf(ledger.CodeAlmostKey, at, near, "%s is no key that is read: nothing is kept private by it", text.Brief(word))
	}
}

// knownKeys are the keys that a text names with blanks between them; none where one of them is not read.
func knownKeys(s string) (names []string) {
	for word := range strings.FieldsSeq(s) {
		name, known := ledger.Key(word)
		if !known {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// keepAll keeps every key of the file private, which is the safe reading of a value that names none.
func (f *frontReader) keepAll(p front.Pair) {
	f.misfit(p, "the keys to keep private, and until then all of them are", "as in "+p.Key.Text+": [birthday, contact]")
	for _, field := range f.a.Fields {
		f.a.Private = append(f.a.Private, field.Name)
	}
}
