package mail

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
	"allies/ledger/growth"
)

func reading(mine ...string) Reading {
	today, _ := ledger.ParseDate("2026-11-22")
	return Reading{Until: today, Local: time.FixedZone("CET", 3600), Mine: mine}
}

// told is what a mailbox gives: its notes and faults, a line each.
func told(file *record.File) string {
	var lines []string
	for _, n := range file.Notes {
		lines = append(lines, fmt.Sprintf("%s %s %s %s", n.Days[0], n.Title[0].Text, n.With[0].Email, n.With[0].Name))
	}
	for _, f := range file.Faults {
		lines = append(lines, fmt.Sprintf("%d:%s: %s", f.Line, f.Who, f.Why))
	}
	return strings.Join(lines, "\n")
}

// mailbox are mails of a from, a to and a date, as an mbox has them.
func mailbox(mails ...[3]string) string {
	var b strings.Builder
	for _, m := range mails {
		fmt.Fprintf(&b, "From x Mon Mar 16 11:00:00 2026\nFrom: %s\nTo: %s\nDate: %s\nSubject: s\n\nFrom here on\n\nFrom x Mon Mar 16 11:00:00 2026\nno head\n\n", m[0], m[1], m[2])
	}
	return b.String()
}

const (
	lena = "lena@example.org"
	dana = `"Okafor, Dana" <Dana@Example.org>`
)

