package edit

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Rename returns the edits that give an ally another name inside its own file:
// the name: key, the heading that is the name, and the name before the colon of
// a promise that is theirs. File names and links are renameLinks's affair.
func Rename(s *Source, to string) text.Edits {
	src, a, edits := s.text, s.ally, renameFront(s, to)
	if at, ok := s.NameHeading(); ok {
		old := string(src[at.Start:at.End])
		if i := strings.Index(old, a.Name); i >= 0 {
			edits.Replace(at.Start+i, a.Name, to)
		}
	}
	names, none := parse.NamesOf(a), ledger.DefaultConfig()
	for _, p := range a.Promises() {
		if !p.Theirs {
			continue
		}
		text := string(src[p.Pos.Start:p.Pos.End])
		b, ok := parse.ReadBox(text)
		if !ok {
			continue
		}
		owner := parse.ReadOwner(text, b.Text, names, none)
		if name := text[owner.Start:owner.End]; name != "" && !a.HasAlias(name) {
			edits.Replace(int(p.Pos.Start)+owner.Start, name, calledLike(name, a, to))
		}
	}
	return edits
}

// calledLike is the new name of an ally as a task has the old one: whole, or the first
// of its words.
func calledLike(name string, a *ledger.Ally, to string) string {
	if first := strings.Fields(to)[0]; ledger.Fold(name) != ledger.Fold(a.Name) && a.Type == ledger.Person {
		if ledger.Fold(first) == ledger.Fold(name) {
			return name
		}
		return first
	}
	return to
}

// NameHeading finds the heading of the first level that says the ally's name.
func (s *Source) NameHeading() (text.Region, bool) {
	for b := s.blocks.First(); b.Exists(); b = b.Next() {
		if b.Kind() != markdown.HeadingBlock || b.Level() != 1 {
			continue
		}
		if p, ok := markdown.ProseOf(s.d, b); ok {
			if name, at := parse.TitleName(s.d, p.All(), s.ally.Stem); name == s.ally.Name {
				return at, true
			}
		}
	}
	return text.Region{}, false
}

// renameFront renames in the front matter, where that gives the name: under
// name:, or in first_name and last_name. What of the two the new name keeps
// stays as it is.
func renameFront(s *Source, to string) text.Edits {
	a, edits := s.ally, text.EditsOf(s.text)
	if f, ok := a.Field("name"); ok && len(f.Values) > 0 {
		return SetKey(s, "name", scalarLike(s.valueAt(f.At[0]), to))
	}
	first, hasFirst := a.Field("first_name")
	last, hasLast := a.Field("last_name")
	if !hasFirst || !hasLast || len(first.Values) != 1 || len(last.Values) != 1 {
		return edits
	}
	words := strings.Fields(to)
	if len(words) < 2 {
		return SetKey(s, "name", Scalar(to))
	}
	given, family := words[0], strings.Join(words[1:], " ")
	if rest, ok := strings.CutSuffix(to, " "+a.Last); ok {
		given, family = rest, a.Last
	} else if rest, ok := strings.CutPrefix(to, a.First+" "); ok {
		given, family = a.First, rest
	}
	if given != a.First {
		edits = edits.With(SetKey(s, "first_name", scalarLike(s.valueAt(first.At[0]), given)))
	}
	if family != a.Last {
		edits = edits.With(SetKey(s, "last_name", scalarLike(s.valueAt(last.At[0]), family)))
	}
	return edits
}

func scalarLike(value, to string) string {
	if quote := quoteOf(value); quote != "" {
		return quote + escapedIn(quote, to) + quote
	}
	return Scalar(to)
}

// Renaming is an ally that gets another name and another file.
type Renaming struct {
	Ally *ledger.Ally
	Name string // the new name
	File string // the new path, relative to the root
}

// renameLinks returns the edits that lead a file's links, those in its front
// matter too, and the plain names in its introduced_by, members and groups, to
// an ally's new name. Links by an alias stay: it still finds the ally. l is the
// linked ledger as it was read.
func renameLinks(s *Source, l *ledger.Ledger, r Renaming, moves pageMoves) text.Edits {
	leads := func(target string) (Renaming, bool) {
		if found, _ := l.Target(target, s.ally.File); found == r.Ally {
			return r, true
		}
		return moves.leads(target, s.ally.File)
	}
	edits := relink(s, leads)
	for _, name := range []string{"introduced_by", "members", "groups"} {
		f, _ := s.ally.Field(name)
		for i, value := range f.Values {
			if _, ok := leads(value); ok && len(markdown.ReadLinks(value, parse.SpanOf)) == 0 {
				edits = edits.With(s.respell(f.At[i], value, r.target(value, true, false)))
			}
		}
	}
	return edits
}

// relink returns the edits that give a file's links to what is renamed their new
// target.
func relink(s *Source, leads func(target string) (Renaming, bool)) text.Edits {
	src, from, edits := s.text, s.ally, text.EditsOf(s.text)
	mended := map[int32]bool{} // several links may have one definition
	for _, link := range slices.Concat(s.embedded(), s.commented(), from.Links) {
		r, ok := leads(link.Target)
		if !ok || mended[link.At.Start] {
			continue
		}
		mended[link.At.Start] = true
		at, old := link.At, string(src[link.At.Start:link.At.End])
		bare := at.Start > 0 && src[at.Start-1] == '<'
		to := r.target(old, link.Wiki, bare)
		if at.Start < from.Front.End {
			at, to = r.inYAML(src, from, link, to)
		}
		if old = string(src[at.Start:at.End]); to != old {
			edits.Replace(int(at.Start), old, to)
		}
	}
	return edits
}

