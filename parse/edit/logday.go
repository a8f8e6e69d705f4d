package edit

import (
	"allies/ledger"
	"allies/parse"
)

// ByDay parts a log where a line begins with a day of its own, an ISO date or
// any words for one day before a colon: that line, without the day, goes into
// another log. The first log is of the day of l, and may be left without lines.
func (l Log) ByDay(today ledger.Date) []Log {
	days := []Log{l}
	days[0].Lines = nil
	for _, line := range l.Lines {
		day, rest := parse.OwnDay(bareLine(line), today)
		if day == 0 {
			day, rest = l.Day, line
		}
		at := 0
		for at < len(days) && days[at].Day != day {
			at++
		}
		if at == len(days) {
			days = append(days, Log{Day: day, FYI: l.FYI, With: l.With})
		}
		days[at].Lines = append(days[at].Lines, rest)
	}
	return days
}
