package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allies/cmd/allies/internal/lsp"
)

// editorLedger has characters of one to four bytes before everything that is
// asked about.
var editorLedger = map[string]string{
	"allies.yaml": "meetings: {attendees: [people]}\n",
	"Dana Okafor.md": "---\ncadence: 6w # 📅 会う\ntags: [work]\nintroduced_by: \"[[Ravi Patel]]\"\n---\n\n# Dana Okafor\n\nMet 会う.\n\n" +
		"## 2026-11-10 📅 Coffee with [[Ravi Patel]]\n\n- gave 2h feedback: 📅 会う her draft\n- got introduction: to [[Ravi Patel|R]] 📅\n- [ ] 📅 send 会う the budget by 2026-12-01\n",
	"Ravi Patel.md":             "---\norg: \"Museum: the old one\"\n---\n\n# Ravi Patel\n\n📅 会う [[Dana Okafor]] 📅\n\n## 2026-11-01\n\n- gave 2x feedback: 📅\n",
	"meetings/2026-11-12 会う.md": "---\nattendees: [Dana Okafor]\n---\n\n- 📅 gave no kind\n- gave 3 feedback: 📅 on the plan\n",
}

// inEachEncoding runs a test in each encoding: what it sees is the same.
func inEachEncoding(t *testing.T, test func(t *testing.T, e *scripted)) {
	for _, encoding := range []lsp.Encoding{lsp.UTF8, lsp.UTF16, lsp.UTF32} {
		t.Run(string(encoding), func(t *testing.T) { test(t, openEditor(t, encoding, editorLedger)) })
	}
}

// TestLanguageServerDiagnostics: problems come and go as one types.
func TestLanguageServerDiagnostics(t *testing.T) {
	inEachEncoding(t, func(t *testing.T, e *scripted) {
		e.open("Dana Okafor.md")
		if got := e.problems("Dana Okafor.md"); got != "" {
			t.Errorf("at first: %s", got)
		}
		e.until("Ravi Patel.md", "amount 2x") // the disk's, of a file that is not open
		e.replace("Dana Okafor.md", "2h feedback: 📅", "2x feedback: 📅")
		if got := e.problems("Dana Okafor.md"); got != "amount 2x" {
			t.Errorf("an amount that is none: %s", got)
		}
		if got := e.told["Dana Okafor.md"].Diagnostics[0]; got.Severity != lsp.SeverityError || got.Source != "allies" || !strings.Contains(got.Message, "\nhint: ") {
			t.Errorf("%+v", got)
		}
		e.replace("Dana Okafor.md", "2x feedback: 📅", "2h feedbak: 📅")
		if got := e.problems("Dana Okafor.md"); got != "kind feedbak" || e.told["Dana Okafor.md"].Diagnostics[0].Severity != lsp.SeverityWarning {
			t.Errorf("a kind that is none: %s", got)
		}
		e.replace("Dana Okafor.md", "feedbak", "feedback")
		e.replace("Dana Okafor.md", "to [[Ravi Patel|R]] 📅", "to [[Nobody]] 📅")
		if got := e.problems("Dana Okafor.md"); got != "link [[Nobody]]" || e.told["Dana Okafor.md"].Diagnostics[0].Severity != lsp.SeverityInformation {
			t.Errorf("a link to nobody: %s", got)
		}
		e.replace("Dana Okafor.md", "[[Nobody]]", "Ravi")
		if got := e.problems("Dana Okafor.md"); got != "" {
			t.Errorf("cured: %s", got)
		}
		e.open("meetings/2026-11-12 会う.md")
		e.replace("meetings/2026-11-12 会う.md", "3 feedback", "3x feedback")
		if got := e.problems("meetings/2026-11-12 会う.md"); got != "amount 3x" {
			t.Errorf("on a page: %s", got)
		}
		if status := e.leave(); status != 0 {
			t.Errorf("exit status %d: %s", status, e.stderr.String())
		}
	})
}

