package main

import (
	"strings"

	"allies/cmd/allies/internal/git"
	"allies/report"
	"allies/report/render"
)

func diffCommand() command {
	return command{
		name: "diff", words: "[REV [REV]]", group: see, formats: []string{asText, asJSON},
		answers:  []any{report.Diff{}},
		complete: (*session).revisionWords,
		run: func(c call) error {
			if rev := string(c.options.rev); rev != "" {
				return usagef("name the revisions without a flag: allies diff "+shellWord(rev), "diff takes no --rev")
			}
			from, to, err := revisions(c.given)
			if err != nil {
				return err
			}
			r, err := c.prepare()
			if err != nil {
				return err
			}
			return r.compare(from, to)
		},
	}
}

// revisions reads the revisions to compare: HEAD and the files where nothing is
// said, one and the files, two, or A..B, in which a missing one is HEAD.
func revisions(words []string) (from, to string, err error) {
	for _, word := range words {
		if word == "" || word == git.Index {
			return "", "", usagef("name a commit, a branch or a tag", "%s is no revision", quote(word))
		}
	}
	switch len(words) {
	case 0:
		return "HEAD", git.WorkTree, nil
	case 1:
		before, after, ranged := strings.Cut(words[0], "..")
		if !ranged || strings.Contains(before, ":") {
			return words[0], git.WorkTree, nil
		}
		if strings.HasPrefix(after, ".") {
			return "", "", usagef("git merge-base "+orHead(before)+" "+orHead(after[1:])+" names where they parted; compare with that",
				"%s means three states, and two are compared", quote(words[0]))
		}
		return orHead(before), orHead(after), nil
	case 2:
		return words[0], words[1], nil
	}
	return "", "", usagef("see: allies help diff", "diff compares two revisions, and %d are named", len(words))
}

func orHead(rev string) string {
	if rev == "" {
		return "HEAD"
	}
	return rev
}

func (r *reading) compare(from, to string) error {
	r.options.rev = setting(to)
	var err error
	if r.root, err = r.findRoot(); err != nil {
		return err
	}
	two, err := r.openStates(r.root, from, to)
	if err != nil {
		return err
	}
	defer two.close()
	before, after, err := two.read()
	if err != nil {
		return err
	}
	r.ledger = after
	old, now := report.New(before, report.Options{Today: r.today, Period: r.period}), r.reckon(report.Options{})
	d := report.Compare(old, now, two.pairs())
	d.From, d.To = report.Optional(from), report.Optional(to)
	return r.show(render.Diff(&d), func() why { return report.ExplainDiff(old, now, d) })
}
