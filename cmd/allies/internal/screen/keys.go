package screen

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Key is what was pressed: a character as it is, or one of these.
type Key string

const (
	Up        Key = "up"
	Down      Key = "down"
	PageUp    Key = "page up"
	PageDown  Key = "page down"
	Home      Key = "home"
	End       Key = "end"
	Enter     Key = "enter"
	Escape    Key = "escape"
	Backspace Key = "backspace"
	Interrupt Key = "ctrl-c"
	Suspend   Key = "ctrl-z"
)

var controls = map[byte]Key{
	0x03: Interrupt, 0x1a: Suspend, '\r': Enter, '\n': Enter, 0x7f: Backspace, 0x08: Backspace,
	0x06: PageDown, 0x02: PageUp, 0x0e: Down, 0x10: Up,
}

// sequences are the keys that a terminal sends after ESC [ or ESC O.
var sequences = map[string]Key{
	"A": Up, "B": Down, "H": Home, "F": End, "5~": PageUp, "6~": PageDown,
	"1~": Home, "4~": End, "7~": Home, "8~": End,
}

// keysIn reads the keys in what a terminal sent. The rest is the beginning of
// one that is not complete. What means nothing here is passed over.
func keysIn(sent string) (keys []Key, rest string) {
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
func nextKey(sent string) (k Key, size int) {
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
	return Key(sent[:size]), size
}

func afterEscape(sent string) (k Key, size int) {
	if len(sent) == 1 || sent[1] != '[' && sent[1] != 'O' {
		return Escape, 1
	}
	for i := 2; i < len(sent); i++ {
		if c := sent[i]; c >= '@' && c <= '~' {
			return sequences[sent[2:i+1]], i + 1
		}
	}
	return "", 0
}

// Keyboard reads only when it is asked to: what is typed into an editor is the editor's.
type Keyboard struct {
	ask  chan struct{}
	Sent chan string // closed where the terminal is gone
	rest string      // of a key that is not complete
}

func newKeyboard(in io.Reader) *Keyboard {
	k := &Keyboard{ask: make(chan struct{}, 1), Sent: make(chan string)}
	go k.read(in)
	k.More()
	return k
}

// Keyboard are the keys of the one who looks; none where nobody types.
func (s *Screen) Keyboard() *Keyboard {
	if s == nil || s.in == nil {
		return &Keyboard{}
	}
	return newKeyboard(s.in)
}

// More asks for the next keys.
func (k *Keyboard) More() { k.ask <- struct{}{} }

func (k *Keyboard) Said(sent string) []Key {
	keys, rest := keysIn(k.rest + sent)
	k.rest = strings.Clone(rest)
	return keys
}

func (k *Keyboard) read(in io.Reader) {
	defer close(k.Sent)
	buffer := make([]byte, 1<<10)
	for range k.ask {
		n, err := in.Read(buffer)
		if n > 0 || err == nil {
			k.Sent <- string(buffer[:n])
		}
		if err != nil {
			return
		}
	}
}
