package parse

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

// journal reads every page whose name is a day as one of a journal.
func journal() *ledger.Config {
	c := ledger.DefaultConfig()
	c.Journal = []string{"**"}
	return c
}

// FuzzPage reads any text as a meeting's page and as a day of a journal: it must
// not panic, its places must lie in the file, a look must not miss who was there,
// and a BOM or other line ends must change nothing that is read.
func FuzzPage(f *testing.F) {
	seeds := []string{
		"---\nattendees: [Dana, \"[[Kofi|K]]\"]\ndate: 2026-03-14\n---\n# Sync\n\n- gave 1h time: [[Dana]] x\n- [ ] Dana to write\n- [ ] @Kofi: call\n",
		"# 2026-03-14 Sync\nAttendees:\nDana (late)\n[[Kofi]] — host\n\n## [[Dana]]\n\n- a [[Kofi]]\n  - got 2x feedback: y\n", "**Date:** 14.3.2026\n**Present:** a, b\n",
		"---\n\"Date\" : 2026-03-14\n? with\n: Dana\n---\n", "---\nWhen: 2026-03-14\ntype: meeting\nperson : Dana\n---\n",
		"When:: 2026-03-14\n\n## 👥 Present #all (3)\n\n- Dana\n", "# 2026-03-14\n\n- _participants_:\n  Dana\n",
	}
	files := []string{"m/2026-03-14 Dana.md", "2026-03-14.md", "m/x.md"}
	changes := []struct {
		name   string
		change *strings.Replacer
	}{
		{"CRLF", strings.NewReplacer("\n", "\r\n")},
		{"CR", strings.NewReplacer("\n", "\r")},
		{"a BOM", nil},
	}
	for _, src := range seeds {
		for i := range len(files) * len(changes) {
			f.Add(src, uint8(i))
		}
	}
	for i, body := range samples.Bodies {
		f.Add(body.Src, uint8(i%(len(files)*len(changes))))
	}
	c := journal()
	f.Fuzz(func(t *testing.T, src string, which uint8) {
		if len(src) > 1<<10 || !utf8.ValidString(src) {
			return
		}
		file := files[int(which)%len(files)]
		p := Page(file, []byte(src), c)
		if p != nil {
			checkPagePlaces(t, src, p)
		} else {
			checkNoPage(t, file, src)
		}
		if strings.ContainsAny(src, "\r") || strings.Contains(src, text.Bom) {
			return
		}
		by, other := changes[int(which)/len(files)%len(changes)], text.Bom+src
		if by.change != nil {
			other = by.change.Replace(src)
		}
		if got, want := describePage(Page(file, []byte(other), c)), describePage(p); got != want {
			t.Errorf("%s with %s, of\n%q\ngot\n%s\nwant\n%s", file, by.name, src, got, want)
		}
	})
}

// checkNoPage reads a text in full that a look took for no page: nobody may be
// said in it to have been there.
func checkNoPage(t *testing.T, file, src string) {
	t.Helper()
	if Unreadable(file, []byte(src)) != nil {
		return
	}
	if p := Open(file, []byte(src), journal()).ReadPage(); p != nil && len(p.Said) > 0 && !p.ByName {
		t.Errorf("%s is not looked at as a page, and says who was there:\n%q", file, src)
	}
}

func checkPagePlaces(t *testing.T, src string, p *ledger.Page) {
	t.Helper()
	inside := func(what string, at ledger.Pos) {
		if at.Start < 0 || at.Start > at.End || int(at.End) > len(src) || at.Line < 1 || at.Column < 1 {
			t.Fatalf("%s of\n%q\nstands at %+v", what, src, at)
		}
	}
	for _, m := range p.Said {
		if !p.ByName {
			inside("a name", m.Pos)
		}
	}
	for i := range p.Items {
		it := &p.Items[i]
		inside("an item", it.Pos)
		if it.Promise != nil {
			inside("a box", it.Promise.Box)
		}
		for _, c := range it.Callers {
			inside("an owner", c.Pos)
		}
		if it.Scope >= len(p.Scopes) || it.Part >= len(p.Parts) {
			t.Fatalf("an item of %q stands in the scope %d and part %d", src, it.Scope, it.Part)
		}
	}
	for _, part := range p.Parts {
		inside("a part", part.Note.Pos)
	}
	for _, link := range p.Links {
		inside("a link", link.Pos)
	}
}

// describePage says what was read, without the bytes where it stands.
func describePage(p *ledger.Page) string {
	if p == nil {
		return "no page"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q %q\n", p.Day, p.Note.Title, p.Note.Tags)
	for _, m := range p.Said {
		fmt.Fprintf(&b, "%q %d\n", m.Text, m.Pos.Line)
	}
	for i := range p.Parts {
		fmt.Fprintf(&b, "part %q %d %d\n", p.Parts[i].Note.Title, p.Parts[i].Note.Head.Line, len(p.Parts[i].With))
	}
	for i := range p.Items {
		it := &p.Items[i]
		fmt.Fprintf(&b, "%d:%d %q %v %d %d", it.Pos.Line, it.Pos.Column, it.Line, it.IsFavour(), it.Scope, it.Part)
		if it.Promise != nil {
			fmt.Fprintf(&b, " %q %s %v", it.Promise.Text, it.Promise.Due, it.Promise.Theirs)
		}
		for _, c := range it.Callers {
			fmt.Fprintf(&b, " %q %q", c.Text, c.Rest)
		}
		for _, problem := range it.Problems {
			fmt.Fprintf(&b, " %s", problem.Code)
		}
		b.WriteByte('\n')
	}
	for _, problem := range p.Problems {
		fmt.Fprintf(&b, "%d:%d %s %s\n", problem.Line, problem.Column, problem.Code, problem.Message)
	}
	return b.String()
}

// What is nearly an entry or a task in a note is named on a page too, in the same
// words, for its owner.
func TestNearMissesOnPages(t *testing.T) {
	for _, m := range nearMisses {
		line, inNote := strings.CutPrefix(m.looks, inNote)
		if !inNote {
			continue
		}
		p := Page("m.md", []byte("---\ndate: 2026-03-14\nattendees: [Dana]\n---\n"+line), ledger.DefaultConfig())
		found := p.Problems
		for _, it := range p.Items {
			found = append(found, it.Problems...)
		}
		if len(found) != 1 || found[0].Code != m.code || !strings.Contains(found[0].Message, m.says) {
			t.Errorf("%q: %v, want %s: %s", line, found, m.code, m.says)
		}
	}
}
