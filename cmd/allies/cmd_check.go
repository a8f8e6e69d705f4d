package main

import (
	"bytes"
	"slices"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/folder"
	"allies/report"
	"allies/report/render"
	"allies/report/render/format"
)

func checkCommand() command {
	var only settings
	var staged, fix, dryRun bool
	return command{
		name: "check", words: "[FILE…]", group: find, formats: []string{asText, asJSON, asGithub},
		answers: []any{checked{}},
		choices: map[string][]string{"only": lists.Words(ledger.Codes())},
		flags: func(f *pflag.FlagSet) {
			f.Var(&only, "only", "only problems of these `CODES`: link,thin")
			f.BoolVar(&staged, "staged", false, "only files that the next commit changes, as they are staged")
			f.BoolVar(&fix, "fix", false, "apply the cures that are certain, and list what is left")
			f.BoolVar(&dryRun, "dry-run", false, "with --fix: change nothing, and print the cures as a patch")
		},
		complete: (*session).fileNames,
		run:      func(c call) error { return c.checkFiles(only, checkMode{staged, fix, dryRun}) },
	}
}

func (c call) checkFiles(only settings, m checkMode) error {
	codes, err := eachOf("--only", only, ledger.Codes())
	if err != nil {
		return err
	}
	if err := c.fits(m); err != nil {
		return err
	}
	if m.fix {
		c.dryRun = m.dryRun
		if err := c.fix(codes); err != nil || m.dryRun {
			return err
		}
	}
	c.needsSums(parse.Keep{Cures: true})
	read := c.read
	if m.staged {
		read = c.readStaged
	}
	r, err := read()
	if err != nil {
		return err
	}
	files, err := r.filesNamed(c.given)
	if err != nil {
		return err
	}
	return r.check(codes, files)
}

// checkMode is what check looks at, and whether it mends.
type checkMode struct{ staged, fix, dryRun bool }

func (c call) fits(m checkMode) error {
	switch {
	case m.fix && m.staged:
		return usagef("leave --staged out", "--fix changes files, and --staged reads what git keeps of them")
	case m.dryRun && !m.fix:
		return usagef("allies check --fix --dry-run", "--dry-run shows what --fix would change")
	case m.dryRun && c.options.format != "" && c.options.formatAsked() != asText:
		return usagef("leave -O out", "--dry-run prints a patch, which has no %s form", c.options.formatAsked())
	case m.fix && c.options.rev != "", m.dryRun:
		return c.onlyWrites()
	}
	return nil
}

type checked struct {
	Problems []ledger.Problem `json:"problems"`
	Errors   int              `json:"errors"`
	Warnings int              `json:"warnings"`
	Read     report.Read      `json:"read"`
	LeftOut  []report.LeftOut `json:"left_out"`
}

func (r *reading) check(codes []ledger.Code, files []string) error {
	reckoner := r.reckon(report.Options{})
	chosen := chosenProblems(codes, files)
	found := checked{Read: reckoner.Read(), LeftOut: reckoner.LeftOut()}
	found.Problems = lists.Only(r.ledger.Problems, func(p ledger.Problem) bool { return chosen(&p) && (r.staged == nil || r.brings(p)) })
	found.Errors, found.Warnings = ledger.CountProblems(found.Problems)
	found.Problems = r.mayTell(found.Problems)
	content, err := r.writeProblems(found, files)
	if err != nil {
		return err
	}
	if err := r.send(content); err != nil {
		return err
	}
	r.sayAll(r.spans())
	for _, code := range codes {
		if code.OnlyStrict() && !r.options.strict {
			r.terminal.advise(string(code) + " is only looked for with --strict")
		}
	}
	if found.Errors > 0 || (r.options.strict || r.options.exitCode) && len(found.Problems) > 0 {
		return errFound
	}
	return nil
}

func (r *reading) writeProblems(found checked, files []string) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch r.format {
	case asJSON:
		err = format.JSON(&b, found)
	case asGithub:
		err = render.Github(&b, found.Problems)
	default:
		err = render.Check(&b, found.Problems, r.beside(found, files), r.look().Screen)
	}
	return b.Bytes(), err
}

// beside is what check says of files that have no problem.
func (r *reading) beside(found checked, named []string) render.Checked {
	beside := render.Checked{Read: found.Read, LeftOut: found.LeftOut, Days: r.reckon(report.Options{}).UnreadDays(), Problems: len(r.ledger.Problems)}
	for _, f := range r.ledger.Files {
		switch {
		case f.Rule == folder.RuleIrregular:
			beside.Aside = append(beside.Aside, f.Path+" is no regular file: it is left alone")
		case f.LeftOut() && slices.Contains(named, f.Path):
			beside.Aside = append(beside.Aside, whyLeftOut(f))
		}
	}
	return beside
}
