// Package vcard writes address cards: vCard 4.0, RFC 6350.
package vcard

import (
	"crypto/sha256"
	"fmt"
	"net/url"
	"strings"
)

type Card struct {
	UID         string // a URI, or a text of another program's
	Name        string
	First, Last string
	Group       bool
	Nicknames   []string
	Org, Role   string
	Departments []string // of the organisation
	Ways        []Way
	Birthday    string // as vCard has dates: 19840520, --0520
	Dates       []Labelled
	Died        string // the same
	Categories  []string
	Interests   []string
	Expertise   []string
	Own         []Own
	Related     []Related
	Members     []string // UIDs
	Note        string
}

type Way struct {
	Channel, Value string
	Places         []string // of those in record.Places
}

type Labelled struct{ Label, Date string }

// Related is somebody to whom the card's owner is tied: by a UID, or, where
// there is no card, by name.
type Related struct{ Type, UID, Name string }

// Own is a value of a key for which no card has a property.
type Own struct{ Key, Value string }

// UID is a name for a card that depends on what it is made of alone: a UUID of
// version 8, which leaves to its maker what is in it.
func UID(parts ...string) string {
	sum := sha256.Sum256([]byte("allies\x00" + strings.Join(parts, "\x00")))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// networks are the channels for which address books share a property that is no standard.
var networks = []string{"linkedin", "twitter", "mastodon", "telegram", "whatsapp", "signal"}

const labelled = "X-ALLIES-KEY"

// uri is a UID as another card refers to it; what is no URI is taken for a UUID.
func uri(uid string) string {
	if isURI(uid) {
		return uid
	}
	return "urn:uuid:" + url.PathEscape(uid)
}

// isURI reports whether a text can stand as a URI.
func isURI(s string) bool {
	scheme, rest, found := strings.Cut(s, ":")
	return found && rest != "" && token(scheme) == strings.ToLower(scheme) && strings.Trim(s, uriCharacters) == ""
}

const uriCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%"

func token(s string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-':
			return r
		case r == '_' || r == ' ':
			return '-'
		}
		return -1
	}, strings.ToLower(s))
	if kept == "" {
		return "other"
	}
	return kept
}
