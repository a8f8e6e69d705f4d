//go:build tools

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"allies/ledger"
)

// sums are what each ally's account holds, by name and unit, without zeros.
type sums map[string]map[string]string

func (s sums) put(name, unit string, n ledger.Number) {
	if n.String() == "0" {
		return
	}
	if s[name] == nil {
		s[name] = map[string]string{}
	}
	s[name][unit] = n.String()
}

// judge is a program that keeps accounts.
type judge struct {
	format string
	read   func(t *testing.T, file string) (units, points sums)
}

// TestJournalsAreRead has hledger, Ledger and Beancount read what export writes
// for them, without a warning, and add up the same as allies balance: of every
// ally and every unit, and of the points that it is worth.
func TestJournalsAreRead(t *testing.T) {
	for name, dir := range journalLedgers(t) {
		units, points := balanced(t, dir, "--units"), balanced(t, dir)
		for _, j := range []judge{{"hledger", readHledger}, {"ledger", readLedger}, {"beancount", readBeancount}} {
			t.Run(name+" by "+j.format, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "journal")
				outputOf(t, "export", j.format, "--all", "--include-private", "-C", dir, "-o", file)
				gotUnits, gotPoints := j.read(t, file)
				sameSums(t, "--units", gotUnits, units)
				sameSums(t, "", gotPoints, points)
			})
		}
	}
}

func sameSums(t *testing.T, how string, got, want sums) {
	t.Helper()
	if len(want) == 0 {
		t.Fatal("nothing to compare")
	}
	for name, units := range want {
		for unit, n := range units {
			if got[name][unit] != n {
				t.Errorf("balance %s: %s has %s %q, and the journal %q", how, name, n, unit, got[name][unit])
			}
		}
	}
	for name, units := range got {
		if len(units) != len(want[name]) {
			t.Errorf("balance %s: %s has %v, and the journal %v", how, name, want[name], units)
		}
	}
}

// balanced is what the program itself says.
func balanced(t *testing.T, dir string, flags ...string) sums {
	var said struct {
		Rows []struct {
			Key string
			Net struct {
				Points string
				Units  map[string]string
			}
		}
	}
	out := outputOf(t, append([]string{"balance", "--all", "-O", "json", "-C", dir}, flags...)...)
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatal(err)
	}
	all := sums{}
	for _, row := range said.Rows {
		row.Key = strings.Join(strings.Fields(strings.ReplaceAll(row.Key, "\u202e", "")), " ") // what is not seen is written nowhere
		all.put(row.Key, "points", number(t, row.Net.Points))
		for unit, n := range row.Net.Units {
			all.put(row.Key, unit, number(t, n))
		}
	}
	return all
}

