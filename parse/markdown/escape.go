package markdown

import (
	"strings"

	"allies/parse/text"
)

// Escape writes a text so that Markdown shows exactly its characters, in a
// paragraph, a heading, a list item or the cell of a table.
func Escape(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		mark := blockMark(line)
		if mark < 0 {
			lines[i] = inlineMarks.Replace(line)
			continue
		}
		lines[i] = line[:mark] + `\` + line[mark:mark+1] + inlineMarks.Replace(line[mark+1:])
	}
	return strings.Join(lines, "\n")
}

var inlineMarks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "%%", `\%\%`, "&", `\&`, "$", `\$`,
)

// blockMark is where the mark stands that would make a line a list, a rule, a
// definition or a heading's underline: - + = : at its start, or . ) after a
// number. It is -1 where there is none; the other marks are escaped everywhere.
func blockMark(line string) int {
	if line == "" {
		return -1
	}
	digits := text.CountDigits(line)
	if digits == 0 {
		if strings.IndexByte("-+=:", line[0]) < 0 || text.CountDigits(line[1:]) > 0 { // -5 is a figure
			return -1
		}
		return 0
	}
	rest := line[digits:]
	if rest == "" || rest[0] != '.' && rest[0] != ')' || len(rest) > 1 && rest[1] != ' ' {
		return -1
	}
	return digits
}
