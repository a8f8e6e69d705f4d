package disk

import (
	"allies/ledger/lists"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// action changes one file from one text to another. A missing text is a
// missing file; an action that respells has none and changes the name alone,
// to one that the system takes for the same.
type action struct {
	Path    string      `json:"path"`              // from the root, with /, free of links
	Outside bool        `json:"outside,omitempty"` // it is a whole path, of a file that is no part of the ledger
	Like    string      `json:"like,omitempty"`    // the file whose mode and owner a new one gets
	Respell string      `json:"respell,omitempty"`
	Before  *hashedText `json:"before,omitempty"`
	After   *hashedText `json:"after,omitempty"`
}

type hashedText struct {
	Hash string `json:"sha256"`
	Text []byte `json:"text"` // base64 in the journal
}

func withHash(text []byte) *hashedText { return &hashedText{hash(text), text} }

func (a action) place() place { return placeOf(a.Path) }

// existing is the file as it is called now, which is the name that the user knows.
func (a action) existing() string {
	if a.Before == nil && a.Like != "" {
		return a.Like
	}
	return a.Path
}

func (a action) back() action {
	if a.Respell != "" {
		at := a.place()
		return action{Path: place{at.folder, a.Respell}.path(), Respell: at.name}
	}
	return action{Path: a.Path, Outside: a.Outside, Like: a.Like, Before: a.After, After: a.Before}
}

func foldersOf(actions []action) []string {
	var names []string
	for _, a := range actions {
		names = append(names, a.place().folder)
		if a.Like != "" {
			names = append(names, placeOf(a.Like).folder)
		}
	}
	return names
}

// progress is how far an action has come.
type progress uint8

const (
	foreign progress = iota // the file holds neither text
	grown                   // it holds the text before, and what somebody added at its end
	pending
	done
)

// progress looks at what the file holds now. It is an error where that cannot
// be read: then nobody knows.
func (a action) progress(folders map[string]*os.Root) (progress, error) {
	at := a.place()
	folder := folders[at.folder]
	if folder == nil {
		return foreign, nil // it is gone
	}
	if a.Respell != "" {
		switch old, now := listed(folder, at.name), listed(folder, a.Respell); {
		case old && !now:
			return pending, nil
		case now && !old:
			return done, nil
		}
		return foreign, nil
	}
	now, err := read(folder, at.name, a.Path)
	var held *hashedText
	switch {
	case err == nil:
		held = withHash(now.text)
	case errors.Is(err, fs.ErrInvalid): // a folder or a link by now
		return foreign, nil
	case !errors.Is(err, fs.ErrNotExist):
		return foreign, err
	}
	switch {
	case held.equal(a.Before):
		return pending, nil
	case held.equal(a.After):
		return done, nil
	case held.beginsWith(a.Before) && !(a.After.beginsWith(a.Before) && held.beginsWith(a.After)):
		return grown, nil
	}
	return foreign, nil
}

func (v *hashedText) equal(u *hashedText) bool {
	if v == nil || u == nil {
		return v == u
	}
	return v.Hash == u.Hash && bytes.Equal(v.Text, u.Text)
}

// beginsWith reports whether a text has another one, which is not empty, at its
// beginning.
func (v *hashedText) beginsWith(u *hashedText) bool {
	return v != nil && u != nil && len(u.Text) > 0 && bytes.HasPrefix(v.Text, u.Text)
}

func listed(folder *os.Root, name string) bool {
	f, err := folder.Open(".")
	if err != nil {
		return false
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	return err == nil && slices.Contains(names, name)
}

// ready refuses an action whose file is not as the command read it, or must
// not be written.
func (a action) ready(folders map[string]*os.Root) error {
	at := a.place()
	folder := folders[at.folder]
	state, err := a.progress(folders)
	if err != nil {
		return err
	}
	if state == pending {
		if a.Before == nil {
			return nil
		}
		info, err := folder.Lstat(at.name)
		if err != nil {
			return notWritten(a.Path, err)
		}
		return writable(folder, at.name, a.Path, info)
	}
	if a.Respell != "" {
		return taken(place{at.folder, a.Respell}.path())
	}
	if _, err := folder.Lstat(at.name); a.Before == nil && err == nil {
		return taken(a.Path)
	}
	return changed(a.Path)
}

func paths(actions []action) []string {
	return lists.Of(actions, func(a action) string { return a.Path })
}
