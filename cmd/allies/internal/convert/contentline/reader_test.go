package contentline

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

func readAll(t *testing.T, text string, r *Reader) (lines []Line) {
	t.Helper()
	for {
		l, err := r.Next()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		lines = append(lines, l)
	}
}

func TestReader(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                   nil,
		"\r\n\n":                             nil,
		"NOTE:a\r\n b\r\n\tc\r\nEND:x":       {"1 NOTE [] abc", "4 END [] x"},
		"item1.EMAIL;TYPE=\"a;b:c\",d:x:y\n": {"1 EMAIL [{TYPE a;b:c} {TYPE d}] x:y"},
		"TEL;HOME;VOICE:1":                   {"1 TEL [{ HOME} { VOICE}] 1"},
		"FN;X=^'a^^^n:1":                     {"1 FN [{X \"a^\n}] 1"},
		"N;ENCODING=QUOTED-PRINTABLE:a=\r\nb=\r\n\r\nEND:x": {"1 N [{ENCODING QUOTED-PRINTABLE}] ab", "4 END [] x"},
		"no colon\nA:1":     {"1  [] no colon", "2 A [] 1"},
		"A;B=\"open:1\nC:2": {"1 A [{B open}] 1", "2 C [] 2"},
		"\x00:1":            {"1  [] \x00:1"},
	} {
		var got []string
		for _, l := range readAll(t, text, NewReader(strings.NewReader(text))) {
			got = append(got, fmt.Sprintf("%d %s %v %s", l.Number, l.Name, l.Params, l.Value))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, not %q", text, got, want)
		}
	}
	r := NewReader(strings.NewReader("NOTE:a\n b"))
	r.KeepBlanks = true
	if l, _ := r.Next(); l.Value != "a b" {
		t.Errorf("a blank of version 2.1 is a part of the text: %q", l.Value)
	}
}

func TestLongLine(t *testing.T) {
	for _, text := range []string{
		"NOTE:" + strings.Repeat("x", 2*MostLine) + "\nEND:x",
		"NOTE:" + strings.Repeat(strings.Repeat("x", 70)+"\n ", MostLine/70+10) + "\nEND:x",
	} {
		lines := readAll(t, "long", NewReader(strings.NewReader(text)))
		if len(lines) != 2 || !lines[0].Cut || len(lines[0].Value) > MostLine || lines[1].Cut || lines[1].Name != "END" {
			t.Errorf("%d lines, the first of %d bytes", len(lines), len(lines[0].Value))
		}
	}
}

// FuzzReader: what was written is read, whatever it is, and nothing is read that
// has no end.
func FuzzReader(f *testing.F) {
	f.Add("BEGIN:VCARD\nN;A=\"b\":c\n d\n")
	f.Add("A;ENCODING=QUOTED-PRINTABLE:=\n=")
	f.Add(strings.Repeat("ß; , \\", 30))
	f.Fuzz(func(t *testing.T, text string) {
		number := 0
		for _, l := range readAll(t, text, NewReader(strings.NewReader(text))) {
			if l.Number <= number || strings.ContainsAny(l.Value, "\n") {
				t.Fatalf("%q has %+v", text, l)
			}
			number = l.Number
		}
		var l Lines
		l.Parts("N", text, "b")
		got := readAll(t, text, NewReader(strings.NewReader(l.String())))
		parts := Split(got[0].Value, ';')
		if len(got) != 1 || len(parts) != 2 || parts[1] != "b" || Text(parts[0]) != Text(Unescape(Text(text))) {
			t.Fatalf("%q came back as %q", text, parts)
		}
	})
}
