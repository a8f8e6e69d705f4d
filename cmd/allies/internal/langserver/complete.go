package langserver

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
	"allies/ledger/when"
	"allies/parse"
	"allies/parse/edit"
	"allies/parse/markdown"
)

// mostCompletions are sent at once; the editor asks again as one types.
const mostCompletions = 100

type typing struct {
	*workLedger
	d             *document
	client        *lsp.Capabilities
	today         ledger.Date
	line          int
	at            int    // the offset of the place
	before, after string // in its line

	list lsp.CompletionList
}

// complete lists what may be typed at a place: names after [[, verbs where an
// item begins, kinds, tags, days, and the keys of the front matter with their
// values.
func (s *server) complete(d *document, p lsp.At) (any, error) {
	today, err := s.Today()
	if err != nil {
		return nil, err
	}
	c := &typing{workLedger: d.ledger, d: d, client: &s.client, today: today, line: p.Position.Line, at: d.text.Offset(p.Position)}
	c.list.Items = []lsp.CompletionItem{}
	line := d.text.Line(c.line)
	start := d.text.Offset(lsp.Position{Line: c.line})
	if c.line >= d.text.Lines() || c.at < start || c.at-start > len(line) {
		return c.list, nil
	}
	c.before, c.after = line[:c.at-start], line[c.at-start:]
	c.find(d.text.Content[:start])
	return c.list, nil
}

