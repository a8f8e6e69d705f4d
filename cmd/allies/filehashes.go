package main

import (
	"crypto/sha256"
	"encoding/hex"

	"allies/cmd/allies/internal/kept"
)

// hashIn is the hash of an ally's file as it was read, "" where it is not known.
func hashIn(texts *kept.Texts, file string) string {
	text, known := texts.Of(file)
	if !known {
		return ""
	}
	return hash([]byte(text))
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