// TestLanguageServerOtherFiles: what changes in one file matters in others; a
// buffer wins over the disk until it is closed; files that change outside are
// noticed.
func TestLanguageServerOtherFiles(t *testing.T) {
	e := openEditor(t, lsp.UTF16, map[string]string{
		"allies.yaml": "", "a.md": "# A\n\nSee [[C]].\n\n## 2026-01-01 x\n", "b.md": "# B\n\n## 2026-01-01 x\n",
	})
	e.until("a.md", "link [[C]]")
	e.open("b.md")
	e.replace("b.md", "# B", "---\nname: C\n---")
	e.until("a.md", "")
	e.replace("b.md", "name: C", "name: a")
	e.until("b.md", "name-clash a")
	e.write("a.md", "# A\n")
	e.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes": [{"uri": %q, "type": 2}]}`, e.uri("a.md")))
	e.until("a.md", "thin #")
	e.notify("textDocument/didClose", e.of("b.md"))
	e.texts["b.md"] = nil
	e.until("b.md", "")
	e.openAs("new.md", "# New\n\n## 2026-02-30 x\n") // not on the disk yet
	if got := e.problems("new.md"); got != "thin #; date 2026-02-30" {
		t.Error(got)
	}
	e.write("allies.yaml", "kinds: {triage: -1}\n")
	e.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes": [{"uri": %q, "type": 2}]}`, e.uri("allies.yaml")))
	e.until("allies.yaml", "value -1")
	if e.asked[0] != "client/registerCapability" {
		t.Errorf("asked for %s", e.asked)
	}
}

// TestLanguageServerHover: five lines on a name, a value on an entry, a meaning
// on a key.
func TestLanguageServerHover(t *testing.T) {
	inEachEncoding(t, func(t *testing.T, e *scripted) {
		e.open("Dana Okafor.md")
		e.open("meetings/2026-11-12 会う.md")
		e.open("Ravi Patel.md")
		e.openAs("Zoë.md", "---\nname: Zoë 会 Bello\n---\n\n# Zoë 会 Bello\n") // the heading says it too
		card := "Dana Okafor\nstanding: giving (index +0.5); gave 5; got 1; net 4\nlast contact: 12 Nov, 10 days ago: 会う\nfollow-up: due in 4 weeks, every 6 weeks\nopen: 1 promise and thanks for 1 favour"
		for _, tt := range []struct{ file, after, says, marks string }{
			{"Ravi Patel.md", "📅 会う [[Da", card, "[[Dana Okafor]]"},
			{"Dana Okafor.md", "# Dana", card, "Dana Okafor"},
			{"Zoë.md", "# Zoë 会", "Zoë 会 Bello\n", "Zoë 会 Bello"},
			{"Zoë.md", "name: Zoë", "Zoë 会 Bello\n", "Zoë 会 Bello"},
			{"meetings/2026-11-12 会う.md", "[Da", card, "Dana Okafor"},
			{"Dana Okafor.md", "📅 Coffee with [[Ravi", "Ravi Patel, Museum: the old one\nstanding: nothing noted that was given or received\nlast contact: 10 Nov, 12 days ago: 📅 Coffee with Ravi Patel\n", "[[Ravi Patel]]"},
			{"Dana Okafor.md", "\"[[Ravi", "Ravi Patel, Museum: the old one\n", "[[Ravi Patel]]"},
			{"Dana Okafor.md", "- gave 2h feedback: 📅 会", "2026-11-10 gave feedback: 2 h × 1 = 2", "gave 2h feedback: 📅 会う her draft"},
			{"meetings/2026-11-12 会う.md", "- gave 3", "2026-11-12 gave feedback: 3 × weight 1 = 3", "gave 3 feedback: 📅 on the plan"},
			{"Dana Okafor.md", "cad", "cadence: 6w, 10d, 1m, weekly to yearly, a range such as 4w..6w, or none\nhow often you want to be in touch", "cadence"},
			{"Dana Okafor.md", "Met 会", "", ""},
		} {
			result := e.request("textDocument/hover", e.at(tt.file, tt.after))
			if tt.says == "" {
				if string(result) != "null" {
					t.Errorf("after %q: %s", tt.after, result)
				}
				continue
			}
			var h lsp.Hover
			e.read(result, &h)
			text := e.texts[tt.file]
			marks := text.Content[text.Offset(h.Range.Start):text.Offset(h.Range.End)]
			if !strings.HasPrefix(h.Contents.Value, tt.says) || marks != tt.marks {
				t.Errorf("after %q: %q marks %q", tt.after, h.Contents.Value, marks)
			}
		}
	})
}

