package markdown

import (
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/text"
)

// Definitions say where links by reference lead, [shown][label], by the folded labels.
type Definitions map[string]definition

// definition is the target of a link, and where it stands in the file.
type definition struct {
	target string
	at     ledger.Pos
}

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

func foldLabel(label string) string {
	return strings.Join(strings.Fields(strings.ToLower(label)), " ")
}

// readReference reads `[shown][label]`, `[label][]` or `[label]` at a bracket.
// One character alone in brackets is a box.
func (defined Definitions) readReference(s string, at int, place func(start, end int) ledger.Pos) (link ledger.Link, end int) {
	shown, length := bracketed(s[at:])
	if length == 0 {
		return ledger.Link{}, 0
	}
	end = at + length
	label, length := bracketed(s[end:])
	if end += length; label == "" {
		label = shown
	}
	to, known := defined[foldLabel(label)]
	if !known || len(label) == 1 && length == 0 {
		return ledger.Link{}, 0
	}
	name, written, isFile := fileTarget(to.target)
	if !isFile {
		return ledger.Link{}, end
	}
	to.at.End = to.at.Start + int32(len(written))
	return ledger.Link{Target: name, Shown: shown, Pos: place(at, end), At: to.at}, end
}

// bracketed is what a text begins with in [ ], and its length with them; 0 for none.
func bracketed(s string) (inside string, length int) {
	if !strings.HasPrefix(s, "[") {
		return "", 0
	}
	close := strings.IndexByte(s[:min(len(s), text.LongestLink)], ']')
	if close < 0 || strings.Contains(s[1:close], "[") {
		return "", 0
	}
	return s[1:close], close + 1
}
