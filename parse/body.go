package parse

import (
	"cmp"

	"allies/ledger"
	"allies/parse/markdown"
)

// ReadBody reads the notes, entries, tasks and links of the body into the
// ally, and its name where the front matter gives none.
func (s *Source) ReadBody() {
	d, body := s.Document, s.Body
	s.Ally.Body = d.Pos(body.Start, body.End)
	asides := markdown.MaskComments(d, body)
	var definitions markdown.Definitions
	s.Blocks, definitions = s.divide()
	r := newBodyReader(s, definitions)
	defer r.leave()
	r.asides = asides
	r.readHeadings(s.Blocks)
	if tags := onlyPrivate(s.Ally.Tags); len(tags) > 0 { // they hold for all of the body
		r.above = append(r.above, sectionState{title: true, tags: tags})
		r.markPrivate(body.Start, body.End)
	}
	for b := s.Blocks.First(); b.Exists(); b = b.Next() {
		r.block(b)
	}
	r.closeNote(body.End)
	r.warnRefusals()
	if s.Blocks.MayOpen() {
		r.checkOpenBlocks(s.Blocks)
	}
	if s.Keep.cures() {
		s.tryCures(pointers(nil, s.Problems), inBody)
	}
}

func (r *bodyReader) block(b markdown.Block) {
	switch b.Kind() {
	case markdown.HeadingBlock:
		r.heading(b)
	case markdown.ListBlock:
		r.list(b, r.open)
	default:
		r.prose(b, r.open)
	}
}

func (r *bodyReader) warnRefusals() {
	for _, f := range r.refusals {
		if f.isFact && f.entries == 0 {
			continue
		}
		if f.entries > f.inside && f.heading != "" {
			f.cure[0] = retyped{f.shows, f.heading}
			f.message = cmp.Or(f.headingSays, f.message)
		}
		if f.entries > 0 {
			f.message += ", and " + plural(f.entries, "entry under it is", "entries under it are") + " not counted"
		}
		noted := r.d.Warnf(ledger.CodeAlmostDate, f.at, f.hint, "%s", f.message)
		for _, typed := range f.cure {
			noted.Cure(typed.at, typed.text)
		}
		if len(f.cure) > 0 {
			noted.Shows(f.shows)
		}
		r.d.Problems[len(r.d.Problems)-1].Page = f.page
	}
}

func inBody(s *Source) []*ledger.Problem {
	s.ReadBody()
	return pointers(nil, s.Problems)
}
