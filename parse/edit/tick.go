package edit

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Tick returns the edits that mark a promise as kept on a day, or as dropped,
// and stamp the day in the way in which the user dates the promise: with an
// emoji, a field, or the word done. To mark it as open takes mark and stamp
// away. A promise of another text is not marked.
func Tick(s *Source, p ledger.Promise, day ledger.Date, mark ledger.Mark) text.Edits {
	src, edits := s.text, text.EditsOf(s.text)
	if !slices.ContainsFunc(s.Promises(), func(q ledger.Promise) bool { return q.Box == p.Box && q.Pos == p.Pos }) {
		return edits
	}
	edits.Replace(int(p.Box.Start), string(src[p.Box.Start:p.Box.End]), marks[mark])
	text := string(src[p.Pos.Start:p.Pos.End])
	if mark == ledger.Open {
		if stamps := stampsIn(text, s.config); len(stamps) > 0 {
			at := stamps[len(stamps)-1] // as a tick writes it; what stands before it is the user's
			edits.Delete(int(p.Pos.Start)+at[0], text[at[0]:at[1]])
		}
		return edits
	}
	edits.Insert(int(p.Pos.Start)+stampAt(text), " "+stampStyle(text, string(src)).stamp(day, mark))
	return edits
}

var marks = map[ledger.Mark]string{ledger.Open: " ", ledger.Ticked: "x", ledger.Dropped: "-"}

// stampsIn finds what says of a promise when it was kept or dropped, with the
// blanks before it.
func stampsIn(text string, c *ledger.Config) [][]int {
	words := "done"
	for _, own := range c.Words["done"] {
		words += "|" + regexp.QuoteMeta(own)
	}
	const day = `\d{4}-\d{2}-\d{2}`
	stamps := regexp.MustCompile(`(?i)(?:[✅❌]\x{FE0F}?[ \t]*` + day + `|[\[(](?:completion|cancelled)::[ \t]*` + day + `[\])]|` +
		`\((?:` + words + `):{0,2}[ \t]+(?:on )?` + day + `\)|(?:^|[ \t])(?:` + words + `):{0,2}[ \t]+(?:on )?` + day + `)`)
	outside := markdown.OutsideCode(text) // with blanks for code, which are the user's
	found := stamps.FindAllStringIndex(outside, -1)
	for _, at := range found {
		begins := at[1] - len(strings.TrimLeft(outside[at[0]:at[1]], " \t"))
		at[0] = len(strings.TrimRight(text[:begins], " \t"))
	}
	return found
}

// stamping is how a user dates what is kept, and what is dropped.
type stamping struct{ kept, dropped string }

var (
	byWord  = stamping{"done ", "❌ "}
	byEmoji = stamping{"✅ ", "❌ "}
	byField = stamping{"[completion:: ", "[cancelled:: "}
)

// stampStyle is that of the promise, else that of most of what is done in the
// file.
func stampStyle(text, file string) stamping {
	switch {
	case strings.Contains(text, "[due::"), strings.Contains(text, "(due::"), strings.Contains(text, "[created::"):
		return byField
	case strings.ContainsAny(text, "📅➕⏳🛫"):
		return byEmoji
	}
	words, emoji, fields := len(doneWord().FindAllString(file, -1)), strings.Count(file, "✅"), strings.Count(file, "[completion::")
	switch {
	case emoji > words && emoji >= fields:
		return byEmoji
	case fields > words:
		return byField
	}
	return byWord
}

var doneWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bdone \d{4}-`) })

func (s stamping) stamp(day ledger.Date, mark ledger.Mark) string {
	said := s.kept
	if mark == ledger.Dropped {
		said = s.dropped
	}
	if s == byField {
		return said + day.String() + "]"
	}
	return said + day.String()
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