// embedded lists the links that show another file in the place where they
// stand, ![[X]]: they say nothing of an ally, and lead to its file all the same.
func (s *Source) embedded() []ledger.Link {
	if !bytes.Contains(s.text, []byte("![[")) {
		return nil
	}
	var links []ledger.Link
	s.eachProse(s.blocks, func(p *markdown.Prose) {
		text := p.OutsideCode()
		for at := strings.Index(text, "![["); at >= 0; {
			link, end := markdown.ReadWiki(text, at+1, func(start, end int) ledger.Pos {
				in := p.Source(start, end)
				return ledger.Pos{Start: int32(in.Start), End: int32(in.End)}
			})
			if link.Target != "" {
				links = append(links, link)
			}
			next := strings.Index(text[max(end, at+1):], "![[")
			if next < 0 {
				break
			}
			at = max(end, at+1) + next
		}
	})
	return links
}

// commented lists the links in comments.
func (s *Source) commented() []ledger.Link {
	body := s.text[s.body.Start:s.body.End]
	if !bytes.Contains(body, []byte("%%")) && !bytes.Contains(body, []byte("<!--")) {
		return nil
	}
	return markdown.LinksInComments(string(body), func(start, end int) ledger.Pos {
		return ledger.Pos{Start: int32(s.body.Start + start), End: int32(s.body.Start + end)}
	})
}

// inYAML is a link's new target as it stands in the front matter, and what it
// replaces: the value as a whole where that needs other quotes. Links there are
// read as they are typed, so none may need an escape.
func (r Renaming) inYAML(src []byte, a *ledger.Ally, link ledger.Link, to string) (ledger.Pos, string) {
	if strings.ContainsAny(to, `"\`) {
		to = parse.StemOf(r.File)
	}
	for _, f := range a.Fields {
		for _, at := range f.At {
			if link.At.Start < at.Start || link.At.End > at.End {
				continue
			}
			old := string(src[at.Start:at.End])
			quote := quoteOf(old)
			whole := old[:link.At.Start-at.Start] + to + old[link.At.End-at.Start:]
			inner := strings.TrimSuffix(strings.TrimPrefix(whole, quote), quote)
			unsafe := quote == "" && Scalar(to) != to && at.Start == link.Pos.Start && at.End == link.Pos.End || quote == "'" && strings.Contains(to, "'")
			if unsafe && !strings.ContainsAny(inner, `"\`) {
				return at, `"` + inner + `"`
			}
		}
	}
	return link.At, to
}

func quoteOf(value string) string {
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		return value[:1]
	}
	return ""
}

func (s *Source) valueAt(at ledger.Pos) string { return string(s.text[at.Start:at.End]) }

// target is how a link is to be written: by name, stem, or path, as it was.
// A bare path is one in < >, where blanks stay what they are.
func (r Renaming) target(old string, wiki, bare bool) string {
	stem := parse.StemOf(r.File)
	if !wiki {
		return r.pathTarget(old, bare)
	}
	name, suffix, _ := ledger.CutMarkdown(old)
	folded := ledger.Fold(name)
	switch {
	case strings.Contains(name, "/") && folded != ledger.Fold(r.Ally.Name):
		return name[:strings.LastIndexByte(name, '/')+1] + stem + suffix
	case folded == ledger.Fold(r.Ally.Stem) && (suffix != "" || folded != ledger.Fold(r.Ally.Name)):
		return stem + suffix
	case folded == ledger.Fold(r.Ally.Name):
		return linkName(r.Name, stem)
	}
	return old
}

func linkName(name, stem string) string {
	if strings.ContainsAny(name, "[]|#/") {
		return stem
	}
	return name
}

func (r Renaming) pathTarget(old string, bare bool) string {
	base := path.Base(r.File)
	if !bare {
		base = strings.NewReplacer("%", "%25", " ", "%20", "(", "%28", ")", "%29", "#", "%23", "?", "%3F").Replace(base)
	}
	return old[:strings.LastIndexByte(old, '/')+1] + base
}

func escapedIn(quote, s string) string {
	switch quote {
	case `"`:
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s)
	case "'":
		return strings.ReplaceAll(s, "'", "''")
	}
	return s
}

// pageMoves are the pages that get another name with the ally: each old path,
// and what else a link to it may say, folded, with the new path.
type pageMoves struct {
	to      map[string]string   // by path
	targets map[string]Renaming // by path without .md, and by name where no other file has it
}

// newPath is where a file is once the pages have moved.
func (m pageMoves) newPath(file string) string {
	if to, moved := m.to[file]; moved {
		return to
	}
	return file
}

func (m pageMoves) leads(target, from string) (Renaming, bool) {
	if len(m.to) == 0 {
		return Renaming{}, false
	}
	target = ledger.TrimMarkdown(target)
	for _, key := range []string{path.Join(path.Dir(from), target), strings.TrimPrefix(target, "/")} {
		if r, ok := m.targets[ledger.Fold(key)]; ok {
			return r, true
		}
	}
	return Renaming{}, false
}

// respell returns the edits that write another name in the place of one: in the
// front matter with the quotes that it needs.
func (s *Source) respell(at ledger.Pos, named, to string) text.Edits {
	edits, old := text.EditsOf(s.text), s.valueAt(at)
	if named == to {
		return edits
	}
	for _, f := range s.ally.Fields {
		for _, v := range f.At {
			if at.Start < v.Start || at.End > v.End {
				continue
			}
			value := s.valueAt(v)
			if value == old {
				edits.Replace(int(v.Start), value, scalarLike(value, to))
				return edits
			}
			to = escapedIn(quoteOf(value), to)
		}
	}
	edits.Replace(int(at.Start), old, to)
	return edits
}
