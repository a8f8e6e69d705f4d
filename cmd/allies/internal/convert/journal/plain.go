package journal

import (
	"fmt"
	"strings"

	"allies/ledger"
)

func (b *Book) plain(f Format) string {
	r := rules{account: plainAccount, unit: plainUnit, mark: plainMark, quote: plainQuote}
	if f == Ledger {
		r.unit = ledgerUnit
	}
	w := plainWriter{f: f, s: b.spellAll(r)}
	fmt.Fprintf(&w, "; What you gave your allies and got from them, as your notes show it on %s.\n", b.AsOf)
	if len(b.Entries) == 0 {
		return w.String()
	}
	w.WriteByte('\n')
	for _, unit := range b.units() {
		w.commodity(unit, b.places(unit))
	}
	w.WriteByte('\n')
	for _, a := range b.accounts(w.s) {
		w.account(a)
	}
	if prices := b.prices(); len(prices) > 0 {
		w.WriteByte('\n')
		for _, p := range prices {
			w.price(b.first(), p)
		}
	}
	for i := range b.Entries {
		w.entry(&b.Entries[i])
	}
	return w.String()
}

type plainWriter struct {
	strings.Builder
	f Format
	s *spellings
}

// commodity says with how many places sums of a unit are shown: hledger wants a
// decimal point in any case, Ledger none without places.
func (w *plainWriter) commodity(unit string, places int) {
	format := "1." + strings.Repeat("0", places)
	symbol := w.s.quote(w.s.units[unit])
	if w.f == Hledger {
		fmt.Fprintf(w, "commodity %s %s%s\n", format, symbol, w.named(unit))
		return
	}
	fmt.Fprintf(w, "commodity %s\n", symbol)
	if name := w.named(unit); name != "" {
		fmt.Fprintf(w, "    note %s\n", visible(unit).text)
	}
	fmt.Fprintf(w, "    format %s %s\n", strings.TrimSuffix(format, "."), symbol)
	if unit == "h" { // of which Ledger shows less than one in minutes or seconds
		for _, part := range []string{"m", "s"} {
			places = max(places-1, 0)
			format := strings.TrimSuffix("1."+strings.Repeat("0", places), ".")
			fmt.Fprintf(w, "commodity %s\n    format %s %s\n", part, format, part)
		}
	}
}

func (w *plainWriter) named(unit string) string {
	if unit == "" || w.s.units[unit] == unit {
		return ""
	}
	return "  ; name: " + visible(unit).text
}

func (w *plainWriter) account(a account) {
	name := visible(a.name).text
	switch {
	case a.isAs():
		fmt.Fprintf(w, "account %s\n", a.spelled)
	case w.f == Hledger:
		fmt.Fprintf(w, "account %s  ; name: %s\n", a.spelled, name)
	default:
		fmt.Fprintf(w, "account %s\n    note %s\n", a.spelled, name)
	}
}

// price writes what a unit is worth. Ledger counts hours in seconds, and looks
// for what a second is worth.
func (w *plainWriter) price(day ledger.Date, p price) {
	fmt.Fprintf(w, "P %s %s %s\n", day, w.s.quote(w.s.units[p.unit]), w.s.amount(p.points, ""))
	if w.f == Ledger && p.unit == "h" {
		fmt.Fprintf(w, "P %s s %s\n", day, w.s.amount(p.points.Div(ledger.Int(3600)), ""))
	}
}

func (w *plainWriter) entry(e *Entry) {
	payee := inDescription(w.s.allies[e.Ally.File])
	fmt.Fprintf(w, "\n%s %s", e.Date, strings.TrimLeft(payee, "*!(= "))
	if text := inDescription(e.Text); text != "" {
		w.WriteString(" | " + text)
	}
	fmt.Fprintf(w, "\n    ; %s line %d\n", strings.ReplaceAll(visible(e.File).text, ":", "%3A"), e.Line)
	w.posting(w.s.ally(e.Ally), e.signed(), e.Unit)
	w.posting(w.s.against(e), e.signed().Neg(), e.Unit)
}

func (w *plainWriter) posting(account string, n ledger.Number, unit string) {
	fmt.Fprintf(w, "    %-*s  %*s\n", accountWidth, account, 10, w.s.amount(n, unit))
}

// inDescription is a text in which neither a comment begins nor a note.
func inDescription(text string) string {
	return strings.NewReplacer(";", ",", "|", "/").Replace(visible(text).text)
}

func (b *Book) Text(f Format) string {
	if f == Beancount {
		return b.beancount()
	}
	return b.plain(f)
}
