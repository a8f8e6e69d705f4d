package main

import (
	"io/fs"
	"sync"

	"allies/parse"
	"allies/parse/disk"
)

// texts keeps what the allies' files held when the ledger was read, by path.
type texts struct{ byFile sync.Map }

// hold returns what keeps the text of a reading; nil where there is nowhere to.
func (t *texts) hold() func(*parse.Source) bool {
	if t == nil {
		return nil
	}
	return func(s *parse.Source) bool { t.byFile.Store(s.File, s.Text); return false }
}

// hash is the hash of an ally's file as it was read, "" where it is not known.
func (t *texts) hash(file string) string {
	if t == nil {
		return ""
	}
	text, known := t.byFile.Load(file)
	if !known {
		return ""
	}
	return hash([]byte(text.(string)))
}

// hashOf is the hash of an ally's file where json gives it, else "". A ledger
// that is watched has no texts of what did not change: it is read then.
func (r *reading) hashOf(file string) string {
	found := r.texts.hash(file)
	if found != "" || r.texts == nil || r.kept == nil {
		return found
	}
	folder, err := disk.OpenFolder(r.root.Dir)
	if err != nil {
		return ""
	}
	defer folder.Close()
	text, err := fs.ReadFile(folder, file)
	if err != nil {
		return ""
	}
	return hash(text)
}
