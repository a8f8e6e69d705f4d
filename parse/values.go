package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
)

func (f *frontReader) text(p front.Pair, into *string) {
	if !f.once(p) {
		return
	}
	written, ok := oneText(&p.Value)
	if !ok {
		f.misfit(p, "a text", "as in "+p.Key.Text+": Meridian Labs")
		return
	}
	*into = written
}

// oneText joins a scalar or list to one text; false for a map.
func oneText(n *front.Node) (string, bool) {
	switch n.Shape {
	case front.Scalar:
		return plainText(n.Text), true
	case front.Dict:
		return "", false
	}
	var parts []string
	for i := range n.Items {
		if n.Items[i].Empty() {
			continue
		}
		part, ok := oneText(&n.Items[i])
		if !ok {
			return "", false
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", "), true
}

// curlyQuotes names the quotes of a printer around a value, and reads it without:
// YAML takes them for a part of the text.
func (f *frontReader) curlyQuotes(n *front.Node) {
	for i := range n.Items {
		f.curlyQuotes(&n.Items[i])
	}
	inner := strings.Trim(n.Text, "“”„«»")
	if n.Shape != front.Scalar || len(inner) == len(n.Text) || strings.TrimSpace(inner) == "" || strings.ContainsAny(inner, "“”„«»") {
		return
	}
	opened := len(strings.TrimLeft(n.Text, "“”„«»")) < len(n.Text)
	if closed := strings.TrimRight(n.Text, "“”„«»") != n.Text; !opened || !closed || f.d.Text[n.At.Start:n.At.End] != n.Text {
		return
	}
	f.d.Warnf(ledger.CodeFrontMatter, n.At, "", "YAML takes these quotes for a part of the text: its own are straight, or none").
		Cure(n.At, inner).Shows(restOfLine(f.d, n.At))
	n.Text = inner
}

// someInOne names a list that is typed as one text: `aliases: Dana, Dee`. A sentence is none.
func (f *frontReader) someInOne(p front.Pair) {
	n := &p.Value
	if n.Shape == front.List && len(n.Items) == 1 {
		n = &n.Items[0]
	}
	written := strings.Trim(n.Text, "()[] ")
	if n.Shape != front.Scalar || strings.Contains(f.d.Text[p.Value.At.Start:p.Value.At.End], "[[") || strings.ContainsAny(written, `"':{}.!?`) || f.d.Text[n.At.Start:n.At.End] != n.Text {
		return
	}
	for _, sign := range []string{", ", "; ", " / "} {
		parts := strings.Split(written, sign)
		long := func(part string) bool {
			words := len(strings.Fields(part))
			return words == 0 || words > mostWordsOfName
		}
		if len(parts) < 2 || slices.ContainsFunc(parts, long) || sign != ", " && strings.Contains(written, ",") {
			continue
		}
		if name, _ := ledger.Key(p.Key.Text); !isList[name] && len(parts) == 2 && sign == ", " && !strings.Contains(parts[0], " ") {
			return // Okafor, Dana
		}
		f.d.Warnf(ledger.CodeValue, p.Value.At, "", "%s is read as one: a list stands in brackets, with commas", text.Brief(n.Text)).
			Cure(p.Value.At, "["+strings.Join(parts, ", ")+"]").Shows(restOfLine(f.d, p.Key.At))
		name, _ := ledger.Key(p.Key.Text)
		f.d.Problems[len(f.d.Problems)-1].Once = "list " + name
		return
	}
}

// mostWordsOfName is how many words a name has, or what somebody likes, in a list.
const mostWordsOfName = 3

func (f *frontReader) list(p front.Pair, into *[]string) {
	if p.Value.Shape == front.Dict {
		f.misfit(p, "a list", "as in "+p.Key.Text+": [one, another]")
		return
	}
	f.someInOne(p)
	f.eachText(p, func(written string, _ text.Region) { *into = append(*into, written) })
}

func (f *frontReader) eachText(p front.Pair, visit func(written string, at text.Region)) {
	f.eachItem(p, &p.Value, func(n *front.Node) {
		if written := plainText(n.Text); written != "" {
			visit(written, n.At)
		}
	})
}

// eachItem visits the scalars of a list, nested ones too. An item that YAML
// takes for a map, since it holds a colon, is the text that it looks like.
func (f *frontReader) eachItem(p front.Pair, n *front.Node, visit func(*front.Node)) {
	switch {
	case n.Empty():
	case n.Shape == front.Scalar:
		visit(n)
	case n.Shape == front.List:
		for i := range n.Items {
			f.eachItem(p, &n.Items[i], visit)
		}
	case len(n.Pairs) == 1 && n.Pairs[0].Value.Shape == front.Scalar:
		only := n.Pairs[0]
		visit(&front.Node{Text: strings.TrimSpace(only.Key.Text + ": " + only.Value.Text), At: n.At})
	default:
		misfit(f.d, p.Key, n.At, "texts, not maps", front.Quoted(f.d.Text[n.At.Start:min(n.At.End, f.d.EndOfLine(n.At.Start))]))
	}
}

// names reads a list of allies: the targets of links, or plain names.
func (f *frontReader) names(p front.Pair, into *[]string) {
	if p.Value.Shape == front.Dict {
		f.misfit(p, "a name or a list of names", "as in "+p.Key.Text+`: ["[[Ravi Patel]]"]`)
		return
	}
	f.someInOne(p)
	f.eachItem(p, &p.Value, func(n *front.Node) {
		links := markdown.ReadLinks(n.Text, SpanOf)
		for _, link := range links {
			*into = append(*into, link.Target)
		}
		if name := plainText(n.Text); len(links) == 0 && name != "" {
			*into = append(*into, name)
		}
	})
}

// tags reads a list of tags without their #. Of a plain text blanks and commas
// part the tags, since a tag holds neither.
func (f *frontReader) tags(p front.Pair) {
	if p.Value.Shape == front.Dict {
		f.misfit(p, "a list", "as in "+p.Key.Text+": [climbing, mentor]")
		return
	}
	f.eachText(p, func(written string, _ text.Region) {
		words := []string{written}
		if p.Value.Shape == front.Scalar || written[0] == '#' {
			words = strings.FieldsFunc(written, IsListBreak)
		}
		for _, word := range words {
			if tag := bareTag(word); tag != "" {
				f.a.Tags = append(f.a.Tags, tag)
			}
		}
	})
}

// readComments reads `tags: #mentor #climbing`, `- #mentor` and `role: #lead`,
// which are comments to YAML. next is where the next key begins.
func (f *frontReader) readComments(p *front.Pair, next int) {
	var items []front.Node
	first := f.d.LineAt(p.Key.At.End)
	for n := first; n <= len(f.d.Lines) && f.d.LineStart(n) < next; n++ {
		start := f.d.LineStart(n)
		if n == first {
			start = min(p.Key.At.End+1, next)
		}
		start = text.SkipBlanks(f.d.Text, start)
		if n > first && strings.HasPrefix(f.d.Text[start:], "- ") {
			start = text.SkipBlanks(f.d.Text, start+1)
		} else if n > first {
			continue
		}
		written := strings.TrimRight(f.d.Text[start:max(f.d.LineEnd(n), start)], " \t")
		if beginsWithTag(written) {
			at := text.Region{Start: start, End: start + len(written)}
			items = append(items, front.Node{Text: strings.Clone(written), At: at})
			f.d.Warnf(ledger.CodeFrontMatter, at, front.Quoted(written), "YAML takes what begins with # for a comment: it is read as text").Cure(at, front.Quoted(written))
		}
	}
	if len(items) > 0 {
		p.Value = front.Node{Shape: front.List, Items: append(items, p.Value), At: items[0].At}
	}
}

// readTagsAfter reads `tags: work #play`, of which the end is a comment to YAML.
func (f *frontReader) readTagsAfter(p *front.Pair) {
	end := f.d.EndOfLine(p.Value.At.Start)
	rest := strings.TrimRight(f.d.Text[min(p.Value.At.End, end):end], " \t")
	comment := strings.TrimLeft(rest, " \t")
	if len(comment) == len(rest) || !beginsWithTag(comment) || quoteBefore(f.d.Text, p.Value.At.End) {
		return
	}
	at := text.Region{Start: p.Value.At.Start, End: p.Value.At.End + len(rest)}
	whole := front.Quoted(f.d.Text[at.Start:at.End])
	f.d.Warnf(ledger.CodeFrontMatter, at, whole, "YAML takes what begins with # for a comment: it is read as text").Cure(at, whole)
	p.Value.Text, p.Value.At = strings.Clone(f.d.Text[at.Start:at.End]), at
}

// beginsWithTag reports whether what is a comment to YAML is a tag to its user.
func beginsWithTag(s string) bool {
	return len(s) > 1 && s[0] == '#' && !text.IsBlank(s[1]) && s[1] != '#'
}

func quoteBefore(s string, end int) bool { return end > 0 && (s[end-1] == '"' || s[end-1] == '\'') }

// IsListBreak reports whether a character parts the words of a list: a comma or a blank.
func IsListBreak(r rune) bool { return r == ',' || r == ' ' || r == '\t' }

func bareTag(s string) string { return strings.TrimSpace(strings.TrimLeft(s, "#")) }

func (f *frontReader) kinds(p front.Pair, into *[]string) {
	if p.Value.Shape == front.Dict {
		f.misfit(p, "a list of kinds", "as in "+p.Key.Text+": [feedback, introduction]")
		return
	}
	f.eachText(p, func(written string, at text.Region) {
		words := []string{written}
		if p.Value.Shape == front.Scalar {
			words = strings.Split(written, ",")
		}
		for _, word := range words {
			f.kind(p, strings.TrimSpace(word), at, into)
		}
	})
	*into = markdown.Distinct(*into)
}

func (f *frontReader) kind(p front.Pair, word string, at text.Region, into *[]string) {
	if word == "" {
		return
	}
	if kind, ok := f.d.Config.Kind(word); ok {
		*into = append(*into, kind)
		return
	}
	if near := ledger.Nearest(word, f.d.Config.KindWords()); near != "" && strings.Contains(f.d.Text[at.Start:at.End], word) {
		at.Start += strings.Index(f.d.Text[at.Start:at.End], word)
		at.End = at.Start + len(word)
		noted := f.d.Warnf(ledger.CodeKind, at, near, "not counted: %s is no kind of support", text.Brief(word))
		if isSlip(word, near) {
			noted.Cure(at, near)
		}
		return
	}
	if strings.Contains(word, " ") {
		f.d.Warnf(ledger.CodeKind, at, f.instead(p, word), "not counted: %s is no kind of support: a kind is one word", text.Brief(word))
		return
	}
	f.d.Warnf(ledger.CodeKind, at, kindsWith(word), "not counted: %s is no kind of support, unless allies.yaml names it", text.Brief(word))
}

// freeKeys hold in free words what other keys hold in kinds.
var freeKeys = map[string]string{"needs": "goals", "offers": "background"}

// instead is what to type for several words in place of a kind: the kind among them, else
// they stand under a key for free words, or in a comment where that is typed already.
func (f *frontReader) instead(p front.Pair, words string) string {
	for word := range strings.FieldsSeq(words) {
		if _, ok := f.d.Config.Kind(bareKind(word)); ok {
			return bareKind(word)
		}
	}
	if p.Value.Shape == front.List && f.d.Text[p.Value.At.Start] != '[' {
		return "# " + words
	}
	name, _ := ledger.Key(p.Key.Text)
	if free := freeKeys[name]; !strings.Contains(f.d.Text[:f.end], "\n"+free+":") && (p.Value.Shape == front.Scalar || len(p.Value.Items) == 1) {
		return free + ": " + f.d.Text[p.Value.At.Start:p.Value.At.End]
	}
	var kinds []string
	f.eachText(p, func(written string, _ text.Region) {
		if written != words {
			kinds = append(kinds, written)
		}
	})
	return p.Key.Text + ": [" + strings.Join(kinds, ", ") + "] # " + words
}

func kindsWith(word string) string {
	return "kinds: {" + front.Quoted(ledger.Fold(word)) + ": 1} in allies.yaml"
}

type frontReader struct {
	d    *text.Document
	a    *ledger.Ally
	end  int            // where the keys end in the file
	done []string       // canonical keys whose one value is read
	dead bool           // a key says that they died
	ways map[string]int // channels of contact, to where they are filed

	values []string     // the values of all keys so far: those of each field are a part of it
	places []ledger.Pos // where each of values stands
}

// once reports whether a key that holds one value still waits for it.
func (f *frontReader) once(p front.Pair) bool {
	name, _ := ledger.Key(p.Key.Text)
	if slices.Contains(f.done, name) {
		return false
	}
	f.done = append(f.done, name)
	return true
}

// misfit names a value that does not fit its key, which takes another: hint is
// one that fits, or "as in" and an example.
func (f *frontReader) misfit(p front.Pair, takes, hint string) {
	misfit(f.d, p.Key, p.Value.At, takes, hint)
}

func misfit(d *text.Document, key front.Node, at text.Region, takes, hint string) text.Noted {
	at = firstLine(d, at)
	message := text.Brief(d.Text[at.Start:at.End]) + " does not fit " + key.Text
	if takes != "" {
		message += ": it takes " + takes
	}
	return d.Problem(ledger.CodeValue, ledger.Error, at, message, hint)
}

// nearFit names a value in the place of which another is surely meant.
func nearFit(d *text.Document, p front.Pair, takes, meant string) {
	misfit(d, p.Key, p.Value.At, takes, "").Cure(firstLine(d, p.Value.At), meant).Shows(text.Region{Start: p.Key.At.Start, End: firstLine(d, p.Value.At).End})
}

// firstLine is a value's first line, and one character at least.
func firstLine(d *text.Document, at text.Region) text.Region {
	at.End = min(max(at.End, at.Start+1), max(d.WholeLine(at.Start).End, at.Start))
	return at
}

// restOfLine is a place and what follows it on its line.
func restOfLine(d *text.Document, at text.Region) text.Region {
	return text.Region{Start: at.Start, End: max(at.End, d.EndOfLine(at.Start))}
}

// isList are the keys of a list of words; what is longer is a sentence about them.
var isList = map[string]bool{"background": true, "goals": true, "values": true, "interests": true, "communities": true, "offers": true, "needs": true}
