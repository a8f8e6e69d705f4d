package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"allies/ledger/lists"
)

type Tool struct {
	Name, Title, Does string
	Params            []Param
	Output            Schema
	Effect            Effect
	Call              func(context.Context, Arguments) Answer
}

type Effect int

const (
	Reads   Effect = iota // and changes nothing
	Adds                  // and changes nothing that is there
	Changes               // what is there
)

type Answer struct {
	Structured json.RawMessage // as the tool's Output says; nil where it failed
	Texts      []string        // the same and what else there is to say, for assistants that only read text
	Meta       map[string]any
	Failed     bool
}

type Kind string

const (
	Text   Kind = "string"
	Count  Kind = "integer"
	Switch Kind = "boolean"
	Texts  Kind = "array" // of texts
)

type Param struct {
	Name     string
	Does     string
	Kind     Kind
	OneOf    []string // the texts that it may be; nil for any
	Required bool
}

// Arguments are checked: a string, int, bool or []string by the name of its param.
type Arguments map[string]any

type Schema map[string]any

func input(params []Param) Schema {
	properties, required := Schema{}, []string{}
	for _, p := range params {
		one := Schema{"type": p.Kind, "description": p.Does}
		of := one
		if p.Kind == Texts {
			of = Schema{"type": Text}
			one["items"] = of
		}
		if p.OneOf != nil {
			of["enum"] = p.OneOf
		}
		properties[p.Name] = one
		if p.Required {
			required = append(required, p.Name)
		}
	}
	return Schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

func (a Answer) result() result {
	content := lists.Of(a.Texts, func(text string) result { return result{"type": "text", "text": text} })
	r := result{"content": content, "isError": a.Failed}
	if a.Structured != nil {
		r["structuredContent"] = a.Structured
	}
	if a.Meta != nil {
		r["_meta"] = a.Meta
	}
	return r
}

// check reads arguments. One that is null counts as left out.
func check(params []Param, given map[string]json.RawMessage) (Arguments, error) {
	args := Arguments{}
	for name := range given {
		if !slices.ContainsFunc(params, func(p Param) bool { return p.Name == name }) {
			return nil, fmt.Errorf("there is no argument %q; there are: %s", strings.ToValidUTF8(name, "�"), strings.Join(paramNames(params), ", "))
		}
	}
	for _, p := range params {
		raw := given[p.Name]
		if raw == nil || string(raw) == "null" {
			if p.Required {
				return nil, fmt.Errorf("%s is missing: %s", p.Name, p.Does)
			}
			continue
		}
		value, err := p.read(raw)
		if err != nil {
			return nil, fmt.Errorf("%s %w", p.Name, err)
		}
		args[p.Name] = value
	}
	return args, nil
}

func paramNames(params []Param) []string {
	return lists.Of(params, func(p Param) string { return p.Name })
}

// mostCount is the largest number for which JSON keeps those beside it apart.
const mostCount = 1<<53 - 1

func (p Param) read(raw json.RawMessage) (any, error) {
	switch p.Kind {
	case Count:
		n, err := readAs[float64](raw, "a whole number") // 2.0 is one too, by the JSON Schema
		if err == nil && (n != math.Trunc(n) || math.Abs(n) > mostCount) {
			err = errors.New("is not a whole number")
		}
		return int(n), err
	case Switch:
		return readAs[bool](raw, "true or false")
	case Texts:
		all, err := readAs[[]string](raw, "a list of texts")
		for _, one := range all {
			err = errors.Join(err, p.allows(one))
		}
		return all, err
	}
	text, err := readAs[string](raw, "a text")
	return text, errors.Join(err, p.allows(text))
}

func (p Param) allows(text string) error {
	if p.OneOf != nil && !slices.Contains(p.OneOf, text) {
		return fmt.Errorf("is one of: %s", strings.Join(p.OneOf, ", "))
	}
	if strings.ContainsRune(text, 0) {
		return errors.New("holds a character that no text has: U+0000")
	}
	return nil
}

func readAs[T any](raw json.RawMessage, what string) (value T, err error) {
	if json.Unmarshal(raw, &value) != nil {
		return value, errors.New("is not " + what)
	}
	return value, nil
}
