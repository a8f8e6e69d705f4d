package vcard

import (
	"strings"
	"testing"

	"allies/cmd/allies/internal/convert/record"
)

func TestUID(t *testing.T) {
	uid := UID("dana okafor")
	if uid != UID("dana okafor") || uid == UID("dana", "okafor") {
		t.Error("a UID depends on what it is made of alone")
	}
	if len(uid) != len("urn:uuid:00000000-0000-8000-8000-000000000000") || uid[23] != '8' {
		t.Errorf("%s is no UUID of version 8", uid)
	}
	if got := uri("4F2;A b"); got != "urn:uuid:4F2%3BA%20b" {
		t.Error(got)
	}
}

// FuzzCards: whatever a card is made of, it is one card, and each of its lines
// has a name and a value.
func FuzzCards(f *testing.F) {
	f.Add("Dana Okafor", "email", "dana@example.org")
	f.Add("a\r\nEND:VCARD", "url", "https://x\nBEGIN:VCARD")
	f.Add(";,:\\", "X\n:", "urn:\x00")
	f.Fuzz(func(t *testing.T, name, channel, value string) {
		c := Card{
			UID: value, Name: name, First: name, Last: value, Group: len(name)%2 == 0, Nicknames: []string{name, value}, Org: value, Role: name,
			Ways: []Way{{channel, value, nil}, {"url", value, record.Places}, {"email", value, record.Places}, {"address", value, record.Places[:1]}}, Birthday: "--0520",
			Dates: []Labelled{{channel, "20200101"}}, Categories: []string{value},
			Related: []Related{{"x-group", value, name}, {"x-group", "", name}}, Members: []string{value}, Note: value, Own: []Own{{channel, value}, {name, value}}, Interests: []string{value},
		}
		text := strings.ReplaceAll(Cards([]Card{c}), "\r\n ", "")
		lines := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
		if lines[0] != "BEGIN:VCARD" || lines[len(lines)-1] != "END:VCARD" {
			t.Fatalf("%q", text)
		}
		for _, line := range lines[1 : len(lines)-1] {
			property, _, found := strings.Cut(line, ":")
			if !found || property == "BEGIN" || property == "END" || strings.Trim(property, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-;=.") != "" {
				t.Fatalf("%q", line)
			}
		}
	})
}
