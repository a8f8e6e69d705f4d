package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// versionOf is what --version asks for.
func versionOf(s *session) call {
	return call{s, command{name: "--version", run: func(c call) error { return c.publish(version()) }}, nil}
}

// version says what was built, from what and by which Go.
func version() string {
	info, ok := debug.ReadBuildInfo()
	name := ""
	if ok {
		name = info.Main.Version
	}
	if name == "" || name == "(devel)" {
		name = "built from source" + revision(info)
	}
	return fmt.Sprintf("allies %s (%s, %s/%s)\n", name, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// revision is the commit that the build was made of, where it is known.
func revision(info *debug.BuildInfo) string {
	const shown = 12
	if info == nil {
		return ""
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return " at " + setting.Value[:min(shown, len(setting.Value))]
		}
	}
	return ""
}