var (
	headingStart = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^#{1,6}[ \t]+(.*)$`) })
	itemStart    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$`) })
	dayStart     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{4}-\d\d-\d\d:?[ \t]+`) })
	boxStart     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[.\][ \t]`) })
	tagStart     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[ \t])(#[^\s#]*)$`) })
	wordStart    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[ \t])(\S*)$`) })
)

// find looks at the line up to the place; above is the text before that line.
func (c *typing) find(above string) {
	if open := strings.LastIndex(c.before, "[["); open >= 0 && !strings.Contains(c.before[open:], "]]") {
		c.names(c.before[open+len("[["):], "]]")
		return
	}
	if inFront(c.d.text, c.line) {
		c.front()
		return
	}
	if markdown.TrackFences(above, "") != "" {
		return
	}
	if m := headingStart().FindStringSubmatch(c.before); m != nil && tagStart().FindString(m[1]) == "" {
		c.days(m[1], when.NoteDays(), when.First)
		return
	}
	if m := tagStart().FindStringSubmatch(c.before); m != nil && c.line > 0 {
		c.tags(m[1])
		return
	}
	if m := itemStart().FindStringSubmatch(c.before); m != nil {
		c.item(m[1])
	}
}

func (c *typing) item(text string) {
	text = text[len(dayStart().FindString(text)):]
	if phrase, ok := c.deadline(text); ok && boxStart().MatchString(text) {
		c.days(phrase, when.Deadlines(), when.Last)
		return
	}
	verb, end := parse.FindVerb(text, c.Ledger.Config)
	switch {
	case (verb == "gave" || verb == "got") && end < len(text):
		if !strings.Contains(text, ":") {
			c.kinds(wordStart().FindStringSubmatch(text)[1])
		}
	case !strings.ContainsAny(strings.TrimPrefix(text, "[ "), " \t:"):
		c.verbs(text)
	}
}

// deadline is what stands after the last word before a date in a promise.
func (c *typing) deadline(text string) (phrase string, ok bool) {
	var words []string
	for _, word := range ledger.DateWords() {
		if word.Role == ledger.DayDue {
			words = append(words, word.Written, word.Written+":")
		}
	}
	for _, name := range []string{"by", "due"} {
		words = append(words, c.Ledger.Config.Words[name]...)
	}
	folded := strings.ToLower(text)
	at := -1
	for _, word := range words {
		if i := strings.LastIndex(folded, " "+word+" "); i >= 0 && len(folded) == len(text) {
			at = max(at, i+len(word)+2)
		}
	}
	if at < 0 {
		return "", false
	}
	return text[at:], true
}

func inFront(t *lsp.Text, line int) bool {
	if line == 0 || strings.TrimRight(strings.TrimPrefix(t.Line(0), "\ufeff"), " \t") != "---" {
		return false
	}
	for n := 1; n < line; n++ {
		if fence := strings.TrimRight(t.Line(n), " \t"); fence == "---" || fence == "..." {
			return false
		}
	}
	return true
}

func (c *typing) add(typed, text string, item lsp.CompletionItem) {
	if len(c.list.Items) == mostCompletions {
		c.list.IsIncomplete = true
		return
	}
	item.SortText, item.Mode = fmt.Sprintf("%03d", len(c.list.Items)), lsp.AsIs
	item.Edit = &lsp.TextEdit{Range: c.d.text.Range(c.at-len(typed), c.at), NewText: text}
	c.list.Items = append(c.list.Items, item)
}

func beginsSo(word, typed string) bool {
	return strings.HasPrefix(ledger.Fold(word), ledger.Fold(typed)) || strings.HasPrefix(word, typed)
}

// names offers the allies of whom a name has a word that begins so; end closes the link.
func (c *typing) names(typed, end string) {
	if strings.HasPrefix(c.after, end) {
		end = ""
	}
	key := ledger.Fold(typed)
	for _, a := range c.Ledger.Allies {
		called := strings.Join(append([]string{a.Name}, a.Aliases...), " ")
		if !strings.HasPrefix(ledger.Fold(called), key) && !strings.Contains(" "+ledger.Fold(called), " "+key) {
			continue
		}
		c.add(typed, c.linkTo(a)+end, lsp.CompletionItem{Label: a.Name, Kind: lsp.CompletionReference, Detail: cmp.Or(a.Org, a.File), FilterText: called})
	}
}

// linkTo is the name of an ally, or where others have it too, the path.
func (c *typing) linkTo(a *ledger.Ally) string {
	if found, _ := c.Ledger.Target(a.Name, c.d.file); found == a && !strings.ContainsAny(a.Name, "[]|#") {
		return a.Name
	}
	return ledger.TrimMarkdown(a.File)
}

func (c *typing) tags(typed string) {
	known := map[string]bool{}
	for tag := range c.Ledger.Config.Tags {
		known[tag] = true
	}
	for _, a := range c.Ledger.Allies {
		for _, tag := range a.Tags {
			known[tag] = true
		}
		for n := range a.AllNotes() {
			for _, tag := range n.Tags {
				known[tag] = true
			}
		}
	}
	mark := ""
	if strings.HasPrefix(typed, "#") {
		mark = "#"
	}
	for _, tag := range slices.Sorted(maps.Keys(known)) {
		if beginsSo(mark+tag, typed) && mark+tag != typed {
			c.add(typed, mark+tag, lsp.CompletionItem{Label: mark + tag, Kind: lsp.CompletionConstant})
		}
	}
}

func (c *typing) kinds(typed string) {
	end := ": "
	if strings.HasPrefix(strings.TrimLeft(c.after, " "), ":") {
		end = ""
	}
	for _, kind := range c.Ledger.Config.Kinds() {
		if beginsSo(kind, typed) {
			c.add(typed, kind+end, lsp.CompletionItem{Label: kind, Kind: lsp.CompletionValue, FilterText: kind})
		}
	}
}

type beginning struct{ text, snippet, about string }

var itemBeginnings = map[string]beginning{
	"gave":    {" ", " ${1:2h} ${2:feedback}: $0", "you supported them"},
	"got":     {" ", " ${1:2h} ${2:feedback}: $0", "they supported you"},
	"thanked": {": ", ": for $0", "you showed appreciation"},
	"win":     {": ", ": $0", "something good happened to them"},
	"setback": {": ", ": $0", "something hard happened to them"},
}

func (c *typing) verbs(typed string) {
	offer := func(label, rest, snippet, about string) {
		if !beginsSo(label, typed) {
			return
		}
		item := lsp.CompletionItem{Label: label, Kind: lsp.CompletionKeyword, Detail: about}
		text := label + rest
		if c.client.TextDocument.Completion.CompletionItem.SnippetSupport {
			item.Format, text = lsp.Snippet, label+snippet
		}
		c.add(typed, text, item)
	}
	for _, verb := range []string{"gave", "got", "thanked", "win", "setback"} {
		for _, word := range append(slices.Clone(c.Ledger.Config.Words[verb]), verb) {
			b := itemBeginnings[verb]
			offer(word, b.text, b.snippet, b.about)
		}
	}
	offer("[ ]", " ", " $1 by ${2:"+c.today.AddDays(7).String()+"}", "your promise")
	offer("[ ] they:", " ", " $1 by ${2:"+c.today.AddDays(7).String()+"}", "their promise")
}

// days offers days in words, as ISO dates: what is typed, and those that people write most.
func (c *typing) days(typed string, usual []string, read func(string, ledger.Date) (ledger.Date, error)) {
	c.list.IsIncomplete = true // another word is another day
	offer := func(words string) {
		day, err := read(words, c.today)
		if err != nil || day.String() == typed || slices.ContainsFunc(c.list.Items, func(i lsp.CompletionItem) bool { return i.Label == words }) {
			return
		}
		c.add(typed, day.String(), lsp.CompletionItem{Label: words, Kind: lsp.CompletionValue, Detail: day.String(), FilterText: words})
	}
	if strings.TrimSpace(typed) == typed && typed != "" {
		offer(typed)
	}
	for _, words := range usual {
		if beginsSo(words, typed) {
			offer(words)
		}
	}
}

var (
	keyLine   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([^\s:#-][^:]*):[ \t]*(.*)$`) })
	listLine  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ \t]*-[ \t]+(.*)$`) })
	listPlace = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[\[,]) *(["']?[^\[\],]*)$`) })
)

