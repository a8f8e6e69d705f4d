package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"allies/cmd/allies/internal/jsonrpc"
)

// sample is a server with one of each.
func sample() *Server {
	return &Server{
		Name: "sample", Title: "A sample", Version: "1", Instructions: "Ask.",
		Tools: []Tool{{
			Name: "count", Title: "Count", Does: "Counts.", Effect: Adds, Output: Schema{"type": "object"},
			Params: []Param{
				{Name: "n", Kind: Count, Required: true, Does: "to what"}, {Name: "loud", Kind: Switch},
				{Name: "in", Kind: Text, OneOf: []string{"words", "digits"}}, {Name: "with", Kind: Texts, OneOf: []string{"a", "b"}},
			},
			Call: func(ctx context.Context, args Arguments) Answer {
				if args["n"] == 13 {
					panic("thirteen")
				}
				return Answer{Structured: json.RawMessage(`{"n":1}`), Texts: []string{fmt.Sprint(args)}, Meta: map[string]any{"x/y": 1}}
			},
		}},
		Prompts: []Prompt{{Name: "begin", Does: "Begins.", Params: []Param{{Name: "about", Kind: Text, Required: true, Does: "what"}},
			Text: func(args Arguments) string { return fmt.Sprint("about ", args["about"]) }}},
		Resources: Resources{
			Templates: []Template{{URI: "x://{name}", Name: "x", Param: "name", Values: func(context.Context) ([]string, error) { return []string{"Dana", "Ravi"}, nil }}},
			List:      func(context.Context) ([]Resource, error) { return []Resource{{URI: "x://Dana", Name: "Dana"}}, nil },
			Read: func(_ context.Context, uri string) (Contents, error) {
				switch uri {
				case "x://Dana":
					return Contents{Type: "text/plain", Text: "Dana"}, nil
				case "x://broken":
					return Contents{}, errors.New("it is broken")
				}
				return Contents{}, ErrNotFound
			},
		},
	}
}

