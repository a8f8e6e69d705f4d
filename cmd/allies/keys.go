package main

import (
	"io"
	"strings"
	"unicode/utf8"
)

// key is what was pressed: a character as it is, or one of these.
type key string

const (
	keyUp        key = "up"
	keyDown      key = "down"
	keyPageUp    key = "page up"
	keyPageDown  key = "page down"
	keyHome      key = "home"
	keyEnd       key = "end"
	keyEnter     key = "enter"
	keyEscape    key = "escape"
	keyBackspace key = "backspace"
	keyInterrupt key = "ctrl-c"
	keySuspend   key = "ctrl-z"
)

// controls are the keys that a terminal sends as one character.
var controls = map[byte]key{
	0x03: keyInterrupt, 0x1a: keySuspend, '\r': keyEnter, '\n': keyEnter, 0x7f: keyBackspace, 0x08: keyBackspace,
	0x06: keyPageDown, 0x02: keyPageUp, 0x0e: keyDown, 0x10: keyUp,
}

// sequences are the keys that a terminal sends after ESC [ or ESC O.
var sequences = map[string]key{
	"A": keyUp, "B": keyDown, "H": keyHome, "F": keyEnd, "5~": keyPageUp, "6~": keyPageDown,
	"1~": keyHome, "4~": keyEnd, "7~": keyHome, "8~": keyEnd,
}

// keysIn reads the keys in what a terminal sent. The rest is the beginning of
// one that is not complete. What means nothing here is passed over.
func keysIn(sent string) (keys []key, rest string) {
	for sent != "" {
		k, size := nextKey(sent)
		if size == 0 {
			return keys, sent
		}
		if k != "" {
			keys = append(keys, k)
		}
		sent = sent[size:]
	}
	return keys, ""
}

// nextKey reads the first key; it takes no bytes where the key is not complete.
func nextKey(sent string) (k key, size int) {
	if sent[0] == 0x1b {
		return afterEscape(sent)
	}
	if k, ok := controls[sent[0]]; ok || sent[0] < ' ' {
		return k, 1
	}
	if !utf8.FullRuneInString(sent) {
		return "", 0
	}
	r, size := utf8.DecodeRuneInString(sent)
	if r == utf8.RuneError {
		return "", size
	}
	return key(sent[:size]), size
}

// afterEscape reads a key that begins with ESC. One alone is the key itself.
func afterEscape(sent string) (k key, size int) {
	if len(sent) == 1 || sent[1] != '[' && sent[1] != 'O' {
		return keyEscape, 1
	}
	for i := 2; i < len(sent); i++ {
		if c := sent[i]; c >= '@' && c <= '~' {
			return sequences[sent[2:i+1]], i + 1
		}
	}
	return "", 0
}

// keyboard reads from a terminal only when it is asked to: what is typed into
// an editor meanwhile is the editor's.
type keyboard struct {
	ask  chan struct{}
	sent chan string // closed where the terminal is gone
	rest string      // of a key that is not complete
}

func newKeyboard(in io.Reader) *keyboard {
	k := &keyboard{ask: make(chan struct{}, 1), sent: make(chan string)}
	go k.read(in)
	k.more()
	return k
}

// keyboard are the keys of the one who looks; it sends nothing where no one
// types.
func (s *screen) keyboard() *keyboard {
	if s == nil || s.in == nil {
		return &keyboard{}
	}
	return newKeyboard(s.in)
}

// more asks for the next keys.
func (k *keyboard) more() { k.ask <- struct{}{} }

// said are the keys in what was sent.
func (k *keyboard) said(sent string) []key {
	keys, rest := keysIn(k.rest + sent)
	k.rest = strings.Clone(rest)
	return keys
}

func (k *keyboard) read(in io.Reader) {
	defer close(k.sent)
	buffer := make([]byte, 1<<10)
	for range k.ask {
		n, err := in.Read(buffer)
		if n > 0 || err == nil {
			k.sent <- string(buffer[:n])
		}
		if err != nil {
			return
		}
	}
}
