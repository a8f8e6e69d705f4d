//go:build tools && rustledger

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestJournalsAreReadByRustledger has another reader of Beancount's language
// judge too: a module for node, in the folder that ALLIES_RUSTLEDGER names.
func TestJournalsAreReadByRustledger(t *testing.T) {
	module, err := filepath.Abs(os.Getenv("ALLIES_RUSTLEDGER"))
	if err != nil {
		t.Fatal(err)
	}
	ledgers := journalLedgers(t)
	folder, args := t.TempDir(), []string{"--input-type=module", "-e", addUp, module}
	for name, dir := range ledgers {
		file := filepath.Join(folder, name)
		outputOf(t, "export", "beancount", "--all", "--include-private", "-C", dir, "-o", file)
		args = append(args, file)
	}
	held := map[string]sums{}
	for _, line := range strings.Split(strings.TrimSpace(asked(t, "node", args...)), "\n") {
		part := strings.Split(line, "\t")
		file := part[0]
		if held[file] == nil {
			held[file] = sums{}
		}
		names, symbols := namesFrom(t, file, "open Allies:"), unitsFrom(t, file)
		held[file].put(names[strings.TrimPrefix(part[1], "Allies:")], symbols[part[2]], number(t, part[3]))
	}
	for name, dir := range ledgers {
		t.Run(name, func(t *testing.T) {
			sameSums(t, "--units", held[filepath.Join(folder, name)], balanced(t, dir, "--units"))
		})
	}
}

// addUp reads journals, each as a whole, and lists the balances of all allies.
const addUp = `
import fs from "fs"
const [module, ...files] = process.argv.slice(1)
const { default: init, Ledger } = await import(module + "/rustledger_wasm.js")
await init({ module_or_path: fs.readFileSync(module + "/rustledger_wasm_bg.wasm") })
for (const file of files) {
  const ledger = Ledger.fromFiles({ "main.beancount": fs.readFileSync(file, "utf8") }, "main.beancount")
  if (ledger.getErrors().length > 0) throw new Error(file + JSON.stringify(ledger.getErrors()))
  for (const [account, held] of ledger.query("BALANCES").rows)
    if (account.startsWith("Allies:"))
      for (const { units } of held.positions) console.log([file, account, units.currency, units.number].join("\t"))
}
`
