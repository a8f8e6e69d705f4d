package parse

import (
	"net/url"
	"path"
	"strings"

	"allies/ledger"
)

// Rename returns the edits that give an ally another name inside its own file:
// the name: key or the heading that names it, and the name before the colon of
// a promise that is theirs. File names and links are RenameLinks' affair.
func Rename(src []byte, a *ledger.Ally, to string) Edits {
	var edits Edits
	if _, ok := a.Field("name"); ok {
		edits = append(edits, SetKey(src, a, "name", Scalar(to))...)
	} else if !a.NamePos.IsZero() {
		old := string(src[a.NamePos.Start:a.NamePos.End])
		edits.Replace(int(a.NamePos.Start), old, strings.Replace(old, a.Name, to, 1))
	}
	for _, p := range a.Promises() {
		if !p.Theirs {
			continue
		}
		text := string(src[p.Pos.Start:p.Pos.End])
		b, ok := readBox(text)
		if !ok {
			continue
		}
		owner, _ := readOwner(text, b.text)
		if owner == "" || owner == "they" || owner == "them" || isAlias(a, owner) {
			continue
		}
		if from, words := ownerText(text, b.text); words != "" {
			edits.Replace(int(p.Pos.Start)+from, words, to)
		}
	}
	return edits
}

func isAlias(a *ledger.Ally, owner string) bool {
	for _, alias := range a.Aliases {
		if ledger.Fold(alias) == owner {
			return true
		}
	}
	return false
}

// ownerText is the name before a promise's colon, as typed, and where it
// begins. A link there is renamed as all links are.
func ownerText(s string, from int) (int, string) {
	colon, _ := findColon(s, from)
	if colon < 0 {
		return 0, ""
	}
	words := strings.Trim(s[from:colon], "*_ \t")
	if strings.HasPrefix(words, "[[") {
		return 0, ""
	}
	return from + strings.Index(s[from:], words), words
}

// Renaming is an ally that gets another name and another file.
type Renaming struct {
	Ally *ledger.Ally
	Name string // the new name
	File string // the new path, relative to the root
}

// RenameLinks returns the edits that lead a file's links, and the plain names
// in its introduced_by, members and groups, to an ally's new name. Links by an
// alias stay: it still finds the ally. l is the linked ledger as it was read.
func RenameLinks(src []byte, from *ledger.Ally, l *ledger.Ledger, r Renaming) Edits {
	var edits Edits
	for _, link := range from.Links {
		if found, _ := l.Target(link.Target, from.File); found != r.Ally {
			continue
		}
		old := string(src[link.At.Start:link.At.End])
		if target := r.target(old, link.Wiki, from.File); target != old {
			edits.Replace(int(link.At.Start), old, target)
		}
	}
	for _, name := range []string{"introduced_by", "members", "groups"} {
		if f, ok := from.Field(name); ok {
			edits = append(edits, r.plainNames(src, f)...)
		}
	}
	return edits
}

// target is how a link is to be written: by name, stem, or path, as it was.
func (r Renaming) target(old string, wiki bool, from string) string {
	stem := strings.TrimSuffix(path.Base(r.File), ".md")
	if !wiki {
		return markdownTarget(old, r.File, from)
	}
	suffix := ""
	bare := old
	if strings.HasSuffix(strings.ToLower(old), ".md") {
		bare, suffix = old[:len(old)-len(".md")], old[len(old)-len(".md"):]
	}
	folded := ledger.Fold(bare)
	switch {
	case strings.Contains(bare, "/"):
		return path.Join(path.Dir(bare), stem) + suffix
	case folded == ledger.Fold(r.Ally.Stem) && (suffix != "" || folded != ledger.Fold(r.Ally.Name)):
		return stem + suffix
	case folded == ledger.Fold(r.Ally.Name):
		return linkName(r.Name, stem)
	}
	return old
}

// linkName is the name where a link can hold it, else the file's.
func linkName(name, stem string) string {
	if strings.ContainsAny(name, "[]|#/") {
		return stem
	}
	return name
}

// markdownTarget keeps how a path was written: relative to its file, with
// blanks escaped where they were, or a name alone.
func markdownTarget(old, file, from string) string {
	target := path.Base(file)
	if dir := path.Dir(old); dir != "." {
		target = dir + "/" + target
	} else if path.Dir(file) != path.Dir(from) && strings.Contains(old, "/") {
		target = file
	}
	if strings.HasPrefix(old, "./") && !strings.HasPrefix(target, "./") {
		target = "./" + target
	}
	if strings.ContainsAny(target, " ()%") {
		parts := strings.Split(target, "/")
		for i, part := range parts {
			if i == len(parts)-1 {
				parts[i] = url.PathEscape(part)
			}
		}
		target = strings.NewReplacer("(", "%28", ")", "%29").Replace(strings.Join(parts, "/"))
	}
	return target
}

// plainNames renames the ally where a list of names holds it without a link.
func (r Renaming) plainNames(src []byte, f ledger.Field) Edits {
	var edits Edits
	from, to := valueRange(string(src), f)
	text := string(src[from:to])
	for _, value := range f.Values {
		if ledger.Fold(value) != ledger.Fold(r.Ally.Name) || strings.HasPrefix(value, "[[") {
			continue
		}
		i := strings.Index(text, value)
		if i < 0 {
			continue
		}
		if before := strings.TrimRight(text[:i], "\"'"); before != text[:i] {
			edits.Replace(from+i, value, strings.NewReplacer(`"`, `\"`).Replace(r.Name))
		} else {
			edits.Replace(from+i, value, Scalar(r.Name))
		}
	}
	return edits
}
