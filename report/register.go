package report

import (
	"fmt"

	"allies/ledger"
	"allies/ledger/lists"
)

// Register lists entries in order of date.
type Register struct {
	Rows []RegisterRow `json:"rows"`
}

// RegisterRow is an entry with the balance after it; nil where the tie is
// communal and does not count.
type RegisterRow struct {
	Entry
	Ally    string  `json:"ally"`
	Balance *Amount `json:"balance"`

	Communal bool         `json:"-" key:"communal"`
	Owner    *ledger.Ally `json:"-"`

	private []string // keys of the front matter
}

// Register lists the chosen entries in order of date, each with the balance
// (gave − got) after it. The last one is the net of Balance with the same
// options. Communal entries are listed, but move the balance only where
// Options.All asks.
func (r *Reckoner) Register() Register {
	lines := r.lines()
	list := Register{Rows: make([]RegisterRow, 0, len(lines))}
	var running Amount
	for _, x := range lines {
		row := RegisterRow{Entry: r.entry(x.favour), Ally: x.ally.Name, Communal: x.ally.Communal, Owner: x.ally, private: x.ally.Private}
		if !x.ally.Communal || r.o.All {
			var step BothWays
			step.add(x.worth, x.value, false)
			running = running.plus(step.Net())
			row.Balance = new(running)
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// ExplainRegister explains the points of every entry listed.
func (r *Reckoner) ExplainRegister() []Explanation {
	return lists.Of(r.lines(), func(x line) Explanation {
		return Explanation{
			Title:   fmt.Sprintf("%s, %s", x.ally.Name, x.date),
			Formula: r.valueFormula(x.worth), Steps: []Step{r.step(x)},
		}
	})
}

func (r *Reckoner) lines() []line {
	return inOrder(lists.Flat(lists.Only(r.l.Allies, r.matches), func(a *ledger.Ally) []line { return r.flow(a, withLines).lines }))
}
