package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/disk"
	"allies/parse/folder"
)

func (r *reading) mayWrite() error {
	if r.options.toScreen() {
		return nil
	}
	file := string(r.options.file)
	name := filepath.Base(file)
	if r.leadsOut(file) {
		return r.refuseOutput("it is a link that leads out of the ledger")
	}
	if target, err := filepath.EvalSymlinks(file); err == nil {
		name = filepath.Base(target)
	}
	for _, own := range []string{ledger.MeFile, ledger.ConfigFile} {
		if strings.EqualFold(name, own) {
			return r.refuseOutput(own + " is yours to write")
		}
	}
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil // nothing is there to lose
	case info.Mode()&fs.ModeDevice != 0:
		return r.refuseOutput("it is a device")
	}
	for _, file := range r.allyFiles() {
		ally, err := os.Stat(filepath.Join(r.root.Dir, filepath.FromSlash(file)))
		if err == nil && os.SameFile(info, ally) {
			if r.ledger.Page(file) != nil {
				return r.refuseOutput("it is a page of the ledger")
			}
			return r.refuseOutput("it is an ally's file")
		}
	}
	return nil
}

// leadsOut reports whether a path in the ledger's folder goes through a link out of it.
func (r *reading) leadsOut(file string) bool {
	root, err := filepath.EvalSymlinks(r.root.Dir)
	if err != nil || r.root.Dir == "" {
		return false
	}
	path, err := filepath.Abs(file)
	if err != nil || !below(r.root.Dir, path) && !below(root, path) {
		return false
	}
	return !below(root, whereItLeads(path))
}

// whereItLeads follows the links of a path, of one that leads to nothing yet too.
func whereItLeads(path string) string {
	for range 40 {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real
		}
		if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			path = filepath.Join(folder, filepath.Base(path))
		}
		target, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return path
}

func below(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// allyFiles lists the allies' files, and those that might be once they are cured.
func (r *reading) allyFiles() []string {
	l := r.ledger
	if r.options.rev != "" || r.staged != nil {
		if now, err := r.readFolder(r.root.Dir); err == nil {
			l = now
		}
	}
	return append(readFiles(l), lists.Of(l.Problems, func(p ledger.Problem) string { return p.File })...)
}

func (r *reading) refuseOutput(why string) error {
	return failf("name another file after -o", "the output is not written to %s: %s", r.options.file, why)
}

// mayPublish refuses an output file that is a part of the ledger around.
func (c call) mayPublish() error {
	if c.options.toScreen() {
		return nil
	}
	r := &reading{call: c, opened: opened{ledger: &ledger.Ledger{}}}
	if root, err := c.findRoot(); err == nil {
		if l, err := c.readFolder(root.Dir); err == nil {
			r.opened = opened{root, l}
		}
	}
	return r.mayWrite()
}

func (o *options) writesBelow(root folder.Root) bool {
	if o.toScreen() {
		return false
	}
	file, err := filepath.Abs(string(o.file))
	dir, dirErr := filepath.EvalSymlinks(root.Dir)
	return err == nil && dirErr == nil && below(dir, whereItLeads(file))
}

const privateMode fs.FileMode = 0o600

// replaceFile replaces a file in one step; a pipe is written to.
func replaceFile(name string, content []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	folder := filepath.Dir(name)
	_, folderErr := os.Stat(folder)
	switch {
	case err == nil && info.IsDir():
		return failf("name a file in it", "%s is a folder", name)
	case errors.Is(folderErr, fs.ErrNotExist):
		return failf("mkdir -p "+shellWord(folder), "%s cannot be written: there is no folder %s", name, folder)
	case err == nil && !info.Mode().IsRegular():
		err = os.WriteFile(name, content, privateMode)
	default:
		return disk.Output(name, content)
	}
	if err != nil {
		return failf("", "writing %s: %w", name, err)
	}
	return nil
}
