package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"allies/ledger"
)

// Origin says how the root of a ledger was found.
type Origin string

// The origins, in the order in which they are asked.
const (
	FromFlag   Origin = "-C"
	FromEnv    Origin = "ALLIES_DIR"
	FromAbove  Origin = ledger.ConfigFile
	FromFolder Origin = "the current folder"
)

// Root is the folder that holds a ledger.
type Root struct {
	Dir       string // absolute
	Origin    Origin
	HasConfig bool // it holds an allies.yaml
}

// Start is what decides where a ledger's root is. Dir and Env may be relative
// to Folder, or empty.
type Start struct {
	Dir    string // -C
	Env    string // $ALLIES_DIR
	Folder string // the current folder, absolute
	Home   string // the user's home folder, "" where there is none
}

// ErrNoRoot tells that a folder is not taken for a ledger: the home folder
// and / are none without an allies.yaml.
var ErrNoRoot = errors.New("no ledger")

// FindRoot finds the root: -C, else $ALLIES_DIR, else the nearest folder
// upwards that holds an allies.yaml, else the current folder. Its error is a
// ErrNoRoot, or says that the folder is not there, is a file or cannot be looked at.
func FindRoot(p Start) (Root, error) {
	root := Root{Dir: p.Folder, Origin: FromFolder}
	switch {
	case p.Dir != "":
		root = Root{Dir: p.absolute(p.Dir), Origin: FromFlag}
	case p.Env != "":
		root = Root{Dir: p.absolute(p.Env), Origin: FromEnv}
	default:
		if above, ok := configAbove(p.Folder); ok {
			root = Root{Dir: above, Origin: FromAbove}
		}
	}
	info, err := os.Stat(root.Dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Root{}, ledger.Failed("there is no folder "+root.Dir, "-C and ALLIES_DIR name a folder that is there; allies init DIR makes one", fs.ErrNotExist)
	case err != nil:
		return Root{}, fmt.Errorf("look at the folder: %w", err)
	case !info.IsDir():
		return Root{}, ledger.Failed(root.Dir+" is no folder", "a ledger is a folder: name the one that the file lies in", nil)
	}
	root.HasConfig = holdsConfig(root.Dir)
	if !root.HasConfig && p.neverRoot(root.Dir, info) {
		return Root{}, ledger.Failed(root.Dir+" is no ledger: it holds no "+ledger.ConfigFile,
			"`allies init` in a folder of its own makes a ledger, and -C DIR names one", ErrNoRoot)
	}
	return root, nil
}

func (p Start) absolute(dir string) string {
	if filepath.IsAbs(dir) {
		return filepath.Clean(dir)
	}
	return filepath.Join(p.Folder, dir)
}

// neverRoot reports whether a folder is the home folder or a file system's
// root, by whatever path.
func (p Start) neverRoot(dir string, info fs.FileInfo) bool {
	for _, never := range []string{p.Home, filepath.VolumeName(dir) + string(filepath.Separator)} {
		if never == "" {
			continue
		}
		if other, err := os.Stat(never); err == nil && os.SameFile(info, other) {
			return true
		}
	}
	return false
}

func configAbove(dir string) (string, bool) {
	for {
		if holdsConfig(dir) {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

func holdsConfig(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, ledger.ConfigFile))
	return err == nil && info.Mode().IsRegular()
}
