package render

import (
	"html/template"
	"slices"
)

// page is what a view says, before any format: sections of paragraphs, tables
// and pictures, in order. Nothing in it is escaped yet.
type page struct {
	title    string
	first    []string // lines before the title: what must be known first
	about    []string // lines under the title: the period, what a point is
	sections []section
	closing  []string // lines at the end
}

// section is a part of a page under its own heading. One without a title runs
// on from the title of the page.
type section struct {
	id     string // a word, unique in the page
	title  string
	ally   bool // about one ally
	blocks []block
}

// block is a paragraph, a list, facts, a table or a picture; exactly one is set.
type block struct {
	para    string
	heading string // a heading within the section
	list    []text
	facts   []fact
	table   *table
	aside   bool // the table is advice, and counts as nothing listed
	picture picture
}

// text is a piece of what is shown. The zero source is our own words.
type text struct {
	words  string
	source source
	tone   tone
	target string // where it leads on a page
	bar    *bar   // drawn instead of words, where anything can be drawn
}

// source tells who wrote a text.
type source uint8

const (
	ours   source = iota // the program's own words, and figures
	theirs               // a user's words without markup: a name, a path
	markup               // a user's line of Markdown
)

func say(words string) text             { return text{words: words} }
func sayIn(t tone, words string) text   { return text{words: words, tone: t} }
func name(words string) text            { return text{words: words, source: theirs, tone: strong} }
func quoted(words string) text          { return text{words: words, source: theirs} }
func written(words string) text         { return text{words: words, source: markup} }
func (t text) by(who source) text       { t.source = who; return t }
func (t text) in(strength tone) text    { t.tone = strength; return t }
func paragraph(words string) block      { return block{para: words} }
func tabled(t *table) block             { return block{table: t} }
func (s *section) add(blocks ...block)  { s.blocks = append(s.blocks, blocks...) }
func (p *page) add(sections ...section) { p.sections = append(p.sections, sections...) }

// plain is the text as one line of words, safe for a terminal.
func (t text) plain() string {
	if t.source == markup {
		return words(t.words)
	}
	return Visible(t.words)
}

// fact is a word and what is to be said under it.
type fact struct {
	label string
	text
}

// table is rows under column heads, with sums at the foot.
type table struct {
	name    string // what it lists, for readers who cannot see it
	columns []column
	rows    [][]text
	foot    [][]text
	quiet   bool // the columns speak for themselves: text shows no heads
	folded  bool // a page shows it on request: a picture has said the same
	wrap    bool // texts that do not fit go on in the next line

	bulleted bool // each row begins with a bullet: text shows where it begins
}

// column is one column of a table.
type column struct {
	head   string
	right  bool
	shrink shrink
	place  bool // FILE:LINE: a narrow terminal shows it on a line of its own
	extra  bool // a narrow terminal does without it
	drawn  bool // holds bars, which md does without
	path   bool // a path, which a page breaks anywhere
}

// The columns that many tables share.
func nameColumn(head string) column   { return column{head: head, shrink: third} }
func textColumn(head string) column   { return column{head: head, shrink: first} }
func figureColumn(head string) column { return column{head: head, right: true} }
func wordColumn(head string) column   { return column{head: head} }
func placeColumn() column             { return column{head: "where", place: true} }
func extraColumn(head string) column  { return column{head: head, extra: true} }
func barColumn() column               { return column{head: "got | gave", extra: true, drawn: true} }
func fileColumn() column              { return column{head: "where", place: true, extra: true} }
func standingColumn() column          { return column{head: "standing", shrink: second} }

// shrink tells which columns give way first where a terminal is narrow.
type shrink uint8

const (
	never shrink = iota
	first
	second
	third
)

// filled lists the columns in which something stands.
func (t *table) filled() []int {
	var shown []int
	for i := range t.columns {
		if slices.ContainsFunc(slices.Concat(t.rows, t.foot), func(row []text) bool {
			return i < len(row) && (row[i].words != "" || row[i].bar != nil)
		}) {
			shown = append(shown, i)
		}
	}
	return shown
}

// cards reports whether a phone shows each row as a card: its texts would make
// narrow columns.
func (t *table) cards() bool {
	return !t.quiet && !t.wrap && slices.ContainsFunc(t.columns, func(c column) bool { return c.shrink == first })
}

func (t *table) row(cells ...text) { t.rows = append(t.rows, cells) }

// picture is a chart: strokes in a terminal, SVG on a page, words anywhere.
type picture interface {
	words() []string
	strokes(unicode bool, width int) []string
	svg() template.HTML
}
