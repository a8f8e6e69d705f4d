package ledger

import "testing"

// TestKey: keys fold case, camelCase, hyphens, underscores and blanks, and
// other tools' words are read as ours.
func TestKey(t *testing.T) {
	for _, c := range []struct {
		typed, name string
		known       bool
	}{
		{"lastContact", "last_contact", true},
		{"Last Contact", "last_contact", true},
		{"last-contact", "last_contact", true},
		{"LAST_CHAT", "last_contact", true},
		{"Company", "org", true},
		{"organisation", "org", true},
		{"jobTitle", "role", true},
		{"bday", "birthday", true},
		{"emails", "email", true},
		{"Favourite Colour", "favouritecolour", false},
		{"", "", false},
	} {
		if name, known := Key(c.typed); name != c.name || known != c.known {
			t.Errorf("Key(%q) = %q, %v, want %q, %v", c.typed, name, known, c.name, c.known)
		}
	}
}

func TestKeysAreTheirOwnNames(t *testing.T) {
	for _, name := range Keys() {
		if got, known := Key(name); got != name || !known {
			t.Errorf("Key(%q) = %q, %v", name, got, known)
		}
	}
}
