package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/text"
)

func newCommand() command {
	var o newOptions
	return command{
		name: "new", words: "NAME", group: write,
		flags: func(f *pflag.FlagSet) {
			f.StringArrayVar(&o.set, "set", nil, "a `KEY=VALUE` of the front matter; commas separate the values of a list")
			f.BoolVar(&o.potential, "potential", false, "someone to get to know")
			f.BoolVar(&o.edit, "edit", false, "then open the file in your editor")
		},
		writes: true,
		run:    func(c call) error { return c.new(o) },
	}
}

type newOptions struct {
	set             []string
	potential, edit bool
}

func (c call) new(o newOptions) error {
	name := strings.Join(strings.Fields(strings.Join(c.given, " ")), " ")
	if err := mayBeName(name); err != nil {
		return err
	}
	settings, err := o.settings()
	if err != nil {
		return err
	}
	var file string
	err = c.write(func(w *writing) (err error) {
		file, err = w.new(name, settings)
		return err
	})
	if err != nil || !o.edit || c.dryRun {
		return err
	}
	r, err := c.read()
	if err != nil {
		return err
	}
	return r.edit(file)
}

func (o newOptions) settings() ([]edit.Setting, error) {
	var settings []edit.Setting
	set := map[string]bool{"name": true}
	add := func(key, value string) error {
		name, _ := ledger.Key(key)
		if set[name] {
			hint := "a list takes its values at once: --set " + key + "=one,another"
			if name == "name" {
				hint = "the name is what follows new"
			}
			return usagef(hint, "%s: is set twice", key)
		}
		set[name] = true
		settings = append(settings, edit.NewSetting(key, value))
		return nil
	}
	if o.potential {
		if err := add("status", string(ledger.Potential)); err != nil {
			return nil, err
		}
	}
	for _, word := range o.set {
		key, value, ok := strings.Cut(word, "=")
		key = strings.TrimSpace(key)
		if !ok || !isKey(key) || strings.TrimSpace(value) == "" {
			return nil, usagef("--set KEY=VALUE, as in --set org='Meridian Labs'", "--set does not take %s", quote(word))
		}
		if strings.ContainsFunc(value, text.Garbles) || !utf8.ValidString(value) {
			return nil, usagef("allies edit can write what takes more than a line", "--set %s is not one line of text", key)
		}
		if err := add(key, value); err != nil {
			return nil, err
		}
	}
	return settings, nil
}

func isKey(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune("-_ ", r)) {
			return false
		}
	}
	return s != ""
}

func (w *writing) new(name string, settings []edit.Setting) (string, error) {
	if err := cmp.Or(w.mustReadAll("somebody called "+name+" may have a file"), w.mayTake(name)); err != nil {
		return "", err
	}
	f, err := edit.New(w.files, w.ledger, name, settings)
	switch {
	case errors.Is(err, edit.ErrNotRead):
		return "", failf("choose another name, or look at type: and at include: and ignore: in allies.yaml", "a file for %s %w", quote(name), err)
	case err != nil:
		return "", err
	case len(f.Problems) > 0:
		return "", refusal("no file is made: this would not be read as you mean it", f.Problems)
	}
	if err := w.create(f.Path, f.Text); err != nil {
		return "", err
	}
	w.did(f.Path, 1, "a file for "+name)
	w.sayNearest(name)
	if left, ok := w.ledger.LeftOutNamed(name); ok {
		w.terminal.say(whyLeftOut(left))
	}
	return f.Path, nil
}

// mayTake is mayTake, and does not tell an assistant whose private alias a name is.
func (w *writing) mayTake(name string) error {
	isKept := func(a *ledger.Ally) bool { return a.HasAlias(name) && a.IsPrivate("aliases") }
	if w.forOthers() && slices.ContainsFunc(w.ledger.Allies, isKept) {
		return failf("ask the user, or choose another name", "no file is made for %s", quote(name))
	}
	return mayTake(w.ledger, name, nil)
}

// sayNearest points at an ally of nearly that name, or who was meant by it until now.
func (w *writing) sayNearest(name string) {
	for _, a := range w.ledger.Allies {
		if ledger.Nearest(name, []string{a.Name}) != "" || slices.Contains(w.ledger.Named(name), a) {
			w.terminal.advise("did you mean " + a.Name + "? That file is " + a.File)
		}
	}
}
