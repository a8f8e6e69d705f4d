package ledger

import (
	"slices"
	"testing"
)

// TestKind: what allies.yaml names wins over the known kinds and their other
// words, and each is read in the plural too.
func TestKind(t *testing.T) {
	plain, own := DefaultConfig(), DefaultConfig()
	own.AddKind("Repairs", Int(2), "fix")
	own.AddKind("story", Int(1), "help")
	for _, c := range []struct{ typed, plain, own string }{
		{"feedback", "feedback", "feedback"}, {"GIFTS", "gift", "gift"}, {"intro", "introduction", "introduction"}, {"intros", "introduction", "introduction"},
		{"resource", "resources", "resources"}, {"resources", "resources", "resources"}, {"sounding-boards", "listening", "listening"},
		{"help", "time", "story"}, {"helps", "time", "story"},
		{"repairs", "", "Repairs"}, {"repair", "", "Repairs"}, {"fixes", "", "Repairs"}, {"stories", "", "story"},
		{"bies", "", ""}, {"s", "", ""}, {"", "", ""}, {"tired", "", ""},
	} {
		if name, ok := plain.Kind(c.typed); name != c.plain || ok != (c.plain != "") {
			t.Errorf("%q is the kind %q, %v, want %q", c.typed, name, ok, c.plain)
		}
		if name, ok := own.Kind(c.typed); name != c.own || ok != (c.own != "") {
			t.Errorf("with kinds of one's own %q is the kind %q, %v, want %q", c.typed, name, ok, c.own)
		}
	}
	if own.Weight("Repairs") != Int(2) || own.Weight("gift") != Int(1) {
		t.Errorf("the weights are %s and %s", own.Weight("Repairs"), own.Weight("gift"))
	}
	suggested := own.KindWords()
	for _, word := range suggested {
		if _, ok := own.Kind(word); !ok {
			t.Errorf("%q is suggested, and is no kind", word)
		}
	}
	for _, word := range []string{"gift", "intro", "repairs", "fix"} {
		if !slices.Contains(suggested, word) {
			t.Errorf("%q is not suggested", word)
		}
	}
}

// TestUnit: units of allies.yaml as they stand there, hours and minutes, and
// currencies by code, in any case, or sign; and what one of each is worth.
func TestUnit(t *testing.T) {
	c := DefaultConfig()
	four := Int(4)
	c.Units["Shift"], c.Units["USD"], c.Units["k"], c.Units["pt"] = &four, nil, &four, &four
	for _, u := range []struct{ typed, unit, price string }{
		{"h", "h", "1"}, {"Hours", "h", "1"}, {"min", "min", "0.0167"}, {"minutes", "min", "0.0167"},
		{"Shift", "Shift", "4"}, {"shift", "Shift", "4"}, {"SHIFT", "Shift", "4"}, {"k", "k", "4"}, {"K", "", ""}, {"PT", "pt", "4"},
		{"USD", "USD", ""}, {"usd", "USD", ""}, {"EUR", "EUR", ""}, {"eur", "EUR", ""}, {"Chf", "CHF", ""}, {"€", "EUR", ""}, {"$", "USD", ""}, {"ABC", "", ""}, {"EU", "", ""}, {"R ZWL", "", ""}, {"", "", ""},
	} {
		unit, ok := c.Unit(u.typed)
		if unit != u.unit || ok != (u.unit != "") {
			t.Errorf("%q is the unit %q, %v, want %q", u.typed, unit, ok, u.unit)
		}
		if price, ok := c.Price(unit); ok != (u.price != "") || ok && price.String() != u.price {
			t.Errorf("one %s is worth %s, %v, want %q", unit, price, ok, u.price)
		}
	}
}

// TestHidesContact: fyi by default, in any case; any tag that is named.
func TestHidesContact(t *testing.T) {
	c := DefaultConfig()
	if !c.HidesContact([]string{"talks", "FYI"}) || c.HidesContact([]string{"talks"}) || c.HidesContact(nil) {
		t.Error("#fyi alone makes a note no contact")
	}
}
