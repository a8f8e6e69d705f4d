package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"allies/cmd/allies/internal/lsp"
)

// applied is what the files hold once a workspace edit is made; renamed and new
// files are among them.
func (e *scripted) applied(edit json.RawMessage) map[string]string {
	e.t.Helper()
	var w struct {
		Changes         map[lsp.URI][]lsp.TextEdit
		DocumentChanges []struct {
			lsp.FileOperation
			Document lsp.Document   `json:"textDocument"`
			Edits    []lsp.TextEdit `json:"edits"`
		}
	}
	e.read(edit, &w)
	after := map[string]string{}
	nameOf := func(uri lsp.URI) string {
		path, _ := uri.Path()
		return strings.TrimPrefix(strings.TrimPrefix(path, e.dir), "/")
	}
	change := func(uri lsp.URI, edits []lsp.TextEdit) {
		name := nameOf(uri)
		text := lsp.NewText("", e.encoding)
		if open := e.texts[name]; open != nil {
			text = lsp.NewText(open.Content, e.encoding)
		} else if src, ok := editorLedger[name]; ok {
			text = lsp.NewText(src, e.encoding)
		}
		after[name] = edited(text, edits)
	}
	for uri, edits := range w.Changes {
		change(uri, edits)
	}
	for _, c := range w.DocumentChanges {
		switch c.Kind {
		case "rename":
			after[nameOf(c.NewURI)] = after[nameOf(c.OldURI)]
			delete(after, nameOf(c.OldURI))
		case "create":
			after[nameOf(c.URI)] = ""
		default:
			if open := e.texts[nameOf(c.Document.URI)]; open != nil && (c.Document.Version == nil || *c.Document.Version != e.versions[nameOf(c.Document.URI)]) {
				e.t.Errorf("an edit of another version of %s", nameOf(c.Document.URI))
			}
			change(c.Document.URI, c.Edits)
		}
	}
	return after
}

// edited is a text after edits of it, which are all of the text as it was.
func edited(text *lsp.Text, edits []lsp.TextEdit) string {
	slices.SortStableFunc(edits, func(a, b lsp.TextEdit) int { return text.Offset(b.Range.Start) - text.Offset(a.Range.Start) })
	for _, edit := range edits {
		text.Change(lsp.ContentChange{Range: &edit.Range, Text: edit.NewText})
	}
	return text.Content
}

// actions are those that are offered after a text, by their titles.
func (e *scripted) actions(name, after string) map[string]json.RawMessage {
	e.t.Helper()
	at := strings.Index(e.texts[name].Content, after) + len(after)
	place := e.texts[name].Position(at)
	var all []struct {
		Title string
		Edit  json.RawMessage
	}
	e.read(e.request("textDocument/codeAction", fmt.Sprintf(`{"textDocument": {"uri": %q}, "range": %s, "context": {"diagnostics": []}}`, e.uri(name), quoted(lsp.Range{Start: place, End: place}))), &all)
	found := map[string]json.RawMessage{}
	for _, a := range all {
		found[a.Title] = a.Edit
	}
	return found
}

// TestLanguageServerRename: the name, the file and every link, in files that are
// open and in those that are not.
func TestLanguageServerRename(t *testing.T) {
	inEachEncoding(t, func(t *testing.T, e *scripted) {
		e.open("Ravi Patel.md")
		e.replace("Ravi Patel.md", "📅 会う [[Dana", "📅📅 会う [[Dana") // not saved
		var place struct{ Placeholder string }
		e.read(e.request("textDocument/prepareRename", e.at("Ravi Patel.md", "[[Da")), &place)
		if place.Placeholder != "Dana Okafor" {
			t.Error(place)
		}
		params := strings.TrimSuffix(e.at("Ravi Patel.md", "[[Da"), "}") + `, "newName": "Zoë 会 Bello"}`
		after := e.applied(e.request("textDocument/rename", params))
		if got := slices.Sorted(maps.Keys(after)); strings.Join(got, "; ") != "Ravi Patel.md; Zoë 会 Bello.md; meetings/2026-11-12 会う.md" {
			t.Errorf("%q", got)
		}
		if got := after["Ravi Patel.md"]; got != strings.Replace(e.texts["Ravi Patel.md"].Content, "Dana Okafor", "Zoë 会 Bello", 1) {
			t.Error(got)
		}
		if got := after["Zoë 会 Bello.md"]; got != strings.Replace(editorLedger["Dana Okafor.md"], "# Dana Okafor", "# Zoë 会 Bello", 1) {
			t.Error(got)
		}
		if got := after["meetings/2026-11-12 会う.md"]; !strings.Contains(got, "attendees: [Zoë 会 Bello]") {
			t.Error(got)
		}
		for _, name := range []string{"Ravi Patel", "", "a\x07b"} {
			params := strings.TrimSuffix(e.at("Ravi Patel.md", "[[Da"), "}") + `, "newName": ` + quoted(name) + `}`
			if got := e.ask("textDocument/rename", params); got.Error == nil || got.Error.Code != -32803 {
				t.Errorf("%q: %+v", name, got)
			}
		}
	})
}

