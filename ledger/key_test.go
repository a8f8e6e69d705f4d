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
		{"alias", "aliases", true},
		{"interest", "interests", true},
		{"Communities", "communities", true},
		{"community", "communities", true},
		{"group", "groups", true},
		{"organisations", "org", true},
		{"companies", "org", true},
		{"addresses", "address", true},
		{"statuses", "status", true},
		{"phones", "phone", true},
		{"bdays", "birthday", true},
		{"skill", "background", true},
		{"Date of Death", "died", true},
		{"nextFollowup", "snooze", true},
		{"Follow Up", "snooze", true},
		{"cnt:last-contact", "last_contact", true},
		{"crm:cnt:Alias", "aliases", true},
		{"cnt:contact-every-days", "cnt:contacteverydays", false},
		{"cnt:", "cnt:", false},
		{"date", "date", false},
		{"dat", "dat", false},
		{"addres", "addres", false},
		{"communitie", "communitie", false},
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
