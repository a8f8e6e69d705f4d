package monica

import (
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
