package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"allies/report/english"
)

// The bits of a mode that let other users of the machine in.
const (
	othersEnter fs.FileMode = 0o001
	othersWrite fs.FileMode = 0o002
	othersRead  fs.FileMode = 0o004
	ownerWrite  fs.FileMode = 0o200
)

// examineModes looks whether other users of this machine can read the notes,
// and whether the user can write them. A folder on the way that lets nobody in
// keeps all below it.
func (d *doctor) examineModes(r *reading) {
	if runtime.GOOS == "windows" {
		return
	}
	reachable := reachableByOthers(r.root.Dir)
	written, locked := 0, 0
	for _, f := range r.ledger.Files {
		local := filepath.FromSlash(f.Path)
		info, err := os.Stat(filepath.Join(r.root.Dir, local))
		if f.LeftOut() || err != nil {
			continue // not ours, or gone since it was read
		}
		open := reachable && folderOpen(r.root.Dir, filepath.Dir(local))
		if open && info.Mode()&othersRead != 0 {
			d.Files.Open++
		}
		if open && info.Mode()&othersWrite != 0 {
			written++
		}
		if info.Mode()&ownerWrite == 0 {
			locked++
		}
	}
	dir := shellWord(r.root.Dir)
	if d.Files.Open > 0 {
		d.find("modes", "chmod -R o-rwx "+dir, "other users of this machine can read "+english.Count(d.Files.Open, "file")+" of allies and pages")
	}
	if written > 0 {
		d.find("modes", "chmod -R o-w "+dir, "other users of this machine can change "+english.Count(written, "file")+" of allies and pages")
	}
	if locked > 0 {
		d.find("modes", "chmod -R u+w "+dir, strconv.Itoa(locked)+" of the files are read-only: log, done and the like refuse them")
	}
}

// reachableByOthers reports whether every folder down to this one lets other
// users in.
func reachableByOthers(dir string) bool {
	for {
		info, err := os.Stat(dir)
		if err != nil || info.Mode()&othersEnter == 0 {
			return false
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return true
		}
		dir = parent
	}
}

// folderOpen is reachableByOthers from the root to a folder in it.
func folderOpen(root, folder string) bool {
	for ; folder != "."; folder = filepath.Dir(folder) {
		info, err := os.Stat(filepath.Join(root, folder))
		if err != nil || info.Mode()&othersEnter == 0 {
			return false
		}
	}
	return true
}
