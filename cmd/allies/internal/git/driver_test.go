package git

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInstallDriver(t *testing.T) {
	dir := repository(t, "sub/dana.md", "one")
	repo := open(t, filepath.Join(dir, "sub"))
	before := string(read(t, filepath.Join(dir, ".git", "config")))
	for i, want := range []SettingState{Absent, Present} {
		settings, err := repo.InstallDriver(t.Context())
		if err != nil || len(settings) != 3 {
			t.Fatalf("%v, %v", settings, err)
		}
		for _, s := range settings {
			if s.State != want {
				t.Errorf("%s is %s the %d. time", s.Key, s.State, i+1)
			}
		}
	}
	after := string(read(t, filepath.Join(dir, ".git", "config")))
	if !strings.HasPrefix(after, before) || strings.Count(after, "driver =") != 1 {
		t.Error(after)
	}
	other := filepath.Join(t.TempDir(), "other")
	git(t, dir, "worktree", "add", "--quiet", other)
	if settings, err := open(t, other).Driver(t.Context()); err != nil || settings[1].State != Present {
		t.Errorf("%v, %v: a worktree shares the configuration", settings, err)
	}
}

func TestInstallDriverKeepsWhatIsSet(t *testing.T) {
	dir := repository(t)
	git(t, dir, "config", "merge.allies.driver", "/opt/allies merge-driver %O %A %B")
	for range 2 {
		settings, err := open(t, dir).InstallDriver(t.Context())
		if err != nil || settings[1].State != Differs || !strings.HasPrefix(settings[1].Value, "/opt/allies") {
			t.Errorf("%v, %v", settings, err)
		}
	}
	if got := git(t, dir, "config", "merge.allies.driver"); !strings.HasPrefix(got, "/opt/allies") {
		t.Error(got)
	}
}

