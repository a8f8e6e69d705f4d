package table

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger/growth"
	"allies/parse/text"
)

func TestRows(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"a,b\n\n,,\nc":               "1 [a b] 4 [c]",
		"\"a\nb\",c\r\nd\re":         "1 [a\nb c] 3 [d] 4 [e]",
		"\"say \"\"hi\"\"\"\na\"b,c": "1 [say \"hi\"] 2 [a\"b c]",
		"\"open,1\n2":                "1 damaged 2 [2]",
		"a\n\"open,1\n\"x\",2\n":     "1 [a] 2 damaged 3 [x 2]",
	} {
		s, err := newSheet(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for {
			r, damaged, more := s.next()
			if !more {
				break
			}
			if damaged != "" {
				got = append(got, fmt.Sprint(r.line, " damaged"))
			} else {
				got = append(got, fmt.Sprint(r.line, " ", r.cells))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is read as %q, not %q", in, got, want)
		}
	}
}

func TestDayOf(t *testing.T) {
	for in, want := range map[string]string{
		"1984-05-20": "1984-05-20", " --05-20": "05-20", "05-20": "05-20", "0000-05-20": "05-20", "12 Jan 2024": "2024-01-12",
		"20 May 1984": "1984-05-20", "May 20, 1984": "1984-05-20", "1984-05-20T00:00:00Z": "1984-05-20", "20.05.1984": "1984-05-20",
		"about 1950": "about 1950", "05/06/1984": "05/06/1984", "20 May": "20 May", "": "",
	} {
		if got := dayOf(in); got != want {
			t.Errorf("%q is %q, not %q", in, got, want)
		}
	}
}

func TestColumns(t *testing.T) {
	columns, err := ReadColumns("name=Full Name, email = E-Mail")
	if err != nil || !slices.Equal(columns, []Column{{"name", "Full Name"}, {"email", "E-Mail"}}) {
		t.Errorf("%v, %v", columns, err)
	}
	for _, typed := range []string{"name", "=x", "name=", "name=A,,"} {
		if _, err := ReadColumns(typed); err == nil {
			t.Errorf("%q is taken", typed)
		}
	}
	var none *NoColumn
	if _, err := Mapped(strings.NewReader("a,b\n1,2"), []Column{{"name", "c"}}); !errors.As(err, &none) || none.Wanted != "c" || len(none.Heads) != 2 {
		t.Error(err)
	}
}

// What Outlook writes above its columns stands for our keys.
func TestOutlook(t *testing.T) {
	in := "First Name,Last Name,E-mail Address,E-mail 2 Address,Mobile Phone,Business Phone,Company,Web Page\nAna,Sousa,a@x.example,b@x.example,+1,+2,Acme,https://x.example\n"
	file, err := Mapped(strings.NewReader(in), nil)
	if err != nil || len(file.People) != 1 {
		t.Fatal(file, err)
	}
	want := []record.Key{
		{Name: "email", Values: []record.Value{{Text: "a@x.example"}, {Text: "b@x.example"}}}, {Name: "mobile", Values: []record.Value{{Text: "+1"}}},
		{Name: "phone", Values: []record.Value{{Text: "+2"}}}, {Name: "org", Values: []record.Value{{Text: "Acme"}}}, {Name: "url", Values: []record.Value{{Text: "https://x.example"}}},
	}
	if p := file.People[0]; p.Name != "Ana Sousa" || !reflect.DeepEqual(p.Keys, want) {
		t.Errorf("%+v", p)
	}
}

// A salutation of Outlook's is no role, and its 0/0/00 no day.
func TestOutlookTitle(t *testing.T) {
	for in, want := range map[string][2]string{
		"Title,First Name,Job Title,Birthday\nDr.,Ana,Lead,0/0/00\n": {"Lead", "Dr."},
		"First Name,Title\nAna,Lead\n":                               {"Lead", ""},
	} {
		file, err := Mapped(strings.NewReader(in), nil)
		if err != nil || len(file.People) != 1 {
			t.Fatal(file, err)
		}
		if p := file.People[0]; p.First("role") != want[0] || p.First("title") != want[1] || p.Has("birthday") || p.Has("x_birthday") {
			t.Errorf("%s: %+v", in, p.Keys)
		}
	}
}

// A birthday that is no day does not keep another row's from its key.
func TestBirthdayOfWords(t *testing.T) {
	file, err := Mapped(strings.NewReader("name,birthday\nAna,in spring\nAna,19900520\nBo,0000-05-20\n"), nil)
	if err != nil || len(file.People) != 3 {
		t.Fatal(file, err)
	}
	if p := file.People; p[0].First("x_birthday") != "in spring" || p[1].First("birthday") != "1990-05-20" || p[2].First("birthday") != "05-20" {
		t.Errorf("%+v", p)
	}
}

// A messenger of Google's is called by its service, not by where it is used.
func TestGoogleMessengers(t *testing.T) {
	file, err := Google(strings.NewReader("Name,IM 1 - Type,IM 1 - Service,IM 1 - Value,IM 2 - Type,IM 2 - Value\nDana,Home,Jabber,d@x.example,* Other,dee\n"))
	if err != nil || len(file.People) != 1 {
		t.Fatal(file, err)
	}
	if p := file.People[0]; p.First("jabber") != "d@x.example" || p.First("other") != "dee" {
		t.Errorf("%+v", p.Keys)
	}
}

// FuzzTables: no table makes a reader fail, and what is read is clean.
func FuzzTables(f *testing.F) {
	f.Add("Name,Given Name,E-mail 1 - Value,Address 1 - City,Event 1 - Value\nDana,,a@b ::: c,Lagos,x")
	f.Add("First Name,Last Name,Connected On,Labels\nDana,Okafor,12 Jan 2024,* a ::: b\n\"open")
	f.Add("name;tags;type;dates;members\n\u202ea;b; c;group;x 05-20;[[y]]\n'=1+1")
	f.Fuzz(func(t *testing.T, in string) {
		for _, read := range []func(io.Reader) (*record.File, error){
			Google, LinkedIn, func(in io.Reader) (*record.File, error) { return Mapped(in, nil) },
		} {
			file, err := read(strings.NewReader(in))
			var none *NoColumn
			var known *KnownTable
			if err != nil && !errors.As(err, &none) && !errors.As(err, &known) {
				t.Fatal(err)
			}
			if err != nil {
				continue
			}
			for _, p := range file.People {
				if p.Name == "" || strings.ContainsFunc(p.Name, text.IsInvisible) || p.Line == 0 {
					t.Fatalf("%+v", p)
				}
				for _, k := range p.Keys {
					if k.Name == "" || strings.ContainsAny(k.Name, ":\n#") || k.Values[0].Text == "" {
						t.Fatalf("a key %q of %q", k.Name, k.Values)
					}
				}
			}
		}
	})
}

// BenchmarkOpenQuotes: a quote in each row that nothing closes costs each row the
// same.
func BenchmarkOpenQuotes(b *testing.B) {
	growth.Doubling(b, 5000, func(n int) func() {
		in := "name,x\n" + strings.Repeat("Dana,\"open\n", n)
		return func() {
			if _, err := Mapped(strings.NewReader(in), nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// FuzzJoin: what Join writes, Split reads, whatever the values hold.
func FuzzJoin(f *testing.F) {
	f.Add("a; b", `c\`, "d")
	f.Add(`\; `, "; ", `\\`)
	f.Add("", `;`, ` ;\; `)
	f.Fuzz(func(t *testing.T, a, b, c string) {
		for _, values := range [][]string{{a}, {a, b}, {a, b, c}} {
			if got := Split(Join(values)); !slices.Equal(got, values) {
				t.Errorf("%q becomes %q and then %q", values, Join(values), got)
			}
		}
	})
}
