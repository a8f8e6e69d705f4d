package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// ReadSource reads the text of a file, or says by which rule it is no ally's;
// one that is no ally's may be a page.
func ReadSource(path string, src []byte, s Scope, c *ledger.Config) Reading {
	return readSource(path, src, s, c, parse.Keep{})
}

func readSource(path string, src []byte, s Scope, c *ledger.Config, keep parse.Keep) Reading {
	byPath := s.ByPath(path)
	named := byPath
	if !named.allowsPage() && named.LeftOut() {
		return Reading{Verdict: named}
	}
	byInclude := named.Rule == RuleInclude // leaves the file out
	if !named.LeftOut() && !s.HoldsPath(path) {
		named = s.outside()
	}
	if fault := parse.Unreadable(path, src); fault != nil {
		return skippedFile(fault, named, c)
	}
	if named.LeftOut() && (byInclude || !mayMatter(src)) && !parse.MayBePage(path, src, c) {
		return Reading{Verdict: named}
	}
	f := s.open(path, src, byPath, c, keep)
	got := Reading{Verdict: f.judge()}
	got.mayBePage = f.leavesPage(got.Verdict) && parse.MayBePage(path, src, c)
	if f.Borrowed && (got.mayBePage || got.LeftOut()) { // more of it may be kept than sums
		f.Release()
		f = s.open(path, src, byPath, c, parse.Keep{})
	}
	got.source = f.Source
	if got.mayBePage {
		got.Page = f.page(got.Verdict)
	}
	if got.Page != nil && !got.Page.ByName || byInclude {
		return got
	}
	if !got.LeftOut() {
		f.Keep = keep
	}
	f.readBody()
	if got.Verdict = f.judge(); got.LeftOut() {
		if f.Keep.Sums() { // its body left it out, and what it holds is to be named
			f.Release()
			return readSource(path, src, s, c, parse.Keep{})
		}
		got.Problems = leftOut(f.Document, f.Ally, got.Verdict)
		if got.Page == nil && len(got.Problems) == 0 {
			got.about = aboutPeople(f.Ally, got.Verdict)
		}
		return got
	}
	got.Ally, got.Page, got.Verdict, got.Problems = f.Ally, nil, Verdict{}, f.Sorted()
	return got
}

// allowsPage reports whether a file that a rule leaves out may be a page.
func (v Verdict) allowsPage() bool {
	n := v.Rule.Number
	return n >= 2 && n <= 6 && v.Rule != RuleTemplate && v.Why != itIsAReport
}

// opened is a file whose front matter is read, and what the rules need to judge it.
type opened struct {
	*parse.Source
	scope  Scope
	src    []byte
	named  Verdict // what its path says
	tagged bool    // a line of tags marks a person
}

func (s Scope) open(path string, src []byte, named Verdict, c *ledger.Config, keep parse.Keep) *opened {
	read := parse.Open
	if keep.Borrows() {
		read = parse.Borrow
	}
	return &opened{read(path, src, c), s, src, named, s.narrowed && hasTagLine(src)}
}

// leavesPage reports whether what the rules say of the file leaves it to be a page.
func (f *opened) leavesPage(v Verdict) bool {
	return v.allowsPage() || !v.LeftOut() && f.isAllyByDefault()
}

// page reads the file as a page, which the rules leave it to be; nil where what it
// says itself makes it none.
func (f *opened) page(v Verdict) *ledger.Page {
	p := f.ReadPage()
	if p == nil || !v.LeftOut() && !p.SaysBoth() || !f.scope.included() && hasPlaceholder(p.Note.Title) {
		return nil
	}
	return p
}

// isAllyByDefault reports whether nothing but the last rule, which takes every
// other file, makes it an ally's.
func (f *opened) isAllyByDefault() bool {
	_, typed := parse.TypeOf(valuesOf(f.Ally, "type")...)
	return !f.scope.included() && !f.scope.narrowed && !typed &&
		!hasAny(f.Ally, personKeys)
}

// readBody reads the body; of a file that is left out only where it may hold
// fields or entries.
func (f *opened) readBody() {
	if !f.isTemplate() && (!f.judge().LeftOut() || parse.MayHoldFields(f.src) || mayHoldEntry(f.src)) {
		f.ReadBody()
	}
}

