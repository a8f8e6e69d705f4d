package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"allies/ledger"
	"allies/parse"
)

// schemaFile is the JSON Schema of the front matter, for editors that check YAML.
var schemaFile = filepath.Join("..", "..", "examples", "editors", "allies.schema.json")

// TestSchema: the schema says what the table of keys does. It refuses nothing
// that is read; -update writes it anew.
func TestSchema(t *testing.T) {
	properties := map[string]any{}
	for _, word := range ledger.KeyWords() {
		name, _ := ledger.Key(word)
		properties[word] = schemaOfKey(t, word, name)
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	err := out.Encode(map[string]any{
		"$schema": "http://json-schema.org/draft-07/schema#", "title": "The front matter of an ally's file",
		"type": []string{"object", "null"}, "additionalProperties": true, "properties": properties,
	})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(schemaFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	now, err := os.ReadFile(schemaFile)
	if err != nil || !bytes.Equal(now, b.Bytes()) {
		t.Errorf("the schema is not what the table of keys says (go test ./cmd/allies -run Schema -update): %v", err)
	}
}

// schemaOfKey is what the schema says of a key. The words of a key are offered, and
// the user's own may stand there too.
func schemaOfKey(t *testing.T, word, name string) map[string]any {
	about, known := ledger.MeaningOf(name)
	if !known {
		t.Fatalf("%s means nothing", word)
	}
	s := map[string]any{"description": about.Means + "; " + about.Takes}
	if word != name {
		s["description"] = "read as " + name + ": " + about.Means
	}
	var offered []any
	for _, value := range about.Words {
		var typed any = value
		if about.Shape == ledger.NumberShape || about.Shape == ledger.BoolShape {
			if err := json.Unmarshal([]byte(value), &typed); err != nil {
				t.Fatal(err)
			}
		}
		offered = append(offered, typed)
	}
	if len(offered) > 0 {
		s["anyOf"] = []any{map[string]any{"enum": offered}, map[string]any{}}
	}
	return s
}

// TestSchemaWords: every word that a key is said to take is read without a
// problem.
func TestSchemaWords(t *testing.T) {
	for _, key := range ledger.Keys() {
		about, _ := ledger.MeaningOf(key)
		for _, word := range about.Words {
			a, problems := parse.File("dana.md", []byte("---\n"+key+": "+word+"\n---\n"), ledger.DefaultConfig())
			if a == nil || len(problems) > 0 {
				t.Errorf("%s: %s: %v", key, word, problems)
			}
		}
	}
}
