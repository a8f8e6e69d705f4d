package vcard

import (
	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/record"
)

type card struct {
	begin    int
	version  string
	lines    []property
	size     int
	labels   map[string]string // X-ABLABEL of a group
	tooLarge bool
}

type property struct {
	contentline.Line
	text string // decoded; escapes stay
}

func (c *card) name() string {
	for _, l := range c.lines {
		if l.Name == "FN" {
			return record.Name(contentline.Unescape(l.text))
		}
	}
	return ""
}
