package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
)

// shownFile keeps, in the state folder, which text of a file the numbered list
// of its promises that are open, or ticked, was last made of; "" where there is
// no state folder.
func (w *writing) shownFile(file string, t marking) string {
	dir := w.stateFolder()
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "shown", hash([]byte(w.root.Dir+"\x00"+file+"\x00"+t.state())))
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// keepShown remembers the text of which a numbered list was shown.
func (w *writing) keepShown(file string, t marking, text []byte) error {
	name := w.shownFile(file, t)
	if name == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return failf("", "the numbers that were shown cannot be kept: %w", err)
	}
	return replaceFile(name, []byte(hash(text)))
}

// isStale reports whether the numbers of a file were last shown of another
// text. Numbers that were never shown are those of the file's order.
func (w *writing) isStale(file string, t marking, text []byte) bool {
	kept, err := os.ReadFile(w.shownFile(file, t))
	return err == nil && string(kept) != hash(text)
}
