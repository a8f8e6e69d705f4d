package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// callers are the names that a task may begin with: before its colon, after an
// @, or without a colon, the longest first.
func (r *pageReader) callers(p *markdown.Prose, from int) []ledger.Caller {
	s := p.Text
	var found []ledger.Caller
	add := func(c ledger.Caller, start, end, rest int) {
		found = r.appendCaller(found, p, c, text.Region{Start: start, End: end}, rest)
	}
	start := SkipMarks(s, from)
	if strings.HasPrefix(s[start:], "[") {
		link, end := markdown.ReadLink(s, start, SpanOf)
		rest, colon := afterName(s, max(end, start))
		if link.Target != "" && (colon || rest > end && !JoinsNames(s[rest:])) {
			add(ledger.Caller{IsLink: true, NoColon: !colon}, int(link.At.Start), int(link.At.End), rest)
		}
		return found
	}
	at := strings.HasPrefix(s[start:], "@")
	if at {
		start++
	}
	if colon := strings.IndexByte(s[start:], ':'); colon > 0 && colon <= longestName {
		end := start + len(strings.TrimRight(s[start:start+colon], "*_ \t"))
		rest, _ := afterName(s, start+colon)
		add(ledger.Caller{}, start, end, rest)
		add(ledger.Caller{Handle: true}, start, end, rest)
	}
	for _, end := range callerEnds(s, start) {
		rest, colon := afterName(s, end)
		switch {
		case at:
			add(ledger.Caller{Handle: true}, start, end, rest)
		case !colon && rest > end && !JoinsNames(s[rest:]):
			add(ledger.Caller{NoColon: true}, start, end, rest)
		}
	}
	return found
}

// callersInside are the names after an @ in a task.
func (r *pageReader) callersInside(p *markdown.Prose, from int) []ledger.Caller {
	var found []ledger.Caller
	for i := from + 1; i < len(p.Text); i++ {
		if p.Text[i] == '@' && text.IsBlank(p.Text[i-1]) {
			for _, end := range callerEnds(p.Text, i+1) {
				found = r.appendCaller(found, p, ledger.Caller{Handle: true, Inside: true}, text.Region{Start: i + 1, End: end}, from)
			}
		}
	}
	return found
}

func (r *pageReader) appendCaller(found []ledger.Caller, p *markdown.Prose, c ledger.Caller, name text.Region, rest int) []ledger.Caller {
	at := p.Source(name.Start, name.End)
	head := at
	if rest <= p.FirstLine() {
		head = p.Source(name.Start, rest)
	}
	if c.IsLink && strings.HasPrefix(r.d.Text[max(head.Start-2, 0):], "[[") {
		head.Start -= 2
	}
	for head.Start > 0 && (r.d.Text[head.Start-1] == '*' || r.d.Text[head.Start-1] == '_') {
		head.Start--
	}
	c.Text, c.Rest = strings.TrimSpace(p.Text[name.Start:name.End]), p.Text[rest:]
	c.Pos, c.Head = r.d.Pos(at.Start, at.End), r.d.Pos(head.Start, head.End)
	if c.Text == "" || c.Rest == "" {
		return found
	}
	return append(found, c)
}

const (
	longestName  = 80 // bytes
	longestCalls = 4  // words of a name that a task begins with
)

// callerEnds are the ends of the first words of a text from an offset on, the last
// first, without the emphasis and the comma after them.
func callerEnds(s string, start int) []int {
	var ends []int
	for i := start; i < len(s) && len(ends) < longestCalls; i++ {
		if !text.IsBlank(s[i]) && s[i] != ':' && (i+1 == len(s) || text.IsBlank(s[i+1]) || s[i+1] == ':') {
			ends = append([]int{start + len(strings.TrimRight(s[start:i+1], "*_,"))}, ends...)
			if i+1 < len(s) && s[i+1] == ':' {
				break
			}
		}
	}
	return ends
}

// afterName is where the text begins after a name, and whether a colon stands between them.
func afterName(s string, end int) (rest int, colon bool) {
	rest = SkipMarks(s, end)
	for rest < len(s) && strings.IndexByte(":,", s[rest]) >= 0 {
		colon = colon || s[rest] == ':'
		rest++
	}
	rest = text.SkipBlanks(s, SkipMarks(s, rest))
	if !colon {
		rest = text.SkipBlanks(s, rest+dashAt(s[rest:]))
	}
	return rest, colon
}
