package git

import (
	"path/filepath"
	"strings"
	"testing"
)

// diffOf is what git has of the attribute diff for an ally file in a folder.
func diffOf(t *testing.T, dir string) string {
	t.Helper()
	_, value, _ := strings.Cut(git(t, dir, "check-attr", "diff", "--", "ally.md"), "diff: ")
	return strings.TrimSpace(value)
}

func facts(t *testing.T, dir string) *Facts {
	t.Helper()
	f, err := open(t, dir).Facts(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFacts(t *testing.T) {
	dir := repository(t, "l/dana.md", "one", "l/ravi.md", "r", "code.go", "x")
	root := filepath.Join(dir, "l")
	f := facts(t, root)
	if f.Version == "" || f.Top != dir || f.Prefix != "l" || f.Bare || f.Branch != "main" || f.Unborn || f.Operation != "" {
		t.Errorf("%+v", f)
	}
	if f.Merge != "unspecified" || f.Driver[1].State != Absent || f.Hook.Ours || len(f.Remotes) != 0 {
		t.Errorf("%+v", f)
	}
	write(t, dir, "l/dana.md", "two", "l/staged.md", "s", "l/new/x.md", "n", "other.md", "o", "code.go", "y",
		"l/.gitattributes", string(WithDriver(nil))+"*.md filter=git-crypt\n")
	git(t, dir, "add", "l/staged.md")
	git(t, dir, "mv", "l/ravi.md", "l/Ravi P.md")
	f = facts(t, root)
	if f.Staged != 2 || f.Unstaged != 1 || len(f.Unmerged) != 0 || f.Merge != "allies" || diffOf(t, root) != "allies" || f.Filter != "git-crypt" {
		t.Errorf("%+v", f)
	}
	same(t, f.Untracked, ".gitattributes", "new/")
}

func TestFactsOfANewLedger(t *testing.T) {
	dir := repository(t)
	write(t, dir, "l/deep/dana.md", "one")
	f := facts(t, filepath.Join(dir, "l", "deep"))
	if !f.Unborn || f.Branch != "main" {
		t.Errorf("%+v", f)
	}
	same(t, f.Untracked, ".")
}

func TestFactsInMerge(t *testing.T) {
	dir := diverged(t, "l/Dana Ω.md")
	t.Setenv("PATH", pathWith(t, ""))
	if out, err := try(dir, "merge", "side"); err == nil {
		t.Fatal(out)
	}
	f := facts(t, filepath.Join(dir, "l"))
	same(t, f.Unmerged, "Dana Ω.md")
	if f.Operation != "merge" {
		t.Errorf("%+v", f)
	}
	git(t, dir, "merge", "--abort")
	if out, err := try(dir, "rebase", "side"); err == nil {
		t.Fatal(out)
	}
	if f := facts(t, dir); f.Operation != "rebase" || f.Branch != "" {
		t.Errorf("%+v", f)
	}
}

func TestFactsOfBare(t *testing.T) {
	bare := filepath.Join(t.TempDir(), "bare.git")
	git(t, t.TempDir(), "init", "--quiet", "--bare", bare)
	if f := facts(t, bare); !f.Bare || f.Top != "" || f.Hook != nil || f.Driver[0].State != Absent {
		t.Errorf("%+v", f)
	}
}

func TestRemotes(t *testing.T) {
	dir := repository(t)
	git(t, dir, "remote", "add", "origin", "https://ada:s3cret@example.org/ledger.git")
	git(t, dir, "remote", "set-url", "--push", "origin", "gh:ada/ledger")
	git(t, dir, "config", "url.git@example.org:.insteadOf", "gh:")
	git(t, dir, "remote", "add", "Backup", "/mnt/stick/ledger.git")
	got := facts(t, dir).Remotes
	want := []Remote{{Name: "Backup", URL: "/mnt/stick/ledger.git", Local: true}, {Name: "origin", URL: "git@example.org:ada/ledger"}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v", got)
	}
}

func TestAddresses(t *testing.T) {
	for raw, want := range map[string]Remote{
		"https://ada:s3cret@example.org:8443/l.git":  {URL: "https://example.org:8443/l.git"},
		"https://s3cret@example.org/l":               {URL: "https://example.org/l"},
		"https://a@b:s3cret@example.org/l":           {URL: "https://example.org/l"},
		"https://example.org/l?private_token=s3cret": {URL: "https://example.org/l"},
		"https://example.org/~ada@home/l":            {URL: "https://example.org/~ada@home/l"},
		"https://example.org":                        {URL: "https://example.org"},
		"HTTP://ada:s3cret@example.org/l":            {URL: "http://example.org/l", ClearText: true},
		"git://example.org/l":                        {URL: "git://example.org/l", ClearText: true},
		"ssh://git:s3cret@example.org:22/l":          {URL: "ssh://git@example.org:22/l"},
		"git+ssh://git@example.org/l":                {URL: "git+ssh://git@example.org/l"},
		"git@example.org:ada/l.git":                  {URL: "git@example.org:ada/l.git"},
		"file:///srv/l.git":                          {URL: "file:///srv/l.git", Local: true},
		"/srv/l.git":                                 {URL: "/srv/l.git", Local: true},
		"./a:b":                                      {URL: "./a:b", Local: true},
		"../l":                                       {URL: "../l", Local: true},
		"gcrypt::https://ada:s3cret@example.org/l":   {URL: "gcrypt::https://example.org/l", Encrypted: true},
		"gcrypt::rsync://example.org/l":              {URL: "gcrypt::rsync://example.org/l", Encrypted: true},
		"keybase://private/ada/l":                    {URL: "keybase://private/ada/l", Encrypted: true},
		"ext::ssh -i s3cret git@example.org %S /l":   {URL: "ext::…"},
		"https://ada:s3cret@[2001:db8::1]/l":         {URL: "https://[2001:db8::1]/l"},
	} {
		want.Name = "origin"
		if got := describe("origin", raw); got != want {
			t.Errorf("%s: got %+v, want %+v", raw, got, want)
		}
	}
}
