package render

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/report"
)

// keys shows values of the front matter, unless their keys are private.
type keys struct {
	c      *context
	file   string
	hidden []string // the keys that are private
}

func keysOf(c *context, a *report.Ally) keys { return keys{c, a.File, a.Private} }

func (k keys) text(key, value string) string {
	if value == "" || !k.shows(key) {
		return ""
	}
	return value
}

func (k keys) shows(key string) bool { return k.c.shows(k.private(key), k.file+" "+key) }

// rhythm says an interval, unless the key that it comes from is private.
func (k keys) rhythm(c *report.Cadence) string {
	if !k.showsCadence(c) {
		return ""
	}
	return rhythm(c)
}

func (k keys) showsCadence(c *report.Cadence) bool {
	switch {
	case c == nil || c.Days == nil:
		return true
	case c.Source == report.FromCircle:
		return k.shows("circle")
	case c.Source == report.FromFile:
		return k.shows("cadence")
	}
	return true
}

func (k keys) private(key string) bool {
	return slices.Contains(k.hidden, key)
}

// sort says what an ally is, where that is not the ordinary.
func (k keys) sort(a *report.Ally) string {
	var said []string
	if a.Type == ledger.Group && k.shows("type") {
		said = append(said, "group")
	}
	if a.Status != ledger.Active && k.shows("status") {
		said = append(said, string(a.Status))
	}
	if a.Communal && k.shows("communal") {
		said = append(said, "communal")
	}
	return strings.Join(said, ", ")
}
