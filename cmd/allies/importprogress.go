package main

import (
	"fmt"
	"io"
	"strings"
)

// progress tells on a terminal how far a long work is. Where stderr is none it
// says nothing.
type progress struct {
	t           *terminal
	in          io.Reader
	what        string
	done, whole int64 // whole is 0 where nobody knows
	told        int64
	step        int64 // after so much more it tells again
}

func (t *terminal) progressIn(what string, whole int) *progress {
	const often = 500
	return &progress{t: t, what: what, whole: int64(whole), step: often}
}

func (p *progress) Read(b []byte) (int, error) {
	n, err := p.in.Read(b)
	p.add(int64(n))
	return n, err
}

func (p *progress) add(n int64) {
	p.done += n
	if p.t.asides == 0 || p.done-p.told < p.step {
		return
	}
	p.told = p.done
	far := fmt.Sprintf("%d MiB", p.done>>20)
	if p.whole > 0 {
		far = fmt.Sprintf("%d %%", min(p.done*100/p.whole, 100))
	}
	p.line(p.what + ": " + far)
}

func (p *progress) end() {
	if p.told > 0 {
		p.line("")
	}
}

func (p *progress) line(words string) {
	fmt.Fprint(p.t.err, "\r"+strings.Repeat(" ", max(p.t.asides-1, 0))+"\r"+words)
}
