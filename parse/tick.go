package parse

import (
	"strings"

	"allies/ledger"
)

// Tick returns the edits that mark a promise as kept on a day, or as dropped,
// and stamp the day in the way in which the user dates the promise: with an
// emoji, a field, or the word done.
func Tick(src []byte, p ledger.Promise, day ledger.Date, dropped bool) Edits {
	var edits Edits
	mark := "x"
	if dropped {
		mark = "-"
	}
	edits.Replace(int(p.Box.Start), string(src[p.Box.Start:p.Box.End]), mark)
	text := string(src[p.Pos.Start:p.Pos.End])
	edits.Insert(int(p.Pos.Start)+stampAt(text), " "+stamp(text, day, dropped))
	return edits
}

// stamp is the day in the words of a promise.
func stamp(text string, day ledger.Date, dropped bool) string {
	fields := strings.Contains(text, "[due::") || strings.Contains(text, "(due::") || strings.Contains(text, "[created::")
	emoji := strings.ContainsAny(text, "📅➕⏳🛫")
	switch {
	case fields && dropped:
		return "[cancelled:: " + day.String() + "]"
	case fields:
		return "[completion:: " + day.String() + "]"
	case dropped:
		return "❌ " + day.String()
	case emoji:
		return "✅ " + day.String()
	}
	return "done " + day.String()
}

// stampAt is where a stamp stands: at the end of the text, but before a block
// identifier such as ^a1b2c3, which must come last.
func stampAt(text string) int {
	end := len(strings.TrimRight(text, " \t"))
	i := strings.LastIndex(text[:end], " ^")
	if i > 0 && strings.Trim(text[i+2:end], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == "" {
		return len(strings.TrimRight(text[:i], " \t"))
	}
	return end
}