// diverged makes a ledger whose branches main and side both add a note at the
// end of one file.
func diverged(t *testing.T, name string) string {
	t.Helper()
	base := "# Dana\n\n## 2026-01-01 Coffee\n\n- gave feedback: a\n"
	dir := repository(t, name, base, ".gitattributes", string(WithDriver(nil)))
	git(t, dir, "checkout", "--quiet", "-b", "side")
	write(t, dir, name, base+"\n## 2026-02-02 Call\n\n- got advice: theirs\n")
	commit(t, dir, "side")
	git(t, dir, "checkout", "--quiet", "main")
	write(t, dir, name, base+"\n## 2026-03-03 Lunch\n\n- got advice: ours\n")
	commit(t, dir, "main")
	if _, err := open(t, dir).InstallDriver(t.Context()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// pathWith is a PATH that has git and a shell, and allies only if a script
// for it is given.
func pathWith(t *testing.T, script string) string {
	t.Helper()
	dir := t.TempDir()
	if script != "" {
		write(t, dir, "allies", "#!/bin/sh\n"+script)
		if err := os.Chmod(filepath.Join(dir, "allies"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir + ":/usr/local/bin:/usr/bin:/bin"
}

func TestDriverIsCalled(t *testing.T) {
	dir := diverged(t, "a b/Dana O'Neil.md")
	t.Setenv("PATH", pathWith(t, `echo "$1 $5 $6" | sed 's/\.merge_file[^ ]*/BASE/' >> called; cat "$4" >> "$3"`))
	git(t, dir, "merge", "--quiet", "-m", "merged", "side")
	if got := string(read(t, filepath.Join(dir, "called"))); got != "merge-driver 7 a b/Dana O'Neil.md\n" {
		t.Errorf("called with %q", got)
	}
	got := string(read(t, filepath.Join(dir, "a b/Dana O'Neil.md")))
	if !strings.Contains(got, "ours") || !strings.Contains(got, "theirs") {
		t.Error(got)
	}
}

// Without the program git's own merge steps in: markers, and nothing lost.
func TestDriverWithoutProgram(t *testing.T) {
	dir := diverged(t, "Zoë Ω.md")
	t.Setenv("PATH", pathWith(t, ""))
	if out, err := try(dir, "merge", "side"); err == nil || !strings.Contains(out, "CONFLICT") {
		t.Fatalf("%v: %s", err, out)
	}
	got := string(read(t, filepath.Join(dir, "Zoë Ω.md")))
	for _, part := range []string{"<<<<<<< ", "ours", "theirs", ">>>>>>> "} {
		if !strings.Contains(got, part) {
			t.Errorf("no %q in\n%s", part, got)
		}
	}
}

func TestHunkHeadings(t *testing.T) {
	pad := strings.Repeat("prose\n", 8)
	dir := repository(t, ".gitattributes", string(WithDriver(nil)))
	if _, err := open(t, dir).InstallDriver(t.Context()); err != nil {
		t.Fatal(err)
	}
	for heading, want := range map[string]string{
		"## 2026-03-14 Coffee":                                 "## 2026-03-14 Coffee",
		"### 2026-03-14 Coffee\n" + pad + "#### What she said": "### 2026-03-14 Coffee",
		"#### [[2026-03-14]] Coffee":                           "#### [[2026-03-14]] Coffee",
		"## 2026-03-14 Coffee\n" + pad + "## Career":           "## Career",
		"# Dana\n" + pad + "#nothing\n- 2026-01-01 item":       "# Dana",
	} {
		write(t, dir, "dana.md", heading+"\n"+pad+"old\n")
		git(t, dir, "add", "--all")
		write(t, dir, "dana.md", heading+"\n"+pad+"new\n")
		_, got, _ := strings.Cut(git(t, dir, "diff", "--", "dana.md"), "@@ -")
		_, got, _ = strings.Cut(strings.SplitN(got, "\n", 2)[0], "@@ ")
		if got != want {
			t.Errorf("%q: %q, want %q", heading, got, want)
		}
	}
}

func TestWithDriver(t *testing.T) {
	const ours = "*.md merge=allies diff=allies\n*.[mM][dD] merge=allies diff=allies\n*.[mM][aA][rR][kK][dD][oO][wW][nN] merge=allies diff=allies"
	merged := strings.ReplaceAll(ours, " diff=allies", "")
	for old, want := range map[string]string{
		"":                                 ours + "\n",
		"* text=auto\n":                    "* text=auto\n" + ours + "\n",
		"*.md diff=markdown":               "*.md diff=markdown\n" + merged + "\n",
		"*.md -diff\n":                     "*.md -diff\n" + merged + "\n",
		"*.go text\r\n":                    "*.go text\r\n" + strings.ReplaceAll(ours, "\n", "\r\n") + "\r\n",
		"\ufeff*.go text\n":                "\ufeff*.go text\n" + ours + "\n",
		"# *.md merge=allies\n":            "# *.md merge=allies\n" + ours + "\n",
		"*.md merge=union\n":               "*.md merge=union\n" + ours + "\n",
		"people/*.md merge=union\n":        "people/*.md merge=union\n" + ours + "\n",
		ours + "\n*.md -merge\n":           "*.md -merge\n" + ours + "\n",
		"# x\n  *.md\tmerge=allies text\n": "# x\n  *.md\tmerge=allies text\n" + ours + "\n",
		ours + "\n*.png binary\n":          ours + "\n*.png binary\n",
	} {
		got := string(WithDriver([]byte(old)))
		if got != want {
			t.Errorf("%q: got %q, want %q", old, got, want)
		}
		if again := string(WithDriver([]byte(got))); again != got {
			t.Errorf("%q: the second time it is %q", old, again)
		}
	}
}

// How the user has git show these files goes before ours.
func TestAttributesOfTheUserWin(t *testing.T) {
	dir := repository(t, ".gitattributes", string(WithDriver([]byte("*.md diff=markdown\n"))))
	facts, err := open(t, dir).Facts(t.Context(), nil)
	if err != nil || facts.Merge != "allies" || diffOf(t, dir) != "markdown" {
		t.Errorf("%+v, %v", facts, err)
	}
}

func TestIgnored(t *testing.T) {
	for old, want := range map[string]string{
		"":                ".a\n.b\n",
		"x":               "x\n.a\n.b\n",
		".b\nx\n":         ".b\nx\n.a\n",
		"x\r\n.a\r\n":     "x\r\n.a\r\n.b\r\n",
		".a\n.b":          ".a\n.b",
		"# .a\n!.b\n.a/x": "# .a\n!.b\n.a/x\n.a\n.b\n",
	} {
		got := string(Ignored([]byte(old), ".a", ".b"))
		if got != want || string(Ignored([]byte(got), ".a", ".b")) != got {
			t.Errorf("%q: got %q, want %q", old, got, want)
		}
	}
}