func TestMailboxes(t *testing.T) {
	for name, c := range map[string]struct {
		mails [][3]string
		want  string
	}{
		"both ways":               {[][3]string{{dana, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}, {lena, dana, "14 Mar 2026 22:30 GMT"}}, "2026-03-14 Mail dana@example.org Okafor, Dana"},
		"one way":                 {[][3]string{{dana, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}, {dana, lena, "Sat, 14 Mar 2026 11:00:00 +0100"}}, ""},
		"an answer a day late":    {[][3]string{{dana, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}, {lena, dana, "Sun, 15 Mar 2026 10:00:00 +0100"}}, ""},
		"the local day":           {[][3]string{{dana, lena, "Sat, 14 Mar 2026 23:30:00 +0000"}, {lena, dana, "Sun, 15 Mar 2026 08:00:00 +0100 (CET)"}}, "2026-03-15 Mail dana@example.org Okafor, Dana"},
		"others among each other": {[][3]string{{dana, "max@example.org", "Sat, 14 Mar 2026 10:00:00 +0100"}, {"max@example.org", dana, "Sat, 14 Mar 2026 10:00:00 +0100"}}, ""},
		"to oneself":              {[][3]string{{lena, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}}, ""},
		"to come":                 {[][3]string{{dana, lena, "Mon, 14 Dec 2026 10:00:00 +0100"}, {lena, dana, "Mon, 14 Dec 2026 10:00:00 +0100"}}, ""},
		"no date":                 {[][3]string{{dana, lena, ""}, {dana, lena, "yesterday"}}, "1:: the mail has no date\n12:: the mail has no date that can be read: yesterday"},
		"nobody":                  {[][3]string{{"<>", lena, "Sat, 14 Mar 2026 10:00:00 +0100"}}, "1:: the mail does not say from whom it is"},
		"a group": {[][3]string{{lena, "team: dana@example.org, max@example.org;", "Sat, 14 Mar 2026 10:00:00 +0100"}, {"max@example.org (Max Roe)", lena, "Sat, 14 Mar 26 10:00 EST"}},
			"2026-03-14 Mail max@example.org Max Roe"},
	} {
		b := NewMailbox(reading(lena))
		if err := b.ReadMbox(strings.NewReader(mailbox(c.mails...)), ""); err != nil {
			t.Fatal(err)
		}
		file, guessed := b.File()
		if got := told(file); got != c.want || guessed != "" {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// Where nobody says it, the user's address is that of most mails.
func TestWhoseMailboxItIs(t *testing.T) {
	b := NewMailbox(reading())
	text := mailbox([3]string{dana, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}, [3]string{lena, dana, "Sat, 14 Mar 2026 10:00:00 +0100"},
		[3]string{"max@example.org", lena, "Sat, 14 Mar 2026 10:00:00 +0100"})
	if err := b.ReadMbox(strings.NewReader(strings.ReplaceAll(text, "\n", "\r\n")), ""); err != nil {
		t.Fatal(err)
	}
	file, guessed := b.File()
	if got := told(file); got != "2026-03-14 Mail dana@example.org Okafor, Dana" || guessed != lena {
		t.Error(got, guessed)
	}
}

func TestSubjects(t *testing.T) {
	r := reading(lena)
	r.Subjects = true
	b := NewMailbox(r)
	text := strings.Replace(mailbox([3]string{dana, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}, [3]string{lena, dana, "Sat, 14 Mar 2026 10:00:00 +0100"}),
		"Subject: s\n", "Subject: =?utf-8?q?Gr=C3=BC=C3=9F?=\n =?iso-8859-1?Q?e?=\n", 2)
	if err := b.ReadMbox(strings.NewReader(text), ""); err != nil {
		t.Fatal(err)
	}
	file, _ := b.File()
	if got := told(file); got != "2026-03-14 Mail: Grüße dana@example.org Okafor, Dana" {
		t.Error(got)
	}
}

func TestMaildir(t *testing.T) {
	mail := func(from, to string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("From: " + from + "\nTo: " + to + "\nDate: Sat, 14 Mar 2026 10:00:00 +0100\n\nFrom: nobody@example.org\n")}
	}
	b := NewMailbox(reading(lena))
	seen := 0
	err := b.ReadFolder(fstest.MapFS{
		"cur/1:2,S": mail(dana, lena), ".Sent/cur/2": mail(lena, "dana@example.org"), "tmp/3": mail("max@example.org", lena), "new/4": {Data: []byte("junk")},
		"Archive": {Data: []byte(mailbox([3]string{lena, "max@example.org", "Sat, 14 Mar 2026 10:00:00 +0100"}))}, "5.eml": mail("max@example.org", lena), "inbox/7": mail("mh@example.org", lena), "sent/8": mail(lena, "mh@example.org"),
		"a/9.emlx": {Data: append([]byte("217       \n"), mail("apple@example.org", lena).Data...)}, "a/10.emlx": {Data: append([]byte("1\n"), mail(lena, "apple@example.org").Data...)}, "index.db": {Data: []byte{0, 1}},
	}, func() { seen++ })
	if err != nil {
		t.Fatal(err)
	}
	file, _ := b.File()
	want := "2026-03-14 Mail apple@example.org \n2026-03-14 Mail dana@example.org Okafor, Dana\n2026-03-14 Mail max@example.org \n2026-03-14 Mail mh@example.org \n1:new/4: the mail does not say from whom it is"
	if got := told(file); got != want || seen != 11 || file.Passed["that hold no mail"] != 1 {
		t.Errorf("%s\n%d files", got, seen)
	}
}

// One mail alone is a mailbox of one.
func TestOneMail(t *testing.T) {
	b := NewMailbox(reading(lena))
	err := b.ReadMbox(strings.NewReader("Received: by x\n\tfor y\nFrom: "+dana+"\nTo: "+lena+"\nDate: Sat, 14 Mar 2026 10:00:00 +0100\n\nFrom here on 10:00 2026\n\nit goes on\n"), "")
	file, _ := b.File()
	if err != nil || b.mails != 1 || len(file.Faults) != 0 || file.Passed["without an answer on the same day"] != 1 {
		t.Errorf("%+v, %v", file, err)
	}
}

func TestNoMailbox(t *testing.T) {
	if err := NewMailbox(reading()).ReadMbox(strings.NewReader("\nBEGIN:VCALENDAR\n"), ""); !errors.Is(err, ErrNoMailbox) {
		t.Error(err)
	}
}

func TestAddresses(t *testing.T) {
	for field, want := range map[string]string{
		"a@x.org":                         " a@x.org",
		"<A@X.org>":                       " a@x.org",
		"Ann <a@x.org>, b@x.org (Bo)":     "Ann a@x.org|Bo b@x.org",
		`"Patel, \"R\" <x>" <r@x.org>`:    `Patel, "R" <x> r@x.org`,
		"=?utf-8?q?Zo=C3=AB?= <z@x.org>":  "Zoë z@x.org",
		"team: a@x.org, b@x.org; c@x.org": " a@x.org| b@x.org| c@x.org",
		"undisclosed-recipients:;":        "",
		"Ann, <>, @, a@b@c, a b@x.org":    "",
		"a@x.org <a@x.org>":               " a@x.org",
		"Ann (home, at last) <a@x.org>":   "Ann (home, at last) a@x.org",
	} {
		var got []string
		for _, w := range addresses(field) {
			got = append(got, w.Name+" "+w.Email)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, not %q", field, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for s, want := range map[string]string{
		"Sat, 14 Mar 2026 10:00:00 +0100": "2026-03-14T10:00:00+01:00", "14 Mar 2026 10:00 +0100": "2026-03-14T10:00:00+01:00",
		"Sat,14 Mar 2026 10:00:00 +0100 (CET)": "2026-03-14T10:00:00+01:00", "Sat, 14 Mar 26 10:00:00 GMT": "2026-03-14T10:00:00Z",
		"Sat Mar 14 10:00:00 2026": "2026-03-14T10:00:00Z", "2026-03-14T10:00:00Z": "2026-03-14T10:00:00Z",
		"": "", "Sat": "", "30 Feb 2026 10:00:00 +0000": "", "14 Mar 1926 10:00:00 +0000": "",
	} {
		got := ""
		if at, ok := readDate(s); ok {
			got = at.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q is %q, not %q", s, got, want)
		}
	}
}

// FuzzMbox: whatever a mailbox holds, what it tells is of days that are past, and
// the same each time.
func FuzzMbox(f *testing.F) {
	f.Add(mailbox([3]string{dana, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}, [3]string{lena, dana, "14 Mar 2026 10:00 GMT"}))
	f.Add("From x 11:00 2026\n Folded: x\nFrom: a@b\n\n\nFrom y 11:00 2026\nTo:\xff=?q?b?=\r\nDate: (((\n")
	f.Fuzz(func(t *testing.T, text string) {
		r := reading(lena)
		r.Subjects = true
		var first string
		for range 2 {
			b := NewMailbox(r)
			if err := b.ReadMbox(strings.NewReader(text), ""); err != nil {
				return
			}
			file, _ := b.File()
			for _, n := range file.Notes {
				if n.Days[0] > r.Until || strings.ContainsAny(n.Title[0].Text, "\r\n\x1b") {
					t.Fatalf("%+v", n)
				}
			}
			if first == "" {
				first = told(file)
			} else if first != told(file) {
				t.Fatalf("%s\n%s", first, told(file))
			}
		}
	})
}

// BenchmarkMbox: twice the mails take twice the time.
func BenchmarkMbox(b *testing.B) {
	growth.Doubling(b, 1_000, func(n int) func() {
		var mails [][3]string
		at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		for i := range n {
			other := fmt.Sprintf("P <p%d@example.org>", i%300)
			m := [3]string{other, lena, at.Add(time.Duration(i) * time.Hour).Format(time.RFC1123Z)}
			if i%2 == 0 {
				m[0], m[1] = m[1], m[0]
			}
			mails = append(mails, m)
		}
		text := mailbox(mails...)
		return func() {
			box := NewMailbox(reading(lena))
			if err := box.ReadMbox(strings.NewReader(text), ""); err != nil {
				b.Fatal(err)
			}
			box.File()
		}
	})
}

// A mail of many megabytes costs no memory: what is kept of a line is bounded.
func TestALongBody(t *testing.T) {
	head := mailbox([3]string{dana, lena, "Sat, 14 Mar 2026 10:00:00 +0100"}, [3]string{lena, dana, "Sat, 14 Mar 2026 10:00:00 +0100"})
	in := io.MultiReader(strings.NewReader(head), io.LimitReader(endless{}, 64<<20))
	b := NewMailbox(reading(lena))
	before := allocated()
	if err := b.ReadMbox(in, ""); err != nil {
		t.Fatal(err)
	}
	if used := allocated() - before; used > 4<<20 {
		t.Errorf("%d bytes for a body that is passed over", used)
	}
	if file, _ := b.File(); len(file.Notes) != 1 {
		t.Error(told(file))
	}
}

// allocated is how many bytes were taken so far.
func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}
