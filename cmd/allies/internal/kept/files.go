package kept

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"allies/parse/disk"
)

// Files is a ledger's folder as an editor shows it: what is not saved yet
// stands in the place of what the disk has.
type Files struct {
	*disk.Folder
	texts  map[string]buffer // by path; nil for none
	serial int64
}

type buffer struct {
	name   string
	text   []byte
	serial int64       // no two states of a file have the same
	saved  fs.FileInfo // the file on the disk, where that holds the text; nil where it does not
}

func (b *Files) Set(file, text string) {
	if b.texts == nil {
		b.texts = map[string]buffer{}
	}
	b.serial++
	b.texts[file] = buffer{path.Base(file), []byte(text), b.serial, nil}
}

// OpenBuffer is Set for a file that is being opened, and reports whether the disk holds
// the text too. It does until the file there is another one.
func (b *Files) OpenBuffer(file, text string) (saved bool) {
	b.Set(file, text)
	if b.Folder == nil {
		return false
	}
	info, err := b.Folder.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(text)) {
		return false
	}
	onDisk, err := fs.ReadFile(b.Folder, file)
	if err != nil || string(onDisk) != text {
		return false
	}
	open := b.texts[file]
	open.saved = info
	b.texts[file] = open
	return true
}

// isSaved reports whether the disk holds a buffer's text, given the file's state now.
func (b buffer) isSaved(now fs.FileInfo, err error) bool {
	return b.saved != nil && err == nil && now.Size() == b.saved.Size() && now.ModTime().Equal(b.saved.ModTime())
}

func (b buffer) info(now fs.FileInfo, err error) fs.FileInfo {
	if b.isSaved(now, err) {
		return now
	}
	return b
}

// IsSaved reports whether the disk holds what an editor has of a file.
func (b *Files) IsSaved(file string) bool {
	if b.Folder == nil {
		return false
	}
	return b.texts[file].isSaved(b.Folder.Stat(file))
}

// Drop has the disk count again for a file.
func (b *Files) Drop(file string) { delete(b.texts, file) }

func (b *Files) Open(name string) (fs.File, error) {
	if open, ok := b.texts[name]; ok {
		return &bufferFile{open, bytes.NewReader(open.text)}, nil
	}
	return b.Folder.Open(name)
}

func (b *Files) Stat(name string) (fs.FileInfo, error) {
	if open, ok := b.texts[name]; ok {
		return open.info(b.Folder.Stat(name)), nil
	}
	return b.Folder.Stat(name)
}

func (b *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := b.Folder.ReadDir(name)
	if err != nil || len(b.texts) == 0 {
		return entries, err
	}
	for file, open := range b.texts {
		if path.Dir(file) != name {
			continue
		}
		i, there := slices.BinarySearchFunc(entries, open.name, func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) })
		switch {
		case !there:
			entries = slices.Insert(entries, i, fs.FileInfoToDirEntry(open))
		case entries[i].Type().IsRegular():
			entries[i] = fs.FileInfoToDirEntry(open.info(entries[i].Info()))
		}
	}
	return entries, nil
}

func (b buffer) Name() string       { return b.name }
func (b buffer) Size() int64        { return int64(len(b.text)) }
func (b buffer) Mode() fs.FileMode  { return 0o600 }
func (b buffer) ModTime() time.Time { return time.Unix(0, -b.serial) } // no file on the disk has it
func (b buffer) IsDir() bool        { return false }
func (b buffer) Sys() any           { return nil }

type bufferFile struct {
	buffer
	*bytes.Reader
}

func (f *bufferFile) Stat() (fs.FileInfo, error) { return f.buffer, nil }
func (f *bufferFile) Size() int64                { return f.buffer.Size() }
func (f *bufferFile) Close() error               { return nil }
