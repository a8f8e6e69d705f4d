package report

import (
	"encoding/json"
	"strings"
	"testing"

	"allies/ledger"
)

// keys lists an object's keys in their order.
func keys(t *testing.T, text string) string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	var found []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, key.(string))
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return strings.Join(found, " ")
}

func TestShapes(t *testing.T) {
	for name, test := range map[string]struct {
		value any
		want  string
	}{
		"report": {Report{}, "as_of problems unread no_rhythm plans_past allies totals"},
		"totals": {Totals{}, "allies notes entries gave got net stance"},
		"ally": {Ally{}, "name file type status reach circle communal tags last_contact contacts cadence due " +
			"days_overdue lateness state quieter gave got net raw_index index standing by_kind promises unthanked events"},
		"cadence":  {Cadence{}, "days until source"},
		"amount":   {Amount{}, "points units"},
		"promise":  {Promise{}, "owner text made due done state file line"},
		"entry":    {Entry{}, "date dir kind amount unit points text tags file line"},
		"event":    {Event{}, "date type text state answered file line"},
		"problem":  {ledger.Problem{}, "code severity file line column end_column message hint fix"},
		"balance":  {Balance{}, "as_of begin end by rows total"},
		"row":      {BalanceRow{}, "key gave got net index standing"},
		"total":    {Total{}, "gave got net"},
		"register": {RegisterRow{}, "date dir kind amount unit points text tags file line ally balance"},
		"due":      {DueRow{}, "ally state quieter due days_overdue lateness last_contact cadence last_title file"},
		"promises": {PromiseRow{}, "owner text made due done state file line ally"},
	} {
		check(t, name, keys(t, jsonOf(t, test.value)), test.want)
	}
}

func TestEmptyIsNeverNullWhereAListIsMeant(t *testing.T) {
	r := on(build(ally("Ravi")))
	check(t, "report", jsonOf(t, r.Report()),
		`{"as_of":"2026-11-22","problems":[],"unread":[],"no_rhythm":{"count":1,"longest":[{"ally":"Ravi","last_contact":null,"days":null}]},"plans_past":[],`+
			`"allies":[{"name":"Ravi","file":"Ravi.md","type":"person","status":"ally",`+
			`"reach":null,"circle":null,"communal":false,"tags":[],"last_contact":null,"contacts":0,`+
			`"cadence":{"days":null,"until":null,"source":"none"},"due":null,"days_overdue":null,"lateness":null,`+
			`"state":"untracked","quieter":false,"gave":{"points":"0","units":{}},"got":{"points":"0","units":{}},"net":{"points":"0","units":{}},`+
			`"raw_index":null,"index":null,"standing":"early","by_kind":{},"promises":[],"unthanked":[],"events":[]}],`+
			`"totals":{"allies":1,"notes":0,"entries":0,"gave":{"points":"0","units":{}},"got":{"points":"0","units":{}},`+
			`"net":{"points":"0","units":{}},"stance":{"index":null,"standing":null}}}`)
	r = on(build())
	check(t, "balance", jsonOf(t, r.Balance()), `{"as_of":"2026-11-22","begin":null,"end":null,"by":"ally","rows":[],`+
		`"total":{"gave":{"points":"0","units":{}},"got":{"points":"0","units":{}},"net":{"points":"0","units":{}}}}`)
	check(t, "register", jsonOf(t, r.Register()), `{"rows":[]}`)
	check(t, "due", jsonOf(t, r.Due(14)), `{"as_of":"2026-11-22","rows":[]}`)
	check(t, "promises", jsonOf(t, r.Promises(PromiseOptions{})), `{"rows":[]}`)
}

func TestEntryJSON(t *testing.T) {
	b := ally("A").note("2026-11-20", "talks").gave("1.500001", "USD").tag("Talks", "q1").gave()
	r, a := one(b)
	a.Notes[0].Entries[0].Text = "a <b> & c"
	rows := r.Register().Rows
	check(t, "commodity", jsonOf(t, rows[0]),
		`{"date":"2026-11-20","dir":"gave","kind":null,"amount":"1.500001","unit":"USD","points":null,`+
			`"text":"a \u003cb\u003e \u0026 c","tags":["talks","q1"],"file":"A.md","line":2,"ally":"A",`+
			`"balance":{"points":"0","units":{"USD":"1.5"}}}`)
	check(t, "bare", jsonOf(t, rows[1].Entry),
		`{"date":"2026-11-20","dir":"gave","kind":null,"amount":null,"unit":null,"points":"1",`+
			`"text":"","tags":["talks"],"file":"A.md","line":3}`)
	row := r.Ally(a)
	check(t, "by kind", jsonOf(t, row.ByKind),
		`{"":{"gave":{"points":"1","units":{"USD":"1.5"}},"got":{"points":"0","units":{}}}}`)
}

func TestFigures(t *testing.T) {
	for f, want := range map[Figure]string{
		1.0 / 3: "0.3333", -1.0 / 3: "-0.3333", 2: "2", -0.00001: "0", 0.00005: "0.0001", 2.96428: "2.9643",
	} {
		check(t, want, f.String(), want)
	}
	for text, want := range map[string]string{"0.123456": "0.123456", "1/3": "0.3333", "12": "12"} {
		check(t, text, Exact{number(text)}.String(), want)
	}
}

func TestAmountsAreSaidAsTyped(t *testing.T) {
	for unit, want := range map[string]string{"": "1.5", "h": "1.5h", "min": "1.5min", "USD": "1.5 USD", "shift": "1.5 shift"} {
		check(t, "unit "+unit, Exact{number("1.5")}.In(unit), want)
	}
	check(t, "a third", Exact{number("4/3")}.In("h"), "1.3333h")
}
