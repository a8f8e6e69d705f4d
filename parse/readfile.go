package parse

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"allies/ledger"
)

// readSource reads the text of a file, or says by which rule it is no ally's.
func readSource(path string, src []byte, s scope, c *ledger.Config) reading {
	inScope := s.holdsPath(path)
	if fault := unreadable(path, src); fault != nil {
		return skippedFile(fault, inScope, s)
	}
	if !inScope && !hasFence(src) && !hasTagLine(src) {
		return reading{rule: s.outside()}
	}
	d, a, body := openFile(path, src, c)
	rule := frontRule(a)
	switch {
	case hasPlaceholder(d.text[a.Front.Start:a.Front.End]):
		rule = rulePlaceholder
	case rule == "" && !inScope && !s.holds(a) && !(s.tagged() && hasTagLine(src)):
		rule = s.outside()
	}
	if rule != "" {
		return reading{rule: rule}
	}
	d.readBody(body, a)
	if hasPlaceholder(a.Title) {
		return reading{rule: rulePlaceholder}
	}
	return reading{ally: a, problems: d.sorted()}
}

// guarded does what reads one file. A mistake of ours costs that file and never
// the others: the panic becomes the problem that is returned.
func guarded(path string, read func()) (fault *ledger.Problem) {
	defer func() {
		if cause := recover(); cause != nil {
			named := skipped(path, ledger.CodeEncoding,
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
func skippedFile(fault *ledger.Problem, inScope bool, s scope) reading {
	if !inScope {
		return reading{rule: s.outside()}
	}
	rule := ruleNoText
	if fault.Code == ledger.CodeTooLarge {
		rule = ruleTooLarge
	}
	return reading{rule: rule, problems: []ledger.Problem{*fault}}
}

// readRegular is readFile for a path that was not seen to be a regular file:
// opening a FIFO would wait forever.
func readRegular(fsys fs.FS, path string) ([]byte, error) {
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
	size := int64(maxFile)
	if info, err := file.Stat(); err == nil {
		size = min(size, info.Size())
	}
	buffer := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = buffer.ReadFrom(io.LimitReader(file, maxFile+1))
	return buffer.Bytes(), err
}
