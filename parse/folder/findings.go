package folder

import (
	"io/fs"

	"allies/ledger"
	"allies/parse/text"
)

// findings are problems of the ledger as a whole, which are placed in the files,
// that were read and let go.
type findings struct {
	fsys     fs.FS
	config   *ledger.Config
	d        *text.Document
	problems []ledger.Problem
}

// retyped is what is typed in a place of a file.
type retyped struct {
	at   ledger.Pos
	text string
}

func (s *findings) add(file string, at ledger.Pos, code ledger.Code, severity ledger.Severity, hint, message string, cures ...retyped) *ledger.Problem {
	s.look(file)
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
	s.problems = append(s.problems, s.d.Problems...)
	return &s.problems[len(s.problems)-1]
}

// look reads a file, unless it was looked at last.
func (s *findings) look(file string) {
	if s.d != nil && s.d.File == file {
		return
	}
	src, err := readFile(s.fsys, file)
	if err != nil {
		src = nil
	}
	s.d = text.NewDocument(file, src, s.config)
}
