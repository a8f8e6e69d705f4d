package edit

import (
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
			edits.Replace(int(p.Pos.Start)+owner.Start, name, to)
		}
	}
	return edits
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
		return SetKey(s, "name", quotedAs(s, f, to))
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
		edits = edits.With(SetKey(s, "first_name", quotedAs(s, first, given)))
	}
	if family != a.Last {
		edits = edits.With(SetKey(s, "last_name", quotedAs(s, last, family)))
	}
	return edits
}

// quotedAs is a text as a YAML scalar in the quotes that a key's value has.
func quotedAs(s *Source, f ledger.Field, to string) string {
	plain := Scalar(to)
	if quote := s.text[f.At[0].Start]; plain == to && (quote == '"' || quote == '\'') {
		return string(quote) + to + string(quote)
	}
	return plain
}
