package main

import (
	"fmt"
	"strings"

	"allies/ledger"
	"allies/parse/folder"
	"allies/report/english"
	"allies/report/render"
)

const firstStep = `no allies here yet

%s makes a ledger to start from in this folder:
allies.yaml for your settings, me.md for yourself, one example ally, and what
git needs to know. It never overwrites a file.
`

const nextStep = `no allies here yet

%s makes a file for somebody you work with.
`

func (r *reading) howToInit() string {
	if r.root.Origin == folder.FromFlag {
		return "allies init " + shellWord(r.root.Dir)
	}
	return "allies init"
}

func (r *reading) howToBegin() string {
	if r.root.Origin == folder.FromFlag {
		return "allies -C " + shellWord(r.root.Dir) + " new 'Ravi Patel'"
	}
	return "allies new 'Ravi Patel'"
}

func (r *reading) nextCommand() (command, words string) {
	if r.root.HasConfig {
		return r.howToBegin(), nextStep
	}
	return r.howToInit(), firstStep
}

func (r *reading) isEmpty() bool { return r.format == asText && len(r.ledger.Allies) == 0 }

func (r *reading) sayFirstStep() error {
	command, words := r.nextCommand()
	text := fmt.Sprintf(words, command)
	if r.options.rev != "" {
		text = "no allies here at " + string(r.options.rev) + "\n"
	}
	if r.ledger.NoPeople {
		text = render.NoPeople + "\n\n" + text
	}
	if n := r.others(); n > 0 {
		text += "\n" + english.Count(n, "Markdown file") + " here left out: allies files --all says by which rule\n"
	}
	return r.deliver([]byte(text), 0, nil)
}

func (r *reading) others() int {
	n := 0
	for _, f := range r.ledger.Files {
		if !strings.EqualFold(f.Path, ledger.MeFile) {
			n++
		}
	}
	return n
}
