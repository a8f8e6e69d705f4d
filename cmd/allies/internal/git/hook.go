package git

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"allies/ledger"
)

//go:embed pre-commit
var hook string

// hookScript is a pre-commit hook for a ledger in a folder below the top
// level. Git starts hooks at the top level.
func hookScript(prefix string) string {
	dir := "."
	if prefix != "" {
		dir = quoted("./" + prefix)
	}
	return strings.ReplaceAll(hook, "LEDGER", dir)
}

// HookState says how the pre-commit hook stands.
type HookState struct {
	Path  string // where it is or would be
	Ours  bool   // it checks this ledger
	Idle  bool   // it is ours, and git passes it by since nobody may run it
	Other bool   // something else is there
}

// Hook looks for the pre-commit hook. It is nil without a working tree.
func (r *Repo) Hook(ctx context.Context) (*HookState, error) {
	if r.bare {
		return nil, nil
	}
	path, err := r.ownFile(ctx, "hooks/pre-commit")
	if err != nil {
		return nil, fmt.Errorf("find the hooks: %w", err)
	}
	state := &HookState{Path: path}
	script, err := os.ReadFile(path)
	if err == nil {
		state.Ours = string(script) == hookScript(r.prefix)
		state.Other = !state.Ours
		state.Idle = state.Ours && !runnable(path)
		return state, nil
	}
	if _, linked := os.Lstat(path); linked == nil {
		state.Other = true // a broken link, or nothing that we may read
	}
	if !errors.Is(err, fs.ErrNotExist) && !state.Other {
		return nil, err
	}
	return state, nil
}

// runnable reports whether git would start a hook.
func runnable(path string) bool {
	info, err := os.Stat(path)
	return runtime.GOOS == "windows" || err == nil && info.Mode()&0o111 != 0
}

// InstallHook writes a pre-commit hook that checks the staged files. It never
// replaces another hook, and puts none where other repositories would run it:
// both are ErrHook, with the line to add by hand. When ours is there already
// it is made to run, and else nothing changes.
func (r *Repo) InstallHook(ctx context.Context) (*HookState, error) {
	if err := r.workTree(); err != nil {
		return nil, err
	}
	state, err := r.Hook(ctx)
	if err == nil && state.Idle {
		state.Idle = false
		return state, os.Chmod(state.Path, 0o755)
	}
	if err != nil || state.Ours {
		return state, err
	}
	command := "allies check --staged"
	if r.prefix != "" {
		command += " -C " + quoted("./"+r.prefix)
	}
	byHand := fmt.Sprintf("add this line to it: %s", command)
	if state.Other {
		return nil, ledger.Failed(fmt.Sprintf("there is another pre-commit hook already: %s", state.Path), byHand, ErrHook)
	}
	folder, elsewhere, err := r.config(ctx, "core.hooksPath")
	if err != nil {
		return nil, err
	}
	if elsewhere {
		return nil, ledger.Failed(fmt.Sprintf("git's hooks are kept in %q (core.hooksPath), perhaps for other repositories too", folder), "if you want it there, write a pre-commit with this line: "+command, ErrHook)
	}
	if err := os.MkdirAll(filepath.Dir(state.Path), 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(state.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o755)
	if err != nil {
		return nil, err
	}
	_, err = file.WriteString(hookScript(r.prefix))
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	state.Ours = true
	return state, nil
}
