package parse

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

// front reads a front matter, given without its fences.
func parseFront(yaml string) (*ledger.Ally, []ledger.Problem) {
	return File("dana.md", []byte("---\n"+yaml+"\n---\n"), ledger.DefaultConfig())
}

// describeFront writes what the front matter said, one fact a word.
func describeFront(a *ledger.Ally) string {
	var facts []string
	add := func(key string, value any) {
		if text := fmt.Sprint(value); text != "" && text != "[]" && text != "0" && text != "false" {
			facts = append(facts, key+"="+text)
		}
	}
	list := func(key string, values []string) { add(key, strings.Join(values, "|")) }
	if a.Name != a.Stem {
		add("name", a.Name)
	}
	add("first", a.First)
	add("last", a.Last)
	list("aliases", a.Aliases)
	if a.Type != ledger.Person {
		add("type", a.Type)
	}
	if a.Status != ledger.Active {
		add("status", a.Status)
	}
	add("reach", a.Reach)
	add("circle", a.Circle)
	add("cadence", describeCadence(a.Cadence))
	add("snooze", a.Snooze)
	add("communal", a.Communal)
	add("org", a.Org)
	add("role", a.Role)
	add("location", a.Location)
	list("goals", a.Goals)
	list("values", a.Values)
	list("interests", a.Interests)
	list("communities", a.Communities)
	list("background", a.Background)
	list("offers", a.Offers)
	list("needs", a.Needs)
	add("met", a.Met)
	add("last_contact", a.LastContact)
	list("introduced", a.Introduced)
	list("members", a.Members)
	list("groups", a.Groups)
	for _, y := range a.Yearly {
		add(y.Label, fmt.Sprintf("%d-%d-%d", y.Year, y.Month, y.Day))
	}
	for _, c := range a.Contact {
		list("contact."+c.Name, c.Values)
	}
	list("tags", a.Tags)
	list("private", a.Private)
	var links []string
	for _, l := range a.Links {
		links = append(links, l.Target)
	}
	list("links", links)
	return strings.Join(facts, "; ")
}

func describeCadence(c ledger.Cadence) string {
	switch {
	case c.None:
		return "none"
	case !c.Until.IsZero():
		return c.Every.String() + ".." + c.Until.String()
	case !c.Every.IsZero():
		return c.Every.String()
	}
	return ""
}

