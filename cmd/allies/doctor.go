package main

import (
	"allies/parse/folder"
	"allies/report/render"
)

// doctor is what doctor has to say, as json.
type doctor struct {
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

func (d *doctor) find(topic, cure, message string) {
	d.Findings = append(d.Findings, render.Finding{Topic: topic, Message: message, Cure: cure})
}
