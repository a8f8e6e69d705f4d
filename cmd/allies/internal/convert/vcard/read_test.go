package vcard

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger/growth"
	"allies/parse/text"
)

func TestDays(t *testing.T) {
	for in, want := range map[string]string{
		"1984-05-20": "1984-05-20", "19840520": "1984-05-20", "--0520": "05-20", "--05-20": "05-20", "1984-05-20T00:00:00Z": "1984-05-20",
		"1984-05": "1984-05", "0000-05-20": "05-20", "1604-05-20": "05-20", "": "", "1984": "", "20 May": "", "circa 1800": "", "---20": "", "-": "",
	} {
		if got, ok := dayOf(in, "1604"); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, not %q", in, got, ok, want)
		}
	}
}

func TestReadDamaged(t *testing.T) {
	const good = "BEGIN:VCARD\nVERSION:3.0\nFN:Dana\nEND:VCARD\n"
	for _, c := range []struct {
		text   string
		people int
		faults []string
	}{
		{"", 0, nil},
		{"hello", 0, []string{"1 a line of no card: hello"}},
		{good + "BEGIN:VCARD\nFN:Torn\n" + good, 2, []string{"5 Torn the card has no end: another one begins on line 7"}},
		{good + "BEGIN:VCARD\nFN:Torn\n", 1, []string{"5 Torn the card has no end"}},
		{"BEGIN:VCARD\nEND:VCARD\n" + good, 1, []string{"1 the card has no name"}},
		{"END:VCARD\n" + good, 1, nil},
		{"BEGIN:VCARD\nFN:A\nNOTE:" + strings.Repeat("x", 1<<21) + "\nEND:VCARD\n" + good, 2, []string{"3 A note is longer than 1048576 bytes"}},
		{"BEGIN:VCARD\nFN:A\n" + strings.Repeat("NOTE:x\n", 3000) + "END:VCARD\n" + good, 1, []string{"1 A the card is larger than anybody's: more than 2000 lines or 2097152 bytes"}},
		{"BEGIN:VCARD\nFN:A\nAGENT:\n" + strings.Repeat("BEGIN:VCARD\n", 5) + strings.Repeat("END:VCARD\n", 5) + "END:VCARD\n" + good, 2, nil},
	} {
		file, err := Read(strings.NewReader(c.text))
		if err != nil {
			t.Fatal(err)
		}
		var faults []string
		for _, f := range file.Faults {
			faults = append(faults, strings.Join(strings.Fields(fmt.Sprintf("%d %s %s", f.Line, f.Who, f.Why)), " "))
		}
		if len(file.People) != c.people || strings.Join(faults, "\n") != strings.Join(c.faults, "\n") {
			t.Errorf("%.60q: %d people, %q", c.text, len(file.People), faults)
		}
	}
}

// FuzzRead: no card makes the reader fail, and what it reads is clean: names that
// can be seen, values without controls.
func FuzzRead(f *testing.F) {
	f.Add("FN:Dana\nN:Okafor;Dana;;Dr.;\nTEL;CELL:1\nitem1.X-ABDATE:2015-06-12\nitem1.X-ABLABEL:_$!<Anniversary>!$_")
	f.Add("VERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=x:=4")
	f.Add("IMPP;X-SERVICE-TYPE=Jabber:xmpp:a%40b\nRELATED;TYPE=x-group:urn:uuid:1\nBDAY:--\nORG:;;\nADR:\\;;a")
	f.Add("AGENT:\nBEGIN:VCARD\nEND:VCARD\nX-\u202e:\x1b[31m\nNICKNAME:,,\\")
	f.Fuzz(func(t *testing.T, lines string) {
		file, err := Read(strings.NewReader("BEGIN:VCARD\n" + lines + "\nEND:VCARD\n"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range file.People {
			checkClean(t, &p)
		}
	})
}

func checkClean(t *testing.T, p *record.Person) {
	if p.Name == "" || strings.ContainsFunc(p.Name, text.IsInvisible) {
		t.Fatalf("a name is %q", p.Name)
	}
	for _, k := range p.Keys {
		if strings.Trim(k.Name, "_") == "" || strings.ContainsFunc(k.Name, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			t.Fatalf("a key is %q", k.Name)
		}
		for _, v := range k.Values {
			if v.Text == "" || strings.ContainsFunc(strings.ReplaceAll(v.Text+v.Label, "\n", ""), text.Garbles) {
				t.Fatalf("%s is %q", k.Name, v)
			}
		}
	}
}

// BenchmarkRead: twice the cards cost twice the time.
func BenchmarkRead(b *testing.B) {
	cards := func(n int) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:%d;Person;;;\r\nFN:Person %d\r\nEMAIL;type=HOME:p%d@example.org\r\nNOTE:Met\\nthere.\r\nEND:VCARD\r\n", i, i, i)
		}
		return s.String()
	}
	growth.Doubling(b, 1000, func(n int) func() {
		text := cards(n)
		return func() {
			if file, err := Read(strings.NewReader(text)); err != nil || len(file.People) != n {
				b.Fatal(err)
			}
		}
	})
}