// keyCases are the keys of the front matter in every form that is read.
var keyCases = []struct{ yaml, want string }{
	{"name: Dana Okafor", "name=Dana Okafor"},
	{"name: {first: Dana, last: Okafor}", "name=Dana Okafor; first=Dana; last=Okafor"},
	{"name:\n  first: Dana", "name=Dana; first=Dana"},
	{"first_name: Dana\nlastName: Okafor", "name=Dana Okafor; first=Dana; last=Okafor"},
	{"name: D. Okafor\nfirst_name: Dana", "name=D. Okafor; first=Dana"},
	{"name: '[[Dana Okafor]]'", "name=Dana Okafor; links=Dana Okafor"},
	{"name: |\n  Dana\n  Okafor", "name=Dana Okafor"},
	{"name: Null", "name=Null"},
	{"name: null", ""},
	{"name: ~", ""},
	{"name: ''", ""},
	{"name: []", ""},

	{"aliases: [Dana, D]", "aliases=Dana|D"},
	{"aliases: Dana", "aliases=Dana"},
	{"aliases: Okafor, Dana", "aliases=Okafor, Dana"},
	{"aliases:\n- Dana\n-\n- D", "aliases=Dana|D"},
	{"aliases:\n  - [Dana]\n  - D", "aliases=Dana|D"},

	{"type: group", "type=group"},
	{"type: Team", "type=group"},
	{"type: People", ""},
	{"type: '[[Group]]'", "type=group; links=Group"},
	{"type: [[Group]]", "type=group; links=Group"},
	{"type: '#group'", "type=group"},
	{"type: [note, team]", "type=group"},

	{"status: ally", ""},
	{"status: Active", ""},
	{"status: potential", "status=potential"},
	{"status: prospect", "status=potential"},
	{"status: archived", "status=archived"},
	{"status: inactive", "status=archived"},
	{"status: archive", "status=archived"},
	{"status: [potential]", "status=potential"},

	{"reach: team", "reach=team"},
	{"reach: Org", "reach=org"},
	{"reach: OUTSIDE", "reach=outside"},

	{"circle: 5", "circle=5"},
	{"circle: '150'", "circle=150"},

	{"snooze: 2026-03-14", "snooze=2026-03-14"},
	{"met: '2026-03-14'", "met=2026-03-14"},
	{"met: '[[2026-03-14]]'", "met=2026-03-14"},
	{"met: [[2026-03-14]]", "met=2026-03-14"},
	{"met: '[[daily/2026-03-14|that day]]'", "met=2026-03-14; links=daily/2026-03-14"},
	{"met: 2026-03-14T10:00:00Z", "met=2026-03-14"},
	{"met: 2026-03-14 10:00:00.5 +01:00", "met=2026-03-14"},
	{"met: 2026-03-14 10:00 CET", "met=2026-03-14"},
	{"met: 2026-03-14, 10:00", "met=2026-03-14"},
	{"met: 2026-03-14T10:00:00,5+0100", "met=2026-03-14"},
	{"met: 2026-03-14 3:30 pm (Europe/Berlin)", "met=2026-03-14"},
	{"met: 2026-03", "met=2026-03-01"},
	{"met: '[[2026-03]]'", "met=2026-03-01; links=2026-03"},
	{"first met: 2019", "met=2019-01-01"},
	{"last_contact: 2026-03-14", "last_contact=2026-03-14"},
	{"last_contact: 2026-02", "last_contact=2026-02-28"},
	{"Last Contact:\n  - Never", ""},
	{"cnt:last-contact: 2026-04-04\ncnt:name: Dana", "name=Dana; last_contact=2026-04-04"},
	{"nextContact: 2026-03-14", "snooze=2026-03-14"},
	{"next-followup: [2026-03-14]\nsnooze: 2026-03-15", "snooze=2026-03-15"},
	{"status: current", ""},
	{"status: dormant", ""},
	{"status: lead", "status=potential"},
	{"status: 'Alumni'", "status=archived"},
	{"birthday: 04-30\nstatus: deceased", "status=archived"},
	{"died: 2026-02\nbirthday: 04-30\nstatus: ally", "status=archived"},
	{"deceased: true\ndates: {wedding: 06-14}", "status=archived"},
	{"date of death: 2020\nbirthday: 04-30", "status=archived"},
	{"died: no\nbirthday: 04-30", "birthday=0-4-30"},
	{"birthday: 1987-02", ""},
	{"birthday: --0430", "birthday=0-4-30"},
	{"title: Director", "role=Director"},
	{"title: On caches\nposition: Director", "role=Director"},
	{"alias: D\ninterest: rowing\norganisations: ['[[Harbour]]']", "aliases=D; org=Harbour; interests=rowing; links=Harbour"},
	{"tags: [[harbour]], [[person]]", "tags=harbour|person; links=harbour|person"},
	{"member: [[a b]] ,[[c|d]] # two\norg: x", "org=x; members=a b|c; links=a b|c"},
	{"channels: [email, signal]", ""},

	{"communal: true", "communal=true"},
	{"communal: yes", "communal=true"},
	{"communal: True", "communal=true"},
	{"communal: no", ""},

	{"org: Meridian Labs", "org=Meridian Labs"},
	{"org: [[Meridian Labs]]", "org=Meridian Labs; links=Meridian Labs"},
	{"org: '[[orgs/Meridian|Meridian Labs]], Lagos'", "org=Meridian Labs, Lagos; links=orgs/Meridian"},
	{"location: [Duluth, Superior]", "location=Duluth, Superior"},
	{"role: 007", "role=007"},

	{"goals: [no, 0123, yes, 1.50]", "goals=no|0123|yes|1.50"},
	{"goals: open-source funding", "goals=open-source funding"},
	{"goals:\n  - open source: funding\n  - rest", "goals=open source: funding|rest"},
	{"values: candor", "values=candor"},
	{"values:\nValues: candor", "values=candor"},
	{"Values: candor\nvalues:\nVALUES: []", "values=candor"},
	{"interests: [climbing]", "interests=climbing"},
	{"communities: [Lagos Go meetup]", "communities=Lagos Go meetup"},
	{"background: [law]\nskills: [Go]\nexpertise: SQL", "background=law|Go|SQL"},

	{"offers: [intro, Reviews, feedback]", "offers=introduction|feedback"},
	{"offers: feedback, introductions", "offers=feedback|introduction"},
	{"needs: advocacy", "needs=advocacy"},

	{"introduced_by: Ravi Patel", "introduced=Ravi Patel"},
	{"introduced_by: '[[people/Ravi Patel|Ravi]]'", "introduced=people/Ravi Patel; links=people/Ravi Patel"},
	{"members: [[[Ana]], [[Bo]]]", "members=Ana|Bo; links=Ana|Bo"},
	{"members: '[[Ana]], [[Bo]]'", "members=Ana|Bo; links=Ana|Bo"},
	{"members: [[Patel, Ravi]]", "members=Patel, Ravi; links=Patel, Ravi"},
	{"groups: [Go meetup, '[Ravi](people/ravi.md)']", "groups=Go meetup|people/ravi.md; links=people/ravi.md"},

	{"birthday: 1990-04-30", "birthday=1990-4-30"},
	{"birthday: 04-30", "birthday=0-4-30"},
	{"birthday: --02-29", "birthday=0-2-29"},
	{"bday: XXXX-04-30", "birthday=0-4-30"},
	{"birth_date: 1990-04-30T00:00:00", "birthday=1990-4-30"},
	{"dates: {wedding: 06-14, first day: 2019-02-01}", "wedding=0-6-14; first day=2019-2-1"},
	{"dates:\n  - wedding: 06-14\n  - start: 2019-02-01", "wedding=0-6-14; start=2019-2-1"},

	{"contact: {email: [a@b.example, c@d.example], matrix: '@a:b'}", "contact.email=a@b.example|c@d.example; contact.matrix=@a:b"},
	{"phone: 0123", "contact.phone=0123"},
	{"emails: [a@b.example]\nemail: c@d.example", "contact.email=c@d.example|a@b.example"},
	{"channels: {E-Mail: a@b.example}\ncontact: {irc: dana}", "contact.irc=dana; contact.email=a@b.example"},
	{"address: {street: 1 High St, town: Lagos}", "contact.address=1 High St|Lagos"},

	{"tags: [mentor, '#climbing']", "tags=mentor|climbing"},
	{"tags: mentor, climbing", "tags=mentor|climbing"},
	{"tags: '#mentor #climbing'", "tags=mentor|climbing"},
	{"private: [birthDate, E-mails, favourite tea]", "private=birthday|email|favouritetea"},
	{"private: phone, org", "private=phone|org"},

	{"last_interaction: 2026-03-14", "last_contact=2026-03-14"},
	{"contactFrequency: 6w", "cadence=6w"},
	{"cadence_days: 10", "cadence=10d"},
	{"frequency: monthly\ncadence: 6w", "cadence=6w"},
	{"company: Meridian\nORG: Labs", "org=Labs"},
	{"organizations: [A, B]", "org=A, B"},
	{"Job Title: lead", "role=lead"},
	{"position: lead", "role=lead"},
	{"city: Lagos", "location=Lagos"},
	{"first-met: 2026-03-14", "met=2026-03-14"},
	{"importantDates: {wedding: 06-14}", "wedding=0-6-14"},
	{"Last Contact: 2026-03-14", "last_contact=2026-03-14"},
	{"\"org\": \"a \\\"b\\\"\"", `org=a "b"`},
	{"org: &o Meridian\nrole: *o", "org=Meridian; role=Meridian"},
	{"{org: Meridian, role: lead}", "org=Meridian; role=lead"},
	{"see: '[[Ravi]]' # and [[Mo]]", "links=Ravi|Mo"},
	{"org:\tMeridian\t\n\t\nrole: lead", "org=Meridian; role=lead"},
	{"tags:\n-\tmentor\n  \n-\tclimber", "tags=mentor|climber"},
	{"", ""},
	{"# only a remark", ""},
}

