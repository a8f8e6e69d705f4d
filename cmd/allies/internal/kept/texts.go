package kept

import (
	"sync"

	"allies/parse"
)

// Texts keeps what the allies' files held when the ledger was read, by path. A nil
// Texts keeps nothing.
type Texts struct{ byFile sync.Map }

// Hold returns what keeps the text of a reading; nil where there is nowhere to.
func (t *Texts) Hold() func(*parse.Source) bool {
	if t == nil {
		return nil
	}
	return func(s *parse.Source) bool { t.byFile.Store(s.File, s.Text); return false }
}

func (t *Texts) Of(file string) (text string, known bool) {
	if t == nil {
		return "", false
	}
	held, known := t.byFile.Load(file)
	if known {
		text = held.(string)
	}
	return text, known
}
