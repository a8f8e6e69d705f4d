// Package mail reads the heads of the mails of a mailbox, an mbox or a maildir:
// on which days mail went both ways between the user and somebody else. Bodies
// are passed over, and of subjects nothing is kept unless that is asked.
package mail

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

type Reading struct {
	Until    ledger.Date    // the last day that is past
	Local    *time.Location // whose days count
	Mine     []string       // addresses of the user; none where nobody knows
	Subjects bool           // keep the first subject of each day

	Address func(email string) string // the one for which all of an ally's addresses stand
}

// Mailbox gathers what mails tell, one after another. It keeps who wrote to whom
// on which day, and nothing else of a mail.
type Mailbox struct {
	Reading
	file  record.File
	ids   map[string]int32 // of addresses
	who   []record.Who
	seen  []int32 // in how many mails an address stands
	days  map[exchange]string
	mine  map[int32]bool
	mails int
	none  int // files of a folder that hold none
}

type exchange struct {
	from, to int32
	day      ledger.Date
}

func NewMailbox(how Reading) *Mailbox {
	b := &Mailbox{Reading: how, ids: map[string]int32{}, days: map[exchange]string{}, mine: map[int32]bool{}}
	for _, email := range how.Mine {
		b.mine[b.id(record.Who{Email: strings.ToLower(email)})] = true
	}
	return b
}

func (b *Mailbox) id(who record.Who) int32 {
	if b.Address != nil {
		who.Email = b.Address(who.Email)
	}
	n, known := b.ids[who.Email]
	if !known {
		n = int32(len(b.who))
		who = record.Who{Name: strings.Clone(who.Name), Email: strings.Clone(who.Email)}
		b.ids[who.Email] = n
		b.who, b.seen = append(b.who, who), append(b.seen, 0)
	}
	if b.who[n].Name == "" && who.Name != "" {
		b.who[n].Name = strings.Clone(who.Name)
	}
	return n
}

// add takes the head of a mail. file is where it stands, "" for the only file.
func (b *Mailbox) add(h *header, file string) {
	b.mails++
	h.keep()
	from, to := addresses(h.from), addresses(h.to)
	at, dated := readDate(h.date)
	switch {
	case len(from) == 0:
		b.file.Fail(h.line, file, "the mail does not say from whom it is")
		return
	case !dated && h.date == "":
		b.file.Fail(h.line, file, "the mail has no date")
		return
	case !dated:
		b.file.Fail(h.line, file, "the mail has no date that can be read: %s", record.Brief(h.date))
		return
	}
	day := ledger.DateOf(at.In(b.Local))
	sender := b.id(from[0])
	b.seen[sender]++
	met := map[int32]bool{sender: true}
	for _, who := range to {
		n := b.id(who)
		if met[n] {
			continue
		}
		met[n] = true
		b.seen[n]++
		if len(b.mine) > 0 && !b.mine[sender] && !b.mine[n] || day > b.Until {
			continue
		}
		x := exchange{sender, n, day}
		if _, known := b.days[x]; !known {
			b.days[x] = strings.Clone(words(h.subject))
		}
	}
}

// File is what the mails told: a note for each day on which mail went both ways
// with somebody. Where nobody knew the user's address, it is the one that stands
// in most of the mails; guessed is that.
func (b *Mailbox) File() (file *record.File, guessed string) {
	if len(b.mine) == 0 && len(b.who) > 0 {
		most := 0
		for n := range b.seen {
			if b.seen[n] > b.seen[most] {
				most = n
			}
		}
		b.mine[int32(most)], guessed = true, b.who[most].Email
	}
	received := map[exchange]bool{} // by anybody's address of the user
	for x := range b.days {
		if b.mine[x.to] && !b.mine[x.from] {
			received[exchange{x.from, 0, x.day}] = true
		}
	}
	noted := map[exchange]bool{}
	for x, subject := range b.days {
		back := exchange{x.to, 0, x.day}
		if !b.mine[x.from] || b.mine[x.to] || !received[back] || noted[back] {
			continue
		}
		noted[back] = true
		title := "Mail"
		if subject = b.firstSubject(x.to, x.day, subject); subject != "" {
			title += ": " + subject
		}
		b.file.Notes = append(b.file.Notes, record.Note{Days: []ledger.Date{x.day}, Title: record.Plain(title), With: []record.Who{b.who[x.to]}, Apart: true, Once: "Mail"})
	}
	slices.SortFunc(b.file.Notes, func(a, c record.Note) int {
		return cmp.Or(cmp.Compare(a.Days[0], c.Days[0]), strings.Compare(a.With[0].Email, c.With[0].Email))
	})
	if len(b.file.Notes) == 0 {
		b.file.PassMany(b.mails-len(b.file.Faults), "without an answer on the same day")
	}
	if b.mails > 0 {
		b.file.PassMany(b.none, "that hold no mail")
	}
	return &b.file, guessed
}