func TestKeys(t *testing.T) {
	for _, c := range keyCases {
		a, problems := parseFront(c.yaml)
		if got := describeFront(a); got != c.want || len(problems) > 0 {
			t.Errorf("%s\n got %s %v\nwant %s", c.yaml, got, problems, c.want)
		}
	}
}

func TestCadence(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"6w", "6w"}, {"10d", "10d"}, {"1m", "1m"}, {"1y", "1y"}, {"6W", "6w"}, {"6 w", "6w"}, {"10", "10d"},
		{"daily", "1d"}, {"weekly", "1w"}, {"biweekly", "2w"}, {"fortnightly", "2w"}, {"monthly", "1m"},
		{"quarterly", "3m"}, {"yearly", "1y"}, {"annually", "1y"}, {"Monthly", "1m"},
		{"every 6 weeks", "6w"}, {"every week", "1w"}, {"every 2 months", "2m"}, {"Every 6w", "6w"},
		{"every other month", "2m"}, {"every quarter", "3m"}, {"6 weeks", "6w"}, {"18 months", "18m"}, {"6q", "18m"}, {"two weeks", "2w"},
		{"4w..6w", "4w..6w"}, {"4w .. 6w", "4w..6w"}, {"28..42", "4w..6w"}, {"3w..1m", "3w..1m"},
		{"none", "none"}, {"None", "none"}, {"as needed", "none"}, {"as-needed", "none"}, {"ad-hoc", "none"}, {"ad hoc", "none"},
		{"sometimes", ""}, {"0d", ""}, {"0", ""}, {"-6w", ""}, {"6w..4w", ""}, {"4w..4w", ""}, {"30d..1m", ""},
		{"4..6w", ""}, {"2x", ""}, {"1.5m", ""}, {"..6w", ""}, {"4w..", ""}, {"none..6w", ""}, {"99999999999d", ""},
		{"99999y", ""}, {"every 6", ""}, {"w", ""}, {"6w 2d", ""}, {"4w..6w..8w", ""},
	} {
		a, problems := parseFront("cadence: " + c.typed)
		if got := describeCadence(a.Cadence); got != c.want || (c.want == "") != (len(problems) == 1) {
			t.Errorf("cadence: %s = %q %v, want %q", c.typed, got, problems, c.want)
		}
	}
}

