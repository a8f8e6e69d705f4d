package parse

import (
	"path"
	"slices"
	"strings"

	"allies/ledger"
)

// Renaming is an ally that gets another name and another file.
type Renaming struct {
	Ally *ledger.Ally
	Name string // the new name
	File string // the new path, relative to the root
}

// RenameLinks returns the edits that lead a file's links, those in its front
// matter too, and the plain names in its introduced_by, members and groups, to
// an ally's new name. Links by an alias stay: it still finds the ally. l is the
// linked ledger as it was read.
func RenameLinks(src []byte, from *ledger.Ally, l *ledger.Ledger, r Renaming) Edits {
	var edits Edits
	leads := func(target string) bool {
		found, _ := l.Target(target, from.File)
		return found == r.Ally
	}
	for _, link := range from.Links {
		if !leads(link.Target) {
			continue
		}
		old := string(src[link.At.Start:link.At.End])
		bare := link.At.Start > 0 && src[link.At.Start-1] == '<'
		if target := r.target(old, link.Wiki, bare); target != old {
			edits.Replace(int(link.At.Start), old, target)
		}
	}
	for _, f := range from.Fields {
		for i, at := range f.At {
			old := string(src[at.Start:at.End])
			if strings.Contains(f.Values[i], "[[") && !strings.Contains(old, "[[") {
				edits = append(edits, r.folded(src, f, leads)...)
				break
			}
			named := slices.Contains([]string{"introduced_by", "members", "groups"}, f.Name) && leads(f.Values[i])
			if value := r.value(old, named, leads); value != old {
				edits.Replace(int(at.Start), old, value)
			}
		}
	}
	return edits
}

// target is how a link is to be written: by name, stem, or path, as it was.
// A bare path is one in < >, where blanks stay what they are.
func (r Renaming) target(old string, wiki, bare bool) string {
	stem := stemOf(r.File)
	if !wiki {
		return r.pathTarget(old, bare)
	}
	suffix := ""
	name := old
	if strings.HasSuffix(strings.ToLower(old), ".md") {
		name, suffix = old[:len(old)-len(".md")], old[len(old)-len(".md"):]
	}
	folded := ledger.Fold(name)
	switch {
	case strings.Contains(name, "/") && folded != ledger.Fold(r.Ally.Name):
		return path.Dir(name) + "/" + stem + suffix
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

// pathTarget keeps how a path was written, up to its last part.
func (r Renaming) pathTarget(old string, bare bool) string {
	base := path.Base(r.File)
	if !bare {
		base = strings.NewReplacer("%", "%25", " ", "%20", "(", "%28", ")", "%29", "#", "%23", "?", "%3F").Replace(base)
	}
	return old[:strings.LastIndexByte(old, '/')+1] + base
}

// value is a value of the front matter, quotes included, with its links led to
// the new name; named says that it is the ally's name itself.
func (r Renaming) value(old string, named bool, leads func(string) bool) string {
	quote := ""
	if old != "" && (old[0] == '"' || old[0] == '\'') {
		quote = old[:1]
	}
	now, done := "", 0
	for _, link := range readLinks(old, spanOf) {
		if leads(link.Target) {
			named = false
			now += old[done:link.At.Start] + escapedIn(quote, r.target(old[link.At.Start:link.At.End], link.Wiki, false))
			done = int(link.At.End)
		}
	}
	if now += old[done:]; now != old || !named {
		return inPlain(now, old, quote)
	}
	plain := strings.Trim(old, quote)
	if to := r.target(plain, true, false); to != plain {
		return inPlain(quote+escapedIn(quote, to)+quote, old, quote)
	}
	return old
}

// folded renames the links of a value over several lines.
func (r Renaming) folded(src []byte, f ledger.Field, leads func(string) bool) Edits {
	var edits Edits
	for _, link := range readLinks(string(src[f.Pos.Start:f.Pos.End]), spanOf) {
		at := f.Pos.Start + link.At.Start
		old := string(src[at : f.Pos.Start+link.At.End])
		if to := r.target(old, link.Wiki, false); to != old && leads(link.Target) {
			edits.Replace(int(at), old, to)
		}
	}
	return edits
}

// escapedIn is a text as it stands between quotes of YAML.
func escapedIn(quote, s string) string {
	switch quote {
	case `"`:
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s)
	case "'":
		return strings.ReplaceAll(s, "'", "''")
	}
	return s
}

// inPlain puts a value that had no quotes into some where it needs them now.
func inPlain(now, old, quote string) string {
	words := strings.NewReplacer("[[", "", "]]", "", "|", "").Replace(now)
	if quote != "" || now == old || Scalar(words) == words {
		return now
	}
	return `"` + escapedIn(`"`, now) + `"`
}
