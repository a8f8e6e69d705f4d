package merge

import "bytes"

// splitLines cuts a text after each line feed; the last line may lack one.
func splitLines(text []byte) []string {
	lines := make([]string, 0, bytes.Count(text, []byte("\n"))+1)
	for whole := string(text); whole != ""; {
		end := len(whole)
		if i := bytes.IndexByte(text, '\n'); i >= 0 {
			end = i + 1
		}
		lines = append(lines, whole[:end])
		whole, text = whole[end:], text[end:]
	}
	return lines
}

// numbering gives equal lines equal numbers.
type numbering map[string]int

func (n numbering) of(lines []string) []int {
	numbers := make([]int, len(lines))
	for i, line := range lines {
		number, known := n[line]
		if !known {
			number = len(n)
			n[line] = number
		}
		numbers[i] = number
	}
	return numbers
}
