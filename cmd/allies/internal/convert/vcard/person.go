package vcard

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/record"
	"allies/ledger/lists"
)

func (c *card) person() record.Person {
	m := &maker{card: c, Person: record.Person{Line: c.begin, Keys: make([]record.Key, 0, len(c.lines))}}
	m.names()
	for i := range c.lines {
		l := &c.lines[i]
		if make, known := makers[l.Name]; known {
			make(m, l)
		} else {
			m.own(l)
		}
	}
	return m.Person
}

type maker struct {
	*card
	record.Person
}

// makers say what becomes of each property. One that is not here is kept under a
// key of its own.
var makers = map[string]func(*maker, *property){
	"FN": ignore, "N": ignore, "PRODID": ignore, "REV": ignore, "CLIENTPIDMAP": ignore, "X-ABADR": ignore, "X-ABSHOWAS": ignore,
	"X-APPLE-OMIT-YEAR": ignore, "SORT-STRING": ignore, "NAME": ignore, "SOURCE": ignore, "PROFILE": ignore, "LABEL": ignore, "AGENT": ignore,
	"X-MOZILLA-HTML": ignore, "X-MOZILLA-CPT": ignore, "X-MS-OL-DEFAULT-POSTAL-ADDRESS": ignore, "X-EVOLUTION-FILE-AS": ignore, "X-MS-SIGNATURE": ignore,

	"UID":      func(m *maker, l *property) { m.UID = record.OneLine(l.plain()) },
	"NICKNAME": func(m *maker, l *property) { m.list("aliases", contentline.Split(l.text, ','), record.Name) },
	"CATEGORIES": func(m *maker, l *property) {
		m.list("tags", contentline.Split(l.text, ','), tagOf)
	},
	"ORG":                          (*maker).org,
	"TITLE":                        func(m *maker, l *property) { m.role("TITLE", l) },
	"ROLE":                         func(m *maker, l *property) { m.role("ROLE", l) },
	"EMAIL":                        func(m *maker, l *property) { m.way("email", withoutScheme(record.OneLine(l.plain()), "mailto:"), l) },
	"TEL":                          (*maker).phone,
	"URL":                          func(m *maker, l *property) { m.way("url", record.OneLine(l.plain()), l) },
	"ADR":                          (*maker).address,
	"NOTE":                         func(m *maker, l *property) { m.AddAbout(l.plain()) },
	"BDAY":                         func(m *maker, l *property) { m.date("birthday", "", l) },
	"ANNIVERSARY":                  func(m *maker, l *property) { m.date("dates", m.labelOf(l, "anniversary"), l) },
	"X-ANNIVERSARY":                func(m *maker, l *property) { m.date("dates", "anniversary", l) },
	"X-EVOLUTION-ANNIVERSARY":      func(m *maker, l *property) { m.date("dates", "anniversary", l) },
	"X-MS-ANNIVERSARY":             func(m *maker, l *property) { m.date("dates", "anniversary", l) },
	"X-WAB-WEDDING_ANNIVERSARY":    func(m *maker, l *property) { m.date("dates", "anniversary", l) },
	"X-KADDRESSBOOK-X-ANNIVERSARY": func(m *maker, l *property) { m.date("dates", "anniversary", l) },
	"X-ANDROID-CUSTOM":             (*maker).android,
	"X-ABDATE":                     func(m *maker, l *property) { m.date("dates", m.labelOf(l, "date"), l) },
	"DEATHDATE":                    func(m *maker, l *property) { m.date("died", "", l) },
	"IMPP":                         (*maker).chat,
	"X-SOCIALPROFILE":              (*maker).profile,
	"RELATED":                      (*maker).related,
	"X-ABRELATEDNAMES":             func(m *maker, l *property) { m.tie(m.labelOf(l, "related"), record.Who{Name: record.Name(l.plain())}) },
	"MEMBER":                       (*maker).member, "X-ADDRESSBOOKSERVER-MEMBER": (*maker).member,
	"X-DATES": (*maker).unshown,
	labelled:  func(m *maker, l *property) { m.Add(record.OwnKey(m.labels[l.Group]), l.plain()) },
	"KIND":    (*maker).kind, "X-ADDRESSBOOKSERVER-KIND": (*maker).kind,
}

