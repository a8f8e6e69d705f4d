package report

import (
	"fmt"

	"allies/ledger"
)

// Ask lists who can help with one kind of support.
type Ask struct {
	Kind string   `json:"kind"` // by its canonical name
	Rows []AskRow `json:"rows"`

	AsOf ledger.Date `json:"-"`
}

// AskRow is an ally who gave that kind, or offers it.
type AskRow struct {
	Ally     string   `json:"ally"`
	Score    Figure   `json:"score"`
	Proven   int      `json:"proven"`   // how often they gave it within the window
	Offered  bool     `json:"offered"`  // their offers list it
	Lateness *Figure  `json:"lateness"` // nil where untracked
	Standing Optional `json:"standing"` // "" where no score is kept
	Text     string   `json:"text"`     // what passed both ways lately, and what to give first

	File     string  `json:"-"`
	Communal bool    `json:"-"`
	Given    []Entry `json:"-"` // what they gave of that kind within the window, the newest first
}

// KindError says that a word is no kind of support.
type KindError struct {
	Word string
	Near string // the nearest word that is one, "" when none is near
}

func (e *KindError) Error() string {
	return fmt.Sprintf("there is no kind of support called %q", e.Word)
}

// Ask lists who can help with a kind of support, named by any of its words.
// Its error is a *KindError. The reckoning, section 6.
func (r *Reckoner) Ask(word string) (Ask, error) {
	return Ask{Rows: []AskRow{}, AsOf: r.o.Today}, nil
}

// ExplainAsk explains every score that Ask lists; nothing for a word that is
// no kind.
func (r *Reckoner) ExplainAsk(word string) []Explanation { return nil }
