package report

import "reflect"

// Places lists the files and lines that a report's value comes from, each once,
// in the order of its rows. A line of 0 is the file as a whole.
func Places(value any) []Place {
	f := placeFinder{seen: map[Place]bool{}}
	f.look(reflect.ValueOf(value))
	return f.found
}

type placeFinder struct {
	found []Place
	seen  map[Place]bool
}

func (f *placeFinder) add(p Place) {
	p.Column = 0
	if p.File != "" && !f.seen[p] {
		f.seen[p] = true
		f.found = append(f.found, p)
	}
}

func (f *placeFinder) look(v reflect.Value) {
	switch {
	case !ours(v.Type()) || v.Kind() != reflect.Struct && v.IsNil():
	case v.Kind() == reflect.Pointer:
		f.look(v.Elem())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			f.look(v.Index(i))
		}
	default:
		f.lookInto(v)
	}
}

func (f *placeFinder) lookInto(v reflect.Value) {
	if p, ok := v.Interface().(Place); ok {
		f.add(p)
		return
	}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		switch {
		case !field.IsExported():
		case field.Name == "File" && field.Type.Kind() == reflect.String:
			f.add(Place{File: v.Field(i).String()})
		default:
			f.look(v.Field(i))
		}
	}
}