func ignore(*maker, *property) {}

// ties are the last words of properties that name somebody, and who that is.
var ties = map[string]string{"SPOUSE": "spouse", "SPOUSENAME": "spouse", "SPOUSE_NAME": "spouse", "MANAGER": "manager", "MANAGERSNAME": "manager", "ASSISTANT": "assistant", "ASSISTANTSNAME": "assistant"}

func (l *property) plain() string { return contentline.Unescape(l.text) }

func (l *property) hasType(words ...string) bool {
	return slices.ContainsFunc(l.Params, func(p contentline.Param) bool {
		return (p.Name == "TYPE" || p.Name == "") && slices.ContainsFunc(strings.Split(strings.ToLower(p.Value), ","), func(word string) bool {
			return slices.Contains(words, word)
		})
	})
}

// labelOf is what Apple's label of the line's group says, or its type.
func (m *maker) labelOf(l *property, otherwise string) string {
	if label := record.OneLine(m.labels[l.Group]); l.Group != "" && label != "" {
		return strings.ToLower(label)
	}
	if t := l.Param("TYPE"); t != "" {
		return strings.ToLower(record.OneLine(t))
	}
	return otherwise
}

func (m *maker) list(key string, values []string, spell func(string) string) {
	for _, value := range values {
		m.Add(key, spell(value))
	}
}

// tagOf is a category as a tag, but for the one that Google gives to everybody.
func tagOf(category string) string {
	if tag := record.Tag(category); !strings.EqualFold(tag, "myContacts") {
		return tag
	}
	return ""
}

const (
	lastName = iota
	firstName
	middleName
	prefix
	suffix
)

// names reads FN and N, either of which may be all that there is.
func (m *maker) names() {
	parts := make([]string, 5)
	for _, l := range m.lines {
		switch {
		case l.Name == "FN" && m.Name == "":
			m.Name = record.Name(l.plain())
		case l.Name == "N" && strings.Join(parts, "") == "":
			for i, part := range contentline.Split(severalNames.Replace(l.text), ';') {
				if i < len(parts) {
					parts[i] = record.Name(part)
				}
			}
		}
	}
	if m.Name == "" {
		m.Name = record.Name(strings.Join([]string{parts[prefix], record.FullName(parts[firstName], parts[middleName], parts[lastName]), parts[suffix]}, " "))
	}
	if m.Name == "" {
		m.Name = m.otherName()
	}
	m.SplitName(parts[firstName], parts[lastName])
	for i, key := range []string{middleName: "middle_name", prefix: "name_prefix", suffix: "name_suffix"} {
		if key != "" && !strings.Contains(" "+m.Name+" ", " "+parts[i]+" ") {
			m.Add(key, parts[i])
		}
	}
}

// severalNames parts the names of one kind by blanks: what is escaped stays.
var severalNames = strings.NewReplacer(`\\`, `\\`, `\,`, `\,`, ",", " ")

// otherName is what a card without a name may be called by.
func (m *maker) otherName() string {
	for _, name := range []string{"ORG", "NICKNAME", "EMAIL", "TEL"} {
		for _, l := range m.lines {
			if l.Name == name {
				return record.Name(strings.Join(contentline.Split(l.text, ';'), " "))
			}
		}
	}
	return ""
}

func (m *maker) org(l *property) {
	parts := contentline.Split(l.text, ';')
	org := record.OneLine(parts[0])
	if m.Has("org") || org == m.Name {
		m.Add("other_org", org)
	} else {
		m.Add("org", org)
	}
	for _, unit := range parts[1:] {
		m.Add("department", record.OneLine(unit))
	}
}

// role reads TITLE, and ROLE where there is no title.
func (m *maker) role(name string, l *property) {
	text := record.OneLine(l.plain())
	isFirst := !m.Has("role") && (name == "TITLE" || !slices.ContainsFunc(m.lines, func(l property) bool { return l.Name == "TITLE" }))
	switch {
	case isFirst:
		m.Add("role", text)
	case text != m.First("role"):
		m.Add("occupation", text)
	}
}

