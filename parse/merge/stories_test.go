package merge

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// story is a merge as people meet it, a file of testdata. Its comment ends with
// the number of conflicts; ␍ is a CR, ␀ at a text's end takes its last line
// feed away.
type story struct {
	file, base, ours, theirs, want string
	conflicts                      int
}

func stories(t testing.TB) []story {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d stories, %v", len(files), err)
	}
	var all []story
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := story{file: file}
		words := strings.Fields(string(archive.Comment))
		if s.conflicts, err = strconv.Atoi(words[max(len(words)-1, 0)]); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		texts := map[string]*string{"base": &s.base, "ours": &s.ours, "theirs": &s.theirs, "want": &s.want}
		for _, f := range archive.Files {
			text := strings.NewReplacer("␍", "\r", "␀\n", "", "␀", "").Replace(string(f.Data))
			*texts[f.Name] = text
		}
		all = append(all, s)
	}
	return all
}

func TestStories(t *testing.T) {
	for _, s := range stories(t) {
		t.Run(strings.TrimSuffix(filepath.Base(s.file), ".txtar"), func(t *testing.T) {
			got, conflicts := mergedWith(gitMergeFile(t, s.base, s.ours, s.theirs), s.base, s.ours, s.theirs)
			if got == s.want && conflicts == s.conflicts {
				return
			}
			if os.Getenv("UPDATE_STORIES") != "" {
				s.update(t, got, conflicts)
				return
			}
			t.Errorf("%d conflicts, not %d:\n%s", conflicts, s.conflicts, got)
		})
	}
}

// gitMergeFile is git's own merge by lines.
func gitMergeFile(t *testing.T, base, ours, theirs string) ByLines {
	dir := t.TempDir()
	for name, text := range map[string]string{"base": base, "ours": ours, "theirs": theirs} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command("git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", "ours", "base", "theirs")
	run.Dir = dir
	run.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_DIR="+os.DevNull)
	return func() ([]byte, int, error) {
		out, err := run.Output()
		var ended *exec.ExitError
		if errors.As(err, &ended) {
			return out, ended.ExitCode(), nil
		}
		return out, 0, err
	}
}

// update writes what was got into the story.
func (s story) update(t *testing.T, got string, conflicts int) {
	archive, err := txtar.ParseFile(s.file)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(archive.Comment))
	comment := strings.TrimSuffix(strings.TrimSpace(string(archive.Comment)), words[len(words)-1])
	archive.Comment = []byte(comment + strconv.Itoa(conflicts) + "\n")
	if !strings.HasSuffix(got, "\n") {
		got += "␀\n"
	}
	got = strings.ReplaceAll(got, "\r", "␍")
	files := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name != "want" {
			files = append(files, f)
		}
	}
	archive.Files = append(files, txtar.File{Name: "want", Data: []byte(got)})
	if err := os.WriteFile(s.file, txtar.Format(archive), 0o600); err != nil {
		t.Fatal(err)
	}
}
