package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// swallowed warns of each line from one on that begins like an entry or a box
// and is no list item: it belongs to the paragraph, the item or the quote above.
func (r *bodyReader) swallowed(p *markdown.Prose, from int, note *ledger.Note) {
	for i := from; i < len(p.Pieces); i++ {
		if r.isQuoted(p.Pieces[i].At) {
			continue
		}
		start, end := p.Pieces[i].From, len(p.Text)
		if i+1 < len(p.Pieces) {
			end = p.Pieces[i+1].From - 1
		}
		line := p.Text[start:end]
		at := p.Source(start, end)
		switch item := r.meantItem(line); {
		case item == "" && note != nil && p.Holds.Any(text.Colons) && r.toldFavour(line, at):
		case note == nil && !IsTask(item) && r.refusedAbove() != nil && r.refusedAbove().meant == "":
			if f := r.refusedAbove(); item != "" {
				f.entries++
				if len(f.cure) > 0 {
					f.cure = append(f.cure, retyped{at, "- " + item})
				}
			}
		case note == nil && r.isDatedFavour(line) && r.itemsAreNotes():
			entryNoItem.warn(r.d, at).Cure(at, "- "+line).Shows(at)
		case note == nil && r.isDatedFavour(line):
			entryUnderNoDay.warn(r.d, at).Hint("as in ## " + line[:IsoLength])
		case item == "" || note == nil && item == line && !IsTask(item) && !isFavour(item, r.d.Config):
		case note == nil && !IsTask(item):
			r.dayless(at, "- "+r.likelyDay()+" "+item)
		default:
			whole, indent := r.tooDeep(p, at)
			entryNoItem.warn(r.d, at).Cure(whole, indent+"- "+item).Shows(whole)
		}
	}
}

// toldFavour names a line that would be an entry without whom it begins with, and
// reports whether it is one: `I gave 2h feedback: her talk`, `She gave me 2h: x`.
func (r *bodyReader) toldFavour(line string, at text.Region) bool {
	end := firstOf(line, toldVerbs(r.d.Config))
	if end == 0 || end > longestName {
		return false
	}
	subject := ledger.Fold(strings.Trim(line[:end], "@[]*_"))
	theirs := r.isCalled(subject)
	if !theirs && !slices.Contains(ownSubjects, subject) && !isMyWord(subject, r.d.Config) {
		return false
	}
	_, length := findVerb(line[end+1:], r.d.Config)
	verb := line[end+1 : end+1+length]
	object, after := cutObject(line, end+1+length, r.d.Config)
	after = cutArticle(line, after, r.d.Config)
	head, bad := ReadEntry(verb+line[after:], r.d.Config)
	if head == nil || bad != nil || !head.isCounted() {
		return false
	}
	noted := entryNoItem.warn(r.d, at)
	if theirs || isMyWord(object, r.d.Config) {
		noted.Hint("- " + turned[head.Verb] + line[after:])
	} else {
		noted.Cure(at, "- "+verb+line[after:]).Shows(at)
	}
	return true
}

// toldVerbs stand after whom a favour is told of.
func toldVerbs(c *ledger.Config) []string {
	verbs := ourToldVerbs
	for _, name := range [...]string{"gave", "got"} {
		for _, own := range c.Words[name] {
			verbs = append(slices.Clip(verbs), " "+own+" ")
		}
	}
	return verbs
}

var ourToldVerbs = []string{" gave ", " got "}

// isQuoted reports whether the mark of a quote stands before a text. A line without
// it below a quote is none, though Markdown makes it a part of the quote.
func (r *bodyReader) isQuoted(at int) bool {
	if at == 0 || text.IsLineEnd(r.d.Text[at-1]) {
		return false // nearly all
	}
	return strings.IndexByte(r.d.Text[r.d.StartOfLine(at):at], '>') >= 0
}

// tooDeep is what of a line is typed anew to make an item of it: where it is indented so deep
// that it would be none still, its indentation too, as far as that of the text that swallowed it.
func (r *bodyReader) tooDeep(p *markdown.Prose, at text.Region) (whole text.Region, indent string) {
	first := p.Pieces[0].At
	margin := first - r.d.StartOfLine(first)
	start := r.d.StartOfLine(at.Start)
	if line := r.d.Text[start:at.Start]; strings.Trim(line, " \t") != "" || text.IndentOf(r.d.Line(r.d.LineAt(at.Start))) < margin+4 {
		return at, ""
	}
	return text.Region{Start: start, End: at.End}, strings.Repeat(" ", margin)
}

// bullets are what people begin a list item with, in Markdown or in none.
const bullets = "-*+•·–—−‐‑→»▪◦‣∙○●▸►⁃➤➔➢⇒"

