package main

import (
	"bytes"
	"fmt"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/folder"
	"allies/report"
	"allies/report/english"
	"allies/report/render"
)

// publish sends what a command says of the program itself; allies' files are safe from it.
func (c call) publish(text string) error {
	if format := c.options.formatAsked(); format != "" && format != asText {
		hint := "leave -O out"
		if c.options.format == "" {
			hint = "name a file with another ending after -o"
		}
		return usagef(hint, "%s has no %s output", c.name, format)
	}
	if err := c.mayPublish(); err != nil {
		return err
	}
	return c.emit([]byte(text))
}

// emit sends a command's whole output to stdout or to the file of -o.
func (s *session) emit(content []byte) error {
	if s.options.toScreen() {
		return s.print(content)
	}
	return replaceFile(string(s.options.file), content)
}

// print shows a text on stdout, in the pager where the window is too small.
func (s *session) print(content []byte) error {
	if s.paged(content) {
		return nil
	}
	_, err := s.world.stdout.Write(content)
	return wroteOutput(err)
}

// answer shows the one value of a reckoning that a query asks for.
func answer[T any](c call, o report.Options, value func(*report.Reckoner) T, view func(*T) render.View, explain func(*report.Reckoner) why) error {
	r, err := c.readQuery()
	if err != nil {
		return err
	}
	reckoner := r.reckon(o)
	found := value(reckoner)
	return r.show(view(&found), func() why { return explain(reckoner) })
}

type why = []report.Explanation

// show writes an answer in its format; explain tells how the figures came about.
func (r *reading) show(view render.View, explain func() why) error {
	if r.query != nil && r.isEmpty() {
		return r.sayFirstStep()
	}
	listed := 0
	if r.options.exitCode {
		listed = view.Rows(r.look())
	}
	if r.options.explain && explain != nil {
		view = view.Explained(explain())
	}
	var b bytes.Buffer
	var err error
	switch r.format {
	case asJSON:
		err = r.json(&b, view)
	case asCSV:
		var hidden int
		hidden, err = view.CSV(&b, r.look())
		r.sayHidden(hidden)
	case asMD:
		err = view.Markdown(&b, r.look())
	case asHTML:
		err = view.HTML(&b, r.look())
	default:
		err = view.Text(&b, r.look())
	}
	if err != nil {
		return err
	}
	return r.deliver(b.Bytes(), listed, r.unsaidSpans())
}

// json writes all of an answer for the user, for an assistant what others may see.
func (r *reading) json(b *bytes.Buffer, view render.View) error {
	if r.assistant == nil {
		return view.JSON(b)
	}
	hidden, err := view.JSONForOthers(b, r.look())
	r.sayHidden(hidden)
	r.assistant.Places = view.Places(r.look())
	return err
}

// deliver sends the output on its way, says what it has no place for, tells of
// problems in the ledger, and ends the command; listed is how many things the
// output lists.
func (r *reading) deliver(content []byte, listed int, unsaid []string) error {
	if err := r.send(content); err != nil {
		return err
	}
	r.sayAll(unsaid)
	r.sayNobody()
	r.sayProblems()
	if r.options.exitCode && listed > 0 {
		return errFound
	}
	return nil
}

// send emits the output, unless that would write over a part of the ledger.
func (r *reading) send(content []byte) error {
	if err := r.mayWrite(); err != nil {
		return err
	}
	return r.emit(content)
}

func wroteOutput(err error) error {
	if err != nil {
		return failf("", "writing the output: %w", err)
	}
	return nil
}

func (r *reading) isEmpty() bool { return r.format == asText && len(r.ledger.Allies) == 0 }

func (r *reading) sayFirstStep() error {
	command, words := r.nextCommand()
	text := fmt.Sprintf(words, command)
	if r.options.rev != "" {
		text = "no allies here at " + string(r.options.rev) + "\n"
	}
	if r.ledger.NoPeople {
		text = render.NoPeople + "\n\n" + text
	}
	if n := lists.Count(r.ledger.Files, func(f ledger.File) bool { return !strings.EqualFold(f.Path, ledger.MeFile) }); n > 0 {
		text += "\n" + english.Count(n, "Markdown file") + " here left out: allies files --all says by which rule\n"
	}
	return r.deliver([]byte(text), 0, nil)
}

const firstStep = `no allies here yet

%s makes a ledger to start from in this folder:
allies.yaml for your settings, me.md for yourself, one example ally, and what
git needs to know. It never overwrites a file.
`

const nextStep = `no allies here yet

%s makes a file for somebody you work with.
`

func (r *reading) nextCommand() (command, words string) {
	switch {
	case !r.root.HasConfig:
		return r.howToInit(), firstStep
	case r.root.Origin == folder.FromFlag:
		return "allies -C " + shellWord(r.root.Dir) + " new 'Ravi Patel'", nextStep
	}
	return "allies new 'Ravi Patel'", nextStep
}

func (r *reading) howToInit() string {
	if r.root.Origin == folder.FromFlag {
		return "allies init " + shellWord(r.root.Dir)
	}
	return "allies init"
}
