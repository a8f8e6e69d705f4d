package edit

import (
	"strings"

	"allies/ledger"
	"allies/parse"
)

// fileForm is where a new file says its ally's name.
type fileForm uint8

const (
	titleOnly fileForm = iota
	keyAndTitle
	keyOnly
)

func (p *planner) text(form fileForm, marked bool) []byte {
	var keys []Setting
	if form != titleOnly {
		keys = append(keys, Setting{"name", Scalar(p.name)})
	}
	keys = append(keys, p.settings...)
	if marked {
		keys = addSetting(keys, p.marker())
	}
	var b strings.Builder
	if len(keys) > 0 {
		b.WriteString("---\n")
		for _, k := range keys {
			b.WriteString(k.Key + ": " + k.Value + "\n")
		}
		b.WriteString("---\n")
	}
	if form != keyOnly {
		if len(keys) > 0 {
			b.WriteString("\n")
		}
		b.WriteString("# " + p.name + "\n")
	}
	return []byte(b.String())
}

// addSetting adds a key, or where a list of that key is set, its values.
func addSetting(keys []Setting, more Setting) []Setting {
	name, _ := ledger.Key(more.Key)
	for i, k := range keys {
		own, _ := ledger.Key(k.Key)
		inner, isList := strings.CutSuffix(k.Value, "]")
		if own == name && isList {
			keys[i].Value = inner + ", " + strings.Trim(more.Value, "[]") + "]"
			return keys
		}
	}
	return append(keys, more)
}

// marker is a key that brings a file into the ledger wherever it stands.
func (p *planner) marker() Setting {
	for _, marker := range p.scope.Markers {
		if key, value, ok := parse.CutMarker(marker); ok {
			return NewSetting(key, value)
		}
	}
	return Setting{"type", "person"}
}
