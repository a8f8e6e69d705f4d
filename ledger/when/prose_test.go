package when

import (
	"strings"
	"testing"

	"allies/ledger"
)

// TestDeadlineAt: what is said after by, and the last day that it means, from
// a Saturday on.
func TestDeadlineAt(t *testing.T) {
	for _, c := range []struct{ text, phrase, day string }{
		{"2027", "2027", "2027-12-31"},
		{"Friday", "Friday", "2026-03-20"},
		{"friday, in ink", "friday", "2026-03-20"},
		{"friday may be late", "friday", "2026-03-20"},
		{"saturday", "saturday", "2026-03-21"},
		{"this friday", "this friday", "2026-03-20"},
		{"last friday", "last friday", "2026-03-13"},
		{"monday week", "monday week", "2026-03-23"},
		{"Friday next week", "Friday next week", "2026-03-20"},
		{"tomorrow at noon", "tomorrow", "2026-03-15"},
		{"eod", "eod", "2026-03-14"},
		{"the end of day", "the end of day", "2026-03-14"},
		{"2w", "2w", "2026-03-28"},
		{"2 weeks", "2 weeks", "2026-03-28"},
		{"in 3 days, or so", "in 3 days", "2026-03-17"},
		{"in 3 days or so", "in 3 days", "2026-03-17"},
		{"next week", "next week", "2026-03-22"},
		{"next month", "next month", "2026-04-30"},
		{"next weekend", "next weekend", "2026-03-22"},
		{"end of next month", "end of next month", "2026-04-30"},
		{"the end of March", "the end of March", "2026-03-31"},
		{"end of Q1", "end of Q1", "2026-03-31"}, {"end of Q2", "end of Q2", "2026-06-30"}, {"end of week 20", "end of week 20", "2026-05-17"},
		{"mid-April", "mid-April", "2026-04-15"},
		{"the middle of May, or so", "the middle of May", "2026-05-15"},
		{"late May", "late May", "2026-05-31"},
		{"early May", "early May", "2026-05-01"},
		{"mid-sized", "", ""},
		{"late", "", ""},
		{"March", "March", "2026-03-31"},
		{"April.", "April", "2026-04-30"},
		{"Dec", "Dec", "2026-12-31"},
		{"February", "February", "2027-02-28"},
		{"May 2027", "May 2027", "2027-05-31"},
		{"Q2", "Q2", "2026-06-30"},
		{"2026-W12", "2026-W12", "2026-03-22"},
		{"2026-05", "2026-05", "2026-05-31"},
		{"christmas", "christmas", "2026-12-25"},
		{"Easter", "Easter", "2026-04-05"},
		{"new year's eve", "new year's eve", "2026-12-31"},
		{"24.12. at noon", "24.12.", "2026-12-24"},
		{"12/24, at noon", "12/24", "2026-12-24"},
		{"3/4", "3/4", ""},
		{"21.03.2026", "21.03.2026", "2026-03-21"},
		{"30.02.2026", "30.02.2026", ""},
		{"03/04/2026", "03/04/2026", ""},
		{"2026-11-27T10:00", "2026-11-27", "2026-11-27"},
		{"3 April, please", "3 April", "2026-04-03"},
		{"2nd of May", "2nd of May", "2026-05-02"},
		{"Feb 29", "Feb 29", "2028-02-29"},
		{"the 21st, please", "the 21st", "2026-03-21"},
		{"14 March 10:30", "14 March", "2026-03-14"},
		{"Wed, 2 Dec", "Wed, 2 Dec", "2026-12-02"},
		{"fri 4.12., in ink", "fri 4.12.", "2026-12-04"},
		{"Friday the 4th", "Friday the 4th", "2026-04-04"},
	} {
		length, day := DeadlineAt(c.text, date(t, "2026-03-14"))
		if c.text[:length] != c.phrase || day.String() != c.day {
			t.Errorf("%s: %q is %s, want %q is %s", c.text, c.text[:length], day, c.phrase, c.day)
		}
		if length, day := DeadlineAt(c.text, 0); c.text[:length] != c.phrase || day != 0 && day.String() != c.day {
			t.Errorf("%s, from no day: %q is %s", c.text, c.text[:length], day)
		}
	}
}