// TestLanguageServerOutside: files of no ledger get nothing.
func TestLanguageServerOutside(t *testing.T) {
	e := openEditor(t, lsp.UTF16, map[string]string{"ledger/allies.yaml": "", "ledger/a.md": "# A\n\n## 2026-02-30\n", "notes/plain.md": "# Plain\n"})
	e.open("notes/plain.md") // the folder that is open is none: nobody said so, and it holds nobody
	if got := e.request("textDocument/hover", e.at("notes/plain.md", "# Pl")); string(got) != "null" {
		t.Errorf("%s", got)
	}
	e.open("ledger/a.md") // has its own ledger above
	if got := e.problems("ledger/a.md"); !strings.Contains(got, "date 2026-02-30") {
		t.Error(got)
	}
	for _, uri := range []string{"untitled:Untitled-1", "file:///nowhere/at/all.md", "%%"} {
		e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument": {"uri": %q, "version": 1, "text": "# X\n\n## 2026-02-30\n"}}`, uri))
		if got := e.request("textDocument/hover", fmt.Sprintf(`{"textDocument": {"uri": %q}, "position": {"line": 0, "character": 3}}`, uri)); string(got) != "null" {
			t.Errorf("%s: %s", uri, got)
		}
	}
}

// TestLanguageServerLifecycle: what the protocol says of its beginning and end.
func TestLanguageServerLifecycle(t *testing.T) {
	e := newScripted(t, editorLedger)
	if got := e.ask("textDocument/hover", `{}`); got.Error == nil || got.Error.Code != -32002 {
		t.Errorf("before initialize: %+v", got)
	}
	e.notify("textDocument/didOpen", `{}`)
	e.begin(`{}`)
	e.open("Dana Okafor.md")
	e.problems("Dana Okafor.md")
	if got := e.ask("initialize", `{}`); got.Error == nil || got.Error.Code != -32600 {
		t.Errorf("a second initialize: %+v", got)
	}
	if got := e.ask("textDocument/hover", `{"textDocument": 5}`); got.Error == nil || got.Error.Code != -32602 {
		t.Errorf("params of another kind: %+v", got)
	}
	e.notify("$/setTrace", `{"value": "off"}`)
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument": {"uri": %q, "version": 9}, "contentChanges": [{"text": %s}]}`, e.uri("Ravi Patel.md"), quoted(strings.Repeat("x", 17<<20)))) // costs itself
	e.request("shutdown", `null`)
	if got := e.ask("textDocument/hover", `{}`); got.Error == nil || got.Error.Code != -32600 {
		t.Errorf("after shutdown: %+v", got)
	}
	e.notify("exit", `null`)
	if status := e.ended(); status != 0 || e.stderr.Len() > 0 {
		t.Errorf("exit status %d: %s", status, e.stderr.String())
	}
	for _, rude := range []func(e *scripted){
		func(e *scripted) { e.notify("exit", `null`) },
		func(e *scripted) { _ = e.to.Close() },
	} {
		e := openEditor(t, lsp.UTF16, editorLedger)
		rude(e)
		if status := e.ended(); status != 1 {
			t.Errorf("leaves without shutdown: exit status %d", status)
		}
	}
}

