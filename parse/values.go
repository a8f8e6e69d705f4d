package parse

import (
	"path"
	"strings"

	"allies/ledger"
)

// text reads a key that holds one text.
func (f *frontReader) text(p pair, into *string) {
	if !f.once(p) {
		return
	}
	text, ok := oneText(&p.value)
	if !ok {
		f.misfit(p, "a text, as in "+p.key.text+": Meridian Labs")
		return
	}
	*into = text
}

// oneText joins a scalar or list to one text; false for a map.
func oneText(n *node) (string, bool) {
	switch n.shape {
	case scalar:
		return plainText(n.text), true
	case dict:
		return "", false
	}
	var parts []string
	for i := range n.items {
		if n.items[i].empty() {
			continue
		}
		part, ok := oneText(&n.items[i])
		if !ok {
			return "", false
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", "), true
}

// plainText is a text on one line, with every link replaced by what it shows.
func plainText(s string) string {
	if strings.ContainsAny(s, "\r\n") {
		s = strings.Join(strings.Fields(s), " ")
	}
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "[") {
		return s
	}
	var b strings.Builder
	done := 0
	for _, link := range readLinks(s, spanOf) {
		b.WriteString(s[done:link.Pos.Start])
		b.WriteString(shownText(link))
		done = int(link.Pos.End)
	}
	b.WriteString(s[done:])
	return strings.TrimSpace(b.String())
}

// spanOf keeps the byte range of a link in the text itself.
func spanOf(start, end int) ledger.Pos { return ledger.Pos{Start: int32(start), End: int32(end)} }

func shownText(link ledger.Link) string {
	if link.Shown != "" {
		return link.Shown
	}
	return strings.TrimSuffix(path.Base(link.Target), ".md")
}

// list reads a key that holds a list of texts, and adds to what is there.
func (f *frontReader) list(p pair, into *[]string) {
	if p.value.shape == dict {
		f.misfit(p, "a list, as in "+p.key.text+": [one, another]")
		return
	}
	f.eachText(p, func(text string, _ region) { *into = append(*into, text) })
}

// eachText visits the texts of a list that are not empty.
func (f *frontReader) eachText(p pair, visit func(text string, at region)) {
	f.eachItem(p, &p.value, func(n *node) {
		if text := plainText(n.text); text != "" {
			visit(text, n.at)
		}
	})
}

// eachItem visits the scalars of a list, nested ones too. An item that YAML
// takes for a map, since it holds a colon, is the text that it looks like.
func (f *frontReader) eachItem(p pair, n *node, visit func(*node)) {
	switch {
	case n.empty():
	case n.shape == scalar:
		visit(n)
	case n.shape == list:
		for i := range n.items {
			f.eachItem(p, &n.items[i], visit)
		}
	case len(n.pairs) == 1 && n.pairs[0].value.shape == scalar:
		only := n.pairs[0]
		visit(&node{text: strings.TrimSpace(only.key.text + ": " + only.value.text), at: n.at})
	default:
		f.d.misfit(p.key, n.at, "a text in place of a map: put it in quotes")
	}
}

// names reads a list of allies: the targets of links, or plain names.
func (f *frontReader) names(p pair, into *[]string) {
	if p.value.shape == dict {
		f.misfit(p, "a name or a list of names, as in "+p.key.text+`: ["[[Ravi Patel]]"]`)
		return
	}
	f.eachItem(p, &p.value, func(n *node) {
		links := readLinks(n.text, spanOf)
		for _, link := range links {
			*into = append(*into, link.Target)
		}
		if name := plainText(n.text); len(links) == 0 && name != "" {
			*into = append(*into, name)
		}
	})
}

// tags reads a list of tags without their #. Of a plain text blanks and commas
// part the tags, since a tag holds neither.
func (f *frontReader) tags(p pair) {
	if p.value.shape == dict {
		f.misfit(p, "a list, as in "+p.key.text+": [climbing, mentor]")
		return
	}
	f.eachText(p, func(text string, _ region) {
		words := []string{text}
		if p.value.shape == scalar || text[0] == '#' {
			words = strings.FieldsFunc(text, isListBreak)
		}
		for _, word := range words {
			if tag := bareTag(word); tag != "" {
				f.a.Tags = append(f.a.Tags, tag)
			}
		}
	})
}

// readRemarks reads `tags: #mentor #climbing`, `- #mentor` and `type: #person`,
// of which YAML makes remarks. behind is where the next key begins.
func (f *frontReader) readRemarks(p *pair, behind int) {
	var items []node
	first := f.d.lineAt(p.key.at.end)
	for n := first; n <= len(f.d.lines) && f.d.lineStart(n) < behind; n++ {
		start := f.d.lineStart(n)
		if n == first {
			start = min(p.key.at.end+1, behind)
		}
		start = skipBlanks(f.d.text, start)
		if n > first && strings.HasPrefix(f.d.text[start:], "- ") {
			start = skipBlanks(f.d.text, start+1)
		} else if n > first {
			continue
		}
		text := strings.TrimRight(f.d.text[start:max(f.d.lineEnd(n), start)], " \t")
		if len(text) > 1 && text[0] == '#' && !isBlank(text[1]) && text[1] != '#' {
			at := region{start, start + len(text)}
			items = append(items, node{text: text, at: at})
			f.d.warnf(ledger.CodeFrontMatter, at, quoted(text), "YAML takes what begins with # for a remark: it is read as text")
		}
	}
	if len(items) > 0 {
		p.value = node{shape: list, items: append(items, p.value), at: items[0].at}
	}
}

func isListBreak(r rune) bool { return r == ',' || r == ' ' || r == '\t' }

// bareTag is a tag without its #.
func bareTag(s string) string { return strings.TrimSpace(strings.TrimLeft(s, "#")) }

// kinds reads a list of kinds by their canonical names.
func (f *frontReader) kinds(p pair, into *[]string) {
	if p.value.shape == dict {
		f.misfit(p, "a list of kinds, as in "+p.key.text+": [feedback, introduction]")
		return
	}
	f.eachText(p, func(text string, at region) {
		words := []string{text}
		if p.value.shape == scalar {
			words = strings.Split(text, ",")
		}
		for _, word := range words {
			f.kind(strings.TrimSpace(word), at, into)
		}
	})
}

func (f *frontReader) kind(word string, at region, into *[]string) {
	if word == "" {
		return
	}
	if kind, ok := f.d.config.Kind(word); ok {
		*into = addTags(*into, []string{kind})
		return
	}
	hint := "a kind is one of " + strings.Join(ledger.KnownKinds(), ", ") + ", or named in allies.yaml: kinds:"
	if near := ledger.Nearest(word, f.d.config.KindWords()); near != "" {
		hint = "did you mean " + near + "? Other kinds are named in allies.yaml: kinds:"
	}
	f.d.warnf(ledger.CodeKind, at, hint, "not counted: %s is no kind of support", brief(word))
}