// TestLanguageServerRenameInPlace: an editor that renames no files keeps them.
func TestLanguageServerRenameInPlace(t *testing.T) {
	e := newScripted(t, editorLedger)
	e.begin(`{}`)
	e.open("Dana Okafor.md")
	params := strings.TrimSuffix(e.at("Dana Okafor.md", "# Da"), "}") + `, "newName": "Zoë"}`
	after := e.applied(e.request("textDocument/rename", params))
	if got := after["Dana Okafor.md"]; !strings.HasPrefix(got, "---\nname: Zoë\ncadence:") && !strings.Contains(got, "name: Zoë\n---\n\n# Zoë\n") {
		t.Errorf("%s", got)
	}
	if got := after["Ravi Patel.md"]; !strings.Contains(got, "[[Zoë]]") {
		t.Errorf("%s", got)
	}
}

// TestLanguageServerActions: each cure, a file for somebody unknown, a tick, and
// thanks.
func TestLanguageServerActions(t *testing.T) {
	inEachEncoding(t, func(t *testing.T, e *scripted) {
		const dana, page = "Dana Okafor.md", "meetings/2026-11-12 会う.md"
		e.open(dana)
		e.open(page)
		text := editorLedger[dana]
		for _, tt := range []struct{ old, now, after, title, file, want string }{
			{"gave 2h feedback: 📅", "gave 2h feedbak: 📅", "feedb", "cure kind: feedback", dana, "gave 2h feedback: 📅"},
			{"gave 2h feedback: 📅", "gave 2h feedback 📅", "feedb", "cure almost-entry: gave 2h feedback: 📅 会う her draft", dana, "gave 2h feedback: 📅"},
			{"[[Ravi Patel|R]] 📅", "[[Amina Yusuf]] 📅", "[[Am", "make a file for Amina Yusuf", "Amina Yusuf.md", "# Amina Yusuf"},
			{"", "", "📅 send", "kept today: 📅 send 会う the budget by 2026-12-01", dana, "- [x] 📅 send 会う the budget by 2026-12-01 ✅ 2026-11-22\n"},
			{"", "", "📅 send", "drop it: 📅 send 会う the budget by 2026-12-01", dana, "- [-] 📅 send 会う the budget by 2026-12-01 ❌ 2026-11-22\n"},
			{"- [ ] 📅 send 会う the budget by 2026-12-01", "- [x] 📅 send 会う the budget by 2026-12-01 ✅ 2026-11-22", "📅 send", "open it again: 📅 send 会う the budget by 2026-12-01 ✅ 2026-11-22", dana, "- [ ] 📅 send 会う the budget by 2026-12-01\n"},
			{"", "", "got intro", "thanked today for the introduction to R 📅", dana, "- thanked: for the introduction to R 📅\n"},
		} {
			if tt.old != "" {
				e.replace(dana, tt.old, tt.now)
			}
			found := e.actions(dana, tt.after)
			if found[tt.title] == nil {
				t.Errorf("no %q among %q", tt.title, slices.Sorted(maps.Keys(found)))
				continue
			}
			if got := e.applied(found[tt.title]); len(got) != 1 || !strings.Contains(got[tt.file], tt.want) {
				t.Errorf("%s: %q", tt.title, got)
			}
			e.replace(dana, e.texts[dana].Content, text)
		}
		e.replace(dana, "- got introduction", "- thanked: at once\n- got introduction")
		for title := range e.actions(dana, "got intro") {
			t.Errorf("with thanks noted: %s", title)
		}
		e.replace(dana, e.texts[dana].Content, text)
		e.replace(page, "gave 3 feedback", "gave 3 feedback") // a page is written too, where one asks for it
		e.replace(page, "📅 gave no kind", "[ ] [[Dana Okafor]]: 📅 call")
		if got := e.applied(e.actions(page, "📅 call")["kept today: Dana Okafor: 📅 call"]); !strings.Contains(got[page], "- [x] [[Dana Okafor]]: 📅 call ✅ 2026-11-22\n") {
			t.Errorf("%q", got)
		}
	})
}

