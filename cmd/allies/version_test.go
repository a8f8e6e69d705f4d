package main

import (
	"runtime/debug"
	"testing"
)

// TestVersion: a build says its version, and the commit that it was made of.
func TestVersion(t *testing.T) {
	commit := []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: "0123456789abcdef0123"}}
	for _, c := range []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, "built from source"},
		{&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "built from source"},
		{&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}, Settings: commit}, "built from source at 0123456789ab"},
		{&debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: commit}, "v1.2.3 at 0123456789ab"},
		{&debug.BuildInfo{Main: debug.Module{Version: "v1.2.4-0.20261122101112-0123456789ab"}, Settings: commit}, "v1.2.4-0.20261122101112-0123456789ab"},
	} {
		if got := built(c.info); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}
