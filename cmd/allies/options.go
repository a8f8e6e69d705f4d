package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

type options struct {
	dir, today, rev         setting
	begin, end, period      setting
	format, file            setting
	color                   string
	explain, includePrivate bool
	strict, exitCode        bool
	width                   int // 0 where nothing is said
	noPager                 bool
}

// setting is the value of a flag, never empty where the flag stands.
type setting string

func (g *setting) Set(s string) error {
	if s == "" {
		return errors.New("it is empty")
	}
	*g = setting(s)
	return nil
}

func (g *setting) String() string { return string(*g) }

// Type names the value in the words of package pflag, which shows it nowhere.
func (g *setting) Type() string { return "string" }

// settings are the values of a flag: with commas between them, or the flag again.
type settings []string

func (g *settings) Set(s string) error {
	for word := range strings.SplitSeq(s, ",") {
		if word = strings.TrimSpace(word); word == "" {
			return errors.New("it is empty")
		}
		*g = append(*g, word)
	}
	return nil
}

func (g *settings) String() string { return strings.Join(*g, ",") }

func (g *settings) Type() string { return "stringArray" }

func (o *options) register(f *pflag.FlagSet) {
	f.SortFlags = false
	f.VarP(&o.dir, "dir", "C", "the ledger's root `DIR`")
	f.Var(&o.today, "today", "the day `DATE` to reckon from")
	f.Var(&o.rev, "rev", "the ledger as git has it at `REV`")
	f.VarP(&o.begin, "begin", "b", "from this `DATE` on")
	f.VarP(&o.end, "end", "e", "before this `DATE`")
	f.VarP(&o.period, "period", "p", "a `PERIOD`: 2026, 2026-03, 2026Q1, 'last month'")
	f.VarP(&o.format, "output-format", "O", "a `FORMAT`: text, json, csv, md, html")
	f.VarP(&o.file, "output-file", "o", "write to `FILE`, in the format of its ending")
	f.BoolVar(&o.explain, "explain", false, "the formula of each figure and the entries in it")
	f.StringVar(&o.color, "color", "auto", "colours `WHEN`: auto, always or never")
	f.BoolVar(&o.includePrivate, "include-private", false, "csv, md, html, export and mcp show what is private too")
	f.BoolVar(&o.strict, "strict", false, "warnings count as errors")
	f.Func("width", "as wide as `N` columns; else as the terminal, $COLUMNS, 100", func(s string) (err error) {
		if o.width, err = strconv.Atoi(s); err == nil && o.width < 1 {
			err = errors.New("it is no count of columns")
		}
		return err
	})
	f.BoolVar(&o.noPager, "no-pager", false, "no pager where output is longer than the window")
	f.BoolVar(&o.exitCode, "exit-code", false, "exit 1 when the command listed something")
}

func colours() []string { return []string{"auto", "always", "never"} }

func (o *options) check() error {
	_, err := oneOf("--color", o.color, colours())
	return err
}

func eachOf[word ~string](flag string, given []string, words []word) (chosen []word, err error) {
	for _, g := range given {
		w, err := oneOf(flag, g, words)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, w)
	}
	return chosen, nil
}

func oneOf[word ~string](flag, given string, words []word) (word, error) {
	for _, w := range words {
		if strings.EqualFold(string(w), given) {
			return w, nil
		}
	}
	names := lists.Words(words)
	hint := "say " + english.Join("or", names)
	if near := ledger.Nearest(given, names); near != "" {
		hint = "did you mean " + near + "? There are " + english.Join("and", names)
	}
	return "", usagef(hint, "%s does not know %s", flag, quote(given))
}