// asked is what a server answers to one message.
func asked(t testing.TB, message string) string {
	t.Helper()
	var out bytes.Buffer
	if err := jsonrpc.New(jsonrpc.ModelContext, strings.NewReader(message+"\n"), &out, sample().Handle).Serve(t.Context()); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

const ofModern = `"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}`

// TestRevisions: a request of the stateless revision says so itself, and is
// answered in its form; any other one in the form of those before.
func TestRevisions(t *testing.T) {
	for _, c := range []struct{ method, params, holds string }{
		{"initialize", `{"protocolVersion":"2025-06-18"}`, `"protocolVersion":"2025-06-18"`},
		{"initialize", `{"protocolVersion":"2024-11-05"}`, `"protocolVersion":"2024-11-05"`},
		{"initialize", `{"protocolVersion":"2099-01-01"}`, `"protocolVersion":"2025-11-25"`},
		{"initialize", `{"protocolVersion":"2026-07-28"}`, `"protocolVersion":"2025-11-25"`},
		{"initialize", `{}`, `"code":-32602`},
		{"initialize", `{"protocolVersion":7}`, `"code":-32602`},
		{"initialize", `{"protocolVersion":null}`, `"code":-32602`},
		{"ping", `{}`, `"result":{}`},
		{"server/discover", `{}`, `"code":-32602`},
		{"server/discover", `{"_meta":{"io.modelcontextprotocol/clientCapabilities":{}}}`, `"code":-32602`},
		{"server/discover", `{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}`, `"code":-32602`},
		{"server/discover", `{` + ofModern + `}`, `"supportedVersions":["2026-07-28","2025-11-25"`},
		{"server/discover", `{` + ofModern + `}`, `"resultType":"complete"`},
		{"server/discover", `{` + strings.Replace(ofModern, "2026", "2027", 1) + `}`, `"code":-32022,"message":"this revision of the protocol is not spoken here","data":{"requested":"2027-07-28","supported":["2026-07-28",`},
		{"tools/list", `{` + ofModern + `}`, `"ttlMs":3600000`},
		{"tools/list", `{` + ofModern + `}`, `"io.modelcontextprotocol/serverInfo":{"name":"sample","title":"A sample","version":"1"}`},
		{"tools/list", `{` + strings.Replace(ofModern, "{}", "null", 1) + `}`, `"code":-32602`},
		{"tools/call", `{"name":"count","arguments":{"n":1},` + ofModern + `}`, `"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"sample","title":"A sample","version":"1"},"x/y":1}`},
		{"ping", `{` + ofModern + `}`, `"code":-32601`},
		{"initialize", `{"protocolVersion":"2025-06-18",` + ofModern + `}`, `"code":-32601`},
		{"resources/read", `{"uri":"x://nobody"}`, `"code":-32002`},
		{"resources/read", `{"uri":"x://nobody",` + ofModern + `}`, `"code":-32602`},
		{"resources/read", `{"uri":"x://broken"}`, `"code":-32603,"message":"it is broken"`},
		{"resources/read", `{"uri":"x://Dana"}`, `"contents":[{"mimeType":"text/plain","text":"Dana","uri":"x://Dana"}]`},
		{"resources/subscribe", `{"uri":"x://Dana"}`, `"code":-32601`},
		{"logging/setLevel", `{"level":"debug"}`, `"code":-32601`},
		{"completion/complete", `{"ref":{"type":"ref/resource","uri":"x://{name}"},"argument":{"name":"name","value":"d"}}`, `"completion":{"hasMore":false,"total":1,"values":["Dana"]}`},
		{"completion/complete", `{"ref":{"type":"ref/prompt","name":"begin"},"argument":{"name":"about","value":""}}`, `"values":[]`},
		{"completion/complete", `{}`, `"code":-32602`},
		{"prompts/get", `{"name":"begin","arguments":{"about":"tea"}}`, `"text":"about tea"`},
		{"prompts/get", `{"name":"begin"}`, `"code":-32602,"message":"about is missing: what"`},
		{"tools/list", `{"cursor":"x"}`, `"code":-32602`},
	} {
		got := asked(t, fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":%q,"params":%s}`, c.method, c.params))
		if !strings.Contains(got, c.holds) {
			t.Errorf("%s %s\n%s\nis without %s", c.method, c.params, got, c.holds)
		}
		if modern := strings.Contains(c.params, "2026-07-28") && strings.Contains(c.params, "_meta"); !modern && (strings.Contains(got, "resultType") || strings.Contains(got, "ttlMs")) {
			t.Errorf("%s %s is answered in the form of another revision: %s", c.method, c.params, got)
		}
	}
}

// TestArguments: what an assistant says wrong is answered so that it can mend
// it.
func TestArguments(t *testing.T) {
	for args, want := range map[string]string{
		`{"n":3}`:                          `map[n:3]`,
		`{"n":3,"loud":null,"in":"words"}`: `map[in:words n:3]`,
		`{"n":3,"with":["b","a"]}`:         `map[n:3 with:[b a]]`,
		`{}`:                               `error: n is missing: to what`,
		`{"n":"3"}`:                        `error: n is not a whole number`,
		`{"n":3.0}`:                        `map[n:3]`,
		`{"n":-3e0}`:                       `map[n:-3]`,
		`{"n":3.5}`:                        `error: n is not a whole number`,
		`{"n":9007199254740993}`:           `error: n is not a whole number`,
		`{"n":1e99}`:                       `error: n is not a whole number`,
		`{"n":3,"loud":1}`:                 `error: loud is not true or false`,
		`{"n":3,"in":"x"}`:                 `error: in is one of: words, digits`,
		`{"n":3,"with":["c"]}`:             `error: with is one of: a, b`,
		`{"n":3,"m":1}`:                    `error: there is no argument \"m\"; there are: n, loud, in, with`,
		`{"n":3,"in":"\u0000"}`:            `error: in is one of`,
	} {
		got := asked(t, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"count","arguments":`+args+`}}`)
		failed := strings.HasPrefix(want, "error")
		if !strings.Contains(got, `"text":"`+want) || strings.Contains(got, fmt.Sprintf(`"isError":%v`, !failed)) {
			t.Errorf("%s\n%s\nis without %s", args, got, want)
		}
	}
	if got := asked(t, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"count","arguments":{"n":13}}}`); !strings.Contains(got, `"code":-32603,"message":"tools/call failed: thirteen"`) {
		t.Error(got)
	}
}

// TestToolsAreListed: what a tool takes is a schema, what it does a hint.
func TestToolsAreListed(t *testing.T) {
	got := asked(t, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`)
	want := `{"jsonrpc":"2.0","id":1,"result":{"tools":[{"annotations":{"destructiveHint":false,"idempotentHint":false,"openWorldHint":false,"readOnlyHint":false,"title":"Count"},` +
		`"description":"Counts.","inputSchema":{"additionalProperties":false,"properties":{"in":{"description":"","enum":["words","digits"],"type":"string"},` +
		`"loud":{"description":"","type":"boolean"},"n":{"description":"to what","type":"integer"},"with":{"description":"","items":{"enum":["a","b"],"type":"string"},"type":"array"}},` +
		`"required":["n"],"type":"object"},"name":"count","outputSchema":{"type":"object"},"title":"Count"}]}}`
	if got != want {
		t.Errorf("%s\nis not\n%s", got, want)
	}
}

