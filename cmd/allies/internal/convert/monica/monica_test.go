package monica

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"allies/parse/text"
)

const small = `{"account": {"data": [{"type": "contact", "values": [
{"uuid": "c1", "properties": {"first_name": "Dana", "birthdate": {"is_age_based": true, "date": "1984-01-01"}},
 "data": [{"type": "debt", "values": [{"created_at": "2026-01-02", "properties": {"amount": 5, "currency": "EUR", "in_debt": true}}]},
          {"type": "reminder", "values": [{"properties": {"title": "x", "frequency_type": "week", "initial_date": "2026-01-02"}}]}]}]}]}}`

// The first form that the export had keeps its collections under their plurals.
const first = `{"account": {"uuid": "a", "contacts": {"count": 1, "values": [
{"uuid": "c1", "properties": {"first_name": "Dana", "debts": {"count": 1, "values": [{"in_debt": true, "created_at": "2026-01-02", "status": "inprogress", "amount": "5.00", "properties": {"currency": "EUR"}}]},
 "activities": {"count": 1, "values": ["a1"]}}}]},
 "activities": {"count": 1, "values": [{"uuid": "a1", "properties": {"summary": "Lunch", "happened_at": "2026-02-02"}}]}}}`

// The database of Monica says yes for what its first exports say true.
var words = strings.Replace(small, `"in_debt": true`, `"in_debt": "yes"`, 1)

func TestForms(t *testing.T) {
	for name, c := range map[string]struct {
		in    string
		notes int
	}{"now": {small, 1}, "first": {first, 2}, "in words": {words, 1}} {
		file, err := Read(strings.NewReader(c.in))
		if err != nil || len(file.People) != 1 || len(file.Notes) != c.notes || len(file.Faults) != 0 {
			t.Fatalf("%s: %+v, %v", name, file, err)
		}
		if line := file.Notes[0].Lines[0]; line != "got 5 EUR money: a debt" {
			t.Errorf("%s: %q", name, line)
		}
	}
	file, _ := Read(strings.NewReader(small))
	if p := file.People[0]; p.First("birthday_year") != "1984" || p.Has("birthday") || p.First("reminders") != "x, every 1 week from 2026-01-02" {
		t.Errorf("%+v", p)
	}
}

// What stands at the side is kept too, or named: for whom a gift was, what sort of
// thing was done, where an address is, how a call felt; pictures stay out.
func TestSides(t *testing.T) {
	const in = `{"account": {"data": [{"type": "contact", "values": [
{"uuid": "c1", "properties": {"first_name": "Dana"}, "data": [
 {"type": "gift", "values": [{"created_at": "2026-01-02", "properties": {"name": "A kite", "status": "offered", "date": "2026-01-02", "recipient": "c2"}}]},
 {"type": "call", "values": [{"properties": {"called_at": "2026-01-03", "content": "Her move", "emotions": [{"name": "joy"}]}}]},
 {"type": "life_event", "values": [{"properties": {"happened_at": "2026-01-04", "type": "l1", "specific_information": "in Lagos"}}]},
 {"type": "address", "values": [{"properties": {"name": "Work", "city": "Lagos"}}, {"properties": {"name": "Beach hut", "city": "Badagry"}}]},
 {"type": "activity", "values": ["a1"]}, {"type": "photo", "values": ["p1", "p2"]}]},
{"uuid": "c2", "properties": {"first_name": "Tobi", "is_partial": true}}]},
{"type": "activity", "values": [{"uuid": "a1", "properties": {"summary": "Sunday", "happened_at": "2026-01-05", "type": "t1"}}]}],
"instance": {"activity_types": [{"uuid": "t1", "properties": {"translation_key": "ate_at_home"}}], "life_event_types": [{"uuid": "l1", "properties": {"name": "New job"}}]}}}`
	file, err := Read(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range file.Notes {
		got = append(got, fmt.Sprintf("%s %s%s%s", n.Days[0], n.Title[0].Text, n.Lines, n.Prose))
	}
	want := []string{"2026-01-03 Call[][Her move joy]", "2026-01-04 New job[][in Lagos]", "2026-01-02 Gift[gave gift: A kite, for Tobi][]", "2026-01-05 Sunday[][ate at home]"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	if p := file.People[0]; p.First("work") != "Lagos" || p.First("beach_hut") != "Badagry" {
		t.Errorf("%+v", p.Keys)
	}
	if len(file.Faults) != 3 || file.Faults[0].Why != "a photo is no text, and stays out" {
		t.Errorf("%+v", file.Faults)
	}
}

func TestDeep(t *testing.T) {
	file, err := Read(strings.NewReader(strings.Repeat("[", 1<<20)))
	if err != nil || len(file.Faults) != 1 || !strings.Contains(file.Faults[0].Why, "more than 100 brackets") {
		t.Errorf("%+v, %v", file, err)
	}
}

// FuzzRead: no text makes the reader fail, and what is read is clean.
func FuzzRead(f *testing.F) {
	f.Add(small)
	f.Add(first)
	f.Add(`{"account": {"data": [{"type": "contact", "values": [{"properties": {"first_name": "\u202e", "last_name": null, "tags": ["a"], "gender": {"type": "F"}`)
	f.Fuzz(func(t *testing.T, in string) {
		file, err := Read(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range file.People {
			if p.Name == "" || strings.ContainsFunc(p.Name, text.IsInvisible) {
				t.Fatalf("%+v", p)
			}
		}
		for _, n := range file.Notes {
			if n.Days[0] == 0 || len(n.With) == 0 {
				t.Fatalf("%+v", n)
			}
		}
	})
}
