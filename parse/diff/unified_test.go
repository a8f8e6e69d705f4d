package diff

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestForm(t *testing.T) {
	before := []byte("# Dana\n\n## 2026-03-14 Coffee\n\n- gave feedback: talk\n")
	after := []byte("# Dana\n\n## 2026-03-14 Coffee\n\n- gave feedback: talk\n- win: accepted")
	for _, c := range []struct {
		name string
		got  []byte
		want string
	}{
		{"changed", Changed("people/Dana Okafor.md", before, after), "--- ./people/Dana Okafor.md\t\n" +
			"+++ ./people/Dana Okafor.md\t\n@@ -3,3 +3,4 @@\n ## 2026-03-14 Coffee\n \n - gave feedback: talk\n" +
			"+- win: accepted\n\\ No newline at end of file\n"},
		{"created", Created("ravi.md", []byte("# Ravi\n")), "--- /dev/null\n+++ ./ravi.md\n@@ -0,0 +1 @@\n+# Ravi\n"},
		{"removed", Removed("ravi.md", []byte("# Ravi\n")), "--- ./ravi.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-# Ravi\n"},
		{"quoted", Removed("é\x1b.md", []byte("a\n")), "--- \"./\\303\\251\\033.md\"\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"},
		{"equal", Changed("ravi.md", before, bytes.Clone(before)), ""},
		{"six lines apart", Changed("a.md", []byte("a\n1\n2\n3\n4\n5\n6\nb\nend\n"), []byte("A\n1\n2\n3\n4\n5\n6\nB\nend\n")),
			"--- ./a.md\n+++ ./a.md\n@@ -1,9 +1,9 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n end\n"},
		{"seven lines apart", Changed("a.md", []byte("a\n1\n2\n3\n4\n5\n6\n7\nb\n"), []byte("A\n1\n2\n3\n4\n5\n6\n7\nB\n")),
			"--- ./a.md\n+++ ./a.md\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n"},
		{"empty, removed", Removed("say \"hi\"\\.md", nil), "diff --git \"./say \\\"hi\\\"\\\\.md\" \"./say \\\"hi\\\"\\\\.md\"\ndeleted file mode 100644\nindex e69de29..0000000\n"},
		{"empty, created", Created("ravi.md", []byte{}), "diff --git \"./ravi.md\" \"./ravi.md\"\nnew file mode 100644\nindex 0000000..e69de29\n"},
	} {
		if string(c.got) != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, c.got, c.want)
		}
	}
}

func FuzzChangedRebuildsBothTexts(f *testing.F) {
	f.Add([]byte("a\nb\nc\n"), []byte("a\nc"))
	f.Add([]byte("a\r\nb"), []byte("\n\n\na\r\n"))
	f.Add([]byte("x\nx\nx\ny\nx\n"), []byte("x\ny\nx\nx\n"))
	f.Fuzz(func(t *testing.T, before, after []byte) { rebuild(t, before, after) })
}

func TestRandomTextsAreRebuilt(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		words := 1 + random.IntN(12)
		draw := func() []byte {
			var b strings.Builder
			for range random.IntN(40) {
				fmt.Fprintf(&b, "%d\n", random.IntN(words))
			}
			return []byte(strings.TrimSuffix(b.String(), strings.Repeat("\n", random.IntN(2))))
		}
		rebuild(t, draw(), draw())
	}
}

// Texts of many equal or exchanged lines stay cheap.
func TestLargeTexts(t *testing.T) {
	const n = 60000
	var up, down, same, flip strings.Builder
	for i := range n {
		fmt.Fprintf(&up, "%d\n", i)
		fmt.Fprintf(&down, "%d\n", n-i)
		same.WriteString("x\n")
		flip.WriteString([]string{"x\n", "y\n"}[i%2])
	}
	rebuild(t, []byte(up.String()), []byte(down.String()))
	rebuild(t, []byte(same.String()), []byte(flip.String()))
}

func TestSmallChangesAreShownSmall(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "## note %d\n\n- gave %d h time:\n\n", i, i)
	}
	before := b.String()
	after := strings.NewReplacer(" 7 h", " 7h", " 2999 h", " 2999h").Replace(before)
	got := Changed("a.md", []byte(before), []byte(after))
	if n := bytes.Count(got, []byte("\n+")) - 1; n != 2 {
		t.Errorf("%d lines added instead of 2:\n%s", n, got)
	}
}

