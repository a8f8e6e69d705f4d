package doctor

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"allies/ledger"
	"allies/parse/text"
	"allies/report/english"
)

const (
	othersEnter fs.FileMode = 0o001
	othersWrite fs.FileMode = 0o002
	othersRead  fs.FileMode = 0o004
	ownerWrite  fs.FileMode = 0o200
)

// examineModes looks whether other users of this machine can read the notes,
// and whether the user can write them. A folder on the way that lets nobody in
// keeps all below it.
func (r *Report) examineModes(in Input) {
	if runtime.GOOS == "windows" {
		return
	}
	var written, locked int
	r.Files.Open, written, locked = countModes(in.Ledger.Files, in.Root.Dir)
	if !reachableByOthers(in.Root.Dir) {
		r.Files.Open, written = 0, 0
	}
	dir := text.ShellWord(in.Root.Dir)
	if r.Files.Open > 0 {
		r.find("modes", "chmod -R o-rwx "+dir, "other users of this machine can read "+english.Count(r.Files.Open, "file")+" of allies and pages")
	}
	if written > 0 {
		r.find("modes", "chmod -R o-w "+dir, "other users of this machine can change "+english.Count(written, "file")+" of allies and pages")
	}
	if locked > 0 {
		r.find("modes", "chmod -R u+w "+dir, strconv.Itoa(locked)+" of the files are read-only: log, done and the like refuse them")
	}
}

// countModes counts the files of allies and pages below a folder that others may
// read, those that they may write, and those that the user may not.
func countModes(files []ledger.File, dir string) (read, written, locked int) {
	for _, f := range files {
		local := filepath.FromSlash(f.Path)
		info, err := os.Stat(filepath.Join(dir, local))
		if f.LeftOut() || err != nil {
			continue // not ours, or gone since it was read
		}
		open := folderOpen(dir, filepath.Dir(local))
		if open && info.Mode()&othersRead != 0 {
			read++
		}
		if open && info.Mode()&othersWrite != 0 {
			written++
		}
		if info.Mode()&ownerWrite == 0 {
			locked++
		}
	}
	return read, written, locked
}

// reachableByOthers reports whether every folder down to this one lets other users in.
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
