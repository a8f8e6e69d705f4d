package folder

import (
	"allies/ledger"
	"allies/parse/text"
	"io/fs"
)

// sourceFinder places problems of the ledger as a whole in the files, which
// were read and let go.
type sourceFinder struct {
	fsys fs.FS
	d    *text.Document
}

// retyped is what is typed in a place of a file.
type retyped struct {
	at   ledger.Pos
	text string
}

func (s *sourceFinder) problem(l *ledger.Ledger, file string, at ledger.Pos, code ledger.Code, severity ledger.Severity, hint, message string, cures ...retyped) {
	s.look(l, file)
	s.d.Problems = nil
	where := text.Region{Start: int(at.Start), End: int(at.End)}
	if where.End > len(s.d.Text) || where.Start > where.End {
		where = text.Region{}
	}
	noted := s.d.Problem(code, severity, where, message, hint)
	for _, c := range cures {
		noted.Cure(text.Region{Start: int(c.at.Start), End: int(c.at.End)}, c.text).
			Shows(text.Region{Start: int(c.at.Start), End: s.d.LineEnd(s.d.LineAt(where.Start))})
	}
	l.Problems = append(l.Problems, s.d.Problems...)
}

// look reads a file, unless it was looked at last.
func (s *sourceFinder) look(l *ledger.Ledger, file string) {
	if s.d != nil && s.d.File == file {
		return
	}
	src, err := readFile(s.fsys, file)
	if err != nil {
		src = nil
	}
	s.d = text.NewDocument(file, src, l.Config)
}