// TestDoneAt: what is said after done, and the day that it means near a Saturday.
func TestDoneAt(t *testing.T) {
	for _, c := range []struct{ text, phrase, day string }{
		{"3 March", "3 March", "2026-03-03"},
		{"March 3rd, at noon", "March 3rd", "2026-03-03"},
		{"14 March", "14 March", "2026-03-14"},
		{"the 20th of March", "the 20th of March", "2026-03-20"},
		{"24.12.", "24.12.", "2025-12-24"},
		{"14 March 2026", "14 March 2026", "2026-03-14"},
		{"easter", "easter", "2026-04-05"},
		{"3 September", "3 September", ""},
		{"3/4", "3/4", ""},
		{"03/04/2026", "03/04/2026", ""},
		{"30.02.2026", "30.02.2026", ""},
		{"Friday", "Friday", ""},
		{"the 2nd", "the 2nd", ""},
		{"today", "today", ""},
		{"yesterday", "yesterday", ""},
		{"last friday", "last friday", ""},
		{"2 weeks ago", "2 weeks ago", ""},
	} {
		length, day := DoneAt(c.text, date(t, "2026-03-14"))
		if c.text[:length] != c.phrase || day.String() != c.day {
			t.Errorf("%s: %q is %s, want %q is %s", c.text, c.text[:length], day, c.phrase, c.day)
		}
		if length, day := DoneAt(c.text, 0); c.text[:length] != c.phrase || day != 0 && day.String() != c.day {
			t.Errorf("%s, from no day: %q is %s", c.text, c.text[:length], day)
		}
	}
	for text := range strings.SplitSeq("tomorrow|in 3 days|within a week|next friday|next week|last week|March|March 2026|2026|2 weeks|1st|for today|end of March|well|12 March Road", "|") {
		if length, day := DoneAt(text, date(t, "2026-03-14")); length > 0 {
			t.Errorf("%s: %q is %s, want none", text, text[:length], day)
		}
	}
}

// TestDoneOn: what is said after done on a Saturday.
func TestDoneOn(t *testing.T) {
	for text, day := range map[string]string{
		"yesterday": "2026-03-13", "today": "2026-03-14", "Friday": "2026-03-13", "saturday": "2026-03-14", "last friday": "2026-03-13",
		"2 weeks ago": "2026-02-28", "tomorrow": "", "3 March": "", "3/4": "", "the 2nd": "", "last week": "", "": "",
	} {
		if got := DoneOn(text, date(t, "2026-03-14")); got.String() != day {
			t.Errorf("%s is %s, want %s", text, got, day)
		}
	}
}

// TestDeadlineAtOrdinaryWords: what is no day after by.
func TestDeadlineAtOrdinaryWords(t *testing.T) {
	for text := range strings.SplitSeq("March Hare|Jan Novak|Jan 2 times|Sun Tzu|Mary Sun|May 5 people|May we meet|mail|10am|5|2027 people|2025|2100|24/7 support|1/3 cheaper|2/3 majority|3.5 percent|"+
		"the 2nd floor|1.2.3|10.0.0.1|10.12.14.16|50 %|5 people|2 weeks too long|5 m|a day|next release|the time she is back|then|end users|Easter Ltd|555-12-34|next|the|last", "|") {
		if length, _ := DeadlineAt(text, date(t, "2026-03-14")); length > 0 {
			t.Errorf("%s: %q is a day", text, text[:length])
		}
	}
}

