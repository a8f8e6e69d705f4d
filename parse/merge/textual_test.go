package merge

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mergeFile is what git says.
func mergeFile(t *testing.T, dir, base, ours, theirs string) (string, int) {
	t.Helper()
	for name, text := range map[string]string{"base": base, "ours": ours, "theirs": theirs} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command("git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", "ours", "base", "theirs")
	run.Dir = dir
	run.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_DIR="+os.DevNull)
	out, err := run.Output()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return string(out), ended.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(out), 0
}

func asGit(t *testing.T, dir, base, ours, theirs string) {
	t.Helper()
	want, conflicts := mergeFile(t, dir, base, ours, theirs)
	m := mergeLines([]byte(base), []byte(ours), []byte(theirs))
	got := m.text(markers{Ours: "ours", Theirs: "theirs"})
	if string(got) != want || min(m.conflicts(), 127) != conflicts {
		t.Fatalf("%d conflicts, not %d\nbase\n%q\nours\n%q\ntheirs\n%q\ngot\n%q\nwant\n%q", m.conflicts(), conflicts, base, ours, theirs, got, want)
	}
}

// randomText has lines that often repeat, as blank ones and headings do.
func randomText(r *rand.Rand, lines, words int) []string {
	text := make([]string, lines)
	for i := range text {
		switch r.IntN(4) {
		case 0:
			text[i] = ""
		case 1:
			text[i] = "----"
		default:
			text[i] = fmt.Sprint("line ", r.IntN(words))
		}
	}
	return text
}

// randomEdit replaces some runs of lines.
func randomEdit(r *rand.Rand, text []string, times, words int) []string {
	edited := append([]string(nil), text...)
	for range times {
		at := r.IntN(len(edited) + 1)
		end := min(at+r.IntN(4), len(edited))
		if r.IntN(12) == 0 {
			end = min(at+r.IntN(60), len(edited))
		}
		fresh := randomText(r, r.IntN(4), words)
		if r.IntN(12) == 0 {
			fresh = randomText(r, r.IntN(60), words)
		}
		edited = append(edited[:at:at], append(fresh, edited[end:]...)...)
	}
	return edited
}

func joined(r *rand.Rand, lines []string, end string) string {
	text := strings.Join(lines, end)
	if len(lines) > 0 && r.IntN(4) > 0 {
		text += end
	}
	return text
}

func TestLinesAsGit(t *testing.T) {
	dir := t.TempDir()
	for seed := range uint64(lineCases()) {
		r := rand.New(rand.NewPCG(seed, 1))
		size, words := 1+r.IntN(60), 1+r.IntN(40)
		if seed%40 == 0 {
			size, words = 2000+r.IntN(2000), 3000
		}
		end := "\n"
		if r.IntN(4) == 0 {
			end = "\r\n"
		}
		base := randomText(r, size, words)
		times := 1 + r.IntN(4)
		if seed%40 == 0 {
			times = 400
		}
		ours, theirs := randomEdit(r, base, times, words), randomEdit(r, base, times, words)
		if r.IntN(3) == 0 {
			ours = randomEdit(r, theirs, 1, words)
		}
		asGit(t, dir, joined(r, base, end), joined(r, ours, end), joined(r, theirs, end))
	}
}

func lineCases() int {
	if n := os.Getenv("LINE_CASES"); n != "" {
		var cases int
		fmt.Sscan(n, &cases)
		return cases
	}
	return 200
}
