package parse

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"allies/ledger"
	"allies/parse/internal/samples"
)

// TestSumsKeepNothingOfABorrowedText reads texts of which only sums are kept: nothing
// of them is a part of the memory that the next text is read into.
func TestSumsKeepNothingOfABorrowedText(t *testing.T) {
	front := "---\nname: Dana Okafor\naliases: [Dee] # and others\ngoals: # open data\ncadense: 6w\nzodiac: \"lion\"\norg: “Mill”\noffers: [feedbak]\n---\n\nrole:: [[Head]] of it\n**Last contact:** 2026-03-14\n\n"
	texts := append(samples.CommonMark(t), examples(t)...)
	for _, c := range samples.Bodies {
		texts = append(texts, c.Src)
	}
	for _, m := range nearMisses {
		texts = append(texts, m.looks)
	}
	for _, c := range append(keyCases, mistakeCases...) {
		texts = append(texts, "---\n"+c.yaml+"\n---\n")
	}
	for _, line := range []string{"%%#private%% [ ] x", "<!-- #work -->", "<div>#work</div>", "- got: y %%#work%%", "[[Bo]] knows [her][d]\n\n[d]: Bo.md"} {
		texts = append(texts, "## 2026-03-14 With [[Bo Li|Bo]] and [her][d] #plan\n\n- [ ] she: sends it by 2026-03-20 #work\n"+line+"\n")
	}
	today, _ := ledger.ParseDate("2026-11-22")
	for _, text := range texts {
		for _, text := range []string{text, front + text, "---\ncadence: 6w\n---\n\n# dana okafor\n\n## 2026-03-14 tea\n\n" + text} {
			src := []byte(text)
			s := Borrow("Dana Okafor.md", src, ledger.DefaultConfig())
			s.Keep = Keep{Today: today, Thanks: 400, Strict: true, Cures: true}
			s.ReadBody()
			read := struct {
				ally     *ledger.Ally
				problems []ledger.Problem
			}{s.Ally, s.Sorted()}
			begin := uintptr(unsafe.Pointer(unsafe.SliceData(src)))
			eachText(reflect.ValueOf(read), map[uintptr]bool{}, "", func(path, said string) {
				if at := uintptr(unsafe.Pointer(unsafe.StringData(said))); said != "" && at >= begin && at < begin+uintptr(len(src)) {
					t.Errorf("%s %q is a part of\n%s", path, said, text)
				}
			})
		}
	}
}

func examples(t *testing.T) (texts []string) {
	t.Helper()
	err := filepath.WalkDir("../examples", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		src, err := os.ReadFile(path)
		texts = append(texts, string(src))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// eachText visits every text that a value leads to.
func eachText(v reflect.Value, seen map[uintptr]bool, path string, visit func(path, said string)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v.String())
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		eachText(v.Elem(), seen, path, visit)
	case reflect.Struct:
		for i := range v.NumField() {
			eachText(v.Field(i), seen, path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachText(v.Index(i), seen, path, visit)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			eachText(key, seen, path, visit)
			eachText(v.MapIndex(key), seen, path, visit)
		}
	}
}
