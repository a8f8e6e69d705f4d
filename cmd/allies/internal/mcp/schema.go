package mcp

import (
	"reflect"
	"strings"
)

const textName = "text"

// SchemaOf is the schema of what encoding/json makes of a struct. Types that
// write themselves, and names that are one of a few words, stand in known.
// Strings of no type of their own are texts; means says what a text is.
func SchemaOf(t reflect.Type, known map[reflect.Type]Schema, means string) Schema {
	m := schemaMaker{known, map[string]any{textName: Schema{"type": "string", "description": means}}}
	root := m.object(t)
	root["$defs"] = m.defs
	return root
}

func EitherOf(all ...Schema) Schema {
	either, defs := []Schema{}, map[string]any{}
	for _, s := range all {
		for name, def := range s["$defs"].(map[string]any) {
			defs[name] = def
		}
		delete(s, "$defs")
		either = append(either, s)
	}
	return Schema{"type": "object", "anyOf": either, "$defs": defs}
}

type schemaMaker struct {
	known map[reflect.Type]Schema
	defs  map[string]any
}

func (m schemaMaker) of(t reflect.Type) Schema {
	if known, ok := m.known[t]; ok {
		return known
	}
	switch t.Kind() {
	case reflect.Pointer:
		return Schema{"anyOf": []Schema{m.of(t.Elem()), {"type": "null"}}}
	case reflect.Slice:
		return Schema{"type": "array", "items": m.of(t.Elem())}
	case reflect.Map:
		return Schema{"type": "object", "additionalProperties": m.of(t.Elem())}
	case reflect.Struct:
		if m.defs[t.Name()] == nil {
			m.defs[t.Name()] = Schema{} // it may hold itself
			m.defs[t.Name()] = m.object(t)
		}
		return Schema{"$ref": "#/$defs/" + t.Name()}
	case reflect.Bool:
		return Schema{"type": "boolean"}
	case reflect.String:
		if t.PkgPath() == "" {
			return Schema{"$ref": "#/$defs/" + textName}
		}
		return Schema{"type": "string"}
	case reflect.Float32, reflect.Float64:
		return Schema{"type": "number"}
	}
	return Schema{"type": "integer"}
}

// object is the schema of a struct with the fields of those embedded in it.
func (m schemaMaker) object(t reflect.Type) Schema {
	properties, required := Schema{}, []string{}
	m.fields(t, properties, &required)
	return Schema{"type": "object", "properties": properties, "required": required}
}

func (m schemaMaker) fields(t reflect.Type, properties Schema, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			m.fields(f.Type, properties, required)
		case name != "-" && f.IsExported():
			properties[name] = m.of(f.Type)
			if options != "omitempty" {
				*required = append(*required, name)
			}
		}
	}
}
