package when

import (
	"slices"
	"strings"
	"sync"

	"allies/ledger"
)

// abroad are words of other languages, folded, and what they are in English.
var abroad = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for _, week := range []string{
		"sonntag montag dienstag mittwoch donnerstag freitag samstag",
		"dimanche lundi mardi mercredi jeudi vendredi samedi",
		"domingo lunes martes miercoles jueves viernes sabado",
		"domenica lunedi martedi mercoledi giovedi venerdi sabato",
		"domingo segunda terca quarta quinta sexta sabado",
		"zondag maandag dinsdag woensdag donderdag vrijdag zaterdag",
		"sondag mandag tisdag onsdag torsdag fredag lordag",
		"niedzieli poniedzialku wtorku srody czwartku piatku soboty",
	} {
		for i, name := range strings.Fields(week) {
			table[name] = strings.ToLower(weekdayNames[i])
		}
	}
	for name, n := range foreignMonths() {
		table[name] = strings.ToLower(monthNames[n-1])
	}
	for english, words := range map[string]string{
		"saturday": "sonnabend",
		"today":    "heute aujourdhui hoy oggi hoje vandaag idag dzis",
		"tomorrow": "morgen demain manana domani amanha imorgon imorgen jutra",
		"days":     "tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dage dager dni",
		"week":     "woche semaine semana settimana vecka veckan uge uke tygodnia",
		"weeks":    "wochen semaines semanas settimane weken veckor uger uker tygodni",
		"month":    "monat monats mois mes mese maand manad manaden maned maneden miesiaca",
		"months":   "monaten monate meses mesi maanden manader maneder miesiecy",
		"year":     "jahr jahres annee ano anno jaar aret roku",
		"years":    "jahren jahre ans annees anos anni jaren",
		"next":     "nachste nachsten nachster nachstes kommenden kommende prochain prochaine proximo proxima prossimo prossima volgende nasta neste przyszlego",
		"this":     "diese diesen dieser dieses ce cette este esta questo questa deze denna denne tego",
		"end":      "ende fin fine fim einde eind slutet slutten konca",
		"mid":      "mitte",
		"in":       "dans en tra fra om over za",
		"the":      "des der die das den dem zum am la le les el los il lo de del della di do da du het van av af",
	} {
		for word := range strings.FieldsSeq(words) {
			table[word] = english
		}
	}
	return table
})

// alsoNames are months that are names of people too, where they begin with a capital.
var alsoNames = []string{"marco", "julio", "avril"}

// translate makes English words of those of other languages. What is next may stand
// after its day, and sexta-feira is one word.
func (r *reader) translate() {
	r.abroad = true
	for i := range r.words {
		w := &r.words[i]
		english := abroad()[w.text]
		switch {
		case english == "", english == "tomorrow" && i > 0, w.name && slices.Contains(alsoNames, w.text):
		case english == "next" && i > 0 && r.words[i-1].text != "the":
			w.text, r.words[i-1].text = r.words[i-1].text, english
		default:
			w.text = english
		}
		if next := r.word(i + 1); next.text == "feira" && next.gap == "-" {
			w.to = next.to
			r.words = slices.Delete(r.words, i+1, i+2)
			return
		}
	}
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
