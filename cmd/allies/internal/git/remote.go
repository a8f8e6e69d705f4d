package git

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Remote is a place that a push goes to. Who can read there can read what is
// pushed, private notes included, unless it is encrypted.
type Remote struct {
	Name      string
	URL       string // for pushing, without passwords, tokens and queries
	Local     bool   // a folder on this machine
	Encrypted bool   // the transport encrypts what is stored there
	ClearText bool   // the way there is not encrypted
}

// remotes lists where a push may go, by name.
func (r *Repo) remotes(ctx context.Context) ([]Remote, error) {
	out, err := r.output(ctx, "remote")
	if err != nil {
		return nil, err
	}
	var found []Remote
	for _, name := range strings.Fields(out) {
		urls, err := r.output(ctx, "remote", "get-url", "--push", "--all", "--", name)
		if err != nil {
			continue // a remote without an address: nothing can be pushed there
		}
		for raw := range strings.SplitSeq(urls, "\n") {
			found = append(found, describe(name, raw))
		}
	}
	slices.SortStableFunc(found, func(a, b Remote) int { return cmp.Compare(a.Name, b.Name) })
	return found, nil
}

// describe judges an address as git reads it: URL, host:path or path.
func describe(name, raw string) Remote {
	remote := Remote{Name: name}
	if helper, rest, ok := strings.Cut(raw, "::"); ok && !strings.ContainsAny(helper, "/:@") {
		remote.Encrypted = helper == "gcrypt"
		remote.URL = helper + "::" + describe(name, rest).URL
		if helper == "ext" {
			remote.URL = "ext::…" // a command line, with who knows what in it
		}
		return remote
	}
	scheme, rest, isURL := strings.Cut(raw, "://")
	if !isURL {
		host, _, remoteHost := strings.Cut(raw, ":")
		remote.Local = !remoteHost || strings.Contains(host, "/")
		remote.URL = raw
		return remote
	}
	scheme = strings.ToLower(scheme)
	remote.Local = scheme == "file"
	remote.Encrypted = scheme == "keybase"
	remote.ClearText = scheme == "http" || scheme == "git" || scheme == "ftp"
	remote.URL = scheme + "://" + withoutSecrets(scheme, rest)
	return remote
}

// withoutSecrets drops the user's part of an address, where tokens stand as
// well as passwords, and all after the path. The user of ssh is no secret.
func withoutSecrets(scheme, rest string) string {
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		rest = rest[:i]
	}
	authority, path, slash := strings.Cut(rest, "/")
	if at := strings.LastIndex(authority, "@"); at >= 0 {
		user, _, _ := strings.Cut(authority[:at], ":")
		authority = authority[at+1:]
		if strings.HasSuffix(scheme, "ssh") && user != "" {
			authority = user + "@" + authority
		}
	}
	if slash {
		return authority + "/" + path
	}
	return authority
}
