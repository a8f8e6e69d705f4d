package record

import (
	"fmt"
	"strings"
	"testing"
)

func ExamplePerson_Add() {
	p := Person{Name: "Dana Okafor"}
	p.Add("email", "dana@example.org")
	p.Add("email", "dana@example.org")
	p.Add("email", " d@example.com\t")
	p.AddLabelled("dates", "wedding", "06-12")
	fmt.Println(p.Keys)
	// Output: [{email [{ dana@example.org} { d@example.com}]} {dates [{wedding 06-12}]}]
}

func ExamplePerson_SplitName() {
	for _, name := range []string{"Dana Okafor", "Kim Van der Berg"} {
		p := Person{Name: name}
		first, last, _ := strings.Cut(name, " ")
		p.SplitName(first, last)
		fmt.Println(name, p.Keys)
	}
	// Output:
	// Dana Okafor []
	// Kim Van der Berg [{first_name [{ Kim}]} {last_name [{ Van der Berg}]}]
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		does    func(string) string
		in, out string
	}{
		{OwnKey, "X-Phonetic First.Name", "x_phonetic_first_name"}, {OwnKey, "_$!<Other>!$_", "other"}, {OwnKey, "", "x"}, {OwnKey, "42", "x_42"},
		{OwnKey, strings.Repeat("a", 100), strings.Repeat("a", 60)}, {OwnKey, "Größe", "größe"}, {OwnKey, "__proto__", "proto"},
		{Name, " Da\u200bna\u202e \x1b[31mOkafor\n", "Dana [31mOkafor"}, {Name, "Zoë ❤️", "Zoë ❤"},
		{Clean, "a\r\nb\x07\tc\u2028d\ufeff", "a\nb c\nd"}, {Clean, "\xff", "\ufffd"},
		{Tag, "#Book Club, indoors", "Book-Club-indoors"}, {Tag, " ", ""},
		{OneLine, " a \n b ", "a b"},
	} {
		if got := c.does(c.in); got != c.out {
			t.Errorf("%q is %q, not %q", c.in, got, c.out)
		}
	}
}

func TestFail(t *testing.T) {
	var f File
	for i := range MostFaults + 7 {
		f.Fail(i, "", "x")
	}
	if len(f.Faults) != MostFaults || f.More != 7 {
		t.Errorf("%d are named, %d counted", len(f.Faults), f.More)
	}
}

func TestParagraphs(t *testing.T) {
	var p Person
	p.AddAbout("One\nline.\r\n\r\n\r\n Two. \n\n")
	if len(p.About) != 2 || p.About[0] != "One\nline." || p.About[1] != "Two." {
		t.Errorf("%q", p.About)
	}
	if lines := Lines(" a \n\n b"); len(lines) != 2 || lines[1] != "b" {
		t.Errorf("%q", lines)
	}
	if title := Plain(" a\nb "); len(title) != 1 || title[0].Text != "a b" {
		t.Errorf("%v", title)
	}
}

// Of a key so many values are kept that reading stays quick; the others are counted.
func TestMoreValuesThanAnybodyHas(t *testing.T) {
	var p Person
	for n := range mostValues + 5 {
		p.Add("tags", fmt.Sprint(n))
		p.Add("tags", fmt.Sprint(n))
	}
	if len(p.Keys[0].Values) != mostValues || p.More != 10 {
		t.Errorf("%d values, %d more", len(p.Keys[0].Values), p.More)
	}
}