// Where all lines are different, and where none stands but once, no diff has
// fewer lines.
func TestNoDiffIsShorter(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 400 {
		var before, after []string
		for n := range 12 {
			if round%2 == 0 {
				before, after = append(before, fmt.Sprint(n)), append(after, fmt.Sprint(n+2))
				continue
			}
			n, m := fmt.Sprint(random.IntN(4)), fmt.Sprint(random.IntN(4))
			before, after = append(before, n, n), append(after, m, m)
		}
		random.Shuffle(len(before), func(i, j int) { before[i], before[j] = before[j], before[i] })
		random.Shuffle(len(after), func(i, j int) { after[i], after[j] = after[j], after[i] })
		before, after = slices.Concat([]string{"a"}, before, []string{"b"}), slices.Concat([]string{"c"}, after, []string{"d"})
		d := Changed("a.md", []byte(strings.Join(before, "\n")+"\n"), []byte(strings.Join(after, "\n")+"\n"))
		removed := bytes.Count(d, []byte("\n-"))
		if want := len(before) - common(before, after); removed != want {
			t.Fatalf("%d lines go instead of %d:\n%s", removed, want, d)
		}
	}
}

// common is how many lines two texts share in one order.
func common(a, b []string) int {
	best := make([]int, len(b)+1)
	for _, line := range a {
		slant := 0
		for j := range b {
			above := best[j+1]
			if line == b[j] {
				best[j+1] = slant + 1
			} else {
				best[j+1] = max(above, best[j])
			}
			slant = above
		}
	}
	return best[len(b)]
}

// rebuild reads the diff as a patch program does, on both sides.
func rebuild(t *testing.T, before, after []byte) {
	t.Helper()
	d := Changed("a.md", before, after)
	if bytes.Equal(before, after) {
		if len(d) != 0 {
			t.Fatalf("a diff of equal texts: %q", d)
		}
		return
	}
	old, now := Lines(string(before)), Lines(string(after))
	i, j := 0, 0           // lines of either text that are accounted for
	endOld, endNew := 0, 0 // where the hunk's head says that it ends
	for _, line := range Lines(string(d))[2:] {
		switch mark, body := line[0], line[1:]; mark {
		case '@':
			if i != endOld || j != endNew {
				t.Fatalf("a hunk has more or fewer lines than its head says:\n%s", d)
			}
			a0, aLen, b0, bLen := 0, 1, 0, 1
			oldSpan, newSpan, _ := strings.Cut(strings.TrimPrefix(line, "@@ -"), " +")
			fmt.Sscanf(oldSpan, "%d,%d", &a0, &aLen)
			fmt.Sscanf(newSpan, "%d,%d", &b0, &bLen)
			if aLen == 0 {
				a0++
			}
			if bLen == 0 {
				b0++
			}
			endOld, endNew = a0-1+aLen, b0-1+bLen
			for i < a0-1 {
				expect(t, d, old[i], now, j)
				i, j = i+1, j+1
			}
			if j != b0-1 {
				t.Fatalf("hunk at new line %d, expected %d:\n%s", b0, j+1, d)
			}
		case ' ':
			expect(t, d, body, old, i)
			expect(t, d, body, now, j)
			i, j = i+1, j+1
		case '-':
			expect(t, d, body, old, i)
			i++
		case '+':
			expect(t, d, body, now, j)
			j++
		}
	}
	if i != endOld || j != endNew {
		t.Fatalf("the last hunk has more or fewer lines than its head says:\n%s", d)
	}
	if !slices.Equal(old[i:], now[j:]) {
		t.Fatalf("the rest differs:\n%s", d)
	}
}

// expect compares a line with the text's line n; an open last line has a line
// feed in a diff.
func expect(t *testing.T, d []byte, line string, text []string, n int) {
	t.Helper()
	if n >= len(text) || strings.TrimSuffix(line, "\n") != strings.TrimSuffix(text[n], "\n") {
		t.Fatalf("line %d is not %q:\n%s", n+1, line, d)
	}
}