func (m *maker) phone(l *property) {
	number := withoutScheme(record.OneLine(l.plain()), "tel:")
	key := "phone"
	switch {
	case m.says(l, "fax"):
		key = "fax"
	case m.says(l, "pager"):
		key = "pager"
	case m.says(l, "cell", "iphone", "mobile"):
		key = "mobile"
	}
	m.way(key, number, l)
	if l.Param("WAID") != "" { // a card that WhatsApp shares
		m.Add("whatsapp", number)
	}
}

// way adds a way to reach somebody, and lists it under the places that it belongs
// to: home, work, or what the user calls one.
func (m *maker) way(key, value string, l *property) {
	m.Add(key, value)
	for _, place := range record.Places {
		if m.says(l, place) {
			m.Add(place, value)
		}
	}
	if m.labels[l.Group] == "" || l.Param("WAID") != "" { // WhatsApp's label is its word for a phone
		return
	}
	label := record.OwnKey(m.labels[l.Group])
	isPlain := slices.ContainsFunc(strings.Split(label, "_"), func(word string) bool { return slices.Contains(plainLabels, word) })
	if !isPlain {
		m.Add(record.LabelKey(label), value)
	}
}

// plainLabels say nothing more of an address or a number.
var plainLabels = []string{"home", "work", "other", "main", "mobile", "cell", "iphone", "fax", "pager", "homepage", "profile", "pstn", "x", "email", "internet"}

// says reports whether a line has one of these types, or Apple's label one of these words.
func (m *maker) says(l *property, words ...string) bool {
	return l.hasType(words...) || l.Group != "" && slices.ContainsFunc(strings.Fields(strings.ToLower(m.labels[l.Group])), func(word string) bool { return slices.Contains(words, word) })
}

func (m *maker) address(l *property) {
	m.way("address", strings.Join(lists.Flat(contentline.Split(l.text, ';'), record.Lines), ", "), l)
}

// android reads what Android has no property for:
// vnd.android.cursor.item/nickname;Dee;1;;…, the value, then a number that says
// what it is.
func (m *maker) android(l *property) {
	parts := contentline.Split(l.text, ';')
	_, kind, _ := strings.Cut(parts[0], "/")
	parts = append(parts, "", "", "")
	value := property{Line: contentline.Line{}, text: contentline.Text(parts[1])}
	switch {
	case kind == "nickname":
		m.Add("aliases", record.Name(parts[1]))
	case kind == "contact_event" && parts[2] == "3":
		m.date("birthday", "", &value)
	case kind == "contact_event" && parts[2] == "1":
		m.date("dates", "anniversary", &value)
	case kind == "contact_event":
		m.date("dates", cmp.Or(strings.ToLower(record.OneLine(parts[3])), "date"), &value)
	case kind == "relation":
		m.tie(cmp.Or(androidRelations[parts[2]], record.OneLine(parts[3]), "related"), record.Who{Name: record.Name(parts[1])})
	default:
		m.Add(record.OwnKey(cmp.Or(kind, "android")), record.OneLine(strings.TrimRight(strings.Join(parts[1:], "; "), "; ")))
	}
}

var androidRelations = map[string]string{
	"1": "assistant", "2": "brother", "3": "child", "4": "domestic partner", "5": "father", "6": "friend", "7": "manager",
	"8": "mother", "9": "parent", "10": "partner", "11": "referred by", "12": "relative", "13": "sister", "14": "spouse",
}

// date reads a day. What is none as ours are is kept as it stands.
func (m *maker) date(key, label string, l *property) {
	text := record.OneLine(l.plain())
	day, ok := dayOf(text, l.Param("X-APPLE-OMIT-YEAR"))
	switch {
	case ok && label != "" && len(day) == len("1984-05"): // no day returns
		m.Add(record.OwnKey(label), day)
	case ok && (key == "dates" || !m.Has(key)):
		m.AddLabelled(key, label, day)
	case label != "":
		m.Add(record.OwnKey(label), text)
	default:
		m.Add("x_"+key, text)
	}
}

