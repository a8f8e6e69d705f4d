package folder

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// copyMark is what sync tools and file managers add to the name of a file that
// they keep twice: a word in brackets or after a separator, a machine's name, a
// number, a tilde.
var copyMark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` +
		` *[(\[{].*\b(?:conflict(?:s|ed|ing)?|conf|copy|sfconflict)\b.*[)\]}]` +
		`| *[-_. ] *(?:[\pL\d]+[-_ ])*?(?:conflict(?:s|ed|ing)?|conf|copy|sfconflict)(?:[^\pL].*)?` +
		`|-(?:.+[- _])?(?:desktop|laptop|win|pc|macbook|imac|surface|thinkpad|workstation)(?:[- _].+)?` +
		`| \d{1,2}| ?\(\d{1,2}\)|~\d{0,2}` +
		`)$`)
})

var copyOf = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^copy (?:\(?\d+\)? )?of (.+)$`) })

var saysCopy = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)conflict|\bconf\b|\bcopy\b`) })

// CopyName is what the name of a file says of its being a copy of another one.
type CopyName uint8

// What a name says.
const (
	NoCopy   CopyName = iota
	MayCopy           // it has a mark that people use too: a number, a machine's name
	SaysCopy          // it says so in words
)

// NamedAfter reads the name of a file beside another one.
func NamedAfter(file, original string) CopyName {
	stem, of := strings.TrimSuffix(file, path.Ext(file)), strings.TrimSuffix(original, path.Ext(original))
	if !strings.EqualFold(path.Ext(file), path.Ext(original)) {
		return NoCopy
	}
	if m := copyOf().FindStringSubmatch(stem); m != nil && ledger.Fold(m[1]) == ledger.Fold(of) {
		return SaysCopy
	}
	switch n := len(of); {
	case len(stem) <= n || !strings.EqualFold(stem[:n], of) || !copyMark().MatchString(stem[n:]):
		return NoCopy
	case saysCopy().MatchString(stem[n:]):
		return SaysCopy
	}
	return MayCopy
}

type siblings map[string]string

// original finds the file that another may be a copy of, by its name, and that a
// look at both confirms.
func (s siblings) original(file string, isCopy func(original string) bool) (string, bool) {
	stem := parse.StemOf(file)
	if m := copyOf().FindStringSubmatch(stem); m != nil {
		other, there := s[ledger.Fold(m[1])]
		if there && other != file && isCopy(other) {
			return other, true
		}
	}
	for i := 1; i < len(stem); i++ {
		if strings.IndexByte(" ([{-_.~", stem[i]) < 0 {
			continue
		}
		other, there := s[ledger.Fold(stem[:i])]
		if there && other != file && copyMark().MatchString(stem[i:]) && isCopy(other) {
			return other, true
		}
	}
	return "", false
}

// dropCopies takes what conflict copies gave out of the readings, and names
// them: files that are called as another file of their folder with the mark of
// a copy, and share a dated line with it or are empty.
func (r *Reader) dropCopies(files []found, readings []Reading) {
	r.compared = nil
	folders := map[string]siblings{}
	for i, f := range files {
		if readings[i].LeftOut() && readings[i].Rule.Number == 0 {
			continue
		}
		dir := path.Dir(f.path)
		if folders[dir] == nil {
			folders[dir] = siblings{}
		}
		folders[dir][ledger.Fold(parse.StemOf(f.path))] = f.path
	}
	for i, f := range files {
		if readings[i].Ally == nil && readings[i].Page == nil {
			continue
		}
		original, ok := folders[path.Dir(f.path)].original(f.path, func(original string) bool {
			c := comparison{file: f.path, original: original, isPage: readings[i].Page != nil}
			c.isCopy = r.isCopy(c)
			r.compared = append(r.compared, c)
			return c.isCopy
		})
		if ok {
			readings[i] = copyReading(f.path, original)
		}
	}
}

// copiesChanged reports whether what a file holds now makes a file a copy that was none,
// or none that was one.
func (r *Reader) copiesChanged(path string) bool {
	return slices.ContainsFunc(r.compared, func(c comparison) bool {
		return (c.file == path || c.original == path) && r.isCopy(c) != c.isCopy
	})
}

func copyReading(file, original string) Reading {
	return Reading{
		Verdict: Verdict{RuleCopy, "it is a conflict copy of " + original},
		Problems: []ledger.Problem{parse.Skipped(file, ledger.CodeConflict,
			"allies merge-driver /dev/null "+text.ShellWord(original)+" "+text.ShellWord(file)+" && rm "+text.ShellWord(file),
			"a sync tool's conflict copy of "+original+": it is not read until what "+path.Base(original)+" lacks is carried over")},
	}
}

// isCopy reports whether a file is empty, or shares a dated line with the other one. Of
// a page, which has few, half of the lines are shared too, and an item serves as well:
// two talks of one day may be called as copies are.
func (r *Reader) isCopy(c comparison) bool {
	one, err := readFile(r.fsys, c.file)
	if err != nil || len(bytes.TrimSpace(one)) == 0 {
		return err == nil
	}
	other, err := readFile(r.fsys, c.original)
	if err != nil {
		return false
	}
	if c.isPage {
		return mostlyShared(one, other)
	}
	lines := map[string]bool{}
	eachDated(other, func(line string) bool { lines[line] = true; return true })
	shared := false
	eachDated(one, func(line string) bool { shared = lines[line]; return !shared })
	return shared
}

// mostlyShared reports whether another text has half of the lines of one, and among
// them an item of its list or a heading with a date, or all of them.
func mostlyShared(one, other []byte) bool {
	lines := map[string]bool{}
	for line := range bytes.Lines(other) {
		lines[string(bytes.TrimSpace(line))] = true
	}
	all, shared, told := 0, 0, false
	for line := range bytes.Lines(one) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || string(line) == "---" {
			continue
		}
		all++
		if lines[string(line)] {
			shared++
			told = told || markdown.IsItem(string(line)) || beginsDated(line)
		}
	}
	return 2*shared >= all && told || shared == all
}

// eachDated visits the lines of a text that begin with a date, until visit is false.
func eachDated(src []byte, visit func(line string) bool) {
	for line := range bytes.Lines(src) {
		if line = bytes.TrimSpace(line); len(line) > 0 && beginsDated(line) && !visit(string(line)) {
			return
		}
	}
}
