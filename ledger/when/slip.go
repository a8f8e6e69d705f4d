package when

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"allies/ledger"
)

// isoSlips are the letters that are typed for a digit, and what stands between the
// numbers of a date whose year is first.
var isoSlips = sync.OnceValue(func() *regexp.Regexp {
	const gap = `([-‐‑–—−_. ]{0,3})`
	return regexp.MustCompile(`^([12Il][0-9OolI]{3})` + gap + `([0-9OolI]{1,3})` + gap + `([0-9OolI]{1,3})`)
})

var asDigits = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// slipped finds a date at the beginning of a text that is an ISO date but for a slip
// of the finger: 2026_03_14, 2026 03 14, 2026--03-14, 2026-0314, 2026-03-014,
// 2O26-03-l4. The length is 0 where there is none, and where the text is an ISO
// date.
func slipped(s string) (length int, day ledger.Date) {
	if s == "" || strings.IndexByte("12Il", s[0]) < 0 {
		return 0, 0
	}
	m := isoSlips().FindStringSubmatch(s)
	if m == nil || m[2] == "" || m[4] == "" && (m[2] == "." || m[2] == " " || len(m[3]+m[5]) != 4) {
		return 0, 0
	}
	rest := s[len(m[0]):]
	if w := lex(rest, 0, min(len(rest), 4), 1); len(w) > 0 && (w[0].from == 0 || w[0].number >= 0 && w[0].from == 1 && strings.Contains(dateSeparators, rest[:1])) {
		return 0, 0 // more of the word, or of a number
	}
	var numbers [3]int
	if m[4] == "" {
		m[3], m[5] = (m[3] + m[5])[:2], (m[3] + m[5])[2:]
	}
	for i, typed := range []string{m[1], m[3], m[5]} {
		numbers[i], _ = strconv.Atoi(asDigits.Replace(typed))
	}
	day, ok := ledger.NewDate(numbers[0], numbers[1], numbers[2])
	if !ok || numbers[0] < firstSlipped || numbers[0] > lastSlipped || ledger.LooksISO(m[0]) {
		return 0, 0
	}
	return len(m[0]), day
}

// The years between which four digits are more likely a year than another number.
const firstSlipped, lastSlipped = 1900, 2100

// respell reads the words of a deadline that are a weekday or tomorrow but for a slip
// of the finger, and the end after a unit: month end.
func (r *reader) respell() {
	for i := range r.words {
		w := &r.words[i]
		if end := endsOf[strings.TrimSuffix(w.text, "s")]; end != "" && r.word(i+1).text == "end" {
			w.text, w.to = end, r.words[i+1].to
			r.words = slices.Delete(r.words, i+1, i+2)
			return
		}
		if _, known := lexicon()[w.text]; !known && len(w.text) >= shortestSlip {
			w.text = cmp.Or(mistyped(w.text), w.text)
		}
	}
}

// endsOf are the words for the ends of units.
var endsOf = map[string]string{"week": "eow", "month": "eom", "quarter": "eoq", "year": "eoy"}

// shortestSlip is the letters of the shortest word that is known for one with a slip
// in it.
const shortestSlip = 6

// mistyped is the weekday, or tomorrow, that a word is a slip of the finger away from,
// or two where it is long; "" for none. Mondays are more than one.
func mistyped(word string) string {
	for _, name := range append([]string{"tomorrow"}, weekdayNames...) {
		name = strings.ToLower(name)
		if most := max(1, len(name)-6); word[0] == name[0] && word != name+"s" && ledger.Distance(word, name) <= min(most, 2) {
			return name
		}
	}
	return ""
}

// foreignMonths are the months in other languages, folded. A day of one is read
// only with its year: without, the words may say anything.
var foreignMonths = sync.OnceValue(func() map[string]int {
	table := map[string]int{}
	for _, year := range []string{
		"januar februar marz april mai juni juli august september oktober november dezember",
		"janner feber maerz april mai juni juli august september oktober november dezember",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"januari februari mars april maj juni juli augusti september oktober november december",
		"januar februar marts april maj juni juli august september oktober november desember",
		"stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
	} {
		for i, name := range strings.Fields(year) {
			table[name] = i + 1
		}
	}
	return table
})

// joinsMonth are words between the day, the month and the year in those languages.
var joinsMonth = []string{"er", "de", "del", "di", "do", "den"}

// foreign reads `14. März 2026`, `1er mars 2026` and `14 de marzo de 2026`, which
// begin a text, and as a deadline `14 mars`; false for any other.
func (r *reader) foreign() (span, bool) {
	at := 0
	next := func() *word {
		for at < len(r.words) && slices.Contains(joinsMonth, r.words[at].text) {
			at++
		}
		at++
		return r.word(at - 1)
	}
	day, month, year := next(), next(), next()
	number, known := foreignMonths()[month.text]
	if !known || day.digits() < 1 || day.digits() > 2 || day.from > 0 || strings.Trim(month.gap, " .\u00a0") != "" {
		return span{}, false
	}
	if year.digits() != 4 || strings.Trim(year.gap, " .\u00a0") != "" {
		if _, ours := lexicon()[month.text]; !r.last || ours {
			return span{}, false
		}
		return r.inComingYear(r.reads(ledger.Period{}, at-1, yearless), number, day.number, 0)
	}
	p, ok := r.civilDay(year.number, number, day.number, 0, at)
	return r.fixed(p, at, wholeDate), ok
}
