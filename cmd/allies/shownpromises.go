package main

import (
	"os"
	"path/filepath"

	"allies/parse/disk"
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

// keepShown remembers the text of which a numbered list was shown. Where it
// cannot, it says so: the list itself serves without.
func (w *writing) keepShown(file string, t marking, text []byte) {
	name := w.shownFile(file, t)
	if name == "" {
		return
	}
	err := disk.MakeFolder(filepath.Dir(name))
	if err == nil {
		err = replaceFile(name, []byte(hash(text)))
	}
	if err != nil {
		w.terminal.say("it cannot be kept that these numbers were shown: " + err.Error())
		w.terminal.advise("say a part of the text, which is the same whatever changes meanwhile")
	}
}

// isStale reports whether the numbers of a file were last shown of another
// text. Numbers that were never shown are those of the file's order.
func (w *writing) isStale(file string, t marking, text []byte) bool {
	kept, err := os.ReadFile(w.shownFile(file, t))
	return err == nil && string(kept) != hash(text)
}
