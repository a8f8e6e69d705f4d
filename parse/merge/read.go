package merge

import (
	"path"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
)

// reader is what decides how a file is read.
type reader struct {
	path    string
	config  *ledger.Config
	folders []string // in the ledger's root
}

// read reads a text; nil where it is in doubt what a line belongs to: the file
// is none of an ally or of the user's own profile, it is read with a problem
// that leaves that open, or it holds a conflict.
func (r reader) read(text string) *parse.Source {
	file := strings.TrimLeft(path.Clean("/"+r.path), "/")
	if file == "" || parse.Unreadable(file, []byte(text)) != nil {
		return nil
	}
	scope := folder.NewScope(r.config, append(r.folders, path.Dir(file)), nil)
	named := scope.ByPath(file)
	if text != "" && named.Rule != folder.RuleMe {
		s, verdict := scope.Read(file, []byte(text), r.config)
		if verdict.LeftOut() || isUncertain(s) {
			return nil
		}
		return s
	}
	s := parse.Open(file, []byte(text), r.config)
	s.ReadBody()
	if named.Rule != folder.RuleMe && named.LeftOut() || isUncertain(s) {
		return nil
	}
	return s
}

// isUncertain reports whether a problem leaves open what a line belongs to.
func isUncertain(s *parse.Source) bool {
	for _, p := range s.Problems {
		switch p.Code {
		case ledger.CodeFrontMatter, ledger.CodeTooLarge, ledger.CodeNesting:
			if p.Severity == ledger.Error {
				return true
			}
		case ledger.CodeOpenBlock:
			return true
		}
	}
	return s.Ally.Incomplete
}

// readVersion takes a text apart; nil where that is in doubt.
func readVersion(w reader, text string) *version {
	s := w.read(text)
	if s == nil {
		return nil
	}
	v := &version{ally: s.Ally}
	if s.Ally.Front.End > s.Ally.Front.Start && !v.readFront(s) {
		return nil
	}
	if !v.readBody(s) {
		return nil
	}
	v.chain()
	return v
}
