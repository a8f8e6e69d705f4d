package main

import (
	"bytes"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"allies/cmd/allies/internal/screen"
	"allies/ledger"
	"allies/report"
)

// pressAll acts on keys, and reports whether one of them leaves the view.
func (v *view) pressAll(keys []screen.Key) (leaves bool, err error) {
	for _, k := range keys {
		if k == screen.Interrupt || v.question == nil && k == "q" {
			return true, nil
		}
		v.answer = nil
		if v.question != nil {
			err = v.typed(k)
		} else {
			err = v.press(k)
		}
		if err != nil {
			return false, err
		}
	}
	return false, v.paint()
}

func (v *view) typed(k screen.Key) error {
	q := v.question
	switch k {
	case screen.Escape:
		v.question = nil
	case screen.Enter:
		v.question = nil
		return q.answer(q.typed)
	case screen.Backspace:
		_, size := utf8.DecodeLastRuneInString(q.typed)
		q.typed = q.typed[:len(q.typed)-size]
	default:
		if utf8.RuneCountInString(string(k)) == 1 {
			q.typed += string(k)
		}
	}
	return nil
}

func (v *view) press(k screen.Key) error {
	s := &v.scroll
	switch k {
	case "j", screen.Down:
		s.MoveTo(s.At + 1)
	case "k", screen.Up:
		s.MoveTo(s.At - 1)
	case " ", "f", screen.PageDown:
		s.Page(+1)
	case "b", screen.PageUp:
		s.Page(-1)
	case "g", screen.Home:
		s.MoveTo(0)
	case "G", screen.End:
		s.MoveTo(len(s.Lines))
	case "/":
		v.question = &question{label: "/", answer: func(words string) error { v.sought = words; v.find(+1); return nil }}
	case "n":
		v.find(+1)
	case "N":
		v.find(-1)
	case "d":
		return v.tick()
	case "s":
		v.askSnooze()
	case screen.Enter, "e":
		return v.edit()
	case screen.Suspend:
		v.screen.PutAside()
		return v.draw()
	}
	return nil
}

func (v *view) find(direction int) {
	if v.sought != "" && !v.scroll.Find(v.sought, direction) {
		v.answer = []string{"no line says " + quote(v.sought)}
	}
}

// place is what the line under the cursor leads to; false for no file that was read.
func (v *view) place() (report.Place, bool) {
	if v.kept.Ledger == nil {
		return report.Place{}, false
	}
	isFile := func(file string) bool {
		return v.kept.Ledger.Ally(file) != nil ||
			slices.ContainsFunc(v.kept.Ledger.Pages, func(p *ledger.Page) bool { return p.File == file })
	}
	return screen.PlaceIn(v.scroll.Line(), v.kept.Root.Dir, isFile)
}

func (v *view) edit() error {
	at, ok := v.place()
	if !ok {
		v.answer = []string{"this line leads to no file"}
		return nil
	}
	s, said := v.silent()
	r := &reading{call: call{session: s}, opened: opened{v.kept.Root, v.kept.Ledger}}
	s.finish(r.whileEditing(at.File, func() error {
		return v.openEditor(filepath.Join(v.kept.Root.Dir, filepath.FromSlash(at.File)), max(1, at.Line))
	}))
	v.answer = linesOf(said.Bytes())
	return v.again(at.File)
}

func (v *view) silent() (*session, *bytes.Buffer) {
	var said bytes.Buffer
	w := v.outer.world
	w.args, w.stdout, w.stderr = nil, &said, &said
	s := v.outer.another(w)
	s.options.dir, s.options.today = setting(v.kept.Root.Dir), v.today
	return s, &said
}

// openEditor gives the terminal to the editor, and its signals too: an
// interrupt is the editor's, and what puts it aside puts the program aside.
func (v *view) openEditor(file string, line int) error {
	v.screen.Leave()
	v.stopListening()
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer func() {
		signal.Stop(interrupts)
		v.listen()
	}()
	return v.outer.openEditor(file, line)
}

func (v *view) again(files ...string) error {
	v.kept.Forget(files)
	return v.draw()
}

func (v *view) tick() error {
	at, ok := v.place()
	isHere := func(p ledger.Promise) bool {
		return p.File == at.File && int(p.Pos.Line) == at.Line && p.Mark == ledger.Open
	}
	var owners []*ledger.Ally
	if ok {
		owners = v.kept.Ledger.Allies
	}
	for _, a := range owners {
		promises := a.Promises()
		i := slices.IndexFunc(promises, isHere)
		if i < 0 {
			continue
		}
		text := promises[i].Text
		return v.write("done", a.File, at.File, func(w *writing, a *ledger.Ally) error {
			return w.mark(a, marking(ledger.Ticked), func(now promiser) (ledger.Promise, error) {
				for _, p := range now.all() {
					if isHere(p) && p.Text == text {
						return p, nil
					}
				}
				return ledger.Promise{}, failf("look at the line again", "%s has changed meanwhile", at.File)
			})
		})
	}
	v.answer = []string{"no open promise stands on this line"}
	return nil
}

func (v *view) askSnooze() {
	at, ok := v.place()
	if !ok || v.kept.Ledger.Ally(at.File) == nil {
		v.answer = []string{"this line is about no ally"}
		return
	}
	v.question = &question{label: "snooze " + v.kept.Ledger.Ally(at.File).Name + " until (2w, a day, none): ", answer: func(until string) error {
		if strings.TrimSpace(until) == "" {
			return nil
		}
		return v.write("snooze", at.File, at.File, func(w *writing, a *ledger.Ally) error { return w.snooze(a, until) })
	}}
}

// write does for the ally of a file what a command does that the user types,
// which changes one file, and tells at the foot what the command would say.
func (v *view) write(name, file, changed string, do func(*writing, *ledger.Ally) error) error {
	s, said := v.silent()
	s.finish(call{s, s.all.named(name), nil}.write(func(w *writing) error {
		if a := w.ledger.Ally(file); a != nil {
			return do(w, a)
		}
		return failf("look at the line again", "%s is no ally's file any more", file)
	}))
	v.answer = linesOf(said.Bytes())
	return v.again(file, changed)
}