func number(t *testing.T, s string) ledger.Number {
	t.Helper()
	n, ok := ledger.ParseNumber(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return n
}

// outputOf is what the program prints on 2026-11-22.
func outputOf(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, said bytes.Buffer
	env := surroundings(t.TempDir())
	status := run(world{
		ctx: t.Context(), args: args, env: func(name string) string { return env[name] },
		stdin: strings.NewReader(""), stdout: &out, stderr: &said,
		now: func() time.Time { return documentsToday },
	})
	if status != statusDone {
		t.Fatalf("allies %v: %s", args, said.String())
	}
	return out.Bytes()
}

// asked is what another program prints; it may not complain.
func asked(t *testing.T, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil || said.Len() > 0 {
		t.Fatalf("%s %v: %v\n%s%s", name, args, err, out.String(), said.String())
	}
	return out.String()
}

// unitsFrom finds in a journal what its units stand for.
func unitsFrom(t *testing.T, file string) map[string]string {
	units := map[string]string{}
	for spelled, name := range namesFrom(t, file, "commodity ") {
		if format, symbol, found := strings.Cut(spelled, " "); found && strings.Trim(format, "10.") == "" { // of hledger
			spelled = strings.Trim(symbol, `"`)
			if name == format+" "+symbol {
				name = spelled
			}
		}
		if strings.EqualFold(spelled, "pt") {
			name = "points"
		}
		units[spelled] = name
	}
	return units
}

// namesFrom finds in a journal what its spellings stand for.
func namesFrom(t *testing.T, file, begin string) map[string]string {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	var last string
	for _, line := range strings.Split(string(text), "\n") {
		if name, told := cutAny(line, "    note ", "  name: "); told && last != "" {
			if begin != "account Allies:" && strings.HasPrefix(name, `"`) { // of Beancount
				name = strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(name[1 : len(name)-1])
			}
			names[last] = name
			continue
		}
		last = ""
		if at := strings.Index(line, begin); at >= 0 && (at == 0 || line[0] == '2') {
			spelled, name, told := strings.Cut(line[at+len(begin):], "  ; name: ")
			if begin == "commodity " {
				spelled = strings.Trim(spelled, `"`)
			}
			last, names[spelled] = spelled, spelled
			if told {
				names[spelled] = name
			}
		}
	}
	return names
}

func cutAny(line string, prefixes ...string) (string, bool) {
	for _, prefix := range prefixes {
		if rest, found := strings.CutPrefix(line, prefix); found {
			return rest, true
		}
	}
	return "", false
}

func readHledger(t *testing.T, file string) (units, points sums) {
	asked(t, "hledger", "-f", file, "check", "--strict", "ordereddates")
	read := func(flags ...string) sums {
		names, symbols := namesFrom(t, file, "account Allies:"), unitsFrom(t, file)
		out := asked(t, "hledger", append([]string{"-f", file, "bal", "^Allies:", "--flat", "-N", "-O", "csv", "--layout=bare"}, flags...)...)
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		all := sums{}
		for _, row := range rows[1:] {
			all.put(names[strings.TrimPrefix(row[0], "Allies:")], symbols[strings.Trim(row[1], `"`)], number(t, row[2]))
		}
		return all
	}
	return read(), read("-X", "pt")
}

var ledgerLine = regexp.MustCompile(`^ *(-?[\d.]+) ?("[^"]*"|[^\d\s"]\S*)(?:  Allies:(.*))?$`)

func readLedger(t *testing.T, file string) (units, points sums) {
	names, symbols := namesFrom(t, file, "account Allies:"), unitsFrom(t, file)
	read := func(flags ...string) sums {
		out := asked(t, "ledger", append([]string{"--strict", "--pedantic", "--args-only", "-f", file, "bal", "^Allies:", "--flat", "--no-total"}, flags...)...)
		all, waiting := sums{}, map[string]ledger.Number{}
		for _, line := range strings.Split(strings.TrimRight(out, "\n"), "\n") {
			part := ledgerLine.FindStringSubmatch(line)
			if part == nil {
				t.Fatalf("ledger says %q", line)
			}
			n, unit := number(t, part[1]), part[2]
			switch unit { // Ledger shows less than an hour in minutes
			case "m":
				n, unit = n.Div(ledger.Int(60)), "h"
			case "s":
				n, unit = n.Div(ledger.Int(3600)), "h"
			default:
				if unit = symbols[strings.Trim(unit, `"`)]; unit == "" {
					t.Fatalf("ledger has a unit of its own: %q", line)
				}
			}
			waiting[unit] = n
			if part[3] != "" {
				for unit, n := range waiting {
					all.put(names[part[3]], unit, n)
				}
				waiting = map[string]ledger.Number{}
			}
		}
		return all
	}
	return read(), read("-X", "pt")
}

func readBeancount(t *testing.T, file string) (units, points sums) {
	asked(t, "bean-check", "--no-cache", file)
	names, symbols := namesFrom(t, file, "open Allies:"), unitsFrom(t, file)
	for i, line := range strings.Split(strings.TrimSpace(asked(t, "/usr/bin/python3", "-c", sumUp, file)), "\n") {
		if i == 0 {
			units, points = sums{}, sums{}
		}
		part := strings.Split(line, "\t")
		into := units
		if part[0] == "points" {
			into = points
		}
		into.put(names[strings.TrimPrefix(part[1], "Allies:")], symbols[part[2]], number(t, part[3]))
	}
	return units, points
}

// sumUp adds up with Beancount's own library, which rounds nothing.
const sumUp = `
import sys
from beancount import loader
from beancount.core import amount, convert, data, inventory, prices
entries, errors, options = loader.load_file(sys.argv[1])
assert not errors, errors
sums, worth = {}, prices.build_price_map(entries)
for t in data.filter_txns(entries):
    for p in t.postings:
        if p.account.startswith("Allies:"):
            sums.setdefault(p.account, inventory.Inventory()).add_amount(p.units)
for account, held in sums.items():
    for how, what in ("units", held), ("points", held.reduce(convert.convert_position, "PT", worth)):
        for p in what:
            print(how, account, p.units.currency, format(p.units.number, ".12f"), sep="\t")
`

// journalLedgers are the examples, one whose names are hard to spell, and random
// ones.
func journalLedgers(t *testing.T) map[string]string {
	all := map[string]string{
		"first-ally": filepath.Join("..", "..", "examples", "first-ally"),
		"team-lead":  filepath.Join("..", "..", "examples", "team-lead"),
		"community":  filepath.Join("..", "..", "examples", "community"),
		"hostile":    inLedger(t, hostileNames()),
	}
	rng := rand.New(rand.NewPCG(15, 1))
	for i := range 8 {
		all[fmt.Sprintf("random %d", i)] = inLedger(t, randomFavours(rng))
	}
	return all
}

// oddNames are names that some program cannot spell.
var oddNames = []string{
	"Dr: Who", "Dr- Who", "a;b", "a,b", "O'Brien", "O-Brien", "O Brien", "J. R. Smith", "bell hooks", "李明", "Xavier", "(Bob", "[Eve]", "* Star", "! Bang",
	"= Equal", "Ann | Bo", "Ann / Bo", `say "hi"`, `back\slash`, "Zoë", "é́tienne", "👩‍💻 Kim", "हिन्दी", "ǆ", "ßoss", "1", "-", "- -", "Given", "Allies", "Ünal",
	"; comment", "% per", "@at", "#tag x", "a  b", "bidi\u202etxt", "~", "{x}", "${HOME}", "`ls`", "P 2026-01-01 h 2 pt", "not said", "Ⅷ", "٣ three",
}

func hostileNames() map[string]string {
	files := map[string]string{"allies.yaml": oddUnits}
	for i, name := range oddNames {
		front, _ := json.Marshal(name) // a string of YAML too
		files[fmt.Sprintf("f%02d.md", i)] = fmt.Sprintf("---\nname: %s\n---\n## 2026-03-%02d x\n\n- gave %d feedback: ; x | y:z [2021-13-14] \"q\" \\\n- got 20min: * =! ( date:2026-99-99, a\n- gave 1 odd: x\n", front, 1+i%28, i+1)
	}
	return files
}

// oddUnits are settings whose units and kinds are hard to spell, or have no
// exact decimal.
const oddUnits = `
units: {pt: 2, m: 5, s: 7, cake: null, third: 1/3, kWh: 0.125, "m²": 2, HR: 3, and: 1, "true": 4, odd: 0.000001, averyveryverylongunitname: 1, Cake2: null, "%": 2}
kinds: {guidance: 3, advocacy: 1/7, nothing: 0, ride-along: 2}
`

// randomFavours is a ledger with many entries in all sorts of units.
func randomFavours(rng *rand.Rand) map[string]string {
	pick := func(words ...string) string { return words[rng.IntN(len(words))] }
	files := map[string]string{"allies.yaml": oddUnits}
	for i := range 1 + rng.IntN(9) {
		var b strings.Builder
		if rng.IntN(4) == 0 {
			b.WriteString("---\ncommunal: true\n---\n")
		}
		for range 1 + rng.IntN(12) {
			fmt.Fprintf(&b, "\n## %d-%02d-%02d x\n\n", 2023+rng.IntN(5), 1+rng.IntN(12), 1+rng.IntN(28))
			for range rng.IntN(5) {
				amount := pick("", "2", "0.1", "0.000001", "1.5", "999999999999", "20min", "1h20m", "1.234567h", "0.25 h", "45 min", "50 USD", "0.3 EUR", "1 cake",
					"0.7 third", "3 third", "1.1 kWh", "2 m²", "2 pt", "1 s", "3 m", "1 HR", "2 and", "5 odd", "1 averyveryverylongunitname", "2 Cake2", "1 %")
				kind := pick("", "", "feedback", "guidance", "advocacy", "nothing", "ride-along", "money")
				fmt.Fprintf(&b, "- %s: %s\n", strings.Join(strings.Fields(pick("gave", "got")+" "+amount+" "+kind), " "), pick("x", "a; b", "#private y"))
			}
		}
		files[fmt.Sprintf("Ally %d.md", i)] = b.String()
	}
	return files
}
