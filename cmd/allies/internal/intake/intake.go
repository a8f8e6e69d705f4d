// Package intake finds out what a file of another program adds to a ledger: whom each
// record is about, and what of it is new. It writes nothing.
package intake

import (
	"io/fs"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
	"allies/parse/capture"
	"allies/parse/edit"
)

// Intake is a file of another program on its way into a ledger.
type Intake struct {
	File  *record.File
	Files fs.FS                                   // of the ledger
	Read  func(file string) (*edit.Source, error) // a file of the ledger as that which edits it

	Left      []record.Fault // records, and parts of them, that are not taken
	Strangers Strangers
	Unwanted  int // notes with nobody at all, of which nothing was kept

	ledger   *ledger.Ledger
	index    *index
	newFiles *edit.NewFiles
	book     *capture.Book           // finds those whom a title names
	byTitle  map[string][]*recipient // whom it found
	titles   map[string]asTitle
}

func New() *Intake { return &Intake{Strangers: Strangers{}, titles: map[string]asTitle{}} }

type asTitle struct {
	markup string
	ok     bool
}

func mayLink(name string) bool { return !strings.ContainsAny(name, "[]|#^") }

func (i *Intake) leave(n *recipient, why string) {
	i.Left = append(i.Left, record.Fault{Line: n.now, Who: n.name, Why: why})
}

// recipient is an ally to whom a file tells something; one that is new gets a file.
type recipient struct {
	ally    *ledger.Ally // nil for one that is new
	name    string
	line    int      // of the first record that is theirs, 0 without any
	how     []string // what told that a record is theirs: "by e-mail"
	records []*record.Person
	named   bool // a note is about them too

	path   string
	before []byte // what the file holds; nil for a new one
	after  []byte // what it will hold; nil where nothing is added
	gets   string // in words
	failed error  // the file cannot be changed
	*drafting
}

type drafting struct {
	base   *edit.Source // the file before
	add    edit.Addition
	notes  edit.NotesOf
	has    map[keyValue]bool // what the keys have, or will have
	filled map[string]string // keys of one value: what it is
	now    int               // the line of the record that is being read
}

// index finds allies and recipients by what tells who they are; names may be shared.
type index struct {
	byUID, byEmail, byName map[string][]*recipient
	byNickname             map[nickname]bool // which tells who they are beside an e-mail alone
	byAlly                 map[*ledger.Ally]*recipient
	all                    []*recipient // in order: those of the ledger, then new ones
}

type nickname struct {
	folded string
	whose  *recipient
}

// keyValue is a value of a key, folded as such values compare.
type keyValue struct{ key, value string }
