package parse

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
)

// Mismatch is an edit that would change another thing than it is meant to.
type Mismatch struct{ what string }

func (m *Mismatch) Error() string { return "this edit would change more than it should: " + m.what }

// Hint is what the user can do.
func (m *Mismatch) Hint() string {
	return "nothing was written; make the change by hand with allies edit, and allies check tells what is read"
}

// compare reads two texts of one file, and returns the facts that the second
// one gained and lost.
func compare(path string, before, after []byte, c *ledger.Config) (gained, lost []string, err error) {
	a, old := File(path, before, c)
	b, now := File(path, after, c)
	if a == nil || b == nil {
		return nil, nil, &Mismatch{"the file cannot be read"}
	}
	if len(now) > len(old) {
		last := now[len(now)-1]
		return nil, nil, &Mismatch{fmt.Sprintf("line %d would be read with a problem: %s", last.Line, last.Message)}
	}
	gained, lost = factsBeyond(Facts(a), withTitlesOf(a, b))
	return gained, lost, nil
}

// VerifySame reports a *Mismatch unless two texts are read as the same.
func VerifySame(path string, before, after []byte, c *ledger.Config) error {
	gained, lost, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	return refuse(append(gained, lost...))
}

// VerifyLog reports a *Mismatch unless a log adds just what its lines say:
// everything read before is still read, and what is new is what the same lines
// give in a note of their own.
func VerifyLog(path string, before, after []byte, c *ledger.Config, log Log) error {
	gained, lost, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	a, _ := File(path, before, c)
	more, missing := factsBeyond(untagged(noteAlone(a, c, log)), untagged(gained))
	return refuse(slices.Concat(lost, more, missing))
}

// VerifyTick reports a *Mismatch unless one promise changed and nothing else.
func VerifyTick(path string, before, after []byte, c *ledger.Config) error {
	gained, lost, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	if len(gained) == 1 && len(lost) == 1 {
		gained, lost = beside(gained, "promise "), beside(lost, "promise ")
	}
	return refuse(append(gained, lost...))
}

// VerifyKey reports a *Mismatch unless one key of the front matter changed and
// nothing else.
func VerifyKey(path string, before, after []byte, c *ledger.Config, name string) error {
	gained, lost, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	own := "key " + name + " "
	if len(gained) > len(beside(gained, own)) {
		gained = beside(gained, own)
	}
	return refuse(append(gained, beside(lost, own)...))
}

func refuse(facts []string) error {
	if len(facts) == 0 {
		return nil
	}
	return &Mismatch{facts[0]}
}

// beside leaves out the facts of one kind.
func beside(facts []string, prefix string) []string {
	return slices.DeleteFunc(slices.Clone(facts), func(f string) bool { return strings.HasPrefix(f, prefix) })
}

// noteAlone lists the facts of a log in a note of its own.
func noteAlone(a *ledger.Ally, c *ledger.Config, log Log) []string {
	text := "## " + log.Day.String() + " " + log.title() + "\n\n- " + strings.Join(log.Lines, "\n- ") + "\n"
	d := newDocument(a.File, []byte(text), c)
	b := &ledger.Ally{File: a.File, Stem: a.Stem, Name: a.Name, Aliases: a.Aliases, Type: a.Type}
	d.readBody(region{0, len(text)}, b)
	return Facts(b)
}

// untagged keeps the facts of entries, thanks, events and promises, without
// their tags: those of the heading that they come to stand under are theirs
// too. Headings, tags and links may be there already.
func untagged(facts []string) []string {
	var kept []string
	for _, f := range facts {
		verb, rest, _ := strings.Cut(f, " ")
		if verb == "name" || verb == "note" || verb == "tag" || verb == "link" {
			continue
		}
		quote := strings.Index(rest, ` "`)
		words := strings.Split(rest[:quote], " ")
		kept = append(kept, verb+" "+strings.Join(words[:len(words)-1], " ")+rest[quote:])
	}
	slices.Sort(kept)
	return kept
}
