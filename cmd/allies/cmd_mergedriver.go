package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/merge"
)

// statusUnmerged ends a merge that was not made. Git takes a status beyond 128
// for a driver that broke, and any other but 0 for a conflict: then it would
// leave our side in the file, as though theirs had never been.
const statusUnmerged = 129

// longestMarker bounds the size of conflict markers, which attributes may set to anything.
const longestMarker = 200

func mergeDriverCommand() command {
	return command{
		name: "merge-driver", words: "BASE OURS THEIRS [SIZE [PATH]]", group: exchange,
		// Flags end at BASE, which git names: PATH may begin with a hyphen.
		flags: func(f *pflag.FlagSet) { f.SetInterspersed(false) },
		run:   func(c call) error { return unmerged(c.mergeDriver()) },
	}
}

// unmerged gives every failure the status that git takes for one.
func unmerged(err error) error {
	if err == nil || errors.Is(err, errFound) {
		return err
	}
	f := *asFailure(err)
	f.status = statusUnmerged
	return &f
}

// mergeDriver merges BASE, OURS and THEIRS, and writes the result over OURS.
// SIZE is that of the conflict markers, PATH the file's in the repository, from
// the current folder; two names for the sides may follow. A conflict ends with
// status 1.
func (c call) mergeDriver() error {
	const most = 7
	if len(c.given) < 3 || len(c.given) > most {
		return usagef("git config merge.allies.driver tells how git starts it; allies init sets that", "merge-driver takes %s", c.words)
	}
	words := append(slices.Clone(c.given), make([]string, most-len(c.given))...)
	o := merge.Options{Ours: label(words[5], "ours"), Theirs: label(words[6], "theirs")}
	if size, err := strconv.Atoi(words[3]); err == nil {
		o.MarkerSize = min(size, longestMarker)
	}
	var texts [3][]byte
	for i, name := range words[:3] {
		text, err := os.ReadFile(name)
		if err != nil {
			return failf("", "read what is to be merged: %w", err)
		}
		texts[i] = text
	}
	file := ledgerOf(words[4], &o)
	o.ByLines = func() ([]byte, int, error) {
		return git.MergeFile(c.world.ctx, git.MergeNames{
			Base: words[0], Ours: words[1], Theirs: words[2],
			OursLabel: o.Ours, TheirsLabel: o.Theirs, MarkerSize: o.MarkerSize,
		})
	}
	merged, conflicts, err := merge.Files(file, texts[0], texts[1], texts[2], o)
	if err != nil {
		return err
	}
	if !bytes.Equal(merged, texts[1]) {
		if err := replaceFile(words[1], merged); err != nil {
			return err
		}
	} else if conflicts > 0 {
		c.terminal.say(fmt.Sprintf("%s is no text: it is left as ours, and theirs is not in it", words[4]))
	}
	if conflicts > 0 {
		return errFound
	}
	return nil
}

// label is the name of a side; a git that does not know a placeholder passes it as it is.
func label(given, usual string) string {
	if given == "" || strings.HasPrefix(given, "%") {
		return usual
	}
	return given
}

// ledgerOf finds the ledger of a file by its path from the current folder, the
// top of the repository: the nearest folder with an allies.yaml, else the top.
// It returns the path from there, and fills in what decides how it is read.
func ledgerOf(name string, o *merge.Options) (file string) {
	if name == "" {
		name = "ally.md"
	}
	name = path.Clean(filepath.ToSlash(name))
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return path.Base(name)
	}
	dir := path.Dir(name)
	for ; ; dir = path.Dir(dir) {
		settings := path.Join(dir, ledger.ConfigFile)
		src, err := os.ReadFile(filepath.FromSlash(settings))
		if err == nil {
			o.Config, _ = parse.Config(settings, src)
		}
		if err == nil || dir == "." {
			break
		}
	}
	entries, _ := os.ReadDir(filepath.FromSlash(dir)) // of a folder that cannot be read nothing is known
	o.RootFolders = lists.Of(lists.Only(entries, fs.DirEntry.IsDir), fs.DirEntry.Name)
	if dir == "." {
		return name
	}
	return strings.TrimPrefix(name, dir+"/")
}