// TestDeadlineAbroad: days in the words of other languages, and what is none.
func TestDeadlineAbroad(t *testing.T) {
	for _, c := range []struct{ text, phrase, day string }{
		{"Freitag", "Freitag", "2026-03-20"},
		{"nächsten Montag das Buch lesen", "nächsten Montag", "2026-03-16"},
		{"Ende März", "Ende März", "2026-03-31"},
		{"April Bücher lesen", "April", "2026-04-30"},
		{"in 2 Wochen", "in 2 Wochen", "2026-03-28"},
		{"zum 10. April", "zum 10. April", "2026-04-10"},
		{"Ende des Monats", "Ende des Monats", "2026-03-31"},
		{"vendredi prochain", "vendredi prochain", "2026-03-20"},
		{"la semaine prochaine", "la semaine prochaine", "2026-03-22"},
		{"fin de mayo", "fin de mayo", "2026-05-31"},
		{"mañana", "mañana", "2026-03-15"},
		{"sexta-feira, sem falta", "sexta-feira", "2026-03-20"},
		{"venerdì", "venerdì", "2026-03-20"},
		{"za 3 dagen", "za 3 dagen", "2026-03-17"},
		{"lørdag", "lørdag", "2026-03-21"},
		{"końca marca", "końca marca", "2026-03-31"},
		{"Marco", "", ""},     // a name
		{"la mañana", "", ""}, // the morning
		{"zum Bahnhof", "", ""},
		{"die Tage", "", ""},
		{"de", "", ""},
	} {
		length, day := DeadlineAbroad(c.text, date(t, "2026-03-14"))
		if got := c.text[:length]; got != c.phrase || length > 0 && day.String() != c.day {
			t.Errorf("%s: %q is %s, want %q is %s", c.text, got, day, c.phrase, c.day)
		}
	}
}

func TestDeadlineEnding(t *testing.T) {
	for _, c := range []struct{ text, phrase, day string }{
		{"book a table tomorrow", "tomorrow", "2026-03-15"},
		{"book a table Tomorrow!", "Tomorrow!", "2026-03-15"},
		{"call her next week", "next week", "2026-03-22"},
		{"call her in 3 days", "3 days", "2026-03-17"},
		{"ask again next friday.", "next friday.", "2026-03-20"},
		{"tomorrow", "tomorrow", "2026-03-15"},
		{"is the talk done? ask Tuesday", "", ""},
		{"listen to The Sundays", "", ""},
		{"read what she wrote in May", "", ""},
		{"plan tomorrow with her", "", ""},
	} {
		start, day := DeadlineEnding(c.text, date(t, "2026-03-14"))
		if start < 0 {
			start = len(c.text)
		}
		if got := c.text[start:]; got != c.phrase && got != "in "+c.phrase || day.String() != c.day {
			t.Errorf("%s: %q is %s, want %q is %s", c.text, got, day, c.phrase, c.day)
		}
	}
}

