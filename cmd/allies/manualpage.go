package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"allies/report/render/format"
	"allies/report/render/page"
)

type manualPage struct {
	name, does string
	parts      []manualPart
}

// manualPart is the title of a section, a paragraph, or an item of a list.
type manualPart struct{ title, term, words string }

func (p *manualPage) section(title string) { p.parts = append(p.parts, manualPart{title: title}) }

func (p *manualPage) say(words string) { p.parts = append(p.parts, manualPart{words: words}) }

// lines is a section of lines, if there are any.
func (p *manualPage) lines(title string, lines []string) {
	if len(lines) > 0 {
		p.section(title)
	}
	for _, line := range lines {
		p.say(line)
	}
}

func (p *manualPage) item(term, words string) {
	p.parts = append(p.parts, manualPart{term: term, words: words})
}

func (p *manualPage) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		value, words := pflag.UnquoteUsage(f)
		p.item(strings.TrimSpace(spelling(f)+" "+value), words)
	})
}

func (p *manualPage) roff() string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1\n.SH NAME\n%s \\- %s\n", strings.ToUpper(roff(p.name)), roff(p.name), roff(p.does))
	for _, part := range p.parts {
		switch {
		case part.title != "":
			fmt.Fprintf(&b, ".SH %s\n", roff(part.title))
		case part.term != "":
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(part.term), roff(part.words))
		default:
			fmt.Fprintf(&b, ".PP\n%s\n", roff(part.words))
		}
	}
	return b.String()
}

const (
	underTitle = 4
	underTerm  = 8
)

func (p *manualPage) text(s format.Screen) string {
	x := &format.Printer{Screen: &s}
	x.Wrapped(0, page.Strong, "NAME")
	x.Wrapped(underTitle, page.Normal, p.name+" - "+p.does)
	for _, part := range p.parts {
		switch {
		case part.title != "":
			x.Gap()
			x.Wrapped(0, page.Strong, part.title)
		case part.term == "":
			x.Wrapped(underTitle, page.Normal, part.words)
		default:
			x.Wrapped(underTitle, page.Strong, part.term)
			x.Wrapped(underTerm, page.Normal, part.words)
		}
	}
	return x.Out.String()
}

// roff escapes what the typesetter would act on.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		return `\&` + s
	}
	return s
}
