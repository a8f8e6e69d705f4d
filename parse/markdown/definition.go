package markdown

import (
	"regexp"
	"sync"

	"allies/parse/text"
)

// definitionLine is `[label]: path.md "title"`; a footnote's label begins with ^.
var definitionLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^ {0,3}\[([^\[\]^][^\[\]]*)\]:[ \t]*(?:<([^<>]*)>|(\S+))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$`)
})

// TakeDefinitions reads the definitions of a document, nil for none, and hides their
// lines from the block parser, since they are no prose. A paragraph begins with them;
// an item's first line is its text: `- [x]: url`.
func TakeDefinitions(d *text.Document, document Block) Definitions {
	var defined Definitions
	for b := document.First(); b.Exists(); b = b.Next() {
		if b.Kind() != ParagraphBlock || !b.Holds().Any(text.Squares) || !b.Holds().Any(text.Colons) {
			continue
		}
		for _, line := range b.Lines() {
			line = text.Region{Start: line.Start, End: d.EndOfLine(line.Start)}
			m := definitionLine().FindStringSubmatchIndex(d.Text[line.Start:line.End])
			if m == nil {
				break
			}
			if defined == nil {
				defined = Definitions{}
			}
			defined.add(d, line.Start, m)
			d.Blank(line)
		}
	}
	return defined
}

// add adds the definition that matched in a line; of two of a label the first holds.
func (defined Definitions) add(d *text.Document, start int, m []int) {
	from, to := m[4], m[5]
	if from < 0 {
		from, to = m[6], m[7]
	}
	label := foldLabel(d.Text[start+m[2] : start+m[3]])
	if _, taken := defined[label]; !taken {
		defined[label] = definition{d.Text[start+from : start+to], d.Pos(start+from, start+to)}
	}
}
