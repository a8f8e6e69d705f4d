package parse

import (
	"strings"
	"testing"
)

// ordinary are lines as people type them, which no warning may touch: where each
// stands is in `{}`.
var ordinary = map[string]string{
	"# Dana Okafor\n\n## {}\n\ntext\n": `
Summary 2026-03-01|Goals until 2026-12-31|2026 goals|2026-03|Q1 2026|March|March 2026|March Hare Club|May Day plans|May 5 people join?
Mai 2026|1. Mai|1.1 Introduction|1.2.3 Release|v1.10.26|1.26.0|Release 2026-03-14|Roadmap (2026-03-14)|As of 2026-03-14|Stand 14.03.2026|Stand: 2026-03-14
Estado a 2026-03-14|Mise à jour 2026-03-14|Last updated: 2026-03-14|Status 2026-03-14|Seit 2019-04-01|Depuis 2019-04-01|Desde 2019-04-01|Bis zum 2026-05-01|Ab 2026-05-01
Geboren 14.03.1980|Birthday: 1980-03-14|Geburtstag: 14.03.1980|Met 2019-05-01|Met on 2019-05-01|Married 2015-06-14|Contract ends 2026-12-31|Contract 2024-01-01 – 2026-12-31
Passport expires 2029-05-01|Deadline: 2026-05-01|Vom 2026-05-01 bis 2026-05-08|Kündigung zum 2026-12-31|Saturday|Mon-Fri 9 to 5|24/7 support|9/11 memorial|1/2 marathon|4–6 weeks
12-34-56|12-34-56-78|01.23.45.67.89|0171 1234567|030/1234567|1984-1988 Cambridge|2026/27 season|20261234 Invoice|Invoice 20260314|10115 Berlin|Top 10 2026|KW 12|2026-W12 Notes
Marc 12|Jan 5 kids|June 2 kids|April, 12, plays chess|10 June Street, London|12 March Road, Cambridge|15 August Straße|📍 12 March Road|📞 0171 1234567|⭐ May 5
§ 12.03.04|§ 5.2.2026|€ 10.12.14|$10-12-14|+49 30 1234567|(555) 123-4567|10.0.0.1|10.12.14.16 server|192.168.1.1|Score 3:2|→ 2026-05-01|🎂 1980-03-14|"2026-03-14" is a title
She owes me nothing|3 mars|14. März|Mars 2026|2026 03|2026 1403|1202 55 12 44|Coffee and 2026 plans|Since 14 March 2026|Born 14 March 1980|macOS 10.12.14|3.11.22rc1 notes|Python 3.11.22|2019-2023`,

	"# Dana Okafor\n\n## Log\n\n- {}\n": `
gave her a lift|gave her a lift: she was late|gave up: too far|got home: tired|got a dog: Rex|win or lose, she plays|thanked her
24/7 support|50/50 on costs|1/2 day|10/10 would work with again|555-12-34|0171 1234567|+49 30 1234567|12345678 account|10115 Berlin|2026: new job|2019–2023 ACME|2019-05 moved|05/2019 moved
12 March Road, Cambridge|10 June Street|Jan 5 kids|Jan: 5 kids|Jan 30 years old|April 12 years old|May, 7, likes trains|March 14 is her birthday|Mar 3rd street|Marc 12
🎂 14 March|🎂 1980-03-14|† 2019-04-01|→ 2026-05-01 she moves|-> 2026-05-01|"2026-03-14" was a typo|€10.12.14|... 10/12/14|10:30 lunch|3:2 for Bonn|6:4, 6:3|12,50 €|2 kids: Ada, Ben
10.0.0.1 her server|10.12.14.16|1.2.3 released|14. März: Geburtstag|14 de marzo: cumpleaños|1. Mai ist ein Feiertag|Mondays at 10|Sun 12 hours a day|2nd of three kids|Added: 2026-03-14|**First seen:** 2026-03-14|[a talk](http://x.org/2026/03/14)|Episode 154 (Jan 10, 2024)|renamed on January 20, 2025|contract ends 2026-12-31|moved in since 2026-03-14|cadence of her talks: fast|[1] footnote|[a] option`,

	"# Dana Okafor\n\n## 2026-01-02 Note\n\n- {}\n": `
gave her a lift|gave her a lift: she was late|gave a talk: "Go at scale"|gave a talk on feedback|gave 2 talks|gave me her number: 0171 1234567|gave the keynote: https://example.org
gave advice?|got time?|got home late|got a new job: storage lead|got 2 kids|got married 2015-06-14|got 5 minutes?|got 1st prize|got an introduction to Ravi|got to know her: at the meetup
win rate 40%|win-win for both|winner: Ana|setback in May|wins at chess|give advice?|give her time to settle|thanks for the lift|thanks – see you|thank you note to Bo: sent|gave all 3: lent her the books|2026-05-01: she moves|14.03.2026 lunch|March 14: birthday|[1]: http://x.org|[?] unclear
(a) first|(1) first|<3 her talk|(-: she laughed|[x]: http://x.org|NOW PLAYING: jazz|NOW: Berlin|NEXT (autumn): a move|Next: a move|WAIT, what?|todo: call|Todo: call|To do: call
Action: call|Won the bid|wonderful: tea|setback in May|setback or not|owing to rain: tea inside|She: fine|Dana: fine|Dana said [x] marks it|Ty: met her son|set backs up daily|have time: little|✅ went well
due 2026-05-01|📅 2026-05-01 move|she moves by 2026-05-01|#privacy talk|#plans for May|#family|- dash|-> see below|"gave 2h feedback: x"|(gave 2h: x)|v. good: tea
they said I gave 30m too much: true|also got 45m more: fine|she got 30m ahead: in the pool|we got 30m from the top: fog|the 10:30, got 9:50: early|helped me: a lot|paid for tea: 5|win, lose or draw|2h later: rain|2h listening to her|[draft|☐ Monday ☐ Friday|planned: [X] points|time: 2h|call (private)|given the weather: tea|getting feedback: hard`,

	"# Dana Okafor\n\n## 2026-01-02 Note\n\n- [ ] {}\n": `
read the book by March Hare|read the paper by Jan Novak|read the book by Jan 2 times|poem by Mary Sun|listen to The Sundays|call her by name|call by 10am|be there by 5
increase by 24/7 support|by 1/3 cheaper|win by 2/3 majority|reduce cost by 3.5 percent|go side by side|sort them by date|by the time she is back|stop by the 2nd floor|by next release
by then|by train|by Marco|by Marcelo|by decision of the board|due to the storm|due diligence|done by Ana|send the [[2026-03-14 Tea]] notes by 2026-03-21|work on it ⏳ 2026-03-21|see notes/2026-03-14.md|upgrade by 1.2.3|by 10.0.0.1
by 10.12.14.16|call 555-12-34|by 50 %|by 5 people|invited by May 5 times|by May 5 people|measure 3 by 5|✅ looks good|❌ no|is the talk done? ask Tuesday|done 3/4 of it
we: meet|both: meet|team: meet|the plan: write it|hey: call|Dana, Karl and I: meet|her report: read it|their report: read it|his book (Dana's copy)|ask her to call|call (mobile)|you and me: meet|Danna: call|Diana: call`,
}

func TestOrdinaryLinesAreLeftAlone(t *testing.T) {
	for file, lines := range ordinary {
		for _, line := range strings.FieldsFunc(lines, func(r rune) bool { return r == '|' || r == '\n' }) {
			if _, problems := read(strings.Replace(file, "{}", line, 1)); len(problems) > 0 {
				t.Errorf("%s: %v", line, problems)
			}
		}
	}
}
