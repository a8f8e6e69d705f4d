package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// printVersion says what was built, from what and by which Go.
func (s *session) printVersion() error {
	info, ok := debug.ReadBuildInfo()
	version := ""
	if ok {
		version = info.Main.Version
	}
	if version == "" || version == "(devel)" {
		version = "built from source" + revision(info)
	}
	_, err := fmt.Fprintf(s.world.stdout, "allies %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
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
