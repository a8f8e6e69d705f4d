package main_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

// module is the path of ours, whatever it is called.
var module = strings.TrimSuffix(reflect.TypeFor[ledger.Date]().PkgPath(), "/ledger")

// mayImport says which of our packages each of them knows. Arrows go down
// only; a new package finds its place here first.
var mayImport = map[string]string{
	"ledger/lists": "",
	"ledger":       "ledger/lists",
	"ledger/when":  "ledger ledger/lists",
	"ledger/query": "ledger ledger/lists ledger/when",

	"parse/text":     "ledger",
	"parse/markdown": "ledger parse/text",
	"parse/front":    "ledger parse/text",
	"parse":          "ledger ledger/lists ledger/when parse/text parse/markdown parse/front",
	"parse/folder":   "ledger ledger/lists parse/text parse/markdown parse/front parse",
	"parse/edit":     "ledger ledger/lists parse/text parse/markdown parse/front parse parse/folder",
	"parse/capture":  "ledger ledger/lists ledger/when parse/text parse/markdown parse",
	"parse/merge":    "ledger ledger/lists parse/text parse/markdown parse/front parse parse/folder parse/edit parse/diff",
	"parse/diff":     "",
	"parse/disk":     "ledger ledger/lists parse parse/diff",

	"parse/internal/samples": "ledger", // for tests
	"ledger/growth":          "",       // for benchmarks

	"report/english":       "ledger ledger/when",
	"report":               "ledger ledger/lists ledger/query ledger/when report/english",
	"report/render/plain":  "",
	"report/render/chart":  "ledger/when report report/english report/render/plain",
	"report/render/page":   "parse/markdown report/render/plain report/render/chart",
	"report/render/format": "ledger/lists parse/text parse/markdown report/english report/render/plain report/render/chart report/render/page",
	"report/render": "ledger ledger/lists ledger/query ledger/when parse/text report report/english " +
		"report/render/plain report/render/chart report/render/page report/render/format",

	"cmd/allies/internal/git":     "ledger ledger/lists",
	"cmd/allies/internal/watch":   "ledger",
	"cmd/allies/internal/screen":  "ledger report report/render/plain",
	"cmd/allies/internal/jsonrpc": "",
	"cmd/allies/internal/mcp":     "ledger/lists cmd/allies/internal/jsonrpc",
	"cmd/allies/internal/lsp":     "",

	"cmd/allies/internal/assistant": "ledger ledger/lists report report/render/plain cmd/allies/internal/jsonrpc cmd/allies/internal/mcp",

	"cmd/allies/internal/kept": "ledger parse parse/disk parse/folder report",
	"cmd/allies/internal/langserver": "ledger ledger/lists ledger/when parse parse/text parse/markdown parse/folder parse/edit report report/render report/render/plain " +
		"cmd/allies/internal/jsonrpc cmd/allies/internal/kept cmd/allies/internal/lsp cmd/allies/internal/watch",

	"cmd/allies/internal/inbox": "ledger ledger/lists parse parse/text parse/capture parse/disk parse/edit parse/folder report",
	"cmd/allies/internal/intake": "ledger ledger/lists parse/text parse/edit parse/capture report/english " +
		"cmd/allies/internal/convert/record cmd/allies/internal/convert/table cmd/allies/internal/convert/vcard",

	"cmd/allies/internal/convert/journal":     "ledger",
	"cmd/allies/internal/convert/contentline": "ledger/lists report/render/plain cmd/allies/internal/convert/decoded",
	"cmd/allies/internal/convert/ical":        "ledger cmd/allies/internal/convert/contentline cmd/allies/internal/convert/record",
	"cmd/allies/internal/convert/mail":        "ledger cmd/allies/internal/convert/decoded cmd/allies/internal/convert/record",
	"cmd/allies/internal/convert/record":      "ledger ledger/lists parse/text",
	"cmd/allies/internal/convert/decoded":     "",
	"cmd/allies/internal/convert/vcard":       "ledger/lists cmd/allies/internal/convert/contentline cmd/allies/internal/convert/decoded cmd/allies/internal/convert/record",
	"cmd/allies/internal/convert/table":       "ledger ledger/when cmd/allies/internal/convert/decoded cmd/allies/internal/convert/record",
	"cmd/allies/internal/convert/friends":     "ledger cmd/allies/internal/convert/decoded cmd/allies/internal/convert/record",
	"cmd/allies/internal/convert/monica":      "ledger ledger/lists cmd/allies/internal/convert/decoded cmd/allies/internal/convert/record",
	"cmd/allies/internal/convert/graph":       "report/render/plain",
	"cmd/allies/internal/convert/obfuscate":   "ledger",

	"cmd/allies/internal/doctor": "ledger ledger/lists parse/text parse/folder parse/disk report report/english report/render cmd/allies/internal/git",
	"cmd/allies/internal/export": "ledger ledger/lists parse parse/markdown report report/render/format report/render/page cmd/allies/internal/convert/graph cmd/allies/internal/convert/ical " +
		"cmd/allies/internal/convert/journal cmd/allies/internal/convert/obfuscate cmd/allies/internal/convert/record cmd/allies/internal/convert/table cmd/allies/internal/convert/vcard",

	"cmd/allies": "ledger ledger/lists ledger/query ledger/when parse parse/text parse/markdown parse/folder parse/edit parse/diff parse/disk parse/merge parse/capture report report/english report/render report/render/plain report/render/page report/render/format " +
		"cmd/allies/internal/git cmd/allies/internal/watch cmd/allies/internal/screen cmd/allies/internal/jsonrpc cmd/allies/internal/mcp cmd/allies/internal/assistant " +
		"cmd/allies/internal/inbox cmd/allies/internal/intake cmd/allies/internal/kept cmd/allies/internal/langserver cmd/allies/internal/export cmd/allies/internal/doctor " +
		"cmd/allies/internal/convert/ical cmd/allies/internal/convert/vcard cmd/allies/internal/convert/obfuscate " +
		"cmd/allies/internal/convert/record cmd/allies/internal/convert/table cmd/allies/internal/convert/friends cmd/allies/internal/convert/monica cmd/allies/internal/convert/decoded cmd/allies/internal/convert/mail",
}

