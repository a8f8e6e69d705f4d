package merge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// book is an ally file that tests write and change at random. What is in it
// belongs to one side: only that side may change or remove it, and both may add
// to it.
type book struct {
	front []field
	parts []part
	end   string
}

// field is a key of the front matter.
type field struct {
	key, form string
	values    []string
	owner     int
}

// part is a heading and the blocks below it.
type part struct {
	head   string
	log    bool // its items are dated
	doomed bool // its owner removes it, and nobody else may touch it
	blocks []entry
	owner  int
}

// entry is a block.
type entry struct {
	text  string
	owner int
}

func (b book) clone() book {
	b.front, b.parts = slices.Clone(b.front), slices.Clone(b.parts)
	for i := range b.front {
		b.front[i].values = slices.Clone(b.front[i].values)
	}
	for i := range b.parts {
		b.parts[i].blocks = slices.Clone(b.parts[i].blocks)
	}
	return b
}

func (b book) text() string {
	var out strings.Builder
	if len(b.front) > 0 {
		out.WriteString("---\n")
		for _, f := range b.front {
			out.WriteString(f.text())
		}
		out.WriteString("---\n")
	}
	for i, p := range b.parts {
		if p.head != "" && (i > 0 || len(b.front) > 0) {
			out.WriteString("\n")
		}
		if p.head != "" {
			out.WriteString(p.head + "\n")
		}
		for j, e := range p.blocks {
			above := "prose"
			if j > 0 {
				above = p.blocks[j-1].text
			}
			if !strings.HasPrefix(above, "-") || !strings.HasPrefix(e.text, "-") {
				out.WriteString("\n")
			}
			out.WriteString(e.text + "\n")
		}
	}
	return strings.ReplaceAll(out.String(), "\n", b.end)
}

func (f field) text() string {
	switch f.form {
	case "flow":
		return f.key + ": [" + strings.Join(f.values, ", ") + "]\n"
	case "block":
		if len(f.values) == 0 {
			return f.key + ":\n"
		}
		return f.key + ":\n  - " + strings.Join(f.values, "\n  - ") + "\n"
	case "map":
		text := f.key + ":\n"
		for _, v := range f.values {
			text += "  " + v + "\n"
		}
		return text
	}
	return f.key + ": " + f.values[0] + "\n"
}

// author writes and changes books. Every line it writes has a word of its own.
type author struct {
	*rand.Rand
	name  string
	count int
}

func (a *author) word() string {
	a.count++
	return fmt.Sprintf("%s%d", a.name, a.count)
}

func (a *author) day() string {
	return fmt.Sprintf("20%02d-%02d-%02d", 20+a.IntN(7), 1+a.IntN(12), 1+a.IntN(28))
}

// line is an item of a note.
func (a *author) line() string {
	word := a.word()
	line := "- " + []string{
		"gave 2h feedback: on " + word, "got introduction: to " + word, "gave: " + word, "win: " + word,
		"got 20min advice: about " + word, "[ ] send " + word + " by 2026-03-21", "[ ] they: show " + word,
		"thanked: for " + word, "we spoke of " + word,
	}[a.IntN(9)] + [...]string{"", "", " #talks", " with [[Ravi]]"}[a.IntN(4)]
	if a.IntN(6) == 0 {
		line += "\n  and more of " + a.word()
	}
	if a.IntN(5) == 0 {
		line += "\n  - gave 1h time: below " + a.word()
	}
	return line
}

func (a *author) block() string {
	if a.IntN(5) > 0 {
		return a.line()
	}
	text := "Some prose on " + a.word() + "."
	for range a.IntN(3) {
		text += "\nIt removed on with " + a.word() + "."
	}
	return text
}

func (a *author) dated() string {
	return "- " + a.day() + [...]string{" gave feedback: ", ": met at ", " "}[a.IntN(3)] + a.word()
}

func (a *author) note() part {
	p := part{head: "## " + a.day(), owner: a.IntN(2), doomed: a.IntN(6) == 0}
	if a.IntN(4) > 0 {
		p.head += " Talk about " + a.word()
	} else {
		p.head += " " + a.word()
	}
	for range a.IntN(5) {
		p.blocks = append(p.blocks, entry{a.block(), a.IntN(2)})
	}
	return p
}