// TestLanguageServerFolders: several ledgers at once, and folders that come and
// go while one works.
func TestLanguageServerFolders(t *testing.T) {
	e := newScripted(t, map[string]string{
		"one/allies.yaml": "", "one/a.md": "# A\n\nSee [[B]].\n\n## 2026-01-01 x\n",
		"two 会/allies.yaml": "", "two 会/b.md": "# B\n\nSee [[A]].\n\n## 2026-01-01 x\n",
		"two 会/office/c.md": "# C\n\n## 2026-01-01 x\n\n- gave 2x time: y\n",
	})
	folder := func(name string) string { return fmt.Sprintf(`{"uri": %q, "name": "x"}`, e.uri(name)) }
	e.request("initialize", fmt.Sprintf(`{"workspaceFolders": [%s], "capabilities": %s}`, folder("one"), strings.Replace(allCapabilities, "ENCODING", "utf-16", 1)))
	e.notify("initialized", `{}`)
	e.until("one/a.md", "link [[B]]")
	e.notify("workspace/didChangeWorkspaceFolders", fmt.Sprintf(`{"event": {"added": [%s], "removed": []}}`, folder("two 会")))
	e.until("two 会/b.md", "link [[A]]") // each ledger knows its own
	e.open("two 会/office/c.md")
	if got := e.problems("two 会/office/c.md"); got != "amount 2x" {
		t.Error(got)
	}
	var found []lsp.Symbol
	if e.read(e.request("workspace/symbol", `{"query": ""}`), &found); len(found) != 3 {
		t.Errorf("%+v", found)
	}
	e.notify("workspace/didChangeWorkspaceFolders", fmt.Sprintf(`{"event": {"added": [], "removed": [%s]}}`, folder("one")))
	e.until("one/a.md", "")
	if e.read(e.request("workspace/symbol", `{"query": ""}`), &found); len(found) != 2 {
		t.Errorf("%+v", found)
	}
}

// TestLanguageServerTellsWhatIsKnown: options that the protocol keeps for editors
// that know them go to those alone.
func TestLanguageServerTellsWhatIsKnown(t *testing.T) {
	for asked, want := range map[string]string{
		`{}`: "true <nil>",
		`{"textDocument": {"rename": {"prepareSupport": true}, "codeAction": {"codeActionLiteralSupport": {}}}}`: "map[prepareProvider:true] map[codeActionKinds:[quickfix refactor.rewrite source.fixAll]]",
	} {
		e := newScripted(t, editorLedger)
		var told struct {
			Capabilities struct{ RenameProvider, CodeActionProvider any }
		}
		e.read(e.request("initialize", fmt.Sprintf(`{"capabilities": %s}`, asked)), &told)
		if got := fmt.Sprint(told.Capabilities.RenameProvider, " ", told.Capabilities.CodeActionProvider); got != want {
			t.Errorf("%s: %s, want %s", asked, got, want)
		}
	}
}

// TestLanguageServerFoldsOnce: a page is folded once, however many were there.
func TestLanguageServerFoldsOnce(t *testing.T) {
	e := openEditor(t, lsp.UTF16, map[string]string{
		"allies.yaml": "", "a.md": "# A\n", "b.md": "# B\n", "2026-11-12 Sync.md": "---\nattendees: [A, B]\n---\n# Sync\n\nWe met.\n",
	})
	e.open("2026-11-12 Sync.md")
	if got := string(e.request("textDocument/foldingRange", e.of("2026-11-12 Sync.md"))); got != `[{"startLine":3,"endLine":5,"kind":"region"}]` {
		t.Error(got)
	}
}

// TestLanguageServerLargeFile: a file of 16 MiB costs nothing but itself.
func TestLanguageServerLargeFile(t *testing.T) {
	e := openEditor(t, lsp.UTF16, editorLedger)
	large := fmt.Sprintf(`{"textDocument": {"uri": %q, "languageId": "markdown", "version": 1, "text": %s}}`, e.uri("large.md"), quoted(strings.Repeat("- x\n", 4<<20)))
	e.notify("textDocument/didOpen", large)
	for m := e.hear(); m.Error == nil; m = e.hear() {
	}
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument": {"uri": %q, "version": 2}, "contentChanges": [{"text": "x"}]}`, e.uri("large.md"))) // of a file that it does not know
	e.open("Ravi Patel.md")
	if got := e.problems("Ravi Patel.md"); got != "amount 2x" {
		t.Error(got)
	}
}

