package ledger

import (
	"maps"
	"slices"
)

// Type tells a person from a group.
type Type string

const (
	Person Type = "person"
	Group  Type = "group"
)

// Status is where a tie stands.
type Status string

const (
	Active    Status = "ally"
	Potential Status = "potential" // someone to get to know
	Archived  Status = "archived"  // no follow-up and no score
)

// Statuses lists the statuses, the usual one first.
func Statuses() []Status { return []Status{Active, Potential, Archived} }

var statusWords = map[string]Status{
	"ally": Active, "active": Active, "current": Active, "dormant": Active,
	"potential": Potential, "prospect": Potential, "lead": Potential,
	"archived": Archived, "inactive": Archived, "archive": Archived, "alumni": Archived,
	"former": Archived, "ex": Archived, "deceased": Archived, "dead": Archived,
}

// StatusOf reads a folded word for a status.
func StatusOf(word string) (status Status, known bool) {
	status, known = statusWords[word]
	return status, known
}

// StatusWords lists the words that StatusOf reads, sorted.
func StatusWords() []string { return slices.Sorted(maps.Keys(statusWords)) }

// Reach is how far from the user's chain of command an ally is.
type Reach string

// The reaches; the empty Reach is "not said".
const (
	Team    Reach = "team"
	Org     Reach = "org"
	Outside Reach = "outside"
)

// Reaches lists the three reaches from the nearest.
func Reaches() []Reach { return []Reach{Team, Org, Outside} }

// Circles lists the Dunbar layers from the closest.
func Circles() []int { return []int{5, 15, 50, 150} }
