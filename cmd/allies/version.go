package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

func versionOf(s *session) call {
	return call{s, command{name: "--version", run: func(c call) error { return c.publish(version()) }}, nil}
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	return fmt.Sprintf("allies %s (%s, %s/%s)\n", built(info), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func built(info *debug.BuildInfo) string {
	const shown = 12
	if info == nil {
		info = new(debug.BuildInfo)
	}
	name := info.Main.Version
	if name == "" || name == "(devel)" {
		name = "built from source"
	}
	for _, setting := range info.Settings {
		commit := setting.Value[:min(shown, len(setting.Value))]
		if setting.Key == "vcs.revision" && !strings.Contains(name, commit) {
			name += " at " + commit
		}
	}
	return name
}
