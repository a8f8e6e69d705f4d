package main

import (
	"os"
	"slices"

	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/folder"
)

// kept is a ledger that is read again and again: of its files only those that
// changed.
type kept struct {
	root   folder.Root
	files  buffers
	reader *folder.Reader // nil until the ledger is read
	ledger *ledger.Ledger // as it was read last
	opened os.FileInfo    // the folder that is open
	texts  texts          // of the allies' files, where somebody asked for them from the first
}

// begin opens the folder, unless it is open. Another one may stand in its place by
// now.
func (k *kept) begin(o folder.Options) error {
	now, err := os.Stat(k.root.Dir)
	if k.reader != nil && err == nil && os.SameFile(now, k.opened) {
		return nil
	}
	k.close()
	if err != nil {
		return err
	}
	opened, err := disk.OpenFolder(k.root.Dir)
	if err == nil {
		k.files.Folder, k.reader, k.opened = opened, folder.NewReader(&k.files, o), now
	}
	return err
}

// read reads the ledger as it is now.
func (k *kept) read(o folder.Options) (*ledger.Ledger, error) {
	if err := k.begin(o); err != nil {
		return nil, err
	}
	l, err := k.reader.Read()
	if err == nil {
		k.ledger = l
	}
	return l, err
}

// allies are those of the ledger as it was read last.
func (k *kept) allies() []*ledger.Ally {
	if k.ledger == nil {
		return nil
	}
	return k.ledger.Allies
}

// forget has files and all that lies in folders read anew, and everything
// where "." is among the paths: the folder may be another one by now.
func (k *kept) forget(paths []string) {
	if slices.Contains(paths, ".") {
		k.close()
	}
	if k.reader == nil || k.ledger == nil {
		return
	}
	k.reader.Forget(paths...)
	for _, f := range k.ledger.Files {
		if slices.ContainsFunc(paths, func(path string) bool { return within(f.Path, path) }) {
			k.reader.Forget(f.Path)
		}
	}
}

func (k *kept) close() {
	if k.reader != nil {
		k.files.Close()
	}
	k.files.Folder, k.reader, k.ledger = nil, nil, nil
}
