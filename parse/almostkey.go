package parse

import (
	"strings"
	"sync"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/lists"
)

// ownWords are keys that people use for things of their own, near to one of ours as they are.
var ownWords = map[string]bool{
	"date": true, "time": true, "state": true, "title": true, "text": true, "rule": true,
	"page": true, "created": true, "updated": true, "start": true, "end": true, "next": true,
	"context": true, "source": true, "content": true, "contract": true, "lastmod": true, "meta": true, "metadata": true, "photo": true, "photos": true, "module": true, "attendees": true, "participants": true,
}

// otherKeys are what other tools and people call a key that figures or names
// depend on. Each is named once in a ledger, where its value would fit.
var otherKeys = map[string]string{
	"every": "cadence", "howoften": "cadence", "contactevery": "cadence", "contactinterval": "cadence", "contactcadence": "cadence", "interval": "cadence", "touchevery": "cadence", "touchfrequency": "cadence",
	"checkinfrequency": "cadence", "meetingfrequency": "cadence", "followupfrequency": "cadence", "reminderfrequency": "cadence", "keepintouch": "cadence", "stayintouch": "cadence",
	"followupevery": "cadence", "reachoutevery": "cadence", "remindevery": "cadence", "remind": "cadence", "ring": "circle", "layer": "circle", "dunbar": "circle",

	"lasttalked": "last_contact", "lasttalk": "last_contact", "lastcall": "last_contact", "lastemail": "last_contact", "lastcatchup": "last_contact", "lastcheckin": "last_contact",
	"lastconversation": "last_contact", "lastconnected": "last_contact", "lastreachedout": "last_contact", "lastcontactedon": "last_contact", "lastcontactat": "last_contact", "contacted": "last_contact", "lastseen": "last_contact",

	"nextcheckin": "snooze", "nexttouch": "snooze", "nexttouchpoint": "snooze", "nextcontactdate": "snooze", "nextinteraction": "snooze",
	"followupdate": "snooze", "followupon": "snooze", "remindon": "snooze", "snoozeuntil": "snooze", "snoozed": "snooze", "pause": "snooze", "pauseuntil": "snooze", "pauseduntil": "snooze",

	"meton": "met", "wemet": "met", "datemet": "met", "introducer": "introduced_by", "referredby": "introduced_by", "introby": "introduced_by", "metthrough": "introduced_by", "metvia": "introduced_by",

	"want": "needs", "lookingfor": "needs", "seeking": "needs", "canoffer": "offers", "dead": "died", "passedaway": "died",
	"employer": "org", "worksat": "org", "workplace": "org",

	"dob": "birthday", "born": "birthday", "dateofbirth": "birthday",
	"aka": "aliases", "alsoknownas": "aliases", "othername": "aliases",
}

// otherKey is the key that a folded one stands for; "" for none.
func otherKey(folded string) string {
	if key := otherKeys[folded]; key != "" {
		return key
	}
	return otherKeys[strings.TrimSuffix(folded, "s")]
}

// spelling is one way to write a known key.
type spelling struct{ typed, folded string }

var spellings = sync.OnceValue(func() []spelling {
	return lists.Of(ledger.KeySpellings(), func(word string) spelling { return spelling{word, ledger.FoldKey(word)} })
})

// nearKey returns the known key that a folded one is nearly: the same first
// letter, and one letter off, two where it has more than five; "" for none.
func nearKey(folded string) string {
	if folded == "" || ownWords[folded] {
		return ""
	}
	limit, letters := 1, utf8.RuneCountInString(folded)
	if letters > 5 {
		limit = 2
	}
	best, bestAt := "", 3
	for _, key := range spellings() {
		if key.folded[0] != folded[0] || len(key.folded)-letters > 2 || letters-len(key.folded) > 2 {
			continue
		}
		if d := ledger.Distance(folded, key.folded); d <= limit && d < bestAt {
			best, bestAt = key.typed, d
		}
	}
	return best
}
