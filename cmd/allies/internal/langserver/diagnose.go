package langserver

import (
	"maps"
	"path/filepath"
	"reflect"
	"slices"

	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
	"allies/ledger/lists"
)

// publish tells the editor what is wrong in each file, where that is news.
func (s *server) publish(l *workLedger) {
	if l.stale {
		return
	}
	var now []ledger.Problem
	if !l.isSilent() {
		now = l.Ledger.Problems
	}
	files := slices.Collect(maps.Keys(l.untold))
	if l.fresh {
		files = slices.Concat(files, slices.Collect(maps.Keys(l.open)), slices.Collect(maps.Keys(l.told)))
		files = append(files, lists.Of(now, func(p ledger.Problem) string { return p.File })...)
	}
	slices.Sort(files)
	for _, file := range slices.Compact(files) {
		if !s.isAnothers(l, file) {
			s.publishFile(l, file, slices.Clip(ledger.ProblemsOf(now, file)))
		}
	}
	l.fresh = false
	clear(l.untold)
}

// isAnothers reports whether a file belongs to a ledger inside of this one.
func (s *server) isAnothers(l *workLedger, file string) bool {
	path := filepath.Join(l.Root.Dir, filepath.FromSlash(file))
	return slices.ContainsFunc(s.ledgers, func(other *workLedger) bool {
		return len(other.Root.Dir) > len(l.Root.Dir) && pathInside(other.Root.Dir, path) != ""
	})
}

func (s *server) publishFile(l *workLedger, file string, problems []ledger.Problem) {
	now, before := toldProblems{problems, -1}, l.told[file]
	if d := l.open[file]; d != nil {
		now.version = d.version
	}
	if _, known := l.told[file]; known && now.version == before.version && reflect.DeepEqual(problems, before.problems) || !known && len(problems) == 0 && now.version < 0 {
		return
	}
	told := lsp.Diagnostics{URI: l.uri(file), Diagnostics: s.diagnostics(l, file, problems)}
	if now.version >= 0 {
		told.Version = &now.version
	}
	s.tell(s.conn.Notify("textDocument/publishDiagnostics", told))
	if len(problems) == 0 && now.version < 0 {
		delete(l.told, file)
	} else {
		l.told[file] = now
	}
}

func (s *server) diagnostics(l *workLedger, file string, problems []ledger.Problem) []lsp.Diagnostic {
	if len(problems) == 0 {
		return []lsp.Diagnostic{}
	}
	text := s.text(l, file)
	return lists.Of(lists.Pointers(problems), func(p *ledger.Problem) lsp.Diagnostic { return diagnostic(text, p) })
}

const source = "allies"

func diagnostic(text *lsp.Text, p *ledger.Problem) lsp.Diagnostic {
	d := lsp.Diagnostic{Range: text.InLine(p.Line, p.Column, p.EndColumn), Severity: lsp.SeverityError, Code: string(p.Code), Source: source, Message: p.Message}
	switch {
	case p.Code.OnlyStrict():
		d.Severity = lsp.SeverityInformation
	case p.Severity == ledger.Warning:
		d.Severity = lsp.SeverityWarning
	}
	if p.Hint != "" {
		d.Message += "\nhint: " + p.Hint
	}
	return d
}