// onlyIn says which of our packages alone may import others' and the
// standard library's doors to the outside.
var onlyIn = map[string]string{
	"github.com/yuin/goldmark":     "parse/markdown",
	"gopkg.in/yaml.v3":             "parse/front",
	"github.com/fsnotify/fsnotify": "cmd/allies/internal/watch",
	"github.com/spf13/cobra":       "cmd/allies",
	"github.com/spf13/pflag":       "cmd/allies",
	"os/exec":                      "cmd/allies/internal/git cmd/allies/internal/doctor cmd/allies parse/internal/samples", // git, what is on the PATH, the user's editor, go for tests
	"net":                          "",
}

// TestArrowsGoDown keeps the rooms of this house apart.
func TestArrowsGoDown(t *testing.T) {
	for name, p := range packages(t) {
		own, ours := strings.CutPrefix(name, module+"/")
		if !ours {
			continue
		}
		allowed, known := mayImport[own]
		if !known {
			t.Errorf("%s has no place yet: say in mayImport what it may import", own)
		}
		for _, imported := range p.Imports {
			other, ours := strings.CutPrefix(imported, module+"/")
			if ours && known && !slices.Contains(strings.Fields(allowed), other) {
				t.Errorf("%s imports %s", own, other)
			}
			for door, rooms := range onlyIn {
				if within(imported, door) && !ours && !slices.Contains(strings.Fields(rooms), own) {
					t.Errorf("%s imports %s, which only %q may", own, imported, rooms)
				}
			}
		}
	}
}

