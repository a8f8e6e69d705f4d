// Package obfuscate makes the values of reports fit to be shown in a picture:
// other names, blurred texts, the same figures and days. Whoever knows the people
// can tell who they are: it gives no privacy.
package obfuscate

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
)

type Mask struct {
	given map[string]string // by sort and folded name
	count map[string]int    // by sort
	files map[string]string
}

func New(allies []*ledger.Ally) *Mask {
	m := &Mask{map[string]string{}, map[string]int{}, map[string]string{}}
	for _, a := range allies {
		class := "Person"
		if a.Type == ledger.Group {
			class = "Group"
		}
		name := m.next(class)
		m.files[a.File] = strings.ToLower(strings.ReplaceAll(name, " ", "-")) + ".md"
		for n, other := range append([]string{a.Name, a.Stem}, a.Aliases...) {
			if key := "name " + ledger.Fold(other); m.given[key] == "" {
				m.given[key] = name + strings.Repeat("'", max(0, n-1)) // an alias is told from the name
			}
		}
	}
	return m
}

func (m *Mask) next(sort string) string {
	m.count[sort]++
	return fmt.Sprintf("%s %d", sort, m.count[sort])
}

func (m *Mask) called(sort, class, thing string) string {
	if thing == "" {
		return ""
	}
	key := sort + " " + ledger.Fold(thing)
	if m.given[key] == "" {
		m.given[key] = m.next(class)
	}
	return m.given[key]
}

func (m *Mask) Name(name string) string { return m.called("name", "Somebody", name) }

func (m *Mask) File(file string) string {
	if m.files[file] == "" && file != "" {
		m.files[file] = strings.ReplaceAll(m.next("file"), " ", "-") + path.Ext(file)
	}
	return m.files[file]
}

func Blur(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsUpper(r):
			return 'X'
		case unicode.IsLetter(r):
			return 'x'
		case unicode.IsDigit(r):
			return '0'
		case unicode.IsMark(r):
			return -1
		}
		return r
	}, text)
}

// How the strings of a report's value are masked, by their field; all others are blurred.
var (
	people = []string{"Name", "Ally", "Aliases", "IntroducedBy", "Members", "Groups"}
	files  = []string{"File"}
	sorts  = map[string]string{"Org": "Org", "Location": "Place", "Role": "Role", "Tags": "tag", "Label": "Day"}
	types  = []string{"person", "group", "win", "setback", "birthday"}
	kept   = []string{
		"Type", "Status", "Reach", "State", "Standing", "Source", "Dir", "Kind", "Unit", "Owner", "How", "Channel", "Offers", "Needs", "Date", "Key",
	}
)

func Value[T any](m *Mask, value T) T {
	v := reflect.New(reflect.TypeFor[T]()).Elem()
	v.Set(m.masked(reflect.ValueOf(&value).Elem(), ""))
	return v.Interface().(T)
}

func (m *Mask) masked(v reflect.Value, field string) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		made := reflect.New(v.Type()).Elem()
		made.SetString(m.text(v.String(), field))
		return made
	case reflect.Pointer:
		if v.IsNil() || !isReport(v.Type().Elem()) && v.Type().Elem().Kind() != reflect.String {
			return v
		}
		made := reflect.New(v.Type().Elem())
		made.Elem().Set(m.masked(v.Elem(), field))
		return made
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			made.Index(i).Set(m.masked(v.Index(i), field))
		}
		return made
	case reflect.Struct:
		return m.fields(v)
	}
	return v
}

func (m *Mask) fields(v reflect.Value) reflect.Value {
	made := reflect.New(v.Type()).Elem()
	made.Set(v)
	if !isReport(v.Type()) {
		return made
	}
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			made.Field(i).Set(m.masked(v.Field(i), f.Name))
		}
	}
	return made
}

// isReport tells a report's own types from amounts and the ledger's values, which stay.
func isReport(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && !strings.HasSuffix(t.PkgPath(), "allies/ledger") && t.Name() != "Amount" && t.Name() != "Exact"
}

func (m *Mask) text(s, field string) string {
	switch {
	case field == "Type" && !slices.Contains(types, s): // the user's label of a day
		return m.called("Label", sorts["Label"], s)
	case slices.Contains(kept, field), s == "birthday":
		return s
	case slices.Contains(people, field):
		return m.Name(s)
	case slices.Contains(files, field):
		return m.File(s)
	case sorts[field] != "":
		return m.called(field, sorts[field], s)
	}
	return Blur(s)
}
