package main

import (
	"allies/parse/folder"
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
