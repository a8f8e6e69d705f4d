package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/folder"
)

// TestWholeLedgersFitTheSchema holds what export json writes against the schema
// in the guide, and the schema against what is written: it knows every key.
func TestWholeLedgersFitTheSchema(t *testing.T) {
	s := schemaOfGuide(t)
	for _, name := range []string{"first-ally", "team-lead", "community"} {
		for _, flags := range [][]string{nil, {"--include-private"}, {"--obfuscate"}} {
			args := append([]string{"export", "json", "-C", filepath.Join("..", "..", "examples", name), "-o", filepath.Join(t.TempDir(), "out")}, flags...)
			runInProcess(t, args)
			text, err := os.ReadFile(args[5])
			if err != nil {
				t.Fatal(err)
			}
			var value any
			if err := json.Unmarshal(text, &value); err != nil {
				t.Fatal(err)
			}
			s.check(t, fmt.Sprint(name, flags), value, s.root)
		}
	}
}

// schema is a JSON Schema, as much of it as ours has.
type schema struct{ root map[string]any }

func schemaOfGuide(t *testing.T) schema {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("help", "json.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), "```json\n")
	text, _, _ = strings.Cut(text, "```")
	s := schema{}
	if err := json.Unmarshal([]byte(text), &s.root); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s schema) check(t *testing.T, at string, value any, rule map[string]any) {
	if fault := s.fault(at, value, rule); fault != "" {
		t.Error(fault)
	}
}

// fault is the first thing in which a value does not fit a rule, "" for none.
func (s schema) fault(at string, value any, rule map[string]any) string {
	for word, want := range rule {
		if fault := s.word(at, value, word, want, rule); fault != "" {
			return fault
		}
	}
	return ""
}

func (s schema) word(at string, value any, word string, want any, rule map[string]any) string {
	switch word {
	case "$schema", "title", "$defs", "description":
	case "$ref":
		name := strings.TrimPrefix(want.(string), "#/$defs/")
		return s.fault(at, value, s.root["$defs"].(map[string]any)[name].(map[string]any))
	case "anyOf":
		var fault string
		for _, one := range want.([]any) {
			if fault = s.fault(at, value, one.(map[string]any)); fault == "" {
				return ""
			}
		}
		return fault
	case "type":
		types, several := want.([]any)
		if !several {
			types = []any{want}
		}
		if !slices.ContainsFunc(types, func(name any) bool { return isOfType(value, name.(string)) }) {
			return fmt.Sprintf("%s: %v is no %v", at, value, want)
		}
	case "const":
		if value != want {
			return fmt.Sprintf("%s: %v is not %v", at, value, want)
		}
	case "enum":
		if !slices.Contains(want.([]any), value) {
			return fmt.Sprintf("%s: %v is none of %v", at, value, want)
		}
	case "minimum":
		if value.(float64) < want.(float64) {
			return fmt.Sprintf("%s: %v is too small", at, value)
		}
	case "pattern":
		if text, ok := value.(string); ok && !regexp.MustCompile(want.(string)).MatchString(text) {
			return fmt.Sprintf("%s: %q does not match %s", at, text, want)
		}
	case "items":
		items, _ := value.([]any)
		for i, item := range items {
			if fault := s.fault(fmt.Sprintf("%s[%d]", at, i), item, want.(map[string]any)); fault != "" {
				return fault
			}
		}
	case "required":
		object, _ := value.(map[string]any)
		for _, key := range want.([]any) {
			if _, there := object[key.(string)]; object != nil && !there {
				return fmt.Sprintf("%s: there is no %v", at, key)
			}
		}
	case "properties", "additionalProperties":
		return s.properties(at, value, rule)
	default:
		return "the test does not know " + word
	}
	return ""
}

// properties checks the values of an object. A key that the schema does not know
// is a fault here, though readers may meet new ones.
func (s schema) properties(at string, value any, rule map[string]any) string {
	object, _ := value.(map[string]any)
	known, _ := rule["properties"].(map[string]any)
	others, _ := rule["additionalProperties"].(map[string]any)
	for key, v := range object {
		one, there := known[key].(map[string]any)
		if !there {
			if one = others; one == nil {
				return fmt.Sprintf("%s: the schema does not know %q", at, key)
			}
		}
		if fault := s.fault(at+"."+key, v, one); fault != "" {
			return fault
		}
	}
	return ""
}

func isOfType(value any, name string) bool {
	switch v := value.(type) {
	case nil:
		return name == "null"
	case bool:
		return name == "boolean"
	case string:
		return name == "string"
	case float64:
		return name == "number" || name == "integer" && v == math.Trunc(v)
	case []any:
		return name == "array"
	}
	return name == "object"
}

// What export json writes is the same each time, whatever order maps have.
func TestWholeLedgersAreStable(t *testing.T) {
	dir := filepath.Join("..", "..", "examples", "team-lead")
	first := runInProcess(t, []string{"export", "json", "-C", dir})
	for range 3 {
		if again := runInProcess(t, []string{"export", "json", "-C", dir}); again != first {
			t.Fatal("another output")
		}
	}
}

// What is read is written: every note, entry and promise, and each file as it is.
func TestWholeLedgersHoldAllThatWasRead(t *testing.T) {
	for _, name := range []string{"first-ally", "team-lead", "community"} {
		dir, file := filepath.Join("..", "..", "examples", name), filepath.Join(t.TempDir(), "out")
		runInProcess(t, []string{"export", "json", "--include-private", "-C", dir, "-o", file})
		var got struct {
			Allies []struct {
				File, Markdown string
				Promises       []any
				Notes          []struct{ Entries, Promises, Thanks, Events []any }
			}
		}
		text, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(text, &got)
		}
		if err != nil {
			t.Fatal(err)
		}
		l, err := folder.Dir(os.DirFS(dir), folder.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Allies) != len(l.Allies) {
			t.Errorf("%s: %d allies of %d", name, len(got.Allies), len(l.Allies))
		}
		for _, a := range got.Allies {
			was := l.Allies[slices.IndexFunc(l.Allies, func(b *ledger.Ally) bool { return b.File == a.File })]
			var have, want [5]int
			have[4], want[4] = len(a.Promises), len(was.Promises())
			for _, n := range a.Notes {
				count(&have, 1, len(n.Entries), len(n.Thanks), len(n.Events))
			}
			for n := range was.AllNotes() {
				count(&want, 1, len(n.Entries), len(n.Thanks), len(n.Events))
			}
			src, err := os.ReadFile(filepath.Join(dir, a.File))
			if err != nil {
				t.Fatal(err)
			}
			if have != want || a.Markdown != string(src) {
				t.Errorf("%s: %v, not %v, and a file of %d bytes, not %d", a.File, have, want, len(a.Markdown), len(src))
			}
		}
	}
}

func count(all *[5]int, counts ...int) {
	for i, n := range counts {
		all[i] += n
	}
}
