package mcp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/mcp"
)

// greeting is what the tool of the examples answers.
type greeting struct {
	Said string `json:"said"`
}

func ExampleServer_Handle() {
	server := &mcp.Server{Name: "greeter", Tools: []mcp.Tool{{
		Name: "greet", Params: []mcp.Param{{Name: "name", Kind: mcp.Text, Required: true, Does: "whom"}},
		Output: mcp.SchemaOf(reflect.TypeFor[greeting](), nil, "a text"),
		Call: func(_ context.Context, args mcp.Arguments) mcp.Answer {
			said, _ := json.Marshal(greeting{"good day, " + args["name"].(string)})
			return mcp.Answer{Structured: said, Texts: []string{string(said)}}
		},
	}}}
	asked := strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","arguments":{"name":"Dana"}}}` + "\n")
	fmt.Println(jsonrpc.New(jsonrpc.ModelContext, asked, os.Stdout, server.Handle).Serve(context.Background()))
	// Output:
	// {"jsonrpc":"2.0","id":1,"result":{"content":[{"text":"{\"said\":\"good day, Dana\"}","type":"text"}],"isError":false,"structuredContent":{"said":"good day, Dana"}}}
	// <nil>
}

func ExampleSchemaOf() {
	schema, _ := json.Marshal(mcp.SchemaOf(reflect.TypeFor[greeting](), nil, "a text"))
	fmt.Println(string(schema))
	// Output: {"$defs":{"text":{"description":"a text","type":"string"}},"properties":{"said":{"$ref":"#/$defs/text"}},"required":["said"],"type":"object"}
}

func ExampleEitherOf() {
	one := mcp.SchemaOf(reflect.TypeFor[greeting](), nil, "a text")
	other := mcp.SchemaOf(reflect.TypeFor[struct{ N int }](), nil, "a text")
	schema, _ := json.Marshal(mcp.EitherOf(one, other))
	fmt.Println(string(schema)[:60])
	// Output: {"$defs":{"text":{"description":"a text","type":"string"}},"
}