// TestNothingIsSent keeps the program off the network: it cannot send what it
// has no code to send with. The flag library knows the type net.IP, and links
// the package for it.
func TestNothingIsSent(t *testing.T) {
	all := packages(t)
	for _, name := range []string{"net/http", "crypto/tls", "net/rpc", "net/smtp"} {
		if all[name] != nil {
			t.Errorf("the program links %s", name)
		}
	}
	for name, p := range all {
		if slices.Contains(p.Imports, "net") && name != "github.com/spf13/pflag" {
			t.Errorf("%s imports net", name)
		}
	}
}

// TestDaysHaveOneVocabulary: only ledger/when knows the name of a month or of a
// weekday, whole or abbreviated; texts for the user, tests, and the formats of other
// programs aside.
func TestDaysHaveOneVocabulary(t *testing.T) {
	names := regexp.MustCompile(`"[^"]*\b(?i:january|jan|february|feb|april|apr|june|july|aug|sept?|october|oct|november|nov|december|dec|monday|mon|tuesday|tue|wednesday|wed|thursday|thu|friday|fri|saturday|sunday)\b[^"]*"|time\.(January|Monday)|time\.Month\(\w+\)\.String`)
	examples := regexp.MustCompile(`examples:|does:|Does:|Example|allies |hint|usagef|//`)
	for name, p := range packages(t) {
		if own, ours := strings.CutPrefix(name, module+"/"); !ours || own == "ledger/when" || own == "parse/internal/samples" || strings.HasPrefix(own, "cmd/allies/internal/convert/") {
			continue
		}
		for _, file := range p.GoFiles {
			if strings.HasSuffix(name, "internal/assistant") && file == "words.go" {
				continue // texts for an assistant
			}
			src, err := os.ReadFile(filepath.Join(p.Dir, file))
			if err != nil {
				t.Fatal(err)
			}
			for n, line := range strings.Split(string(src), "\n") {
				if names.MatchString(line) && !examples.MatchString(line) {
					t.Errorf("%s/%s:%d knows a day by its name: %s", name, file, n+1, strings.TrimSpace(line))
				}
			}
		}
	}
}

// TestNoBareBool: what a true or a false means shows where it is passed, in
// everything that a package offers to others.
func TestNoBareBool(t *testing.T) {
	for name, p := range packages(t) {
		if !strings.HasPrefix(name, module+"/") {
			continue
		}
		for _, file := range p.GoFiles {
			files := token.NewFileSet()
			parsed, err := parser.ParseFile(files, filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				name, signature := signatureOf(n)
				if signature == nil || !ast.IsExported(name) {
					return true
				}
				for _, p := range signature.Params.List {
					if kind, plain := p.Type.(*ast.Ident); plain && kind.Name == "bool" {
						t.Errorf("%s: %s takes a bare bool", files.Position(n.Pos()), name)
					}
				}
				return true
			})
		}
	}
}

// signatureOf is the name and signature of a function, or of a method of an
// interface; nil for anything else.
func signatureOf(n ast.Node) (name string, signature *ast.FuncType) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Name.Name, n.Type
	case *ast.Field:
		if method, ok := n.Type.(*ast.FuncType); ok && len(n.Names) == 1 {
			return n.Names[0].Name, method
		}
	}
	return "", nil
}

// within reports whether a package is the one named or below it; net/url and
// net/netip only read addresses.
func within(imported, door string) bool {
	if imported == "net/url" || imported == "net/netip" {
		return false
	}
	return imported == door || strings.HasPrefix(imported, door+"/")
}

type goPackage struct {
	ImportPath, Dir  string
	Imports, GoFiles []string
}

// packages asks go for ours and all that they need, tests aside.
func packages(t *testing.T) map[string]*goPackage {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-pgo=off", "-json=ImportPath,Dir,Imports,GoFiles", module+"/...")
	list.Stderr = t.Output()
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*goPackage{}
	for in := json.NewDecoder(strings.NewReader(string(out))); ; {
		p := new(goPackage)
		err := in.Decode(p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		found[p.ImportPath] = p
	}
	if found[module+"/ledger"] == nil {
		t.Fatalf("none of ours among %d packages", len(found))
	}
	return found
}
