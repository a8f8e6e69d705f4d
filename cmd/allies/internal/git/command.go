package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Repo is the git repository that a ledger's root lies in.
type Repo struct {
	program string   // git itself
	dir     string   // where git is started: the root, or its nearest folder that exists
	missing string   // the root below dir, with /, when it is not on disk
	prefix  string   // the root below the top level, with /; "" at the top
	bare    bool     // no working tree
	env     []string // of every git process
}

// join puts two slash paths together, either of which may be empty.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "/" + b
}

// existing splits a path into its nearest folder that exists and the rest,
// with /.
func existing(path string) (dir, rest string) {
	for dir = path; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err == nil && info.IsDir() || dir == filepath.Dir(dir) {
			break
		}
	}
	rest, err := filepath.Rel(dir, path)
	if err != nil || rest == "." {
		return dir, ""
	}
	return dir, filepath.ToSlash(rest)
}

// harmless keeps a repository's own settings from starting programs: it may
// come from a stranger. Filters have names of their own, see withoutFilters;
// what reaches for a server is refused by the environment.
var harmless = []string{
	"--no-pager", "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit",
	"-c", "diff.external=", "-c", "status.submoduleSummary=false",
}

// command prepares a git process in the ledger's root. Every one is made here.
func (r *Repo) command(ctx context.Context, args ...string) *exec.Cmd {
	full := slices.Clone(harmless)
	if args[0] != "config" && args[0] != "rev-parse" { // they start no hook, and tell where the hooks are
		full = append(full, "-c", "core.hooksPath="+os.DevNull)
	}
	cmd := exec.CommandContext(ctx, r.program, append(full, args...)...)
	cmd.Dir = r.dir
	cmd.Env = r.env
	return cmd
}

func (r *Repo) output(ctx context.Context, args ...string) (string, error) {
	out, err := r.run(r.command(ctx, args...), nil)
	return strings.TrimSuffix(string(out), "\n"), err
}

// ownFile is the path of a file of git's own, as .git/index is one.
func (r *Repo) ownFile(ctx context.Context, name string) (string, error) {
	path, err := r.output(ctx, "rev-parse", "--git-path", name)
	if err == nil && !filepath.IsAbs(path) {
		path = filepath.Join(r.dir, path)
	}
	return path, err
}

func (r *Repo) gitFolder(ctx context.Context) (string, error) {
	return r.output(ctx, "rev-parse", "--absolute-git-dir")
}

// ended is the exit status with which git ended; 0 for an error that is none.
func ended(err error) int {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return 0
	}
	return exit.ExitCode()
}

// records runs git and splits what it wrote at its NUL bytes.
func (r *Repo) records(ctx context.Context, args ...string) ([]string, error) {
	out, err := r.run(r.command(ctx, args...), nil)
	return split(out), err
}

// split cuts at NUL bytes; the last one ends a record.
func split(out []byte) []string {
	if len(out) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}

// run starts the process, gives it in and waits. When it fails the error is a
// *failure with git's own words.
func (r *Repo) run(cmd *exec.Cmd, in io.Reader) ([]byte, error) {
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return stdout.Bytes(), &failure{command: commandWord(cmd.Args[1:]), stderr: stderr.String(), err: err}
	}
	return stdout.Bytes(), nil
}

// commandWord is git's command after the settings that are given for it alone.
func commandWord(args []string) string {
	for len(args) > 2 && strings.HasPrefix(args[0], "-") {
		if args[0] == "-c" {
			args = args[1:]
		}
		args = args[1:]
	}
	return args[0]
}

type failure struct {
	command string
	stderr  string
	err     error
}

func (f *failure) Error() string {
	if words := f.words(); words != "" {
		return fmt.Sprintf("git %s: %s", f.command, words)
	}
	return fmt.Sprintf("git %s: %v", f.command, f.err)
}

func (f *failure) Unwrap() error { return f.err }

// words is the line in which git said what was wrong.
func (f *failure) words() string {
	for _, line := range strings.Split(f.stderr, "\n") {
		for _, mark := range []string{"fatal: ", "error: "} {
			if rest, ok := strings.CutPrefix(line, mark); ok {
				return rest
			}
		}
	}
	return strings.TrimSpace(f.stderr)
}

// said returns git's own words in a failure, "" when there are none.
func said(err error) string {
	var f *failure
	if errors.As(err, &f) {
		return f.words()
	}
	return ""
}

func warnings(stderr string) []string {
	var found []string
	for _, line := range strings.Split(stderr, "\n") {
		if rest, ok := strings.CutPrefix(line, "warning: "); ok {
			found = append(found, rest)
		}
	}
	return found
}

func quoted(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// config looks a key up wherever git would.
func (r *Repo) config(ctx context.Context, key string) (value string, set bool, err error) {
	value, err = r.output(ctx, "config", "--get", key)
	switch {
	case ended(err) == 1:
		return "", false, nil
	case err != nil:
		return "", false, fmt.Errorf("read git's configuration: %w", err)
	}
	return value, true, nil
}