// TestLanguageServerFormat is allies fmt on what the editor shows.
func TestLanguageServerFormat(t *testing.T) {
	inEachEncoding(t, func(t *testing.T, e *scripted) {
		const dana = "Dana Okafor.md"
		e.open(dana)
		e.replace(dana, "- gave 2h feedback: 📅", "- Gave 2 hours   feedback : 📅")
		e.replace(dana, "## 2026-11-10 📅", "## 2026-11-10: 📅")
		var edits []lsp.TextEdit
		e.read(e.request("textDocument/formatting", e.of(dana)), &edits)
		if got := edited(lsp.NewText(e.texts[dana].Content, e.encoding), edits); got != editorLedger[dana] || len(edits) == 0 {
			t.Errorf("%d edits: %s", len(edits), got)
		}
	})
}

// TestLanguageServerNavigation: where names lead, who names whom, what a file
// holds.
func TestLanguageServerNavigation(t *testing.T) {
	inEachEncoding(t, func(t *testing.T, e *scripted) {
		const dana, ravi, page = "Dana Okafor.md", "Ravi Patel.md", "meetings/2026-11-12 会う.md"
		for _, name := range []string{dana, ravi, page} {
			e.open(name)
		}
		shown := func(l lsp.Location) string {
			path, _ := l.URI.Path()
			name := strings.TrimPrefix(path, e.dir+"/")
			text := e.texts[name]
			return name + ": " + text.Content[text.Offset(l.Range.Start):text.Offset(l.Range.End)]
		}
		var home lsp.Location
		e.read(e.request("textDocument/definition", e.at(ravi, "📅 会う [[Da")), &home)
		if got := shown(home); got != dana+": Dana Okafor" {
			t.Error(got)
		}
		if got := e.request("textDocument/definition", e.at(dana, "Met 会")); string(got) != "null" {
			t.Errorf("of nobody: %s", got)
		}
		var places []lsp.Location
		e.read(e.request("textDocument/references", e.at(dana, "# Da")), &places)
		var all []string
		for _, place := range places {
			all = append(all, shown(place))
		}
		if got, want := strings.Join(all, "; "), dana+": Dana Okafor; "+ravi+": [[Dana Okafor]]; "+page+": Dana Okafor"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		var links []lsp.Link
		e.read(e.request("textDocument/documentLink", e.of(dana)), &links)
		all = nil
		for _, l := range links {
			path, _ := l.Target.Path()
			all = append(all, shown(lsp.Location{URI: e.uri(dana), Range: l.Range})+" → "+strings.TrimPrefix(path, e.dir+"/"))
		}
		if got, want := strings.Join(all, "; "), dana+": [[Ravi Patel]] → "+ravi+"; "+dana+": [[Ravi Patel]] → "+ravi+"; "+dana+": [[Ravi Patel|R]] → "+ravi; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		var symbols []lsp.DocumentSymbol
		e.read(e.request("textDocument/documentSymbol", e.of(dana)), &symbols)
		if len(symbols) != 1 || symbols[0].Name != "2026-11-10 📅 Coffee with [[Ravi Patel]]" || len(symbols[0].Children) != 3 ||
			symbols[0].Children[2].Name != "[ ] 📅 send 会う the budget by 2026-12-01" ||
			shown(lsp.Location{URI: e.uri(dana), Range: symbols[0].Children[0].Range}) != dana+": gave 2h feedback: 📅 会う her draft" {
			t.Errorf("%+v", symbols)
		}
		e.read(e.request("textDocument/documentSymbol", e.of(page)), &symbols)
		if len(symbols) != 1 || !strings.HasPrefix(symbols[0].Name, "Dana Okafor: 2026-11-12") {
			t.Errorf("%+v", symbols)
		}
		var found []lsp.Symbol
		e.read(e.request("workspace/symbol", `{"query": "oka"}`), &found)
		if len(found) != 1 || shown(found[0].Location) != dana+": Dana Okafor" {
			t.Errorf("%+v", found)
		}
		var folds []lsp.Fold
		e.read(e.request("textDocument/foldingRange", e.of(dana)), &folds)
		if len(folds) != 2 || folds[0] != (lsp.Fold{Start: 0, End: 4, Kind: "region"}) || folds[1] != (lsp.Fold{Start: 10, End: 14, Kind: "region"}) {
			t.Errorf("%+v", folds)
		}
		var hints []lsp.Hint
		e.read(e.request("textDocument/inlayHint", fmt.Sprintf(`{"textDocument": {"uri": %q}, "range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}}`, e.uri(dana))), &hints)
		if len(hints) != 1 || hints[0].Label != "net +4 · last 10 days ago · due in 4 weeks" || hints[0].Position != e.texts[dana].Position(strings.Index(editorLedger[dana], "# Dana Okafor")+len("# Dana Okafor")) {
			t.Errorf("%+v", hints)
		}
		var lenses []lsp.Lens
		e.read(e.request("textDocument/codeLens", e.of(dana)), &lenses)
		if len(lenses) != 1 || lenses[0].Command.Title != hints[0].Label {
			t.Errorf("%+v", lenses)
		}
	})
}
