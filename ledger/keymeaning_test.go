package ledger

import "testing"

// TestKeysHaveMeanings: the table of keys and that of their meanings have the
// same keys, and the words of a key are read.
func TestKeysHaveMeanings(t *testing.T) {
	for _, key := range Keys() {
		if m, known := MeaningOf(key); !known || m.Takes == "" || m.Means == "" {
			t.Errorf("%s has no meaning", key)
		}
	}
	if len(keyMeanings) != len(Keys()) {
		t.Errorf("%d keys, and %d meanings", len(Keys()), len(keyMeanings))
	}
	if _, known := MeaningOf("cadenc"); known {
		t.Error("an unknown key has a meaning")
	}
}