// cutBullet is a line without what its writer took for a bullet: a few of these
// characters, an arrow of two, or a number or letter with a point or a bracket. It
// is all of the line where that is emphasis, or begins with none.
func cutBullet(line string) string {
	if isEmphasis(line) {
		return line
	}
	bare := strings.TrimLeftFunc(line, unicode.IsSpace)
	for range longestBullet {
		rest := strings.TrimPrefix(strings.TrimPrefix(bare, "->"), "=>")
		if c, size := utf8.DecodeRuneInString(rest); rest == bare && size > 0 && (strings.ContainsRune(bullets, c) || strings.ContainsRune("_=~.", c) && strings.HasPrefix(rest[size:], " ")) {
			rest = rest[size:]
		}
		if rest == bare {
			break
		}
		bare = strings.TrimLeftFunc(rest, unicode.IsSpace)
	}
	if len(bare) < len(line) {
		return bare
	}
	number := strings.TrimPrefix(bare, "(")
	if i := strings.IndexAny(number, ".)"); i > 0 && i <= longestLetter && strings.IndexFunc(number[:i], func(c rune) bool { return !text.IsWordRune(c) }) < 0 {
		return strings.TrimLeftFunc(number[i+1:], unicode.IsSpace)
	}
	return line
}

// longestLetter is how many letters or digits a bullet has before its point.
const longestLetter = 2

// longestBullet is how many characters a bullet has: the stars of an outliner.
const longestBullet = 6

// meantItem is the text of a list item that a line was meant as, "" for prose.
// An entry without a bullet needs a text, a box a mark that footnotes do not have.
func (r *bodyReader) meantItem(line string) string {
	if isSentence(line) {
		if w, _ := findVerb(line, r.d.Config); w != nil && inEntry(line, r.d.Config) {
			return line
		}
		if strings.IndexByte(line[:min(len(line), longestPhrase)], ':') > 0 && (line[1] < 'A' || line[1] > 'Z') {
			if end, box := wordedTask(line); end > 0 {
				return box.text + line[box.end:]
			}
		}
		return ""
	}
	bare := cutBullet(line)
	if end, box := characterBox(bare); end > 0 {
		_, size := utf8.DecodeRuneInString(bare)
		said := strings.TrimSpace(strings.TrimPrefix(bare[size:], "\ufe0f"))
		if _, isBox := ReadBox(said); !isBox && !inEntry(said, r.d.Config) {
			return box.text
		}
		bare = said
	}
	if b, ok := ReadBox(bare); ok {
		if mark := bare[b.at:b.end]; mark == "x" || mark == "X" || !text.LetterAt(mark, 0) {
			return bare
		}
		return ""
	}
	if end, box := todoTxtTask(bare); end > 0 {
		return box.text
	}
	if bare != line {
		if end, box := wordedTask(bare); end > 0 {
			return box.text + bare[box.end:]
		}
	}
	if inEntry(bare, r.d.Config) {
		return bare
	}
	return ""
}

// isSentence reports whether a line begins with a letter that is neither a bullet
// nor a box, which is nearly all of them.
func isSentence(line string) bool {
	return len(line) > longestLetter && text.IsASCIILetter(line[0]) && line[0] != 'x' && !endsLetter(line[1]) && !endsLetter(line[2])
}

// endsLetter reports whether a character makes a bullet of a letter before it.
func endsLetter(c byte) bool { return c == '.' || c == ')' }

// isFavour reports whether a text is an entry with an amount or a kind. Outside
// of notes prose begins like any other: "Received: three mails".
func isFavour(s string, c *ledger.Config) bool {
	var head EntryHead
	ok, bad := head.read(s, len(s), c)
	return bad != nil || ok && (head.HasAmount || head.kind != "")
}

func (r *bodyReader) isDatedFavour(line string) bool {
	date, ok := ReadLeadDate(line)
	return ok && isFavour(line[date.Rest:], r.d.Config)
}

// isEmphasis reports whether a line begins with emphasis, not with a bullet.
func isEmphasis(line string) bool {
	bare := strings.TrimLeft(line, "*")
	return len(bare) < len(line) && bare != "" && !text.IsBlank(bare[0]) && strings.Contains(bare, "*")
}

// inEntry reports whether a text is an entry that says something, or would be
// with an amount that can be read.
func inEntry(s string, c *ledger.Config) bool {
	var head EntryHead
	ok, bad := head.read(s, len(s), c)
	return ok && strings.TrimSpace(s[head.Text:]) != "" || bad != nil && bad.code == ledger.CodeAmount
}
