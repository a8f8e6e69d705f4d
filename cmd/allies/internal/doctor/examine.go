package doctor

import (
	"context"
	"errors"
	"slices"
	"strings"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/disk"
	"allies/parse/folder"
	"allies/parse/text"
	"allies/report"
	"allies/report/english"
	"allies/report/render"
)

func Examine(ctx context.Context, in Input) (*Report, error) {
	r := &Report{
		Root:     rootFacts{in.Root.Dir, in.Root.Origin},
		Settings: settingsOf(in.Ledger.Config),
		Findings: []render.Finding{},
	}
	r.examineSettings(in)
	r.examineFiles(in)
	r.examineModes(in)
	r.examineState(in)
	return r, r.examineGit(ctx, in)
}

// Checkup is the report in words. Its cures can be pasted where the user is: for a
// ledger that -C named, commands that work on the folder they are called in begin
// with the way to it.
func (r *Report) Checkup() *render.Checkup {
	found := slices.Clone(r.Findings)
	for i, f := range found {
		if r.Root.FoundBy == folder.FromFlag && (strings.HasPrefix(f.Cure, "git ") || strings.HasPrefix(f.Cure, "allies ")) {
			found[i].Cure = "cd " + text.ShellWord(r.Root.Dir) + " && " + f.Cure
		}
	}
	return &render.Checkup{Areas: r.areas(), Findings: found}
}

func (r *Report) examineSettings(in Input) {
	if !in.Ledger.Config.Present {
		r.find("settings", "allies init", "there is no allies.yaml: from another folder this ledger is not found, and fmt and rename refuse")
	}
	for _, problem := range in.Ledger.Problems {
		if problem.File == ledger.ConfigFile {
			r.find("settings", "allies check allies.yaml", "allies.yaml has a setting that cannot be read")
			break
		}
	}
}

func (r *Report) examineFiles(in Input) {
	r.Files.Allies = len(in.Ledger.Allies)
	r.Files.Pages, r.Files.LeftOut = in.Reckoner.Read().Pages, report.CountLeftOut(in.Reckoner.LeftOut())
	r.Files.Errors, r.Files.Warnings = ledger.CountProblems(in.Ledger.Problems)
	for _, a := range in.Ledger.Allies {
		if a.HoldsPrivate() {
			r.Files.Private++
		}
	}
	if n := r.Files.Errors + r.Files.Warnings; n > 0 {
		r.find("files", "allies check", english.Count(n, "problem")+" in the ledger: what they touch may not be counted")
	}
}

func (r *Report) examineState(in Input) {
	var unusable *ledger.Failure
	if in.State != "" && errors.As(disk.CheckState(in.Root.Dir, in.State), &unusable) {
		r.find("files", unusable.Hint(), unusable.Error())
	}
}

// examineGit looks at the repository; that there is none, or no git, is a
// finding like others.
func (r *Report) examineGit(ctx context.Context, in Input) error {
	repo, err := git.Open(ctx, in.Root.Dir)
	var known *ledger.Failure
	switch {
	case errors.Is(err, git.ErrNoRepository):
		r.find("git", "git init && allies init", "the ledger is in no git repository: it has no history and cannot be shared")
		return nil
	case errors.As(err, &known):
		r.find("git", known.Hint(), known.Error())
		return nil
	case err != nil:
		return err
	}
	facts, err := repo.Facts(ctx, lists.Of(in.Ledger.Allies, func(a *ledger.Ally) string { return a.File }))
	if err != nil {
		return err
	}
	r.Git = gitFactsOf(facts)
	r.examineWork(facts)
	r.examineDriver(facts)
	r.examineHook(facts)
	r.examineRemotes(facts, pushedPrivate(in.Ledger, facts.Ignored))
	return nil
}
