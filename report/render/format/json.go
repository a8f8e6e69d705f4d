package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"allies/report/render/plain"
)

// JSON writes a value with two blanks of indentation and a line feed at the
// end. <, > and & stay as they are; characters that a terminal would act on
// are written as \u escapes, which every reader of JSON takes for the same.
func JSON(w io.Writer, value any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		return fmt.Errorf("writing json: %w", err)
	}
	if _, err := w.Write(escapeHidden(b.Bytes())); err != nil {
		return fmt.Errorf("writing json: %w", err)
	}
	return nil
}

// escapeHidden spells out what may stand in a JSON string and still acts on a
// terminal: DEL, C1 and bidi marks. The encoder has done so for C0.
func escapeHidden(encoded []byte) []byte {
	var out []byte
	last := 0
	for i := 0; i < len(encoded); {
		r, size := utf8.DecodeRune(encoded[i:])
		if r >= 0x7f && (plain.IsControl(r) || plain.IsMark(r)) {
			out = append(out, encoded[last:i]...)
			out = fmt.Appendf(out, `\u%04x`, r)
			last = i + size
		}
		i += size
	}
	if last == 0 {
		return encoded
	}
	return append(out, encoded[last:]...)
}
