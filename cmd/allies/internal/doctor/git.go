package doctor

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/parse/text"
	"allies/report"
	"allies/report/english"
)

func driverOf(f *git.Facts) driverState {
	for _, setting := range f.Driver {
		switch {
		case setting.State == git.Absent:
			return driverAbsent
		case setting.State == git.Differs && setting.Key == git.DriverKey:
			return driverDiffers
		}
	}
	if !f.Bare && f.Merge != git.DriverName {
		return driverUnused
	}
	return driverInstalled
}

func gitFactsOf(f *git.Facts) *gitFacts {
	g := &gitFacts{
		Version: f.Version, Top: report.Optional(f.Top), Prefix: report.Optional(f.Prefix), Bare: f.Bare,
		Branch: report.Optional(f.Branch), Operation: report.Optional(f.Operation), Staged: f.Staged, Unstaged: f.Unstaged,
		Untracked: append([]string{}, f.Untracked...), Unmerged: append([]string{}, f.Unmerged...),
		Driver: driverOf(f), Remotes: []remoteFacts{},
	}
	switch {
	case f.Hook == nil:
	case f.Hook.Ours:
		g.Hook = "ours"
	case f.Hook.Other:
		g.Hook = "other"
	}
	for _, remote := range f.Remotes {
		g.Remotes = append(g.Remotes, remoteFacts{remote.Name, remote.URL, remote.Local, remote.Encrypted || encrypts(f.Filter)})
	}
	return g
}

func encrypts(filter string) bool {
	return strings.Contains(filter, "crypt") || filter == "age" || filter == "sops"
}

func (r *Report) examineWork(f *git.Facts) {
	switch {
	case len(f.Unmerged) > 0:
		first := text.ShellWord(f.Unmerged[0])
		r.find("git", "git add "+first+", once an editor has taken its marker lines out; git rm "+first+" where it is to go", "a merge is not finished in "+strings.Join(f.Unmerged, ", "))
	case f.Operation == "bisect":
		r.find("git", "git bisect reset", "a bisect is going on: the files here are those of an older commit")
	case f.Operation != "":
		r.find("git", "git "+f.Operation+" --continue, or git "+f.Operation+" --abort", "a "+f.Operation+" is not finished")
	}
	if f.Unborn {
		r.find("git", "git add . && git commit", "nothing is committed yet: there is no history to look back on")
	}
}

func (r *Report) examineDriver(f *git.Facts) {
	if f.Bare {
		return // nothing is merged here
	}
	switch r.Git.Driver {
	case driverAbsent:
		r.find("driver", "allies init", "the merge driver is not installed in this clone: two notes added at one place will conflict")
	case driverUnused:
		if f.Merge != "unspecified" {
			r.find("driver", "allies init",
				"the merge driver is installed, and git merges "+f.File+" otherwise (merge: "+f.Merge+")")
			break
		}
		r.find("driver", "allies init", "the merge driver is installed, and no line of .gitattributes gives it the ally files")
	case driverDiffers:
		r.find("driver", "git config --unset "+git.DriverKey+" && allies init", "another command merges ally files in this clone")
	case driverInstalled:
		if _, err := exec.LookPath("allies"); err != nil {
			own, _ := os.Executable() // where the system does not say, the line is there to fill in
			r.find("driver", "export PATH=\"$PATH:"+filepath.Dir(own)+"\"", "allies is not on the PATH: git will merge ally files in its own way")
		}
	}
}

func (r *Report) examineHook(f *git.Facts) {
	if f.Hook != nil && f.Hook.Idle {
		r.find("hook", "allies init --hook", "git passes the pre-commit hook by: its file may not be run, so commits are not checked")
	}
}

// pushedPrivate says which files with something private git has, or is to have.
func pushedPrivate(l *ledger.Ledger, ignored []string) string {
	isPushed := func(a *ledger.Ally) bool { return a.HoldsPrivate() && !slices.Contains(ignored, a.File) }
	allies := 0
	for _, a := range l.Allies {
		if isPushed(a) {
			allies++
		}
	}
	var files []string
	if allies > 0 {
		files = append(files, "the files of "+english.Count(allies, "ally"))
	}
	if l.Me != nil && isPushed(l.Me) {
		files = append(files, l.Me.File)
	}
	return english.Join("and", files)
}

func (r *Report) examineRemotes(f *git.Facts, private string) {
	for i, remote := range f.Remotes {
		if remote.ClearText {
			r.find("exposure", "git remote set-url "+remote.Name+" https://HOST/PATH",
				fmt.Sprintf("what is pushed to %s (%s) can be read on the way there", remote.Name, remote.URL))
		}
		if !remote.Local && !r.Git.Remotes[i].Encrypted && private != "" {
			r.find("exposure", "git remote set-url "+remote.Name+" gcrypt::URL, with git-remote-gcrypt",
				fmt.Sprintf("%s (%s) gets what is private in plain, in %s", remote.Name, remote.URL, private))
		}
	}
}

func (g *gitFacts) words() [][2]string {
	where := string(g.Top)
	if g.Bare {
		where = "bare: no working tree here"
	}
	branch := string(g.Branch)
	if branch == "" && !g.Bare {
		branch = "detached"
	}
	facts := [][2]string{{"repository", where}, {"version", g.Version}, {"folder in it", string(g.Prefix)}, {"branch", branch}}
	if !g.Bare {
		facts = append(facts, [2]string{"not committed", fmt.Sprintf("%d staged, %d changed, %d new", g.Staged, g.Unstaged, len(g.Untracked))})
		facts = append(facts, [2]string{"merge driver", string(g.Driver)}, [2]string{"pre-commit", hookWords[g.Hook]})
	}
	for _, remote := range g.Remotes {
		facts = append(facts, [2]string{"remote", remote.Name + " " + remote.URL + ": " + remote.words()})
	}
	return facts
}

var hookWords = map[report.Optional]string{
	"": "none; allies init --hook has each commit checked", "ours": "checks what is staged", "other": "a hook of yours, left alone",
}

func (r remoteFacts) words() string {
	switch {
	case r.Local:
		return "on this machine"
	case r.Encrypted:
		return "encrypted"
	}
	return "whoever can read it can read every note"
}
