package when

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
)

var rhythms = map[string]ledger.Interval{
	"daily": day, "weekly": week, "biweekly": fortnight, "fortnightly": fortnight,
	"monthly": month, "quarterly": quarter, "yearly": year, "annually": year,
}

// longestInterval is a hundred years: longer ones are slips of the finger, and
// no date could be reckoned with them.
const longestInterval = 36525

// Length reads a length of time: `6w`, `10 days`, `two weeks`, `every 6 weeks`,
// `every other month`, `weekly`, and a bare whole number, which is days. It is
// false for any other text, and for more than a hundred years.
func Length(s string) (ledger.Interval, bool) {
	words := lex(s, 0, len(s), mostWords)
	if len(words) == 0 || strings.TrimSpace(words[0].gap) != "" || strings.TrimSpace(s[words[len(words)-1].to:]) != "" {
		return ledger.Interval{}, false
	}
	for i := range words[1:] {
		if gap := words[i+1].gap; gap != "" && !blank(gap) {
			return ledger.Interval{}, false
		}
	}
	if rhythm, ok := rhythms[words[0].text]; ok && len(words) == 1 {
		return rhythm, true
	}
	n, every := 1, words[0].text == "every"
	if every {
		words = words[1:]
		if len(words) > 0 && words[0].text == "other" {
			n, words = 2, words[1:]
		}
	}
	unit := day
	if len(words) > 0 {
		switch m := words[0].meaning(); {
		case words[0].number >= 0 && words[0].digits() <= 5:
			n, words = words[0].number, words[1:]
		case m.class == aNumber:
			n, words = m.n, words[1:]
		case !every:
			return ledger.Interval{}, false
		}
		if len(words) == 1 {
			unit = words[0].meaning().length
		}
	}
	bare := len(words) == 0 && !every
	length := ledger.Interval{Months: n * unit.Months, Days: n * unit.Days}
	return length, (bare || len(words) == 1 && words[0].meaning().class == aUnit) && length.Nominal() <= longestInterval
}

// Misfit says why a text is no cadence: what one is, and which one was surely
// meant, "" where that is not clear.
type Misfit struct{ Takes, Meant string }

// Cadence reads how often to be in touch: a Length that is more than nothing, a
// range of two, or a word for none. The misfit is nil where it reads one.
func Cadence(s string) (ledger.Cadence, *Misfit) {
	switch ledger.FoldTerm(s) {
	case "none", "asneeded", "adhoc":
		return ledger.Cadence{None: true}, nil
	}
	from, to, isRange := strings.Cut(s, "..")
	every, ok := Length(from)
	if !ok || every.IsZero() {
		return ledger.Cadence{}, nearCadence(s)
	}
	if !isRange {
		return ledger.Cadence{Every: every}, nil
	}
	until, ok := Length(to)
	switch {
	case !ok:
		return ledger.Cadence{}, nearCadence(s)
	case isBare(from) && !isBare(to):
		return ledger.Cadence{}, &Misfit{Takes: "two ends that both say what they count, as in 4w..6w"}
	case every.Nominal() > until.Nominal():
		return ledger.Cadence{}, &Misfit{Takes: "the shorter end of a range first", Meant: to + ".." + from}
	case every.Nominal() == until.Nominal():
		return ledger.Cadence{}, &Misfit{Takes: "two ends of a range", Meant: from}
	}
	return ledger.Cadence{Every: every, Until: until}, nil
}

func isBare(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789") == ""
}

var rangeMarks = strings.NewReplacer("...", "..", "…", "..", "–", "..", " to ", "..", "-", "..")

func nearCadence(s string) *Misfit {
	if meant := rangeMarks.Replace(s); meant != s {
		if _, fault := Cadence(meant); fault == nil {
			return &Misfit{Takes: "two points in a range", Meant: meant}
		}
	}
	from, to, _ := strings.Cut(rangeMarks.Replace(s), "..")
	if meant := from + strings.TrimLeft(to, "0123456789") + ".." + to; isBare(from) && to != "" && from+".."+to != s {
		if _, fault := Cadence(meant); fault == nil {
			return &Misfit{Takes: "two ends that both say what they count", Meant: meant}
		}
	}
	for _, about := range []string{"~", "≈", "about ", "ca. ", "ca ", "around "} {
		if meant, ok := strings.CutPrefix(s, about); ok {
			if _, fault := Cadence(meant); fault == nil {
				return &Misfit{Takes: "an interval", Meant: strings.TrimSpace(meant)}
			}
		}
	}
	if ledger.FoldTerm(s) == "never" {
		return &Misfit{Takes: "an interval, or none", Meant: "none"}
	}
	if meant := counted(s); meant != "" {
		return &Misfit{Takes: "an interval", Meant: meant}
	}
	words := slices.AppendSeq([]string{"none", "as needed", "ad-hoc"}, maps.Keys(rhythms))
	fault := &Misfit{Takes: "an interval as in 10d, 6w, 1m or 1y, a word as in monthly or every 6 weeks, a range as in 4w..6w, or none"}
	if near := ledger.Nearest(s, words); near != "" && near[0] == s[0] && ledger.Distance(s, near) == 1 {
		fault.Meant = near
	}
	return fault
}

// often is how people say that something happens so many times in a span.
var often = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:about |ca\.? |~ ?)?(once|one time|1 ?x|1 time|twice|two times|2 ?x|2 times)(?: ?/ ?| (?:a|an|per|every|each) )(.+)$`)
})

// counted is the cadence that a text means which counts times in a span: once a
// month, 2x/year, every month or two, each week; "" for any other.
func counted(s string) string {
	if each, ok := strings.CutPrefix(strings.ToLower(s), "each "); ok {
		s = "every " + each
		if _, ok := Length(s); ok {
			return s
		}
	}
	m := often().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return ""
	}
	span, ok := Length("every " + m[2])
	switch twice := strings.HasPrefix(strings.ToLower(m[1]), "tw") || m[1][0] == '2'; {
	case !ok:
		return ""
	case !twice:
		return "every " + m[2]
	case span == year:
		return "6m"
	case span == quarter:
		return "6w"
	case span == month:
		return "2w"
	}
	return ""
}
