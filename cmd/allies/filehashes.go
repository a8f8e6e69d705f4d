package main

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"allies/parse"
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

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