// unshown reads a yearly date that no program is to show: that of the dead.
func (m *maker) unshown(l *property) {
	label, day := record.CutLabel(record.OneLine(l.plain()), "date")
	m.AddLabelled("dates", label, day)
}

// dayOf is a day in one of vCard's ways as the ledger has it: 1984-05-20, or
// 05-20 without a year.
func dayOf(s, omitted string) (string, bool) {
	s, _, _ = strings.Cut(s, "T")
	s, _, _ = strings.Cut(s, " ")
	year, rest := "", s
	if after, ok := strings.CutPrefix(s, "--"); ok {
		rest = after
	} else if len(s) >= 4 {
		year, rest = s[:4], strings.TrimPrefix(s[4:], "-")
	}
	rest = strings.Replace(rest, "-", "", 1)
	if strings.Trim(year+rest, "0123456789") != "" || len(year) != 0 && len(year) != 4 || len(rest) != 4 && (len(rest) != 2 || year == "") {
		return "", false
	}
	if year == omitted || year == "0000" {
		year = ""
	}
	day := rest[:2]
	if len(rest) == 4 {
		day += "-" + rest[2:]
	}
	if year != "" {
		day = year + "-" + day
	} else if len(rest) != 4 {
		return "", false
	}
	return day, true
}

func (m *maker) chat(l *property) {
	value := record.OneLine(l.plain())
	scheme, rest, _ := strings.Cut(value, ":")
	service := l.Param("X-SERVICE-TYPE")
	switch {
	case service != "" && slices.Contains([]string{"x-apple", "xmpp", "aim"}, scheme):
		value = rest
	case service == "":
		service = scheme
		if rest != "" && !strings.HasPrefix(rest, "//") {
			value = rest
		}
	}
	if decoded, err := url.PathUnescape(value); err == nil {
		value = record.OneLine(decoded)
	}
	m.channel(service, value)
}

func (m *maker) profile(l *property) {
	m.channel(l.Param("TYPE"), withoutScheme(record.OneLine(l.plain()), "x-apple:"))
}

// channel keeps a way to reach somebody under its key, or the network's own name.
func (m *maker) channel(network, value string) {
	if key := record.OwnKey(network); key != "x" {
		m.Add(key, value)
	} else {
		m.Add("chat", value)
	}
}

func (m *maker) related(l *property) {
	kind := strings.TrimPrefix(m.labelOf(l, "related"), "x-")
	who := record.Who{UID: record.OneLine(l.text)}
	if strings.EqualFold(l.Param("VALUE"), "text") || !isURI(who.UID) {
		who = record.Who{Name: record.Name(l.plain())}
	}
	switch kind {
	case "introduced-by":
		kind = "introduced_by"
	case "group", "member":
		kind += "s"
	}
	m.tie(kind, who)
}

func (m *maker) member(l *property) { m.tie("members", record.Who{UID: record.OneLine(l.text)}) }

func (m *maker) tie(key string, who record.Who) {
	if who.Name != "" || who.UID != "" {
		m.Ties = append(m.Ties, record.Tie{Key: record.OwnKey(key), Who: who})
	}
}

func (m *maker) kind(l *property) {
	switch kind := strings.ToLower(record.OneLine(l.plain())); kind {
	case "group":
		m.Group = true
	case "individual":
	default:
		m.Add("kind", kind)
	}
}

func (m *maker) own(l *property) {
	if tie := tieOf(l.Name); tie != "" {
		m.tie(tie, record.Who{Name: record.Name(l.plain())})
		return
	}
	m.Add(ownKey(l.Name), strings.TrimRight(strings.Join(contentline.Split(l.text, ';'), "; "), "; "))
}

func tieOf(property string) string {
	name := strings.TrimPrefix(property, "X-")
	return ties[name[strings.LastIndexByte(name, '-')+1:]]
}

func ownKey(property string) string { return record.OwnKey(strings.TrimPrefix(property, "X-")) }

func withoutScheme(s, scheme string) string {
	if len(s) >= len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
		return s[len(scheme):]
	}
	return s
}
