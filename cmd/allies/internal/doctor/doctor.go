// Package doctor looks at a ledger as a whole and around it, at settings, git, file
// modes and remotes, and names each thing that wants a cure. It changes nothing.
package doctor

import (
	"allies/ledger"
	"allies/parse/folder"
	"allies/report"
	"allies/report/render"
)

// Report is what there is to say, as json.
type Report struct {
	Root     rootFacts        `json:"root"`
	Settings settingFacts     `json:"settings"`
	Files    fileFacts        `json:"files"`
	Git      *gitFacts        `json:"git"` // null outside of a repository
	Findings []render.Finding `json:"findings"`
}

type rootFacts struct {
	Dir     string        `json:"dir"`
	FoundBy folder.Origin `json:"found_by"`
}

type fileFacts struct {
	Allies   int `json:"allies"`
	Pages    int `json:"pages"`
	LeftOut  int `json:"left_out"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Private  int `json:"private"` // allies with something marked as private
	Open     int `json:"open"`    // files that other users of this machine can read
}

func (r *Report) find(topic, cure, message string) {
	r.Findings = append(r.Findings, render.Finding{Topic: topic, Message: message, Cure: cure})
}

// Input is a ledger, and what is known of it.
type Input struct {
	Root     folder.Root
	Ledger   *ledger.Ledger
	Reckoner *report.Reckoner // of the whole ledger
	State    string           // the folder of what allies keeps beside the ledger; "" for none
}
