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
	inScope := s.HoldsPath(path)
	if fault := parse.Unreadable(path, src); fault != nil {
		return skippedFile(fault, inScope, s)
	}
	if !inScope && !hasFence(src) && !HasTagLine(src) {
		return Reading{rule: s.outside()}
	}
	d, a, body := parse.OpenFile(path, src, c)
	rule := FrontRule(a)
	switch {
	case HasPlaceholder(d.Text[a.Front.Start:a.Front.End]):
		rule = RulePlaceholder
	case rule == "" && !inScope && !s.Holds(a) && !(s.Tagged() && HasTagLine(src)):
		rule = s.outside()
	}
	if rule != "" {
		return Reading{rule: rule}
	}
	parse.ReadBody(d, body, a)
	if HasPlaceholder(a.Title) {
		return Reading{rule: RulePlaceholder}
	}
	return Reading{Ally: a, Problems: parse.Sorted(d)}
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

// skippedFile is a file that is no text; one out of the scope is none of ours
// to name.
func skippedFile(fault *ledger.Problem, inScope bool, s Scope) Reading {
	if !inScope {
		return Reading{rule: s.outside()}
	}
	rule := ruleNoText
	if fault.Code == ledger.CodeTooLarge {
		rule = ruleTooLarge
	}
	return Reading{rule: rule, Problems: []ledger.Problem{*fault}}
}

// ReadRegular is readFile for a path that was not seen to be a regular file:
// opening a FIFO would wait forever.
func ReadRegular(fsys fs.FS, path string) ([]byte, error) {
	info, err := fs.Stat(fsys, path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is " + ruleIrregular)
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
