package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func (s *session) execute() int {
	root := newRoot(s)
	root.SetArgs(s.world.args)
	return s.finish(s.guarded(root.Execute))
}

// guarded turns a panic, which is a mistake of ours, into a failure. Where in
// the program it happened is shown only to who asks for it.
func (s *session) guarded(execute func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			f := &failure{status: statusFailed, message: fmt.Sprintf("allies itself failed: %v", cause),
				hint: "please report this, with the command and what " + debugVariable + "=1 adds to it"}
			if s.world.env(debugVariable) != "" {
				f.lines = strings.Split(strings.TrimSpace(string(debug.Stack())), "\n")
			}
			err = f
		}
	}()
	return execute()
}

const debugVariable = "ALLIES_DEBUG"

// newRoot builds the commands; global flags stand before or after the word.
func newRoot(s *session) *cobra.Command {
	root := &cobra.Command{
		Use: program, SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	s.options.register(root.PersistentFlags())
	s.completeGlobals(root)
	root.SetIn(s.world.stdin)
	root.SetOut(s.world.stdout)
	root.SetErr(s.world.stderr)
	s.root = root
	names := s.all.names()
	for _, c := range s.all {
		sub := c.cobra(s)
		sub.Aliases = beginnings(c.name, names)
		if c.name == "help" {
			root.SetHelpCommand(sub)
		} else {
			root.AddCommand(sub)
		}
	}
	withoutWord(root, s, s.all[0])
	if s.answersShell() {
		plainUsage(root.Flags())
		plainUsage(root.PersistentFlags())
	}
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { s.failed = s.helpOn(c) })
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagFailure(root, c, err) })
	return root
}

// withoutWord makes the root do the first command, and refuse an unknown word.
func withoutWord(root *cobra.Command, s *session, first command) {
	wanted := root.Flags().Bool("version", false, "the program's version")
	first.register(root.Flags(), &s.dryRun)
	root.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return s.all.unknown(args[0])
		}
		return nil
	}
	root.RunE = func(*cobra.Command, []string) error {
		if *wanted {
			return s.do(call{s, command{name: "--version", run: func(c call) error { return c.publish(version()) }}, nil})
		}
		return s.do(call{s, first, nil})
	}
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