// TestAnEmptyServerOffersNothing, and breaks over nothing.
func TestAnEmptyServerOffersNothing(t *testing.T) {
	for method, want := range map[string]string{
		"tools/list": `"tools":[]`, "prompts/list": `"prompts":[]`, "resources/list": `"resources":[]`, "resources/templates/list": `"resourceTemplates":[]`,
	} {
		var out bytes.Buffer
		in := strings.NewReader(fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":%q}`, method))
		if err := jsonrpc.New(jsonrpc.ModelContext, in, &out, new(Server).Handle).Serve(t.Context()); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v %s", method, err, out.String())
		}
	}
}

func TestSchemas(t *testing.T) {
	type word string
	type leaf struct {
		Count int     `json:"count"`
		Share float64 `json:"share"`
		Kind  word    `json:"kind"`
		Known word2   `json:"known"`
	}
	type tree struct {
		leaf
		Name     string          `json:"name"`
		Maybe    *leaf           `json:"maybe"`
		Branches []*tree         `json:"branches"`
		By       map[string]leaf `json:"by"`
		Done     bool            `json:"done,omitempty"`
		Hidden   string          `json:"-"`
		inner    string
	}
	_ = tree{}.inner
	schema, err := json.Marshal(SchemaOf(reflect.TypeFor[tree](), map[reflect.Type]Schema{reflect.TypeFor[word2](): {"const": 2}}, "a text"))
	if err != nil {
		t.Fatal(err)
	}
	leafs := `"count":{"type":"integer"},"kind":{"type":"string"},"known":{"const":2}`
	properties := `"branches":{"items":{"anyOf":[{"$ref":"#/$defs/tree"},{"type":"null"}]},"type":"array"},"by":{"additionalProperties":{"$ref":"#/$defs/leaf"},"type":"object"},` +
		`"count":{"type":"integer"},"done":{"type":"boolean"},"kind":{"type":"string"},"known":{"const":2},"maybe":{"anyOf":[{"$ref":"#/$defs/leaf"},{"type":"null"}]},"name":{"$ref":"#/$defs/text"},"share":{"type":"number"}`
	required := `"required":["count","share","kind","known","name","maybe","branches","by"],"type":"object"`
	want := `{"$defs":{"leaf":{"properties":{` + leafs + `,"share":{"type":"number"}},"required":["count","share","kind","known"],"type":"object"},` +
		`"text":{"description":"a text","type":"string"},"tree":{"properties":{` + properties + `},` + required + `}},"properties":{` + properties + `},` + required + `}`
	if string(schema) != want {
		t.Errorf("%s\nis not\n%s", schema, want)
	}
}

type word2 string

// FuzzServer: whatever comes, each answer is one message of JSON-RPC on a line
// of its own, and what comes next is answered.
func FuzzServer(f *testing.F) {
	for _, seed := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"count","arguments":{"n":1}}}`,
		`{"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"2025-06-18"}}`,
		`{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{` + ofModern + `}}`,
		`{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"x://Dana"}}`,
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`,
		`{"jsonrpc":"2.0","id":null,"method":"prompts/get","params":{"name":"begin","arguments":{"about":"\u202e"}}}`,
		"garbage", "[]", "{", "\x00",
	} {
		f.Add(seed)
	}
	server := sample()
	f.Fuzz(func(t *testing.T, said string) {
		var out bytes.Buffer
		in := strings.NewReader(said + "\n" + `{"jsonrpc":"2.0","id":"last","method":"ping"}` + "\n")
		if err := jsonrpc.New(jsonrpc.ModelContext, in, &out, server.Handle).Serve(context.Background()); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		for _, line := range lines {
			var answer struct{ JSONRPC string }
			if err := json.Unmarshal([]byte(line), &answer); err != nil || answer.JSONRPC != "2.0" {
				t.Fatalf("%q is answered by %q", said, line)
			}
		}
		if !strings.Contains(lines[len(lines)-1], `"last"`) {
			t.Fatalf("after %q: %q", said, lines)
		}
	})
}
