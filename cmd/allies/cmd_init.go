package main

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/pflag"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/edit"
	"allies/parse/folder"
	"allies/report"
	"allies/report/render"
	"allies/report/render/plain"
)

// start holds the files of a new ledger.
//
//go:embed start
var start embed.FS

func initCommand() command {
	var hook bool
	return command{
		name: "init", words: "[DIR]", group: write,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&hook, "hook", false, "have git check what you commit")
		},
		writes: true,
		run:    func(c call) error { return c.init(hook) },
	}
}

func (c call) init(hook bool) error {
	if err := c.onlyWrites(); err != nil {
		return err
	}
	dir, err := c.initFolder()
	if err != nil {
		return err
	}
	r, err := c.prepare()
	if err != nil {
		return err
	}
	w := &writing{reading: r}
	leave, err := w.openNew(dir)
	if err != nil {
		return err
	}
	defer leave()
	if err := w.emitUnlessDry("a ledger in " + plain.Visible(dir) + "\n"); err != nil {
		return err
	}
	for _, f := range w.starters() {
		if err := w.start(f); err != nil {
			return err
		}
	}
	if err := w.proposeJournal(); err != nil {
		return err
	}
	if err := w.shareWithGit(hook); err != nil {
		return err
	}
	return w.sayNextStep()
}

func (w *writing) sayNextStep() error {
	if len(w.ledger.Allies) == 0 {
		return w.emitUnlessDry("next: " + w.alliesHere() + " new 'Ravi Patel' makes a file for somebody you work with\n")
	}
	return w.emitUnlessDry("next: " + w.alliesHere() + " shows what is read here\n")
}

// alliesHere is how the program is typed in the current folder to read this ledger.
func (w *writing) alliesHere() string {
	here, err := os.Getwd()
	if dir, relErr := filepath.Rel(here, w.root.Dir); err != nil || relErr != nil || strings.HasPrefix(dir, "..") {
		return "allies -C " + shellWord(w.root.Dir)
	} else if dir != "." {
		return "allies -C " + shellWord(dir)
	}
	return "allies"
}

func (w *writing) proposeJournal() error {
	days := w.reckon(report.Options{}).UnreadDays()
	if days.Pages == 0 {
		return nil
	}
	said, then := render.UnreadDays(days), "each part of them that links to an ally is then a note with that ally"
	if w.dryRun {
		w.sayAll([]string{said, then})
		return nil
	}
	return w.emit([]byte(plain.Visible(said) + "\n" + then + "\n"))
}

// initFolder is the folder that is to become a ledger: DIR, seen from -C, else
// the root as it is found everywhere. A folder inside of a ledger becomes one
// of its own only where DIR says so.
func (c call) initFolder() (string, error) {
	if len(c.given) > 1 {
		return "", usagef("a folder with blanks in its name stands in quotes", "init makes one ledger at a time")
	}
	dir := string(c.options.dir)
	if dir == "" && len(c.given) == 0 {
		dir = c.world.env("ALLIES_DIR")
	}
	if len(c.given) == 1 {
		dir = filepath.Join(dir, c.given[0])
		if filepath.IsAbs(c.given[0]) {
			dir = c.given[0]
		}
	}
	inside := dir == ""
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", failf("cd to a folder that is there", "the current folder is gone: %w", err)
	}
	if inside {
		if root, err := folder.FindRoot(folder.Start{Folder: dir}); err == nil && root.Origin == folder.FromAbove {
			return root.Dir, nil
		}
	}
	_, err = folder.FindRoot(folder.Start{Dir: dir, Home: c.world.env("HOME")})
	switch {
	case errors.Is(err, folder.ErrNoRoot):
		return "", failf("give it a folder of its own: allies init "+filepath.Join(dir, program),
			"%s is no place for a ledger: everything in it would be read", dir)
	case errors.Is(err, fs.ErrNotExist):
		return dir, nil
	}
	return dir, err
}

// openNew makes the folder where it is missing, and reads what is in it.
func (w *writing) openNew(dir string) (leave func() error, err error) {
	w.root, w.ledger = folder.Root{Dir: dir}, &ledger.Ledger{Config: ledger.DefaultConfig()}
	if _, err := os.Stat(dir); err != nil && w.dryRun {
		return func() error { return nil }, nil
	}
	if err := disk.MakeFolder(dir); err != nil {
		return nil, failf("", "making the folder: %w", err)
	}
	if leave, err = w.enter(dir); err != nil {
		return nil, err
	}
	if w.ledger, err = w.readLedger(); err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// starters are the files that a ledger starts with; one with allies needs no example.
func (w *writing) starters() []starter {
	all := []starter{
		{path: ledger.ConfigFile, from: "start/allies.yaml", about: "the settings, all of them optional"},
		{path: ledger.MeFile, from: "start/me.md", about: "your own page"},
	}
	if len(w.ledger.Allies) == 0 {
		all = append(all, starter{path: w.examplePath(), from: "start/example.md", about: "an example of an ally, to look at and delete"})
	}
	day := strings.NewReplacer("FIRST", (w.today - 9).String(), "SECOND", (w.today - 2).String(), "SOON", (w.today + 7).String())
	for i, f := range all {
		text, _ := start.ReadFile(f.from) // embedded: it is there
		all[i].text = text
		switch f.from {
		case "start/example.md":
			all[i].text = []byte(day.Replace(string(text)))
		case "start/me.md":
			if all[i].text = w.introduce(text); string(all[i].text) != string(text) {
				all[i].about += ", begun with what git knows of you"
			}
		}
	}
	return all
}

func (w *writing) introduce(page []byte) []byte {
	name, email := git.Identity(w.world.ctx, w.root.Dir, w.world.env)
	if mayBeName(name) != nil {
		name = ""
	}
	if mayBeName(email) != nil || !strings.Contains(email, "@") || strings.Contains(email, "noreply") {
		email = ""
	}
	for key, value := range map[string]string{"name": name, "email": email} {
		if value != "" {
			page = regexp.MustCompile("(?m)^# "+key+": .*").ReplaceAllLiteral(page, []byte(key+": "+edit.Scalar(value)))
		}
	}
	return page
}

const exampleName = "Robin Example"

// examplePath is where the example would be read as an ally.
func (w *writing) examplePath() string {
	if w.files != nil {
		if f, err := edit.New(w.files, w.ledger, exampleName, nil); err == nil {
			return f.Path
		}
	}
	return exampleName + ".md"
}

// emitUnlessDry prints a line; in a dry run only patches go to stdout.
func (w *writing) emitUnlessDry(line string) error {
	if w.dryRun {
		return nil
	}
	return w.emit([]byte(line))
}
