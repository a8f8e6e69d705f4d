package git

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"allies/ledger/lists"
)

// fixed is what every git process is told: to speak plainly, to ask nothing,
// to take paths as they are, to leave locks to those who write, and to reach
// for no server, not even for a content that a partial clone has left there.
var fixed = [...]string{
	"LC_ALL=C", "LANGUAGE=", "GIT_PAGER=cat", "GIT_TERMINAL_PROMPT=0",
	"GIT_OPTIONAL_LOCKS=0", "GIT_LITERAL_PATHSPECS=1",
	"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
}

// located names the variables by which git tells a hook, or a user tells git,
// which repository is meant.
var located = [...]string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
	"GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH",
}

// environment is base without a place, a language or a manner of its own.
func environment(base []string) []string {
	kept := slices.DeleteFunc(slices.Clone(base), func(pair string) bool {
		key, _, _ := strings.Cut(pair, "=")
		switch key {
		case "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS":
			return true // git refuses them beside literal paths
		}
		return slices.Contains(located[:], key)
	})
	return append(kept, fixed[:]...)
}

// inherit follows what a hook's environment says, as far as it speaks of the
// ledger's own repository: a hook of another one must not answer for this.
// Where the root lies in no repository, the environment's serves.
func (r *Repo) inherit(ctx context.Context, base []string) {
	told := lists.Only(base, func(pair string) bool {
		key, value, _ := strings.Cut(pair, "=")
		return value != "" && slices.Contains(located[:], key)
	})
	if len(told) == 0 {
		return
	}
	there := &Repo{program: r.program, env: append(slices.Clone(r.env), told...)}
	meant, err := there.gitFolder(ctx)
	if err != nil {
		return // a place that is none says nothing of ours
	}
	found, err := r.gitFolder(ctx)
	switch {
	case err != nil:
		r.env = append(r.env, absolute(told, "", located[:]...)...)
	case found == meant:
		top, _ := r.output(ctx, "rev-parse", "--show-toplevel")
		r.env = append(r.env, absolute(told, top, "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
			"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH")...)
	}
}

// withoutFilters adds settings to the environment that switch off each filter
// that git is told of. Their names can hold any character, which an argument
// cannot.
func (r *Repo) withoutFilters(ctx context.Context) error {
	keys, err := r.records(ctx, "config", "-z", "--name-only", "--get-regexp", `^filter\..*\.`)
	switch {
	case ended(err) == 1:
		return nil // there is none
	case err != nil:
		return fmt.Errorf("read git's configuration: %w", err)
	}
	const count = "GIT_CONFIG_COUNT"
	n := 0
	for _, pair := range r.env {
		if value, found := strings.CutPrefix(pair, count+"="); found {
			n, _ = strconv.Atoi(value)
		}
	}
	for _, key := range keys {
		value := "" // no command
		if strings.HasSuffix(key, ".required") {
			value = "false"
		}
		r.env = append(r.env, fmt.Sprintf("GIT_CONFIG_KEY_%d=%s", n, key), fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", n, value))
		n++
	}
	r.env = append(r.env, fmt.Sprintf("%s=%d", count, n))
	return nil
}

// absolute keeps the variables of those keys, with a relative path made
// absolute from base, or from the current folder when base is "".
func absolute(pairs []string, base string, keys ...string) []string {
	var kept []string
	for _, pair := range pairs {
		key, path, _ := strings.Cut(pair, "=")
		if !slices.Contains(keys, key) {
			continue
		}
		if key != "GIT_NAMESPACE" && key != "GIT_PREFIX" && key != "GIT_ALTERNATE_OBJECT_DIRECTORIES" && !filepath.IsAbs(path) {
			full, err := filepath.Abs(filepath.Join(base, path))
			if err != nil {
				continue
			}
			pair = key + "=" + full
		}
		kept = append(kept, pair)
	}
	return kept
}
