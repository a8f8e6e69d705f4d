// Package kept is a ledger that is read again and again: of its files only those
// that changed, and of those that an editor has open what is not saved yet.
package kept

import (
	"os"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/folder"
	"allies/report"
)

type Folder struct {
	Root   folder.Root
	Files  Files
	Ledger *ledger.Ledger // as it was read last, nil before
	Texts  Texts          // of the allies' files, where somebody asked for them from the first

	Figures report.Figures // of the ledger

	reader *folder.Reader // nil until the ledger is read
	isNow  bool           // Ledger has all that was seen to change since
	isOld  bool           // it lacks some of it
	opened os.FileInfo    // the folder that is open
}

// Begin opens the folder, unless it is open and still the same.
func (k *Folder) Begin(o folder.Options) error {
	now, err := os.Stat(k.Root.Dir)
	if k.reader != nil && err == nil && os.SameFile(now, k.opened) {
		return nil
	}
	k.Close()
	if err != nil {
		return err
	}
	opened, err := disk.OpenFolder(k.Root.Dir)
	if err == nil {
		k.Files.Folder, k.reader, k.opened = opened, folder.NewReader(&k.Files, o), now
	}
	return err
}

func (k *Folder) Read(o folder.Options) (*ledger.Ledger, error) {
	if err := k.Begin(o); err != nil {
		return nil, err
	}
	isNow := k.isNow
	if k.isNow, k.isOld = false, false; isNow {
		return k.Ledger, nil
	}
	l, err := k.reader.Read()
	if err == nil {
		k.Ledger = l
	}
	return l, err
}

// Update reads one file again where no other rests on it, and reports whether that was so.
func (k *Folder) Update(file string) bool { return k.reader != nil && k.reader.Update(file) }

// Take takes in what somebody saw change, so that the next Read reads no more than
// that: files by themselves where no other rests on them.
func (k *Folder) Take(paths []string) {
	if k.isOld || len(paths) == 0 || slices.ContainsFunc(paths, func(path string) bool { return !k.Update(path) }) {
		k.Forget(paths)
		return
	}
	k.isNow = true
}

// Holds reports whether a file is read already, as it is now.
func (k *Folder) Holds(file string) bool { return k.reader != nil && k.reader.Holds(file) }

// Forget has files and all that lies in folders read anew, and everything
// where "." is among the paths: the folder may be another one by now.
func (k *Folder) Forget(paths []string) {
	if k.isNow, k.isOld = false, true; slices.Contains(paths, ".") {
		k.Close()
	}
	if k.reader == nil || k.Ledger == nil {
		return
	}
	k.reader.Forget(paths...)
	for _, f := range k.Ledger.Files {
		if slices.ContainsFunc(paths, func(path string) bool { return strings.HasPrefix(f.Path, path+"/") }) {
			k.reader.Forget(f.Path)
		}
	}
}

func (k *Folder) Close() {
	if k.reader != nil {
		k.Files.Folder.Close()
	}
	k.Files.Folder, k.reader, k.Ledger, k.isNow = nil, nil, nil, false
}
