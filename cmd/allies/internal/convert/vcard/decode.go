package vcard

import (
	"strconv"
	"strings"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/decoded"
)

// decode is the value of a line as text, of which version 2.1 may have made
// quoted-printable in a charset of its own.
func decode(l *contentline.Line, version string) (string, error) {
	quoted := strings.EqualFold(l.Param("ENCODING"), "QUOTED-PRINTABLE")
	for _, p := range l.Params {
		quoted = quoted || p.Name == "" && strings.EqualFold(p.Value, "QUOTED-PRINTABLE")
	}
	if !quoted {
		return l.Value, nil
	}
	text, err := decoded.Text(unquotePrintable(l.Value), l.Param("CHARSET"))
	if version == "2.1" {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", `\n`)
	}
	return text, err
}

// unquotePrintable decodes =XX. What is no such thing stays as it is.
func unquotePrintable(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '=' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}