// TestDateAt: a date in another form at the beginning of a heading or item.
func TestDateAt(t *testing.T) {
	for _, c := range []struct{ text, phrase, day string }{
		{"14.03.2026 Coffee", "14.03.2026", "2026-03-14"},
		{"3/14/2026: Tea", "3/14/2026", "2026-03-14"},
		{"3/4/2026", "3/4/2026", ""},
		{"2026/3/14", "2026/3/14", "2026-03-14"},
		{"20260314 Tea", "20260314", "2026-03-14"},
		{"2026–03–14 B", "2026–03–14", "2026-03-14"},
		{"2026年3月14日 B", "2026年3月14日", "2026-03-14"}, {"2026년 3월 14일", "2026년 3월 14일", "2026-03-14"},
		{"26-03-14 E", "26-03-14", ""},
		{"31.12.26", "31.12.26", "2026-12-31"},
		{"March 14, 2026", "March 14, 2026", "2026-03-14"},
		{"14 March 2026 – Tea", "14 March 2026", "2026-03-14"},
		{"14. March 2026", "14. March 2026", "2026-03-14"},
		{"14-Mar-2026", "14-Mar-2026", "2026-03-14"},
		{"2026-Mar-14 A", "2026-Mar-14", "2026-03-14"},
		{"14 Mar '26", "14 Mar '26", "2026-03-14"},
		{"Sat 2026-03-14", "Sat 2026-03-14", "2026-03-14"},
		{"Sat, March 14, 2026", "Sat, March 14, 2026", "2026-03-14"},
		{"Sat 14 Mar D", "Sat 14 Mar", ""},
		{"March 14: C", "March 14", ""},
		{"2026-03-14x", "2026-03-14", "2026-03-14"},
	} {
		if length, day := DateAt(c.text); c.text[:length] != c.phrase || day.String() != c.day {
			t.Errorf("%s: %q is %s, want %q is %s", c.text, c.text[:length], day, c.phrase, c.day)
		}
	}
	for text := range strings.SplitSeq("2026|2026-03|March|March 2026|March Hare|May Day plans|May 5 people|1.1 Introduction|1.2.3|10.12.14.16|0.12.11|44.13.26|1484.20.3|3.0.26|12-34-56-78|"+
		"2026/27 season|KW 12|2026-W12|Marc 12|June 2 kids|April, 12, plays|10 June Street|24/7 support|9/11 memorial|1/2 day|12345678|Saturday|tomorrow|in 2026-03-14|555-12-34|3.11.22rc1", "|") {
		if length, _ := DateAt(text); length > 0 {
			t.Errorf("%s: %q is a date", text, text[:length])
		}
	}
}

func TestYearly(t *testing.T) {
	for text, want := range map[string][2]int{
		"2-27": {2, 27}, "02-27": {2, 27}, "27-2": {2, 27}, "02/27": {2, 27}, "27/02": {2, 27}, "27.02.": {2, 27}, "27.2": {2, 27},
		"27 February": {2, 27}, "Feb 27": {2, 27}, "29 feb": {2, 29}, "2/3": {}, "February": {}, "30 feb": {}, "2-30": {}, "tomorrow": {}, "": {},
	} {
		if month, day, ok := Yearly(text); ok != (want[0] > 0) || ok && (month != want[0] || day != want[1]) {
			t.Errorf("%s: %d, %d, %v, want %v", text, month, day, ok, want)
		}
	}
}

// TestPhrasesAreShort: however long a line, what is looked at is short.
func TestIsMonthOrYear(t *testing.T) {
	for s, want := range map[string]bool{
		"October": true, "oct": true, "September 2026": true, "2026-10": true, "2026": true, "2026 march": true, "Sept. 2026": true,
		"": false, "October plans": false, "14 October": false, "2026-10-14": false, "2026 Q1": false, "week 12": false, "this month": false,
		"last year": false, "15000": false, "friday": false, "12": false, "in October": false, "(2026)": false,
	} {
		if IsMonthOrYear(s) != want {
			t.Errorf("%q is a month or a year: %v", s, !want)
		}
	}
}

func TestPhrasesAreShort(t *testing.T) {
	for _, unit := range []string{"by ", "x", " ", "1", "March ", "next ", "the ", "é"} {
		long := strings.Repeat(unit, 10_000)
		if words := prose(long, 0).words; len(words) > 0 && words[len(words)-1].to > longestPhrase {
			t.Errorf("%q: words up to %d", unit, words[len(words)-1].to)
		}
		if n, _ := DateAt(long + "2026.03.14"); n > 0 {
			t.Errorf("%q: a date of %d bytes", unit, n)
		}
	}
}

