package main

import (
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allies/cmd/allies/internal/assistant"
	"allies/cmd/allies/internal/mcp"
	"allies/report/render/plain"
)

// TestDocumentsJSONShapes: the guide has the keys of what each command prints as json, as
// they are in the program; -update writes them anew.
func TestDocumentsJSONShapes(t *testing.T) {
	file := filepath.Join("help", "json.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), "```shapes\n")
	_, after, ended := strings.Cut(rest, "```\n")
	if !found || !ended {
		t.Fatalf("%s has no block of shapes", file)
	}
	now := before + "```shapes\n" + shapesOfCommands() + "```\n" + after
	if *update {
		if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if now != string(text) {
		t.Errorf("the shapes are not what the program prints (go test ./cmd/allies -run Documents -update): %s", firstDifference(string(text), now))
	}
}

// TestJSONKeysAreKnown: what the examples of each command print as json has the
// keys of its type, and no other.
func TestJSONKeysAreKnown(t *testing.T) {
	lead, vault := inGit(t, exampleLedger("team-lead")), inGit(t, exampleLedger("community"))
	for _, c := range commands() {
		if !slices.Contains(c.formats, asJSON) {
			continue
		}
		if len(c.answers) == 0 {
			t.Errorf("%s prints json: give it answers, with values of its types", c.name)
			continue
		}
		rules := schema{asMap(t, assistant.SchemaOf(c.answers...))}
		see := func(root string, words ...string) {
			var value any
			if err := json.Unmarshal([]byte(asJSONText(t, append(words, "-C", root))), &value); err != nil {
				t.Fatalf("%s: %v", words, err)
			}
			rules.check(t, strings.Join(words, " "), value, rules.root)
		}
		for _, line := range c.about().examples {
			if words := shellWords(line)[1:]; !regexp.MustCompile(` -[oO] |--fix|--into| team$`).MatchString(line) {
				see(lead, words...)
			}
		}
		if c.checkArgs(nil) == nil {
			see(vault, c.name)
		}
	}
}

// TestJSONKeysAreSeen: each key that a command's json may have stands in what a
// script or a conversation wants.
func TestJSONKeysAreSeen(t *testing.T) {
	seen := map[string]bool{}
	for _, pattern := range []string{"testdata/script/*.txtar", "testdata/mcp/*.talk"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no files", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`"([a-z_0-9]+)\\*"`).FindAllStringSubmatch(string(text), -1) {
				seen[m[1]] = true
			}
		}
	}
	for _, c := range commands() {
		for _, v := range c.answers {
			for _, key := range keysOf(reflect.TypeOf(v)) {
				if !seen[key] {
					t.Errorf("no script has the key %q of %s -O json: see it in testdata/script/%[2]s-….txtar", key, c.name)
				}
			}
		}
	}
}

// shapesOfCommands has a line for each command with json, and then one for each
// type that stands in several places.
func shapesOfCommands() string {
	w := shapeWriter{uses: map[reflect.Type]int{}}
	all := commands()
	for _, c := range all {
		for _, v := range c.answers {
			w.count(reflect.TypeOf(v))
		}
	}
	var b strings.Builder
	for _, c := range all {
		for i, v := range c.answers {
			name := c.name
			if i > 0 {
				name = "or"
			}
			writeShape(&b, name, w.object(reflect.TypeOf(v)))
		}
	}
	shared := map[string]string{}
	for t := range w.uses {
		if w.isShared(t) {
			shared[t.Name()] = w.object(t)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(shared)) {
		writeShape(&b, name, shared[name])
	}
	return b.String()
}

// writeShape writes a shape after its name, in lines of 80 columns.
func writeShape(b *strings.Builder, name, shape string) {
	const indent = 12
	line := fmt.Sprintf("%-*s", indent, name)
	for i, word := range strings.Fields(strings.ReplaceAll(shape, ": ", ":\x00")) { // a key stands with what it is
		word = strings.ReplaceAll(word, "\x00", " ")
		if i > 0 && plain.Width(line)+1+plain.Width(word) > pageWidth {
			b.WriteString(line + "\n")
			line = strings.Repeat(" ", indent) + word
			continue
		}
		if i > 0 {
			line += " "
		}
		line += word
	}
	b.WriteString(line + "\n")
}

// shapeWriter says what encoding/json makes of a type: its keys, and what is under
// those of objects and lists.
type shapeWriter struct{ uses map[reflect.Type]int }

func (w shapeWriter) isShared(t reflect.Type) bool {
	return w.uses[t] > 1 && t.Name() != strings.ToLower(t.Name())
}

// count counts in how many places each type of an object stands.
func (w shapeWriter) count(t reflect.Type) {
	switch t = elem(t); {
	case !isObject(t):
	case w.uses[t] > 0:
		w.uses[t]++
	default:
		w.uses[t] = 1
		for _, f := range jsonFields(t) {
			w.count(f.of)
		}
	}
}

func (w shapeWriter) of(t reflect.Type) string {
	switch {
	case isWord(t):
		return ""
	case t.Kind() == reflect.Pointer:
		return w.of(t.Elem())
	case t.Kind() == reflect.Slice:
		return "[" + cmp.Or(w.of(t.Elem()), "…") + "]"
	case t.Kind() == reflect.Map:
		return "{…: " + cmp.Or(w.of(t.Elem()), "…") + "}"
	case t.Kind() != reflect.Struct:
		return ""
	case w.isShared(t):
		return t.Name()
	}
	return w.object(t)
}

func (w shapeWriter) object(t reflect.Type) string {
	var fields []string
	for _, f := range jsonFields(t) {
		if shape := w.of(f.of); shape != "" {
			fields = append(fields, f.key+": "+shape)
		} else {
			fields = append(fields, f.key)
		}
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

type jsonField struct {
	key string
	of  reflect.Type
}

// jsonFields are the fields of a struct that encoding/json writes, with those of the
// structs embedded in it.
func jsonFields(t reflect.Type) []jsonField {
	var fields []jsonField
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && key == "":
			fields = append(fields, jsonFields(f.Type)...)
		case key != "-" && f.IsExported():
			fields = append(fields, jsonField{key, f.Type})
		}
	}
	return fields
}

// keysOf are the keys of a type and of what is under them.
func keysOf(t reflect.Type) []string {
	var keys []string
	if t = elem(t); isObject(t) {
		for _, f := range jsonFields(t) {
			keys = append(append(keys, f.key), keysOf(f.of)...)
		}
	}
	return keys
}

// elem is what a pointer, a list or a map holds in the end.
func elem(t reflect.Type) reflect.Type {
	for !isWord(t) && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map) {
		t = t.Elem()
	}
	return t
}

func isObject(t reflect.Type) bool { return t.Kind() == reflect.Struct && !isWord(t) }

// isWord reports whether a type writes itself.
func isWord(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}

// asMap is a schema as it is read.
func asMap(t *testing.T, s mcp.Schema) map[string]any {
	t.Helper()
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	return m
}
