package main

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/query"
	"allies/report/english"
	"allies/report/render"
)

func (r *reading) spans() []string {
	look := r.look()
	return look.Spans()
}

// unsaidSpans are the days that were asked for and have no place in the format.
func (r *reading) unsaidSpans() []string {
	look := r.look()
	switch r.format {
	case asText, asMD, asHTML:
		return nil // they stand under the title
	case asJSON:
		if r.jsonHasPeriod {
			look.Period = ledger.Period{}
		}
	}
	return look.Spans()
}

func (r *reading) sayAll(lines []string) {
	for _, line := range lines {
		r.terminal.say(line)
	}
}

func (r *reading) sayHidden(n int) {
	if n > 0 {
		r.terminal.say(render.WithoutPrivate(n))
	}
}

// sayNobody says on the side when a query, or a word of it, matches no ally, so
// that a slip in a name is not taken for good news.
func (r *reading) sayNobody() {
	if r.query == nil || len(r.given) == 0 || len(r.ledger.Allies) == 0 {
		return
	}
	matches := func(a *ledger.Ally) bool { return r.query.Ally(a, r.reckoner) }
	someone := slices.ContainsFunc(r.ledger.Allies, matches)
	given := strings.Join(r.given, " ")
	if said, cure := r.otherwise(given); said != "" && !someone {
		r.terminal.say(said)
		r.terminal.advise(cure)
		return
	}
	unmatched := r.query.Unmatched(r.ledger.Allies)
	for _, word := range unmatched {
		r.sayNoAlly(word)
	}
	if !someone && len(unmatched) == 0 {
		r.sayNoAlly(given)
	}
}

func (r *reading) sayNoAlly(given string) {
	var orgs []string
	for _, a := range r.ledger.Allies {
		if r.mayName(a, "org") {
			orgs = append(append(orgs, a.Org), strings.Fields(a.Org)...)
		}
	}
	hint := r.nearest(given, orgs...)
	if hint == seeAll && r.isInNotes(given) {
		hint += ", text:" + shellWord(given) + " finds it in notes"
	}
	r.terminal.say("no ally matches " + quote(given) + "; " + hint)
}

func (r *reading) isInNotes(word string) bool {
	q, err := query.Parse([]string{"text:" + word}, r.terms(r.sight))
	return err == nil && slices.ContainsFunc(r.ledger.Allies, func(a *ledger.Ally) bool {
		return a.SomeNote(func(n *ledger.Note) bool { return q.Note(a, n, nil) })
	})
}

func (r *reading) sayProblems() {
	if n := len(r.ledger.Problems); n > 0 {
		first, see := r.ledger.Problems[0], r.options.sameCheck()
		if r.assistant != nil {
			see = "the tool check"
		}
		r.terminal.say(fmt.Sprintf("%s in the ledger, the first at %s:%d; see: %s", english.Count(n, "problem"), first.File, first.Line, see))
	}
}

func (o *options) sameCheck() string {
	words := "allies check"
	if o.dir != "" {
		words += " -C " + shellWord(string(o.dir))
	}
	if o.rev != "" {
		words += " --rev " + shellWord(string(o.rev))
	}
	if o.strict {
		words += " --strict"
	}
	return words
}
