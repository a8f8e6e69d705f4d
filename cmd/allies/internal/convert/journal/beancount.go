package journal

import (
	"fmt"
	"strings"

	"allies/ledger"
)

// beancount writes the book for Beancount. Its five roots may have names of
// one's own: what you gave is a claim, and what you got an expense of others.
func (b *Book) beancount() string {
	s := b.spellAll(rules{
		account: beanAccount, unit: beanUnit, mark: beanMark,
		quote: func(unit string) string { return unit },
	})
	var w strings.Builder
	fmt.Fprintf(&w, "; What you gave your allies and got from them, as your notes show it on %s.\n\n", b.AsOf)
	w.WriteString("option \"title\" \"allies\"\n")
	fmt.Fprintf(&w, "option \"name_assets\" %s\n", quoted(alliesRoot))
	fmt.Fprintf(&w, "option \"name_income\" %s\n", quoted(givenRoot))
	fmt.Fprintf(&w, "option \"name_expenses\" %s\n", quoted(receivedRoot))
	if len(b.Entries) == 0 {
		return w.String()
	}
	day := b.first()
	w.WriteByte('\n')
	for _, unit := range b.units() {
		name := unit
		if unit == "" {
			name = points
		}
		fmt.Fprintf(&w, "%s commodity %s\n", day, s.units[unit])
		metadata(&w, s.units[unit] == name, name)
	}
	w.WriteByte('\n')
	for _, a := range b.accounts(s) {
		fmt.Fprintf(&w, "%s open %s\n", day, a.spelled)
		metadata(&w, a.isAs(), a.name)
	}
	for i, p := range b.prices() {
		if i == 0 {
			w.WriteByte('\n')
		}
		fmt.Fprintf(&w, "%s price %s %s\n", day, s.units[p.unit], s.amount(p.points, ""))
	}
	places := map[string]int{} // the same for all amounts of a unit: so many are shown of their sum
	for _, unit := range b.units() {
		places[unit] = b.places(unit)
	}
	for i := range b.Entries {
		s.bean(&w, &b.Entries[i], places[b.Entries[i].Unit])
	}
	return w.String()
}

func metadata(w *strings.Builder, same bool, name string) {
	if !same {
		fmt.Fprintf(w, "  name: %s\n", quoted(name))
	}
}

func (s *spellings) bean(w *strings.Builder, e *Entry, places int) {
	fmt.Fprintf(w, "\n%s * %s %s\n  at: %s\n", e.Date, quoted(e.Ally.Name), quoted(e.Text), quoted(fmt.Sprintf("%s:%d", e.File, e.Line)))
	post := func(account string, n ledger.Number) {
		fmt.Fprintf(w, "  %-*s  %*s\n", accountWidth, account, 10, padded(decimal(n), places)+" "+s.units[e.Unit])
	}
	post(s.ally(e.Ally), e.signed())
	post(s.against(e), e.signed().Neg())
}

func padded(decimal string, places int) string {
	whole, fraction, _ := strings.Cut(decimal, ".")
	if places == 0 || len(fraction) >= places {
		return decimal
	}
	return whole + "." + fraction + strings.Repeat("0", places-len(fraction))
}

func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(visible(text).text) + `"`
}