// TestLength: the words of a length are those of a phrase.
func TestLength(t *testing.T) {
	for text, want := range map[string]ledger.Interval{
		"6w": {Days: 42}, "10 days": {Days: 10}, "10": {Days: 10}, "two weeks": {Days: 14}, "a month": {Months: 1}, "0": {}, "0d": {},
		"every 6 weeks": {Days: 42}, "every month": {Months: 1}, "every other month": {Months: 2}, "every two weeks": {Days: 14}, "Weekly": {Days: 7},
		"1y": {Months: 12}, "2 quarters": {Months: 6}, "3mo": {Months: 3}, "1 fortnight": {Days: 14}, "100 yrs": {Months: 1200},
	} {
		if got, ok := Length(text); !ok || got != want {
			t.Errorf("%s: %v, %v, want %v", text, got, ok, want)
		}
	}
	for text := range strings.SplitSeq("|w|week|every|every other|6w.|-6w|6 w x|101y|100000|6x|weekly 2|1.5m|friday|every 0.5w", "|") {
		if got, ok := Length(text); ok {
			t.Errorf("%q is a length: %v", text, got)
		}
	}
}

// TestMisfits: what is no cadence, and which one was surely meant.
func TestMisfits(t *testing.T) {
	for typed, meant := range map[string]string{
		"once a month": "every month", "1x/week": "every week", "twice a month": "2w", "2x a quarter": "6w", "two times per year": "6m", "twice a week": "",
		"each week": "every week", "6w..4w": "4w..6w", "4w..4w": "4w", "4w-6w": "4w..6w", "4w to 6w": "4w..6w", "4-6w": "4w..6w", "4..6w": "",
		"~6w": "6w", "about 2 months": "2 months", "never": "none", "montly": "monthly", "soon": "",
	} {
		if _, fault := Cadence(typed); fault == nil || fault.Meant != meant || fault.Takes == "" {
			t.Errorf("%s: %+v, want %q", typed, fault, meant)
		}
	}
}

// FuzzPhrase: any text is read without a panic, as days of the calendar that do
// not change when they are printed and read again.
func FuzzPhrase(f *testing.F) {
	for _, seed := range []string{
		"last 90 days", "from 2026-01 to 2026-06", "2026-W53..", "by the 21st of march", "14 Mar '26", "new year’s eve", "24.12.", "3/4/26",
		"end of next month", "the day after tomorrow", "2 weeks from monday", "lastmonth", "W1 0000", "\xff-..–", "friday the 31st", "9999 years",
	} {
		f.Add(seed, int32(739942))
	}
	f.Fuzz(func(t *testing.T, s string, from int32) {
		today := ledger.Date(min(max(from, 1), 3652059))
		p, err := Period(s, today)
		if err != nil {
			sound(t, s, err)
		} else if again, err := Period(Span(p), today); p.End <= 3652059 && p != (ledger.Period{}) && (err != nil || again != p) {
			t.Fatalf("%q is %s, which is %s, %v", s, Span(p), Span(again), err)
		}
		for _, read := range []func(string, ledger.Date) (ledger.Date, error){First, Last} {
			if d, err := read(s, today); err != nil {
				sound(t, s, err)
			} else if d < 1 || d > 3652059 {
				t.Fatalf("%q leads to %d", s, d)
			}
		}
		for _, find := range []func() (int, ledger.Date){
			func() (int, ledger.Date) { return DateAt(s) },
			func() (int, ledger.Date) { return DeadlineAt(s, today) },
			func() (int, ledger.Date) { return DeadlineEnding(s, today) },
		} {
			if n, d := find(); n < -1 || n > len(s) || d < 0 || d > 3652059 {
				t.Fatalf("%q: %d, %d", s, n, d)
			}
		}
		Cadence(s)
		Yearly(s)
	})
}

// sound fails where an error is not one a user could be shown.
func sound(t *testing.T, s string, err error) {
	t.Helper()
	if e, ok := err.(*Error); !ok || e.Message == "" || e.Hint == "" || e.Source != s || e.From < 0 || e.To < e.From || e.To > len(s) {
		t.Fatalf("%q: %+v", s, err)
	}
}
