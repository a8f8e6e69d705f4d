// Package doctor looks at a ledger as a whole and around it, at settings, git, file
// modes and remotes, and names each thing that wants a cure. It changes nothing.
package doctor

import (
	"allies/ledger"
	"allies/parse/folder"
	"allies/report"
	"allies/report/render"
)

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

type Input struct {
	Root     folder.Root
	Ledger   *ledger.Ledger
	Reckoner *report.Reckoner // of the whole ledger
	State    string           // the folder of what allies keeps beside the ledger; "" for none
}

// settingFacts are the settings in use, whether allies.yaml says so or not.
type settingFacts struct {
	File          *string           `json:"file"` // null: the defaults hold
	Include       []string          `json:"include"`
	Ignore        []string          `json:"ignore"`
	Log           []string          `json:"log"`
	Journal       []string          `json:"journal"`
	Cadence       report.Optional   `json:"default_cadence"`
	DormantAfter  int               `json:"dormant_after"` // in days, like the next four
	HalfLife      int               `json:"half_life"`
	Window        int               `json:"window"`
	ThanksGrace   int               `json:"thanks_grace"`
	ThanksWindow  int               `json:"thanks_window"`
	Kinds         map[string]string `json:"kinds"` // with their weights
	Units         unitPrices        `json:"units"`
	Tags          map[string]string `json:"tags"` // with their cadences
	NoContact     []string          `json:"no_contact"`
	BudgetPerWeek *ledger.Number    `json:"budget_per_week"`
	FileNames     report.Optional   `json:"file_names"`
}

// unitPrices are prices in points; null is a commodity without one.
type unitPrices = map[string]report.Optional

type gitFacts struct {
	Version   string          `json:"version"`
	Top       report.Optional `json:"top"`    // null in a bare repository
	Prefix    report.Optional `json:"prefix"` // the ledger's folder in it; null at its top
	Bare      bool            `json:"bare"`
	Branch    report.Optional `json:"branch"`    // null when detached
	Operation report.Optional `json:"operation"` // merge, rebase …, unfinished
	Staged    int             `json:"staged"`
	Unstaged  int             `json:"unstaged"`
	Untracked []string        `json:"untracked"`
	Unmerged  []string        `json:"unmerged"`
	Driver    driverState     `json:"driver"`
	Hook      report.Optional `json:"hook"` // ours or other; null for none
	Remotes   []remoteFacts   `json:"remotes"`
}

type remoteFacts struct {
	Name      string `json:"name"`
	URL       string `json:"url"`
	Local     bool   `json:"local"`
	Encrypted bool   `json:"encrypted"`
}

type driverState string

const (
	driverInstalled driverState = "installed"
	driverAbsent    driverState = "absent"
	driverUnused    driverState = "unused"  // installed, and no attribute asks for it
	driverDiffers   driverState = "differs" // another command has its name
)
