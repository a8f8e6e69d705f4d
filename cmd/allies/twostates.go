package main

import (
	"bytes"
	"maps"

	"allies/cmd/allies/internal/export"
	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/disk"
	"allies/parse/folder"
	"allies/report"
)

// states are a revision of a ledger, and another one or the files as they are.
type states struct {
	changes []git.Change
	from    *git.Tree
	to      export.Files
	onDisk  bool // to is the folder, and holds files that git is told to ignore
}

// openStates asks git what differs, and opens both states without reading.
func (s *session) openStates(root folder.Root, from, to string) (*states, error) {
	repo, err := git.Open(s.world.ctx, root.Dir)
	if err != nil {
		return nil, err
	}
	two := &states{onDisk: to == git.WorkTree}
	if two.changes, err = repo.Diff(s.world.ctx, from, to); err != nil {
		return nil, err
	}
	if two.from, err = s.openTree(repo, from); err != nil {
		return nil, err
	}
	if two.onDisk {
		two.to, err = disk.OpenFolder(root.Dir)
	} else {
		two.to, err = s.openTree(repo, to)
	}
	if err != nil {
		two.from.Close()
		return nil, err
	}
	return two, nil
}

func (two *states) close() {
	two.from.Close()
	two.to.Close()
}

// read reads both states: of the files only those that differ, as long as the
// others are read alike. Another allies.yaml may reckon every file anew, a new
// file or folder may keep others from being allies, and what pages hold of an
// ally is only known once all allies are.
func (two *states) read() (from, to *ledger.Ledger, err error) {
	before, after := two.differing()
	old := folder.Options{Only: before.has}
	now := folder.Options{Only: after.has}
	if !two.sameConfig() {
		old.Only, now.Only = nil, two.known(after)
	}
	for {
		if from, err = folder.Dir(two.from, old); err != nil {
			return nil, nil, err
		}
		now.Pageless = old.Only != nil && len(from.Pages) == 0 // what is the same in both is none in either
		if to, err = folder.Dir(two.to, now); err != nil {
			return nil, nil, err
		}
		if old.Only != nil && len(from.Pages)+len(to.Pages) > 0 {
			old.Only, now.Only = nil, two.known(after)
			continue
		}
		affected := readOtherwise(from, to)
		maps.DeleteFunc(affected, func(path string, _ bool) bool { return before[path] && after[path] })
		if len(affected) == 0 || old.Only == nil {
			return from, to, nil
		}
		maps.Copy(before, affected)
		maps.Copy(after, affected)
	}
}

// readOtherwise are the files that are allies by their paths in only one of both.
func readOtherwise(from, to *ledger.Ledger) paths {
	rules, affected := map[string]ledger.Rule{}, paths{}
	for _, f := range from.Files {
		rules[f.Path] = f.Rule
	}
	for _, f := range to.Files {
		if rule, there := rules[f.Path]; there && rule != f.Rule {
			affected[f.Path] = true
		}
	}
	return affected
}

type paths map[string]bool

func (p paths) has(path string) bool { return p[path] }

func (two *states) differing() (before, after paths) {
	before, after = paths{}, paths{}
	for _, c := range two.changes {
		if c.From != "" {
			before[c.From] = true
		}
		if c.To != "" {
			after[c.To] = true
		}
	}
	return before, after
}

// sameConfig compares the settings; what is no regular file is none.
func (two *states) sameConfig() bool {
	before, missing := folder.ReadRegular(two.from, ledger.ConfigFile)
	after, gone := folder.ReadRegular(two.to, ledger.ConfigFile)
	return (missing == nil) == (gone == nil) && bytes.Equal(before, after)
}

// known chooses every file of the later state; on the disk those that git knows or would add.
func (two *states) known(after paths) func(string) bool {
	if !two.onDisk {
		return nil
	}
	gone := paths{}
	for _, c := range two.changes {
		if c.From != c.To {
			gone[c.From] = true
		}
	}
	return func(path string) bool { return after[path] || two.from.BlobID(path) != "" && !gone[path] }
}

func (two *states) pairs() []report.FilePair {
	return lists.Of(two.changes, func(c git.Change) report.FilePair { return report.FilePair{From: c.From, To: c.To} })
}