// firstSubject is the first in order of the subjects that went between the user
// and somebody on a day, so that each run says the same.
func (b *Mailbox) firstSubject(other int32, day ledger.Date, subject string) string {
	for mine := range b.mine {
		for _, x := range []exchange{{mine, other, day}, {other, mine, day}} {
			if s, ok := b.days[x]; ok && s != "" && (subject == "" || len(s) < len(subject) || len(s) == len(subject) && s < subject) {
				subject = s
			}
		}
	}
	return subject
}

var separator = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^From .*\d\d:\d\d.*\d{4}`) })

// beginsMail asks that a field follows, since bodies have such lines too.
func (r *lines) beginsMail(line []byte, first bool) bool {
	if !bytes.HasPrefix(line, []byte("From ")) || !separator().Match(line) {
		return false
	}
	return first || isField(r.peek())
}

func isField(line []byte) bool {
	name, _, found := bytes.Cut(line, []byte(":"))
	if !found || len(name) == 0 {
		return false
	}
	for _, c := range name {
		if c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

var ErrNoMailbox = errors.New("it does not begin with a line From, as an mbox does")

// beginsHead are fields with which the head of a mail begins.
var beginsHead = []string{"return-path", "received", "delivered-to", "from", "to", "date", "subject", "message-id", "mime-version"}

// isHead reports whether a line may begin a mail that stands alone.
func isHead(line []byte) bool {
	name, _, found := strings.Cut(string(line), ":")
	return found && (slices.Contains(beginsHead, strings.ToLower(name)) || strings.HasPrefix(name, "X-"))
}

// ReadMbox reads the mails of an mbox. The only file may be one mail too.
func (b *Mailbox) ReadMbox(in io.Reader, file string) error {
	r := &lines{in: bufio.NewReaderSize(in, 64<<10)}
	var h *header
	inHead, blank, number := false, true, 0
	end := func() {
		if h != nil {
			b.add(h, file)
		}
	}
	for line := r.next(); line != nil; line = r.next() {
		number++
		switch {
		case (blank || inHead) && r.beginsMail(line, h == nil):
			end()
			h, inHead = &header{line: number, subjects: b.Subjects}, true
		case number == 1 && file == "" && isHead(line):
			h, inHead = &header{line: number, subjects: b.Subjects}, true
			h.read(line)
		case h == nil && len(bytes.TrimSpace(line)) > 0:
			return ErrNoMailbox
		case !inHead:
		default:
			h.read(line)
			inHead = len(line) > 0
		}
		blank = len(line) == 0
	}
	end()
	if errors.Is(r.err, io.EOF) {
		return nil
	}
	return r.err
}

// readMail reads a file with one mail, which Apple Mail begins with its length.
func (b *Mailbox) readMail(in io.Reader, file string) error {
	r := &lines{in: bufio.NewReaderSize(in, 8<<10)}
	h := &header{line: 1, subjects: b.Subjects}
	line := r.next()
	if isNumber(string(line)) {
		line = r.next()
	}
	for ; len(line) > 0; line = r.next() {
		h.read(line)
	}
	if r.err != nil && !errors.Is(r.err, io.EOF) {
		return r.err
	}
	b.add(h, file)
	return nil
}

// ReadFolder reads the mails below a folder: those of a maildir, files that end
// in .eml or .emlx or are called by a number, and each file that is an mbox. What cannot be read is a fault, and the
// others are read. tell hears of each file.
func (b *Mailbox) ReadFolder(fsys fs.FS, tell func()) error {
	return fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.Type().IsRegular() {
			return nil
		}
		if tell(); err == nil {
			err = b.readFile(fsys, name)
		}
		if errors.Is(err, ErrNoMailbox) {
			b.none++
		} else if err != nil {
			b.file.Fail(0, name, "it cannot be read: %v", err)
		}
		return nil
	})
}

func (b *Mailbox) readFile(fsys fs.FS, name string) error {
	in, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	folder, ending := path.Base(path.Dir(name)), strings.ToLower(path.Ext(name))
	if folder == "cur" || folder == "new" || ending == ".eml" || ending == ".emlx" || isNumber(path.Base(name)) {
		return b.readMail(in, name)
	}
	return b.ReadMbox(in, name)
}

func isNumber(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// lines reads lines, of each its first bytes: bodies have long ones.
type lines struct {
	in   *bufio.Reader
	line []byte
	err  error
}

// next is the next line without its end; nil after the last.
func (r *lines) next() []byte {
	if r.err != nil {
		return nil
	}
	r.line, r.err = decoded.Line(r.in, r.line, mostHeader)
	return r.line
}

func (r *lines) peek() []byte {
	ahead, _ := r.in.Peek(200)
	line, _, _ := bytes.Cut(ahead, []byte("\n"))
	return bytes.TrimRight(line, "\r")
}