// mistakeCases are what can be wrong in a front matter, with the place after
// the opening fence.
var mistakeCases = []struct{ yaml, want string }{
	{"status: friend", "2:9-15 warning value"},
	{"reach: inside", "2:8-14 warning value"},
	{"circle: 12", "2:9-11 error value"},
	{"circle: 5.0", "2:9-12 error value"},
	{"cadence: 6w..4w", "2:10-16 error value"},
	{"communal: perhaps", "2:11-18 error value"},
	{"communal: 1", "2:11-12 error value"},
	{"snooze: soon", "2:9-13 error value"},
	{"snooze: [2026-03-14, 2026-03-15]", "2:9-33 error value"},
	{"snooze: {a: [b, {c: d}]}", "2:9-25 error value"},
	{"org: {}}", "2:6-9 error front-matter"},
	{"met: 14.03.2026", "2:6-16 error value"},
	{"met: 2026-3-14", "2:6-15 error value"},
	{"met: 2026-02-30", "2:6-16 error date"},
	{"met: [[2026-02-30]]", "2:6-20 error date"},
	{"met: 2026-03-14 or so", "2:6-22 error value"},
	{"last_contact: 2026-13-01T10:00", "2:15-31 error date"},
	{"birthday: 02-30", "2:11-16 error date"},
	{"birthday: 2025-02-29", "2:11-21 error date"},
	{"birthday: 30 April", "2:11-19 error value"},
	{"birthday: 30.04.1990", "2:11-21 error value"},
	{"birthday: {day: 04-30}", "2:11-23 error value"},
	{"dates: {wedding: soon, start: 13-01}", "2:18-22 error value, 2:31-36 error date"},
	{"dates: 06-14", "2:8-13 error value"},
	{"contact: a@b.example", "2:10-21 error value"},
	{"org: {name: Meridian}", "2:6-22 error value"},
	{"name: {nick: D}", "2:7-16 error value"},
	{"goals: {a: b}", "2:8-14 error value"},
	{"goals:\n- a: 1\n  b: 2\n- c", "3:3-7 error value"},
	{"tags: {a: b}", "2:7-13 error value"},
	{"tags: work #play home", "2:7-22 warning front-matter"},
	{"contact: {signal: x, fax: [1, 2]}\nmembers: [[A]], [[B]]", ""},
	{"tags: work # my own\nrole: lead #1", ""},
	{"dates: 1900–1956", ""},
	{"dates: 06-14", "2:8-13 error value"},
	{"members: {a: b}", "2:10-16 error value"},
	{"private: yes", "2:10-13 error value"},
	{"offers: [feedbak, intro]", "2:10-17 warning kind"},
	{"needs: money, rust", "2:8-19 warning kind"},
	{"cadense: 6w", "2:1-8 warning almost-key"},
	{"circle: inner", "2:9-14 warning value"},
	{"died: soon", "2:7-11 error value"},
	{"last_contact: ever", "2:15-19 error value"},
	{"birthday: 1987-13", "2:11-18 error value"},
	{"aliad: D", "2:1-6 warning almost-key"},
	{"allias: D", "2:1-7 warning almost-key"},
	{"contact_every: 6w", "2:1-14 warning almost-key"},
	{"contact_every: when it fits", ""},
	{"interval: 6w\ncadence: 2w", ""},
	{"rol: lead", "2:1-4 warning almost-key"},
	{"uri: x\nrole: #lead", "2:1-4 warning almost-key, 3:7-12 warning front-matter"},
	{"colour: #fff", ""},
	{"date: x\ntime: x\nstate: x\ntitle: x\ntext: x\nrule: x\npage: x\ncreated: x\nupdated: x\nstart: x\nend: x\nnext: x\ncontext: x\ngroup: x\nsource: x", ""},
	{"sign: leo\nmovie: x\ncycle: x\nweb: x", ""},
	{"private: [phnoe]", "2:11-16 warning almost-key"},

	{"org: One\norg: Two", "3:1-4 error front-matter"},
	{"org: One\nOrg: Two", "3:1-4 error front-matter"},
	{"a: 1\na: 2\na: 3", "3:1-2 error front-matter, 4:1-2 error front-matter"},
	{"contact: {email: a, email: b}", "2:21-26 error front-matter"},
	{"role: lead: Lagos", "2:7-18 error front-matter"},
	{"role: [lead", "2:7-12 error front-matter"},
	{"role: \"lead", "2:7-12 error front-matter"},
	{"role: 'it's'", "2:7-13 error front-matter"},
	{"role: \"a\\qb\"", "2:7-13 error front-matter"},
	{"goals: [[a]], [[b]], c", "2:8-23 error front-matter"},
	{"goals: [[a]], [[b]] and more", "2:8-29 error front-matter"},
	{"goals:\n\t- a", "3:1-2 error front-matter"},
	{"goals:\n  - a\n - b", "4:2-5 error front-matter"},
	{"dates:\n    a: 01-01\n  b: 01-02", "4:3-11 error front-matter"},
	{"goals: [a, , b]", "2:8-16 error front-matter"},
	{"contact:\n  email: a@b.example\n    phone: 0123", "4:5-16 error front-matter"},
	{"org: x\n  role: y", "3:3-10 error front-matter"},
	{"just some text", "2:1-15 error front-matter"},
	{"- a\n- b", "2:1-4 error front-matter"},
	{"name:Dana", "2:1-10 error front-matter"},
	{"org: x\nnonsense\nrole: y", "3:1-9 error front-matter"},
	{"org: x\n--- y", "3:1-6 error front-matter"},
	{"org: \x01", "2:1-7 error front-matter"},
	{"? [a]\n: 1", "2:3-6 error front-matter"},
	{"mastodon: @ada@example.org", "2:11-27 warning front-matter"},
	{"aliases: [@ada, Ada, `b`]", "2:11-15 warning front-matter, 2:22-25 warning front-matter"},
	{"aliases:\n  - @ada # hers\n  - Ada", "3:5-9 warning front-matter"},
	{"role:\n  %lead", "3:3-8 warning front-matter"},
	{"goals: *important*", "2:8-19 warning front-matter"},
	{"role: > 50 people", "2:7-18 warning front-matter"},
	{"role: @ada, lead [x]", "2:7-21 warning front-matter"},
	{"role: @", "2:7-8 warning front-matter"},
	{"role: % of it", "2:7-14 warning front-matter"},
	{"role: ,x", "2:7-9 warning front-matter"},
	{"goals:\n- ]x\n- }y, z", "3:3-5 warning front-matter, 4:3-8 warning front-matter"},
	{"contact: {twitter: @ada, matrix: [@a:b, c]}", "2:20-24 warning front-matter, 2:35-39 warning front-matter"},
	{"role: *x* and y: z", "2:7-19 error front-matter"},
	{"`code`: y", "2:1-7 warning front-matter"},
	{"type: #person", "2:7-14 warning front-matter"},
	{"goals: [\na,\nb\n]\nrole: @lead", "6:7-12 warning front-matter"},
	{"goals: [a,\nb\nrole: x", "2:8-11 error front-matter"},
	{"tags: #mentor", "2:7-14 warning front-matter"},
	{"tags: # a remark\n  - #mentor\n  - climber\n  - ## no\n  # - no\nmet: # soon", "3:5-12 warning front-matter"},
	{"tags: [#mentor, climber]", "2:8-15 warning front-matter"},
	{"tags: [#mentor]\nrole: a: b", "2:8-15 warning front-matter, 3:7-11 error front-matter"},

	{"a: &a [*a]", "2:8-10 error too-large"},
	{"a: " + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "\norg: x", "2:67-68 error nesting"},
	{bomb, "6:36-38 error too-large"},
}

