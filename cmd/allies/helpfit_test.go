package main

import "testing"

// A page of the guide is filled anew where it is too wide: its prose by paragraphs and
// items, and what stands in columns stays in them as far as it goes.
func TestGuideFits(t *testing.T) {
	const page = "# A heading that is a little longer than forty columns\n\nOne line that is a little longer than it may be.\nAnd another.\n\n" +
		"Short lines\nstay.\n\n- An item that is a little longer than it may be,\n  with more of it.\n- Another one\n\n" +
		"`allies list` begins a paragraph that is too long\nfor it.\n```console\n$ allies list\nname   what      where it stands in its file\nshort\n```\n"
	const want = "# A heading that is a little longer than\n  forty columns\n\nOne line that is a little longer than it\nmay be. And another.\n\n" +
		"Short lines\nstay.\n\n- An item that is a little longer than\n  it may be, with more of it.\n- Another one\n\n" +
		"`allies list` begins a paragraph that is\ntoo long for it.\n```console\n$ allies list\nname   what      where it stands in its\n  file\nshort\n```\n"
	if got := fitted(page, 40); got != want {
		t.Errorf("40 columns:\n%s", got)
	}
	if got := fitted(page, pipedColumns); got != page {
		t.Errorf("what is piped is changed:\n%s", got)
	}
}
