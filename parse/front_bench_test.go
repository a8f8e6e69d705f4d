package parse

import (
	"testing"

	"allies/ledger"
)

// ordinaryFront is the front matter of an ordinary ally file.
const ordinaryFront = `---
name: Dana Okafor
aliases: [Dana, D. Okafor]
org: Meridian Labs
role: head of platform
reach: outside
cadence: 6w
goals: [open-source funding, a second team]
offers: [feedback, introduction]
tags:
  - mentor
  - climbing
email: dana@meridian.example
---

# Dana Okafor
`

// BenchmarkFront reads the front matter of one file.
func BenchmarkFront(b *testing.B) {
	src, c := []byte(ordinaryFront), ledger.DefaultConfig()
	b.ReportAllocs()
	for b.Loop() {
		Open("dana.md", src, c)
	}
}