func (a *author) book() book {
	b := book{end: "\n"}
	if a.IntN(5) > 0 {
		b.front = []field{
			{"name", "scalar", []string{"Dana " + a.word()}, a.IntN(2)},
			{"goals", "flow", []string{a.word(), a.word()}, a.IntN(2)},
			{"cadence", "scalar", []string{"6w # since " + a.word()}, a.IntN(2)},
			{"tags", "block", []string{a.word(), a.word(), a.word()}, a.IntN(2)},
			{"contact", "map", []string{"email: " + a.word(), "phone: " + a.word()}, a.IntN(2)},
		}
		a.Shuffle(len(b.front), func(i, j int) { b.front[i], b.front[j] = b.front[j], b.front[i] })
	}
	b.parts = append(b.parts, part{head: "# Dana", owner: a.IntN(2)})
	for range a.IntN(3) {
		b.parts[0].blocks = append(b.parts[0].blocks, entry{a.block(), a.IntN(2)})
	}
	for range 1 + a.IntN(5) {
		b.parts = append(b.parts, a.note())
	}
	if a.IntN(2) == 0 {
		log := part{head: "## Log", log: true, owner: a.IntN(2)}
		for range a.IntN(5) {
			log.blocks = append(log.blocks, entry{a.dated(), a.IntN(2)})
		}
		b.parts = append(b.parts, log)
	}
	return b
}

// change makes one change that a side may make.
func (a *author) change(b *book, side int) {
	if len(b.parts) == 0 {
		return
	}
	i := a.IntN(len(b.parts))
	p := &b.parts[i]
	if p.doomed {
		if p.owner == side {
			b.parts = slices.Delete(b.parts, i, i+1)
		}
		return
	}
	switch a.IntN(12) {
	case 0, 1:
		a.addNote(b)
	case 2, 3, 4:
		a.addBlock(p)
	case 5, 6:
		a.changeBlock(p, side)
	case 7:
		if p.owner == side && p.head != "" && strings.HasPrefix(p.head, "## 20") {
			p.head += " and " + a.word()
		}
	case 8:
		if p.owner == side && len(p.blocks) > 0 {
			p.blocks[0], p.blocks[len(p.blocks)-1] = p.blocks[len(p.blocks)-1], p.blocks[0]
		}
	case 9:
		if side == 0 && len(b.parts) > 2 {
			j := 1 + a.IntN(len(b.parts)-1)
			moved := b.parts[j]
			b.parts = slices.Delete(b.parts, j, j+1)
			b.parts = slices.Insert(b.parts, 1+a.IntN(len(b.parts)), moved)
		}
	default:
		a.changeFront(b, side)
	}
}

func (a *author) addNote(b *book) {
	at := [...]int{min(1, len(b.parts)), len(b.parts), a.IntN(len(b.parts)) + 1}[a.IntN(3)]
	n := a.note()
	n.doomed = false
	b.parts = slices.Insert(b.parts, at, n)
}

func (a *author) addBlock(p *part) {
	text := a.block()
	if p.log {
		text = a.dated()
	}
	at := [...]int{0, len(p.blocks), a.IntN(len(p.blocks) + 1)}[a.IntN(3)]
	p.blocks = slices.Insert(p.blocks, at, entry{text, a.IntN(2)})
}

func (a *author) changeBlock(p *part, side int) {
	if len(p.blocks) == 0 {
		return
	}
	i := a.IntN(len(p.blocks))
	e := &p.blocks[i]
	first, rest, _ := strings.Cut(e.text, "\n")
	switch {
	case e.owner != side:
	case a.IntN(3) == 0:
		p.blocks = slices.Delete(p.blocks, i, i+1)
	case strings.HasPrefix(first, "- [ ]"):
		e.text = strings.TrimSuffix(strings.Replace(first, "[ ]", "[x]", 1)+" done 2026-03-20\n"+rest, "\n")
	case strings.Contains(first, ": "):
		e.text = strings.TrimSuffix(first+" and "+a.word()+"\n"+rest, "\n")
	}
}

func (a *author) changeFront(b *book, side int) {
	if len(b.front) == 0 {
		return
	}
	i := a.IntN(len(b.front))
	f := &b.front[i]
	switch {
	case a.IntN(4) == 0:
		b.front = slices.Insert(b.front, i, field{a.word(), "scalar", []string{a.word()}, side})
	case f.form == "scalar":
		if f.owner == side {
			f.values[0] = a.word()
			if f.key == "cadence" {
				f.values[0] = "8w # because " + a.word()
			}
		}
	case f.owner == side && a.IntN(3) == 0 && len(f.values) > 1:
		f.values = slices.Delete(f.values, 0, 1)
	default:
		value := a.word()
		if f.form == "map" {
			value = a.word() + ": " + value
		}
		f.values = slices.Insert(f.values, a.IntN(len(f.values)+1), value)
	}
}