// TestMistakes: each mistake is named once, at its place.
func TestMistakes(t *testing.T) {
	for _, c := range mistakeCases {
		_, problems := parseFront(c.yaml)
		if got := samples.Places(problems); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.yaml, got, c.want)
		}
		for _, p := range problems {
			if p.Hint == "" || p.Message == "" || p.File != "dana.md" {
				t.Errorf("%s: not enough said: %+v", c.yaml, p)
			}
		}
	}
}

// bomb stands for a hundred thousand values.
const bomb = `note: an alias bomb
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
goals: *d`

// TestMistakesCostNothingElse: keys around a mistake, and the notes, are read.
func TestMistakesCostNothingElse(t *testing.T) {
	for _, mistake := range []string{
		"role: lead: Lagos", "goals: [a", "role: \"lead", "nonsense", "goals:\n\t- a", "mastodon: @ada", "org: again",
		"status: friend", "met: 2026-02-30", "a: &a [*a]", "role: \x01", "role: 'it's'", "x: {y",
	} {
		src := "---\norg: Meridian\n" + mistake + "\nlocation: Lagos\n---\n\n## 2026-03-14 Coffee\n"
		a, problems := File("dana.md", []byte(src), ledger.DefaultConfig())
		if a.Org != "Meridian" || a.Location != "Lagos" || len(a.Notes) != 1 || len(problems) != 1 {
			t.Errorf("%q: org %q, location %q, %d notes, %v", mistake, a.Org, a.Location, len(a.Notes), problems)
		}
	}
}