// TestLanguageServerSaved: what another program wrote counts once nothing is
// open in its place, also for an editor that tells of no files.
func TestLanguageServerSaved(t *testing.T) {
	e := newScripted(t, map[string]string{"allies.yaml": "", "a.md": "# A\n\n## 2026-01-01 x\n"})
	e.begin(`{}`)
	e.open("a.md")
	e.problems("a.md")
	e.write("b.md", "# B\n\n## 2026-01-01 x\n\n- gave 2x time: y\n") // the system tells of it
	e.until("b.md", "amount 2x")
	if len(e.asked) > 0 {
		t.Errorf("asked for %s", e.asked)
	}
}

// TestLanguageServerConflictCopies: a copy that a sync tool makes is named as soon as
// it is there, and is an ally's file while it has nothing in common with the other.
func TestLanguageServerConflictCopies(t *testing.T) {
	const copy = "a.sync-conflict-20260101-120000-ABCDEFG.md"
	for _, capabilities := range []string{`{}`, `{"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}`} {
		e := newScripted(t, map[string]string{"allies.yaml": "", "a.md": "# A\n\n## 2026-01-01 x\n"})
		e.begin(capabilities)
		e.open("a.md")
		e.problems("a.md")
		e.write(copy, "# A\n\n## 2026-01-01 x\n\n- gave 2h time: y\n")
		if capabilities != `{}` { // else the system tells of it
			e.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes": [{"uri": %q, "type": 1}]}`, e.uri(copy)))
		}
		e.until(copy, "conflict #")
		e.replace("a.md", "2026-01-01 x", "2026-01-02 x")
		e.until(copy, "name-clash A")
		e.replace("a.md", "2026-01-02 x", "2026-01-01 x")
		e.until(copy, "conflict #")
		e.open(copy)
		e.replace(copy, "2026-01-01 x", "2026-01-03 x")
		if got := e.problems(copy); got != "name-clash A" {
			t.Errorf("of its own: %s", got)
		}
		e.replace(copy, "2026-01-03 x", "2026-01-01 x")
		if got := e.problems(copy); got != "conflict #" {
			t.Errorf("a copy again: %s", got)
		}
	}
}

// TestLanguageServerEverywhere asks everything about each line of the example
// ledgers: no request fails, and what is offered can be applied.
func TestLanguageServerEverywhere(t *testing.T) {
	for _, name := range []string{"community", "team-lead"} {
		files := map[string]string{}
		root := filepath.Join("..", "..", "examples", name)
		err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			src, err := os.ReadFile(path)
			inside, _ := filepath.Rel(root, path)
			files[filepath.ToSlash(inside)] = string(src)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		e := openEditor(t, lsp.UTF16, files)
		for file, text := range files {
			if !strings.HasSuffix(file, ".md") || len(text) > 2500 {
				continue
			}
			e.open(file)
			for _, method := range []string{"documentLink", "documentSymbol", "foldingRange", "codeLens", "formatting"} {
				e.request("textDocument/"+method, e.of(file))
			}
			for n := range e.texts[file].Lines() {
				place := lsp.Position{Line: n, Character: len(e.texts[file].Line(n)) / 2}
				at := fmt.Sprintf(`{"textDocument": {"uri": %q}, "position": %s}`, e.uri(file), quoted(place))
				for _, method := range []string{"hover", "completion", "definition", "references", "prepareRename"} {
					e.request("textDocument/"+method, at)
				}
				e.request("textDocument/codeAction", fmt.Sprintf(`{"textDocument": {"uri": %q}, "range": %s, "context": {"diagnostics": []}}`, e.uri(file), quoted(lsp.Range{Start: place, End: place})))
			}
		}
		if status := e.leave(); status != 0 || e.stderr.Len() > 0 {
			t.Errorf("exit status %d: %s", status, e.stderr.String())
		}
	}
}
