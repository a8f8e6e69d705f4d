package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"allies/cmd/allies/internal/assistant"
	"allies/cmd/allies/internal/mcp"
)

// assistantDay is the day on which assistants ask.
var assistantDay = time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)

// talk is a server of one ledger that answers in memory.
type talk struct {
	dir   string
	flags []string
}

// say sends lines to a server and returns the lines that it answers.
func (k talk) say(t *testing.T, lines ...string) []string {
	t.Helper()
	var out, said bytes.Buffer
	env := surroundings(t.TempDir())
	status := run(world{
		ctx: t.Context(), args: append([]string{"mcp", "-C", k.dir}, k.flags...), env: func(name string) string { return env[name] },
		stdin: strings.NewReader(strings.Join(lines, "\n") + "\n"), stdout: &out, stderr: &said,
		now: func() time.Time { return assistantDay },
	})
	if status != statusDone || said.Len() > 0 {
		t.Fatalf("exit status %d, on stderr:\n%s", status, said.String())
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

// reply is an answer, read as a client does.
type reply struct {
	ID     any
	Error  *struct{ Message string }
	Result struct {
		Content           []struct{ Type, Text string }
		StructuredContent json.RawMessage
		IsError           bool
		Meta              map[string]json.RawMessage `json:"_meta"`
		Tools             []toolListed
		Resources         []struct{ URI, Name string }
		NextCursor        string
		Contents          []struct{ URI, MimeType, Text string }
	}
}

// text is all that an answer says.
func (r reply) text() string {
	said := string(r.Result.StructuredContent)
	for _, c := range r.Result.Content {
		said += "\n" + c.Text
	}
	return said
}

type toolListed struct {
	Name, Description         string
	InputSchema, OutputSchema map[string]any
}

// ask sends one request.
func (k talk) ask(t *testing.T, method string, params any) reply {
	t.Helper()
	var got reply
	answer := k.say(t, request(t, 1, method, params))[0]
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	return got
}

func (k talk) call(t *testing.T, name string, args map[string]any) reply {
	t.Helper()
	return k.ask(t, "tools/call", map[string]any{"name": name, "arguments": args})
}

func request(t *testing.T, id int, method string, params any) string {
	t.Helper()
	text, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// examplesFolder is where a whole ledger lies.
func exampleLedger(name string) string { return filepath.Join("..", "..", "examples", name) }

// toolQuestion is what an assistant asks, and what a user would type.
type toolQuestion struct {
	ledger, tool string
	args         map[string]any
	typed        string
}

type given = map[string]any

// questions are asked of ledgers with private things in them too.
var questions = []toolQuestion{
	{"team-lead", "report", nil, "report"},
	{"team-lead", "report", given{"query": "Ruth"}, "report Ruth"},
	{"team-lead", "report", given{"query": "reach:outside not:Ruth"}, "report reach:outside not:Ruth"},
	{"team-lead", "report", given{"period": "2026Q3"}, "report -p 2026Q3"},
	{"team-lead", "report", given{"begin": "2026-01", "end": "2026-04"}, "report -b 2026-01 -e 2026-04"},
	{"community", "report", nil, "report"},
	{"first-ally", "report", nil, "report"},
	{"team-lead", "next", nil, "next"},
	{"team-lead", "next", given{"n": 1}, "next -n 1"},
	{"team-lead", "next", given{"n": 20, "query": "reach:org"}, "next -n 20 reach:org"},
	{"community", "next", given{"n": 3}, "next -n 3"},
	{"first-ally", "next", nil, "next"},
	{"team-lead", "due", nil, "due"},
	{"team-lead", "due", given{"within": "30d"}, "due --within 30d"},
	{"team-lead", "due", given{"query": "is:overdue"}, "due is:overdue"},
	{"community", "due", given{"within": "6w", "query": "Juho or Morag"}, "due --within 6w Juho or Morag"},
	{"team-lead", "promises", nil, "promises"},
	{"team-lead", "promises", given{"mine": true}, "promises --mine"},
	{"team-lead", "promises", given{"theirs": true, "all": true}, "promises --theirs --all"},
	{"community", "promises", given{"query": "Sefa", "all": true}, "promises --all Sefa"},
	{"team-lead", "balance", nil, "balance"},
	{"team-lead", "balance", given{"by": []string{"kind"}}, "balance --by kind"},
	{"team-lead", "balance", given{"by": []string{"ally", "month"}, "period": "2026Q3"}, "balance --by ally --by month -p 2026Q3"},
	{"team-lead", "balance", given{"sort": "net", "n": 3, "units": true}, "balance --sort net -n 3 --units"},
	{"community", "balance", given{"all": true, "by": []string{"year"}}, "balance --all --by year"},
	{"community", "balance", given{"by": []string{"tag"}}, "balance --by tag"},
	{"team-lead", "show", given{"name": "Ruth"}, "show Ruth"},
	{"team-lead", "show", given{"name": "Kofi Amponsah"}, "show Kofi Amponsah"},
	{"team-lead", "show", given{"name": "Quang Lê"}, "show Quang Le"},
	{"community", "show", given{"name": "Hortense"}, "show Hortense"},
	{"community", "show", given{"name": "Thandeka", "period": "2026"}, "show Thandeka -p 2026"},
	{"first-ally", "show", given{"name": "Ada"}, "show Ada"},
	{"team-lead", "ask", given{"kind": "introduction"}, "ask introduction"},
	{"team-lead", "ask", given{"kind": "feedback"}, "ask feedback"},
	{"community", "ask", given{"kind": "guidance"}, "ask guidance"},
	{"first-ally", "ask", given{"kind": "time"}, "ask time"},
	{"team-lead", "check", nil, "check"},
	{"community", "check", given{"strict": true}, "check --strict"},
	{"community", "check", given{"only": []string{"link", "date"}}, "check --only link,date"},
	{"team-lead", "query", nil, "list"},
	{"team-lead", "query", given{"query": "tag:people", "sort": "last"}, "list --sort last tag:people"},
	{"team-lead", "query", given{"query": `text:"spare parts" kind:time`}, "list 'text:spare parts' kind:time"},
	{"community", "query", given{"query": "is:owing", "sort": "due"}, "list --sort due is:owing"},
	{"first-ally", "query", given{"query": "nobody"}, "list nobody"},
	{"community", "query", given{"query": "Juho or Morag"}, "list 'Juho or Morag'"},
	{"community", "query", given{"query": "kind:feedback or Morag"}, "list 'kind:feedback or Morag'"},
	{"team-lead", "query", given{"query": "reach:outside not:Ruth"}, "list 'reach:outside not:Ruth'"},
}

// TestAnswersAreTheJSON: what an assistant gets is to the letter what -O json
// says, and fits the schema of its tool.
func TestAnswersAreTheJSON(t *testing.T) {
	if len(questions) < 40 {
		t.Fatalf("%d questions", len(questions))
	}
	schemas := map[string]schema{}
	for _, listed := range (talk{dir: exampleLedger("team-lead")}).ask(t, "tools/list", nil).Result.Tools {
		schemas[listed.Name] = schema{listed.OutputSchema}
	}
	for _, q := range questions {
		t.Run(q.ledger+" "+q.typed, func(t *testing.T) {
			got := talk{exampleLedger(q.ledger), []string{"--include-private"}}.call(t, q.tool, q.args).Result
			if got.IsError || len(got.Content) != 2 || got.Content[0].Text != string(got.StructuredContent) {
				t.Fatalf("%+v", got)
			}
			if want := asJSONText(t, append(shellWords(q.typed), "-C", exampleLedger(q.ledger))); string(got.StructuredContent) != want {
				t.Errorf("the tool says\n%s\nthe command\n%s", got.StructuredContent, want)
			}
			var value any
			if err := json.Unmarshal(got.StructuredContent, &value); err != nil {
				t.Fatal(err)
			}
			schemas[q.tool].check(t, q.tool, value, schemas[q.tool].root)
		})
	}
}

// asJSONText is what a command prints as json, on one line.
func asJSONText(t *testing.T, args []string) string {
	t.Helper()
	var out, said, line bytes.Buffer
	run(world{
		ctx: t.Context(), args: append(args, "-O", "json"), env: func(string) string { return "" },
		stdin: strings.NewReader(""), stdout: &out, stderr: &said, now: func() time.Time { return assistantDay },
	})
	if err := json.Compact(&line, out.Bytes()); err != nil {
		t.Fatalf("%v: %s%s", err, out.String(), said.String())
	}
	return line.String()
}

// TestWhatIsOpenIsAnsweredAlike: where nothing is private, an assistant without
// --include-private gets the same.
func TestWhatIsOpenIsAnsweredAlike(t *testing.T) {
	dir := inLedger(t, map[string]string{
		"dana.md":            "---\ncadence: 2w\noffers: [time]\nneeds: [feedback]\n---\n# Dana\n\nTells jokes.\n\n## 2026-10-01 Tea #tea\n\n- got 2h time: the move #boxes\n- gaev 1h time: x\n- [ ] call\n",
		"team/2026-11-20.md": "---\nattendees: [Dana]\n---\n# Sync\n\nWe met.\n\n- gave Dana 1h feedback: slides\n",
	})
	for tool, typed := range map[string]string{
		"report": "report", "next": "next", "due": "due", "promises": "promises", "balance": "balance", "show": "show Dana",
		"ask": "ask time", "check": "check", "query": "list",
	} {
		args := given{}
		switch tool {
		case "show":
			args["name"] = "Dana"
		case "ask":
			args["kind"] = "time"
		}
		if got, want := string(talk{dir: dir}.call(t, tool, args).Result.StructuredContent), asJSONText(t, append(strings.Fields(typed), "-C", dir)); got != want {
			t.Errorf("%s says\n%s\nthe command\n%s", tool, got, want)
		}
	}
}

// TestAssistantsMendWhatTheySay: a wrong argument is answered in words that say
// what is right.
func TestAssistantsMendWhatTheySay(t *testing.T) {
	k := talk{exampleLedger("team-lead"), []string{"--write"}}
	for _, c := range []struct {
		tool string
		args given
		says string
	}{
		{"show", given{}, "name is missing"},
		{"show", given{"name": 7}, "name is not a text"},
		{"show", given{"name": "Ruth", "Name": "x"}, `no argument "Name"; there are: name`},
		{"show", given{"name": "Rut Abendrot"}, "did you mean Ruth Abendroth?"},
		{"show", given{"name": "a\x00b"}, "U+0000"},
		{"next", given{"n": 1.5}, "n is not a whole number"},
		{"next", given{"n": -1}, "-n counts allies"},
		{"next", given{"into": "today.md"}, `no argument "into"`},
		{"due", given{"within": "--include-private"}, "--include-private"},
		{"balance", given{"by": []string{"size"}}, "by is one of: ally, kind"},
		{"balance", given{"by": "ally"}, "by is not a list of texts"},
		{"promises", given{"all": "yes"}, "all is not true or false"},
		{"ask", given{"kind": "feedbak"}, "did you mean feedback?"},
		{"query", given{"query": `text:"open`}, "quote"},
		{"query", given{"query": "KEY:x"}, "KEY"},
		{"check", given{"fix": true}, `no argument "fix"`},
		{"log", given{"name": "Ruth", "line": "[ ] send it by 2026-02-30", "dry_run": true}, "2026-02-30"},
		{"log", given{"name": "Ruth", "line": " "}, "line is empty: nothing is logged"},
		{"done", given{"name": "Ruth", "n": 99}, "there is no promise 99"},
		{"done", given{"name": "Ruth", "n": 1, "line": "roofs"}, "leave one out"},
		{"snooze", given{"name": "Ruth", "day": "yesterday"}, "is not ahead"},
		{"new", given{"name": "Ruth Abendroth"}, "is taken"},
		{"new", given{"name": "Ruth\u202ebad"}, "invisible"},
	} {
		got := k.call(t, c.tool, c.args)
		if !got.Result.IsError || got.Result.StructuredContent != nil || !strings.Contains(got.Result.Content[0].Text, c.says) {
			t.Errorf("%s %v: %+v\nwithout %q", c.tool, c.args, got.Result, c.says)
		}
	}
	for _, c := range []struct{ method, params, says string }{
		{"tools/call", `{"name":"rm"}`, `no tool "rm" here; there are: report, next`},
		{"tools/call", `{"arguments":{}}`, "needs name"},
		{"tools/call", `{"name":"next","arguments":[]}`, "no object"},
		{"prompts/get", `{"name":"x"}`, `no prompt "x"`},
		{"prompts/get", `{"name":"weekly_review","arguments":{"week":"1"}}`, `no argument "week"`},
		{"resources/read", `{"uri":"allies://ally/../../etc/passwd"}`, "no such resource"},
		{"resources/read", `{"uri":"file:///etc/passwd"}`, "no such resource"},
		{"resources/read", `{"uri":"allies://ally/me.md"}`, "no such resource"},
		{"resources/read", `{"uri":"allies://guide/nothing"}`, "no such resource"},
		{"resources/list", `{"cursor":"x"}`, "begin again"},
		{"nothing/here", `{}`, "there is no method"},
	} {
		if got := k.ask(t, c.method, json.RawMessage(c.params)); got.Error == nil || !strings.Contains(got.Error.Message, c.says) {
			t.Errorf("%s %s: %+v", c.method, c.params, got)
		}
	}
}

// TestWritingIsAskedFor: without --write no tool writes, and none is listed.
func TestWritingIsAskedFor(t *testing.T) {
	dir := inLedger(t, map[string]string{"dana.md": "# Dana\n"})
	var reading, all []string
	for _, tool := range (talk{dir: dir}).ask(t, "tools/list", nil).Result.Tools {
		reading = append(reading, tool.Name)
	}
	for _, tool := range (talk{dir, []string{"--write"}}).ask(t, "tools/list", nil).Result.Tools {
		all = append(all, tool.Name)
	}
	if got := strings.Join(reading, " "); got != "report next due promises balance show ask check query" {
		t.Errorf("tools: %s", got)
	}
	if got := strings.TrimPrefix(strings.Join(all, " "), strings.Join(reading, " ")); got != " log done snooze new" {
		t.Errorf("tools with --write: %s", got)
	}
	if got := (talk{dir: dir}).call(t, "log", given{"name": "Dana", "line": "met"}); got.Error == nil {
		t.Errorf("log without --write: %+v", got)
	}
	if text := readFile(t, dir, "dana.md"); text != "# Dana\n" {
		t.Errorf("dana.md is %q", text)
	}
}

// TestDoneWithNoText: a text without words stands in every promise and chooses
// none; beside a number it is as good as left out.
func TestDoneWithNoText(t *testing.T) {
	const text = "# Dana\n\n## 2026-11-01 Tea\n\n- [ ] send it\n"
	k := talk{inLedger(t, map[string]string{"dana.md": text}), []string{"--write"}}
	for _, line := range []string{"", " "} {
		var did assistant.Written
		unpack(t, k.call(t, "done", given{"name": "Dana", "line": line}), &did)
		if now := readFile(t, k.dir, "dana.md"); now != text || string(did.Printed) != " 1  send it  dana.md:5\n" {
			t.Errorf("%q: %+v, the file is %q", line, did, now)
		}
	}
	var did assistant.Written
	unpack(t, k.call(t, "done", given{"name": "Dana", "line": "", "n": 1}), &did)
	if len(did.Changes) != 1 || did.Changes[0].Line != 5 {
		t.Errorf("%+v", did)
	}
}

func readFile(t *testing.T, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestExpect: a writing tool changes the file that was read, and no other one.
func TestExpect(t *testing.T) {
	for _, text := range []string{
		"# Dana\n\n## 2026-11-01 Tea\n\n- [ ] send it\n", "\ufeff# Dana\r\n\r\n## 2026-11-01 Tea\r\n\r\n- [ ] send it", "---\nsnooze: 2026-12-24\n---\n# Dana\n\n- [ ] send it\n",
	} {
		for tool, args := range map[string]given{
			"log": {"line": "gave 1h time: x"}, "done": {"line": "send"}, "snooze": {"day": "3w"},
		} {
			dir := inLedger(t, map[string]string{"dana.md": text, "ravi.md": "# Ravi\n"})
			k := talk{dir, []string{"--write"}}
			args["name"] = "Dana"
			for _, other := range []string{hash([]byte("# Dana as it was before\n")), ""} {
				args["expect"] = other
				if got := k.call(t, tool, args).Result; !got.IsError || !strings.Contains(got.Content[0].Text, "dana.md has changed since it was read") {
					t.Errorf("%s of another file, %q: %+v", tool, other, got)
				}
			}
			if now := readFile(t, dir, "dana.md"); now != text {
				t.Errorf("%s wrote %q", tool, now)
			}
			var shown struct{ SHA256 string }
			unpack(t, k.call(t, "show", given{"name": "Dana"}), &shown)
			if shown.SHA256 != hash([]byte(text)) {
				t.Errorf("show gives %s, the file has %s", shown.SHA256, hash([]byte(text)))
			}
			args["expect"], args["dry_run"] = shown.SHA256, true
			var dry, did assistant.Written
			unpack(t, k.call(t, tool, args), &dry)
			if now := readFile(t, dir, "dana.md"); now != text || string(dry.SHA256) != shown.SHA256 || !strings.Contains(string(dry.Printed), "+++ ./dana.md") || !dry.DryRun {
				t.Errorf("%s as a dry run: %+v, the file is %q", tool, dry, now)
			}
			args["dry_run"] = false
			unpack(t, k.call(t, tool, args), &did)
			now := readFile(t, dir, "dana.md")
			if now == text || string(did.SHA256) != hash([]byte(now)) || len(did.Changes) != 1 || did.Changes[0] != dry.Changes[0] || did.Printed != "" {
				t.Errorf("%s: %+v, the file is %q", tool, did, now)
			}
			at := strings.Split(now, "\n")[did.Changes[0].Line-1]
			if !strings.Contains(at, map[string]string{"log": "gave 1h time: x", "done": "[x] send it", "snooze": "snooze: 2026-12-13"}[tool]) {
				t.Errorf("%s: line %d is %q", tool, did.Changes[0].Line, at)
			}
			delete(args, "dry_run")
		}
	}
}

// unpack reads what a tool answers.
func unpack(t *testing.T, r reply, into any) {
	t.Helper()
	if r.Result.IsError {
		t.Fatalf("%+v", r.Result)
	}
	if err := json.Unmarshal(r.Result.StructuredContent, into); err != nil {
		t.Fatal(err)
	}
}

// TestHashesAreGiven: each reading tool gives the hash of the files that its
// answer comes from.
func TestHashesAreGiven(t *testing.T) {
	dir := filepath.Join("testdata", "mcp", "ledger")
	want := hash([]byte(readFile(t, dir, "people/Dana Okafor.md")))
	for tool, args := range map[string]given{
		"report": {}, "next": {}, "due": {"within": "1y"}, "promises": {}, "balance": {}, "show": {"name": "Dana"}, "ask": {"kind": "introduction"}, "query": {},
	} {
		var hashes map[string]string
		if err := json.Unmarshal(talk{dir: dir}.call(t, tool, args).Result.Meta[assistant.HashesKey], &hashes); err != nil {
			t.Fatal(err)
		}
		if hashes["people/Dana Okafor.md"] != want {
			t.Errorf("%s gives %v", tool, hashes)
		}
	}
}

// TestAWorkingServerOutlivesNonsense: what is no request costs itself, whatever
// it is.
func TestAWorkingServerOutlivesNonsense(t *testing.T) {
	k := talk{exampleLedger("first-ally"), []string{"--write"}}
	ping := `{"jsonrpc":"2.0","id":"still here","method":"ping"}`
	for _, nonsense := range []string{
		"garbage", "{", "[]", `[` + ping + `]`, "null", "7", `"text"`, `{}`, `{"jsonrpc":"2.0","id":1}`, `{"jsonrpc":"2.0","id":{},"method":"ping"}`,
		`{"jsonrpc":"2.0","id":1,"method":7}`, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":7}`, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":3}}`, `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"show","arguments":{"name":"` + strings.Repeat("x", 1<<20) + `"}}}`,
		strings.Repeat("[", 100_000), "\xff\xfe\x00", strings.Repeat(`{"id":`, 10_000),
	} {
		answers := k.say(t, nonsense, ping)
		last := answers[len(answers)-1]
		if last != `{"jsonrpc":"2.0","id":"still here","result":{}}` {
			t.Errorf("after %.60q: %.200s", nonsense, last)
		}
		for _, answer := range answers {
			if !json.Valid([]byte(answer)) {
				t.Errorf("after %.60q: %.200q is no JSON", nonsense, answer)
			}
		}
	}
}

// TestResources: the guide, and each ally as show has it.
func TestResources(t *testing.T) {
	k := talk{dir: exampleLedger("community")}
	listed := k.ask(t, "resources/list", nil).Result.Resources
	read := map[string]string{}
	for _, r := range listed {
		got := k.ask(t, "resources/read", given{"uri": r.URI})
		if got.Error != nil || len(got.Result.Contents) != 1 || got.Result.Contents[0].URI != r.URI {
			t.Fatalf("%s: %+v", r.URI, got)
		}
		read[r.URI] = got.Result.Contents[0].Text
	}
	if page := read["allies://guide/format"]; page != runInProcess(t, []string{"help", "format"}) {
		t.Errorf("the guide says\n%s", page)
	}
	if !strings.Contains(read["allies://ally/People/Hortense%20Kabor%C3%A9.md"], `"name": "Hortense Kaboré"`) {
		t.Errorf("there are only %v", listed)
	}
	if got := k.ask(t, "resources/read", given{"uri": "allies://guide/index"}).Result.Contents; len(got) != 1 || !strings.Contains(got[0].Text, "index") {
		t.Errorf("a word of the guide: %+v", got)
	}
}

// TestManyAlliesAreListedInPages: none is left out, none comes twice.
func TestManyAlliesAreListedInPages(t *testing.T) {
	files := map[string]string{}
	for i := range 450 {
		files[fmt.Sprintf("a%03d.md", i)] = ""
	}
	k := talk{dir: inLedger(t, files)}
	seen, pages, params := map[string]bool{}, 0, given{}
	for {
		got := k.ask(t, "resources/list", params).Result
		pages++
		for _, r := range got.Resources {
			if seen[r.URI] {
				t.Errorf("%s comes twice", r.URI)
			}
			seen[r.URI] = true
		}
		if got.NextCursor == "" {
			break
		}
		params["cursor"] = got.NextCursor
	}
	if pages != 3 || !seen["allies://ally/a000.md"] || !seen["allies://ally/a449.md"] || len(seen) < 450 {
		t.Errorf("%d resources on %d pages", len(seen), pages)
	}
}

// TestSettingsStart: the settings that the guide shows start a server.
func TestSettingsStart(t *testing.T) {
	found := 0
	for _, b := range fencedBlocks(readFile(t, "help", "assistants.md")) {
		if b.language != "json" {
			continue
		}
		var settings map[string]map[string]struct {
			Command string
			Args    []string
		}
		if err := json.Unmarshal([]byte(strings.Join(b.lines, "\n")), &settings); err != nil {
			t.Fatal(err)
		}
		for _, servers := range settings {
			s := servers[program]
			if s.Command != program || len(s.Args) != 3 || s.Args[0] != "mcp" || s.Args[1] != "-C" {
				t.Fatalf("%+v", servers)
			}
			found++
			(talk{exampleLedger("first-ally"), s.Args[3:]}).say(t, `{"jsonrpc":"2.0","id":1,"method":"ping"}`)
		}
	}
	if found != 3 {
		t.Errorf("%d settings", found)
	}
}

// TestAnyArguments: whatever an assistant calls a tool with, it is answered, and
// nothing is broken by it.
func TestAnyArguments(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	k := talk{inLedger(t, map[string]string{"dana.md": "---\ncadence: 4w\n---\n# Dana\n\n## 2026-11-01 Tea\n\n- [ ] send it\n- got 2h feedback: x\n", "ravi.md": "# Ravi\n"}), []string{"--write"}}
	texts := []string{
		"", " ", "-", "--", "--write", "-C", "dana", "Dana", "ravi.md", "../x", "feedback", "tag:", "not:", `"`, "'", "or", "or dana", "text:'a b", "date:2026", "is:overdue", "friday", "2w", "-1",
		"none", "[ ] call", "gave 2h feedback: x", "- [x] y", "\n", "a\r\nb", "\u202e", "\ufeff", "é", "[[Ravi]]", "#private", "---", "```", "<!--", "org=x", "a=b=c", "=", "9999999999999999999", "ally", "month", "net", "balance", "link",
	}
	user := newSession(process())
	newRoot(user)
	tools := toolsOf(user)
	var lines []string
	for i := range 300 {
		tool, args := tools[r.IntN(len(tools))], given{}
		for _, p := range tool.Params {
			if !p.Required && r.IntN(3) > 0 {
				continue
			}
			args[p.Name] = []any{
				pick(r, texts...), pick(r, texts...) + pick(r, texts...), string(anyBytes(r)), r.IntN(9) - 4, true, nil, []string{pick(r, texts...)}, 1e300, given{},
			}[r.IntN(9)]
			if p.Kind == mcp.Text && r.IntN(6) > 0 {
				args[p.Name] = pick(r, texts...)
			}
		}
		lines = append(lines, request(t, i, "tools/call", given{"name": tool.Name, "arguments": args}))
	}
	answered := 0
	for i, answer := range k.say(t, lines...) {
		if strings.Contains(answer, "itself failed") || strings.Contains(answer, `"error":{`) {
			t.Errorf("%s\nis answered by\n%s", lines[i], answer)
		}
		if strings.Contains(answer, `"isError":false`) {
			answered++
		}
	}
	if answered < 20 {
		t.Errorf("only %d calls could be answered", answered)
	}
	if said, status := printed(t, k.dir, "check"); status != statusDone {
		t.Errorf("what was written is read with errors:\n%s", said)
	}
}

// TestTheLedgerIsHeld: between two questions of one conversation whatever changes on
// the disk is seen, a folder in the place of another too; what writes reads no file
// again that did not change.
func TestTheLedgerIsHeld(t *testing.T) {
	dir := inLedger(t, map[string]string{"people/dana.md": "# Dana\n", "people/ravi.md": "# Ravi\n"})
	s := serving{call: call{session: newSession(world{
		ctx: t.Context(), env: func(string) string { return "" }, stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, now: func() time.Time { return assistantDay },
	})}}
	s.options.dir = setting(dir)
	if err := s.begin(); err != nil {
		t.Fatal(err)
	}
	defer s.ledger.Close()
	asked := func() string {
		r := s.run(t.Context(), assistant.Line{Command: "list", Flags: []string{"--output-format=json"}}, &assistant.Caller{})
		var list struct {
			Allies []struct{ Name, SHA256 string }
		}
		if err := json.Unmarshal([]byte(r.Out), &list); err != nil {
			t.Fatalf("%v: %s %s", err, r.Out, r.Said)
		}
		said := ""
		for _, a := range list.Allies {
			said += a.Name + " " + a.SHA256[:4] + "; "
		}
		return said
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, "people", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sum := func(text string) string { return hash([]byte(text))[:4] + "; " }
	dana, ravi := "Dana "+sum("# Dana\n"), "Ravi "+sum("# Ravi\n")
	check := func(what, want string) {
		if got := asked(); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	check("at first", dana+ravi)
	check("again", dana+ravi)
	before := s.ledger.Ledger
	if r := s.run(t.Context(), assistant.Line{Command: "log", Stdin: "gave 2h feedback: a walk", Words: []string{"Dana", "-"}}, &assistant.Caller{}); !r.OK {
		t.Fatalf("%+v", r)
	}
	if now := s.ledger.Ledger; now == before || now.Allies[1] != before.Allies[1] {
		t.Error("log reads the ledger anew")
	}
	dana = "Dana " + sum(readFile(t, dir, "people/dana.md"))
	check("after a log", dana+ravi)
	write("ravi.md", "# Ravi Patel\n")
	ravi = "Ravi Patel " + sum("# Ravi Patel\n")
	check("another name", dana+ravi)
	write("zoe.md", "# Zoë\n")
	check("another ally", dana+ravi+"Zoë "+sum("# Zoë\n"))
	if err := os.Remove(filepath.Join(dir, "people", "dana.md")); err != nil {
		t.Fatal(err)
	}
	check("one less", ravi+"Zoë "+sum("# Zoë\n"))
	if err := errors.Join(os.Rename(dir, dir+".old"), os.MkdirAll(filepath.Join(dir, "people"), 0o700), os.WriteFile(filepath.Join(dir, "allies.yaml"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	write("kofi.md", "# Kofi\n")
	if r := s.run(t.Context(), assistant.Line{Command: "log", Stdin: "gave 2h feedback: a walk", Flags: []string{"--dry-run"}, Words: []string{"Kofi", "-"}}, &assistant.Caller{}); !r.OK {
		t.Fatalf("%+v", r)
	}
	check("another folder", "Kofi "+sum("# Kofi\n"))
}
