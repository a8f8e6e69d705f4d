package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"allies/ledger"
	"allies/parse"
)

// ReadSource reads the text of a file, or says by which rule it is no ally's.
func ReadSource(path string, src []byte, s Scope, c *ledger.Config) Reading {
	named := s.ByPath(path)
	if n := named.Rule.Number; n == 1 || n == 2 || named.Rule == RuleTemplate {
		return Reading{Verdict: named}
	}
	if !named.LeftOut() && !s.HoldsPath(path) {
		named = s.outside()
	}
	if fault := parse.Unreadable(path, src); fault != nil {
		return skippedFile(fault, named)
	}
	if named.LeftOut() && !mayMatter(src) {
		return Reading{Verdict: named}
	}
	in, verdict := s.Read(path, src, c)
	if verdict.LeftOut() {
		return Reading{Verdict: verdict, Problems: leftOut(in.Document, in.Ally, verdict)}
	}
	return Reading{Ally: in.Ally, Problems: in.Sorted()}
}

// Read reads a file and asks every rule of it. The body of a file that is left
// out is read only where it may hold fields or entries.
func (s Scope) Read(path string, src []byte, c *ledger.Config) (*parse.Source, Verdict) {
	in := parse.Open(path, src, c)
	a := in.Ally
	template := !s.included() && HasPlaceholder(in.Text[a.Front.Start:a.Front.End])
	tagged := s.narrowed && HasTagLine(src)
	verdict := s.judge(path, a, tagged)
	if !template && (!verdict.LeftOut() || parse.MayHoldFields(src) || mayHoldEntry(src)) {
		in.ReadBody()
		template = !s.included() && HasPlaceholder(a.Title)
		verdict = s.judge(path, a, tagged)
	}
	if template && verdict.Rule.Number != 1 {
		verdict = Verdict{RuleTemplate, "it is a template with placeholders"}
	}
	return in, verdict
}

// judge asks the rules in their order.
func (s Scope) judge(path string, a *ledger.Ally, tagged bool) Verdict {
	named := s.ByPath(path)
	if n := named.Rule.Number; n == 1 {
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
	return hasFence(src) || parse.MayHoldFields(src) || HasTagLine(src) || mayHoldEntry(src)
}

// guarded does what reads one file. A mistake of ours costs that file and never
// the others: the panic becomes the problem that is returned.
func guarded(path string, read func()) (fault *ledger.Problem) {
	defer func() {
		if cause := recover(); cause != nil {
			named := parse.Skipped(path, ledger.CodeEncoding,
				"please report this, with the file if it is not private; ignore: in allies.yaml leaves the file out",
				fmt.Sprintf("allies itself failed on this file, which is skipped whole: %v", cause))
			fault = &named
		}
	}()
	read()
	return nil
}

// skippedFile is a file that is no text; one that its path leaves out is none
// of ours to name.
func skippedFile(fault *ledger.Problem, named Verdict) Reading {
	if named.LeftOut() {
		return Reading{Verdict: named}
	}
	verdict := Verdict{ruleNoText, "it is not UTF-8 text"}
	if fault.Code == ledger.CodeTooLarge {
		verdict = Verdict{ruleTooLarge, "it is too large"}
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

// readFile reads a file, and of one that is too large so much that it shows.
func readFile(fsys fs.FS, path string) ([]byte, error) {
	file, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	size := int64(parse.MaxFile)
	if info, err := file.Stat(); err == nil {
		size = min(size, info.Size())
	}
	buffer := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = buffer.ReadFrom(io.LimitReader(file, parse.MaxFile+1))
	return buffer.Bytes(), err
}
