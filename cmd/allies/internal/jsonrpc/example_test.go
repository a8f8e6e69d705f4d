package jsonrpc_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
)

func ExampleNew() {
	asked := strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"greet","params":{"name":"Dana"}}` + "\n")
	conn := jsonrpc.New(jsonrpc.ModelContext, asked, os.Stdout, func(_ context.Context, r *jsonrpc.Request) (any, error) {
		var whom struct{ Name string }
		switch r.Method {
		case "greet":
			if err := r.Decode(&whom); err != nil {
				return nil, err
			}
			return "good day, " + whom.Name, nil
		}
		return nil, jsonrpc.Unknown(r.Method)
	})
	fmt.Println(conn.Serve(context.Background()))
	// Output:
	// {"jsonrpc":"2.0","id":1,"result":"good day, Dana"}
	// <nil>
}