func (f *opened) isTemplate() bool {
	return !f.scope.included() && (hasPlaceholder(f.Text[f.Ally.Front.Start:f.Ally.Front.End]) || hasPlaceholder(f.Ally.Title))
}

// judge asks every rule of what is read of the file so far.
func (f *opened) judge() Verdict {
	v := f.scope.judge(f.File, f.named, f.Ally, f.tagged)
	if v.Rule.Number != 1 && f.isTemplate() {
		return Verdict{RuleTemplate, "it is a template with placeholders"}
	}
	return v
}

// Read reads a file and asks every rule of it.
func (s Scope) Read(path string, src []byte, c *ledger.Config) (*parse.Source, Verdict) {
	f := s.open(path, src, s.ByPath(path), c, parse.Keep{})
	f.readBody()
	return f.Source, f.judge()
}

// judge asks the rules in their order; named is what the path says.
func (s Scope) judge(path string, named Verdict, a *ledger.Ally, tagged bool) Verdict {
	if named.Rule.Number == 1 {
		return named
	}
	if v := s.byContent(path, a, tagged); !named.LeftOut() || v.Rule.Number == 1 {
		return v
	}
	return named
}

// outside is what to say of a file that neither its path nor anything in it
// makes an ally's.
func (s Scope) outside() Verdict {
	if s.included() {
		return notIncluded
	}
	return unmarked
}

// mayMatter reports whether a look at a file that its path leaves out may find
// what makes it an ally's, or what an ally's file holds.
func mayMatter(src []byte) bool {
	hasFence := bytes.HasPrefix(bytes.TrimPrefix(src, []byte(text.Bom)), []byte("---"))
	return hasFence || parse.MayHoldFields(src) || hasTagLine(src) || mayHoldEntry(src)
}

// guarded does what reads one file. A mistake of ours costs that file and never
// the others: the panic becomes the problem that is returned.
func guarded(path string, read func()) (fault *ledger.Problem) {
	defer func() {
		if cause := recover(); cause != nil {
			named := failedOn(path, fmt.Sprint(cause))
			fault = &named
		}
	}()
	read()
	return nil
}

func failedOn(path, cause string) ledger.Problem {
	return parse.Skipped(path, ledger.CodeEncoding,
		"please report this, with the file if it is not private; ignore: in allies.yaml leaves the file out",
		"allies itself failed on this file, which is skipped whole: "+cause)
}

// skippedFile is a file that is no text; one that its path leaves out is none
// of ours to name.
func skippedFile(fault *ledger.Problem, named Verdict, c *ledger.Config) Reading {
	if named.LeftOut() {
		return Reading{Verdict: named}
	}
	verdict := Verdict{ruleNoText, "it is not UTF-8 text"}
	if fault.Code == ledger.CodeTooLarge {
		verdict = Verdict{ruleTooLarge, "it is too large"}
	}
	if fault.Hint == "" {
		fault.Hint = parse.IgnoreHint(c, fault.File)
	}
	return Reading{Verdict: verdict, Problems: []ledger.Problem{*fault}}
}

// ReadRegular is readFile for a path that was not seen to be a regular file:
// opening a FIFO would wait forever.
func ReadRegular(fsys fs.FS, path string) ([]byte, error) {
	info, err := fs.Stat(fsys, path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is " + RuleIrregular.Name)
	}
	return readFile(fsys, path)
}

func readFile(fsys fs.FS, path string) ([]byte, error) {
	return readInto(new(bytes.Buffer), fsys, path)
}

// buffers are what files are read into of which no byte is kept.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func readInto(buffer *bytes.Buffer, fsys fs.FS, path string) ([]byte, error) {
	file, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	buffer.Reset()
	_, err = buffer.ReadFrom(io.LimitReader(file, parse.MaxFile+1))
	return buffer.Bytes(), err
}

// Reading is what one file gave.
type Reading struct {
	Ally  *ledger.Ally // nil when the file is left out
	Page  *ledger.Page // what it may be instead; nil for nothing
	about *about       // whom it names, where that is not known to be who was there
	Verdict
	Problems []ledger.Problem
	stamp    string        // size and time when it was read
	source   *parse.Source // for Hold; nil where the file was not opened

	mayBePage bool // a look at its text found a day and a word for who was there
}