// TestKeylessLines: a line that is nearly a key gets the key for a hint.
func TestKeylessLines(t *testing.T) {
	for yaml, hint := range map[string]string{
		"name:Dana": "name: Dana", "org: x\nrole:lead": "role: lead", "aliases:[a, b]\norg: x": "aliases: [a, b]",
		"name:\u00a0Zed": "name: Zed", "org：Labs\nrole: x": "org: Labs", "org: x\n地位： 长": "地位: 长",
		"just text": "# just text", "org: x\nhttps://a.example": "# https://a.example", "org: x\n12:30 call": "# 12:30 call", "--- x": "# x",
	} {
		if _, problems := parseFront(yaml); len(problems) != 1 || problems[0].Hint != hint || problems[0].Code != ledger.CodeFrontMatter {
			t.Errorf("%q: %+v, want the hint %s", yaml, problems, hint)
		}
	}
}

// TestFirstCharacterReadAsText: what YAML refuses for its first character is
// read as it was written.
func TestFirstCharacterReadAsText(t *testing.T) {
	a, _ := parseFront("mastodon: @ada@example.org\naliases: [@ada, Ada, `b`]\nrole:\n  %lead\ngoals: *important*\ntags: [#mentor, #a-b]\nbio: |\n  @home\norg: > 50 people\nmembers: [[@ada]]")
	want := "aliases=@ada|Ada|`b`; org=> 50 people; role=%lead; goals=*important*; members=@ada; contact.mastodon=@ada@example.org; tags=mentor|a-b; links=@ada"
	if got := describeFront(a); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	a, _ = parseFront("tags:\n- #mentor\n- climber\n- #a #b")
	if got := describeFront(a); got != "tags=mentor|a|b|climber" {
		t.Error(got)
	}
	a, _ = parseFront("bio: |\n  @home\nrole: @home")
	if f, _ := a.Field("bio"); len(f.Values) != 1 || f.Values[0] != "@home" {
		t.Errorf("a block of text is left alone: %q", f.Values)
	}
}

// TestLineEnds: other line ends and a BOM change nothing that is read.
func TestLineEnds(t *testing.T) {
	for _, c := range append(keyCases, mistakeCases...) {
		src := "---\n" + c.yaml + "\n---\n"
		a, problems := File("dana.md", []byte(src), ledger.DefaultConfig())
		want := describeFront(a) + " " + samples.Places(problems)
		for name, other := range map[string]string{
			"CRLF": strings.ReplaceAll(src, "\n", "\r\n"), "CR": strings.ReplaceAll(src, "\n", "\r"),
			"a BOM": text.Bom + src, "trailing blanks": strings.ReplaceAll(src, "\n", "  \n"),
		} {
			b, others := File("dana.md", []byte(other), ledger.DefaultConfig())
			if got := describeFront(b) + " " + samples.Places(others); got != want {
				t.Errorf("%q with %s\n got %s\nwant %s", c.yaml, name, got, want)
			}
		}
	}
}
