// Package page is what a view says before any format: a page of sections,
// paragraphs, tables and pictures, or a sheet of rows. Who wrote a text, the
// user or the program, is kept beside it; nothing in it is escaped yet.
package page

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"allies/parse/markdown"
	"allies/report/render/chart"
	"allies/report/render/plain"
)

type Page struct {
	Title    string
	First    []string // lines before the title: what must be known first
	About    []string // lines under the title: the period, what a point is
	Sections []Section
	Closing  []string // lines at the end
	Words    []string // that stand in it and that allies help explains
}

// Section is a part of a page under its own heading. One without a title runs
// on from the title of the page.
type Section struct {
	ID     string // a word, unique in the page
	Title  string
	Ally   bool   // about one ally
	Brief  string // all that it has to say, in one line; then it has no blocks
	Blocks []Block
}

// Block is a paragraph, a list, facts, a table or a picture; exactly one is set.
type Block struct {
	Para    string
	Ends    bool   // the words belong to the table before them
	Heading string // a heading within the section
	Leads   Where  // of a heading: the place where the terminal leads from it
	List    []Text
	Facts   []Fact
	Table   *Table
	Aside   bool // the table is advice, and counts as nothing listed
	Picture Picture
}

// Text is a piece of what is shown. The zero source is our own words.
type Text struct {
	Words  string
	Source Source
	Tone   Tone
	Target string     // where it leads on a page
	Where  Where      // the place that it names, if it is one
	Bar    *chart.Bar // drawn instead of words, where anything can be drawn
}

// Source tells who wrote a text.
type Source uint8

const (
	Ours   Source = iota // the program's own words, and figures
	Theirs               // a user's words without markup: a name, a path
	Markup               // a user's line of Markdown
)

func Say(words string) Text             { return Text{Words: words} }
func SayIn(t Tone, words string) Text   { return Text{Words: words, Tone: t} }
func Name(words string) Text            { return Text{Words: words, Source: Theirs, Tone: Strong} }
func Quoted(words string) Text          { return Text{Words: words, Source: Theirs} }
func Written(words string) Text         { return Text{Words: words, Source: Markup} }
func (t Text) In(strength Tone) Text    { t.Tone = strength; return t }
func Paragraph(words string) Block      { return Block{Para: words} }
func Ending(words string) Block         { return Block{Para: words, Ends: true} }
func Tabled(t *Table) Block             { return Block{Table: t} }
func (s *Section) Add(blocks ...Block)  { s.Blocks = append(s.Blocks, blocks...) }
func (p *Page) Add(sections ...Section) { p.Sections = append(p.Sections, sections...) }

// Where is a line of a file.
type Where struct {
	File string
	Line int
}

// At is a place as editors and compilers write it: FILE:LINE.
func At(file string, line int) Text {
	return Text{Words: file + ":" + strconv.Itoa(line), Source: Theirs, Tone: Faint, Where: Where{file, line}}
}

// Plain is the text as one line of words, safe for a terminal.
func (t Text) Plain() string {
	if t.Source == Markup {
		return strings.TrimSpace(plain.Visible(markdown.PlainText(t.Words)))
	}
	return plain.Visible(t.Words)
}

// Fact is a word and what is to be said under it.
type Fact struct {
	Label string
	Text
	Whole bool    // to be pasted: it stands in one line, however long
	Drawn Drawing // beside the words, on a page; nil for none
}

// Drawing can be drawn on a page, beside its words.
type Drawing interface{ SVG() template.HTML }

// Table is rows under column heads, with sums at the foot.
type Table struct {
	Name    string // what it lists, for readers who cannot see it
	Columns []Column
	Rows    [][]Text
	Foot    [][]Text
	Quiet   bool   // the columns speak for themselves: text shows no heads
	Folded  string // what a page shows it under, on request: a picture has said the same
	Split   bool   // columns that do not fit stand in tables below, each with the first column

	OneLine  bool // a text that does not fit is cut; else it goes on in the next line
	Labelled bool // texts below one another, in a narrow terminal, have their heads before them
	Bulleted bool // each row begins with a bullet: text shows where it begins
	Places   bool // places are shown even where texts are narrow beside them
}

type Column struct {
	Head   string
	Right  bool
	Shrink Shrink
	Place  bool // FILE:LINE, which a terminal shows where there is room
	Extra  bool // a narrow terminal does without it
	Drawn  bool // holds bars, which md does without
	Path   bool // a path, which a page breaks anywhere
}

// The columns that many tables share.
func NameColumn(head string) Column   { return Column{Head: head, Shrink: Third} }
func TextColumn(head string) Column   { return Column{Head: head, Shrink: First} }
func FigureColumn(head string) Column { return Column{Head: head, Right: true} }
func WordColumn(head string) Column   { return Column{Head: head} }
func PlaceColumn() Column             { return Column{Head: "where", Place: true} }
func ExtraColumn(head string) Column  { return Column{Head: head, Extra: true} }
func BarColumn() Column               { return Column{Head: "got | gave", Extra: true, Drawn: true} }
func FileColumn() Column              { return Column{Head: "where", Place: true, Extra: true} }
func StandingColumn() Column          { return Column{Head: "standing", Shrink: Second} }

// Shrink tells which columns give way first where a terminal is narrow.
type Shrink uint8

const (
	Never Shrink = iota
	First
	Second
	Third
)

// Filled lists the columns in which something stands.
func (t *Table) Filled() []int {
	var shown []int
	for i := range t.Columns {
		if slices.ContainsFunc(slices.Concat(t.Rows, t.Foot), func(row []Text) bool {
			return i < len(row) && (row[i].Words != "" || row[i].Bar != nil)
		}) {
			shown = append(shown, i)
		}
	}
	return shown
}

// Cards reports whether a phone, narrow for texts, shows a card for each row.
func (t *Table) Cards() bool {
	return !t.Quiet && !t.Labelled && slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Shrink == First })
}

func (t *Table) Row(cells ...Text) { t.Rows = append(t.Rows, cells) }

// QuietTable is a table whose columns speak for themselves.
func QuietTable(name string, columns ...Column) *Table {
	return &Table{Name: name, Quiet: true, Columns: columns}
}

// Picture is a chart in words. One that is Stroked too is drawn in a terminal, a
// Drawing on a page.
type Picture interface{ Words() []string }

// Stroked can be drawn in lines of a terminal.
type Stroked interface {
	Strokes(set chart.Characters, width int) []string
}

// Tone is how strongly a text speaks. Colour only repeats what words say.
type Tone uint8

const (
	Normal Tone = iota
	Strong      // names and headings
	Faint       // places, hints
	Good        // kept, balanced
	Warm        // open, due
	Alert       // late, an error
)

// Sheet is a view as one flat table, for spreadsheets and scripts.
type Sheet struct {
	Heads []string
	Rows  [][]Field
}

// Field is one cell of a sheet: a figure, a date or another value of our own,
// which stands as it is, or a text.
type Field struct {
	Words string
	Text  bool
	Lines bool // its line breaks are its own, and stay
}

func Value(words string) Field   { return Field{Words: words} }
func Content(words string) Field { return Field{Words: words, Text: true} }

func (s *Sheet) Row(fields ...Field) { s.Rows = append(s.Rows, fields) }
