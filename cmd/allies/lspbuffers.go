package main

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"time"

	"allies/parse/disk"
)

// buffers is a ledger's folder as an editor shows it: what is not saved yet
// stands in the place of what the disk has.
type buffers struct {
	*disk.Folder
	texts  map[string]buffer // by path
	serial int64
}

// buffer is the text of a file that an editor has open.
type buffer struct {
	name   string
	text   []byte
	serial int64 // no two states of a file have the same
}

// set puts a text in the place of a file.
func (b *buffers) set(file, text string) {
	b.serial++
	b.texts[file] = buffer{path.Base(file), []byte(text), b.serial}
}

// Open opens a buffer, or what the disk has.
func (b *buffers) Open(name string) (fs.File, error) {
	if open, ok := b.texts[name]; ok {
		return &bufferFile{open, bytes.NewReader(open.text)}, nil
	}
	return b.Folder.Open(name)
}

// Stat describes a buffer, or what the disk has.
func (b *buffers) Stat(name string) (fs.FileInfo, error) {
	if open, ok := b.texts[name]; ok {
		return open, nil
	}
	return b.Folder.Stat(name)
}

// ReadDir lists a folder, with the files that are only in the editor yet.
func (b *buffers) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := b.Folder.ReadDir(name)
	if err != nil || len(b.texts) == 0 {
		return entries, err
	}
	for file, open := range b.texts {
		if path.Dir(file) != name {
			continue
		}
		entry := fs.FileInfoToDirEntry(open)
		i, there := slices.BinarySearchFunc(entries, entry.Name(), func(e fs.DirEntry, name string) int { return bytes.Compare([]byte(e.Name()), []byte(name)) })
		switch {
		case !there:
			entries = slices.Insert(entries, i, entry)
		case entries[i].Type().IsRegular():
			entries[i] = entry
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

// bufferFile is a buffer that is being read.
type bufferFile struct {
	buffer
	*bytes.Reader
}

func (f *bufferFile) Stat() (fs.FileInfo, error) { return f.buffer, nil }
func (f *bufferFile) Size() int64                { return f.buffer.Size() }
func (f *bufferFile) Close() error               { return nil }