func (c *typing) front() {
	if m := keyLine().FindStringSubmatch(c.before); m != nil {
		c.values(m[1], m[2])
		return
	}
	if m := listLine().FindStringSubmatch(c.before); m != nil {
		for n := c.line - 1; n > 0; n-- {
			if m2 := keyLine().FindStringSubmatch(c.d.text.Line(n)); m2 != nil {
				c.values(m2[1], m[1])
				return
			}
		}
		return
	}
	if strings.ContainsAny(c.before, " \t#-") {
		return
	}
	given := map[string]bool{}
	for n := 1; n < c.d.text.Lines() && inFront(c.d.text, n); n++ {
		if m := keyLine().FindStringSubmatch(c.d.text.Line(n)); m != nil && n != c.line {
			name, _ := ledger.Key(m[1])
			given[name] = true
		}
	}
	for _, key := range ledger.Keys() {
		if about, _ := ledger.MeaningOf(key); beginsSo(key, c.before) && !given[key] {
			c.add(c.before, key+": ", lsp.CompletionItem{Label: key, Kind: lsp.CompletionProperty, Detail: about.Means, FilterText: key})
		}
	}
}

func (c *typing) values(key, typed string) {
	name, _ := ledger.Key(key)
	about, known := ledger.MeaningOf(name)
	if !known {
		return
	}
	if m := listPlace().FindStringSubmatch(typed); m != nil {
		typed = m[1]
	}
	words := about.Words
	switch about.Shape {
	case ledger.DateShape:
		days := when.NoteDays()
		if name == "snooze" {
			days = when.Deadlines()
		}
		c.days(typed, days, when.First)
		return
	case ledger.NameShape:
		for _, a := range c.Ledger.Allies {
			if beginsSo(a.Name, strings.Trim(typed, `"'`)) {
				c.add(typed, edit.Scalar(c.linkTo(a)), lsp.CompletionItem{Label: a.Name, Kind: lsp.CompletionReference, Detail: cmp.Or(a.Org, a.File)})
			}
		}
		return
	case ledger.KindShape:
		words = c.Ledger.Config.Kinds()
	case ledger.KeyShape:
		words = ledger.Keys()
	case ledger.TextShape, ledger.ListShape:
		words = c.shared(name)
	}
	if name == "tags" {
		c.tags(typed)
		return
	}
	if name == "status" {
		words = append(slices.Clone(words), slices.Sorted(maps.Keys(c.Ledger.Config.Statuses))...)
	}
	for _, word := range words {
		if beginsSo(word, typed) && word != typed {
			c.add(typed, edit.Scalar(word), lsp.CompletionItem{Label: word, Kind: lsp.CompletionValue})
		}
	}
}

// shared lists what others have under a key whose values people share.
func (c *typing) shared(key string) []string {
	if !slices.Contains([]string{"org", "role", "location", "values", "interests", "communities", "background"}, key) {
		return nil
	}
	seen := map[string]bool{}
	for _, a := range c.Ledger.Allies {
		if f, _ := a.Field(key); a.File != c.d.file {
			for _, value := range f.Values {
				seen[value] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
