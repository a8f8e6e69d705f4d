package main

import (
	"errors"
	"slices"
	"strings"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/folder"
	"allies/report"
	"allies/report/english"
	"allies/report/render"
)

func doctorCommand() command {
	return command{
		name: "doctor", group: find, formats: []string{asText, asJSON},
		answers:  []any{doctor{}},
		does:     "settings, git, file modes: each finding with its cure",
		when:     "When something seems wrong with the ledger as a whole, and once in each new clone.",
		examples: []string{"allies doctor", "allies doctor -O json"},
		more:     []string{"share"},
		run: func(c call) error {
			if c.options.rev != "" {
				return usagef("leave --rev out", "doctor looks at the files as they are, and takes no --rev")
			}
			r, err := c.read()
			if err != nil {
				return err
			}
			d, err := r.examine()
			if err != nil {
				return err
			}
			checkup := render.Checkup{Areas: d.areas(), Findings: d.pasted()}
			return r.show(render.Doctor(&checkup, d), nil)
		},
	}
}

// examine looks at the ledger and around it.
func (r *reading) examine() (*doctor, error) {
	d := &doctor{
		Root:     rootFacts{r.root.Dir, r.root.Origin},
		Settings: settingsOf(r.ledger.Config),
		Findings: []render.Finding{},
	}
	d.examineRoot(r)
	d.examineFiles(r)
	d.examineModes(r)
	d.examineState(r)
	return d, d.examineGit(r)
}

// pasted are the findings with cures that can be pasted where the user is: for
// a ledger that -C named, commands that work on the folder they are called in
// begin with the way to it.
func (d *doctor) pasted() []render.Finding {
	found := slices.Clone(d.Findings)
	for i, f := range found {
		if d.Root.FoundBy == folder.FromFlag && (strings.HasPrefix(f.Cure, "git ") || strings.HasPrefix(f.Cure, program+" ")) {
			found[i].Cure = "cd " + shellWord(d.Root.Dir) + " && " + f.Cure
		}
	}
	return found
}

func (d *doctor) examineRoot(r *reading) {
	if !r.ledger.Config.Present {
		d.find("settings", "allies init", "there is no allies.yaml: from another folder this ledger is not found, and fmt and rename refuse")
	}
	for _, p := range r.ledger.Problems {
		if p.File == ledger.ConfigFile {
			d.find("settings", "allies check allies.yaml", "allies.yaml has a setting that cannot be read")
			break
		}
	}
}

func (d *doctor) examineFiles(r *reading) {
	d.Files.Allies = len(r.ledger.Allies)
	reckoner := r.reckon(report.Options{})
	d.Files.Pages, d.Files.LeftOut = reckoner.Read().Pages, report.CountLeftOut(reckoner.LeftOut())
	d.Files.Errors, d.Files.Warnings = ledger.CountProblems(r.ledger.Problems)
	for _, a := range r.ledger.Allies {
		if a.HoldsPrivate() {
			d.Files.Private++
		}
	}
	if n := d.Files.Errors + d.Files.Warnings; n > 0 {
		d.find("files", "allies check", english.Count(n, "problem")+" in the ledger: what they touch may not be counted")
	}
}

// examineState looks whether commands that write can keep what they do.
func (d *doctor) examineState(r *reading) {
	var unusable *disk.Failure
	if state := r.stateFolder(); state != "" && errors.As(disk.CheckState(r.root.Dir, state), &unusable) {
		d.find("files", unusable.Hint(), unusable.Error())
	}
}

// examineGit looks at the repository; that there is none, or no git, is a
// finding like others.
func (d *doctor) examineGit(r *reading) error {
	repo, err := git.Open(r.world.ctx, r.root.Dir)
	var known *git.Error
	switch {
	case errors.Is(err, git.ErrNoRepository):
		d.find("git", "git init && allies init", "the ledger is in no git repository: it has no history and cannot be shared")
		return nil
	case errors.As(err, &known):
		d.find("git", known.Hint(), known.Error())
		return nil
	case err != nil:
		return err
	}
	facts, err := repo.Facts(r.world.ctx, filesOf(r.ledger))
	if err != nil {
		return err
	}
	d.Git = gitFactsOf(facts)
	d.examineWork(facts)
	d.examineDriver(facts)
	d.examineHook(facts)
	d.examineRemotes(facts)
	return nil
}
