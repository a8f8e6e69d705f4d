//go:build tools

package main

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hostileLedger is what a page must show as it was typed.
var hostileLedger = map[string]string{
	"dana.md": `---
name: Dana <script>document.title = "taken"</script>
org: '"><img src="http://loaded.invalid/org.png">'
offers: [feedback]
email: dana@example.org
birthday: 11-24
---

## 2026-11-10 Call <script src="http://loaded.invalid/title.js"></script>

- got 2h feedback: <script>document.body.textContent = "gone"</script>
- gave 90min guidance: <iframe src="http://loaded.invalid/"></iframe> ![](http://loaded.invalid/a.png)
- setback: <style>@import "http://loaded.invalid/a.css"; body { display: none }</style>
- [ ] send <b onclick="alert(1)">it</b> [here](javascript:alert(1)) or [there](https://example.org) by 2026-11-20
- [ ] they: </section></main></body></html>
`,
	"mo.md": "# 日本 & <b>Mo</b> \U0001f642\n\n## 2026-11-01 Lunch\n\n- gave 2 time: the move\n",
}

// TestReportInBrowser looks at the page of the report in a browser: it is
// whole, what a user wrote stays text, and nothing is loaded from anywhere.
func TestReportInBrowser(t *testing.T) {
	for name, root := range pageLedgers(t) {
		t.Run(name, func(t *testing.T) {
			page := pageOf(t, root, "report", "--explain")
			dom, loaded := browse(t, page)
			checkWhole(t, textOf(t, page), dom)
			if loaded {
				t.Error("the page loads something")
			}
		})
	}
}

// TestPagesInBrowser looks at the pages of every command that makes one, in a
// window as wide as a phone and in a wide one, light and dark: none is wider than
// the window, none loads anything, and none has a fault that pagefaults.js finds.
func TestPagesInBrowser(t *testing.T) {
	for name, root := range pageLedgers(t) {
		t.Run(name, func(t *testing.T) {
			frames, given := framed{}, map[string][]string{"show": {shownAllies[name]}}
			for _, c := range commands() {
				if slices.Contains(c.formats, asHTML) {
					frames[c.name] = pageOf(t, root, append([]string{c.name}, given[c.name]...)...)
				}
			}
			for _, colours := range []string{"light", "dark"} {
				rooms, loaded := frames.browse(t, colours, 390, 1280)
				if loaded {
					t.Error("a page loads something")
				}
				for frame, room := range rooms {
					if room.taken > room.width {
						t.Errorf("%s takes %d of %d pixels", frame, room.taken, room.width)
					}
					if room.faults != "" {
						t.Errorf("%s, %s: %s", frame, colours, room.faults)
					}
				}
			}
		})
	}
}

// TestBrowserSeesLoading is the proof that the browser would tell.
func TestBrowserSeesLoading(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(page, []byte(`<p>a</p><img src="http://loaded.invalid/a.png">`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, loaded := browse(t, page); !loaded {
		t.Error("the log of the browser does not show what a page loads")
	}
}

// shownAllies are those whose page show makes, by ledger.
var shownAllies = map[string]string{"hostile": "dana", "team-lead": "Deshawn Pruitt", "community": "Morag Sinclair"}

// pageLedgers are the ledgers whose pages are looked at.
func pageLedgers(t *testing.T) map[string]string {
	root := t.TempDir()
	for name, text := range hostileLedger {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"hostile": root, "team-lead": filepath.Join(examples, "team-lead"), "community": filepath.Join(examples, "community"),
	}
}

// pageOf runs a command and returns the file of its page.
func pageOf(t *testing.T, root string, command ...string) string {
	t.Helper()
	page := filepath.Join(t.TempDir(), command[0]+".html")
	if said := runInProcess(t, append(command, "-C", root, "-o", page)); strings.Contains(said, "allies: error:") {
		t.Fatal(said)
	}
	return page
}

func textOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var (
	tag       = regexp.MustCompile(`<([a-z][a-z0-9]*)(?:\s[^<>]*)?/?>`)
	attribute = regexp.MustCompile(`\s(id|href|src|on[a-z]+)="([^"]*)"`)
)

// checkWhole compares a page with what the browser made of it: it mended
// nothing, every link within the page leads somewhere, and nothing in it acts.
func checkWhole(t *testing.T, page, dom string) {
	t.Helper()
	written, read := tagsOf(page), tagsOf(dom)
	if !maps.Equal(written, read) {
		t.Errorf("the browser reads other elements\n%v\nthan are written\n%v", read, written)
	}
	for _, acting := range []string{"script", "img", "iframe", "link", "object", "embed", "form", "base", "b"} {
		if read[acting] > 0 {
			t.Errorf("there are %d elements %s", read[acting], acting)
		}
	}
	if read["h1"] != 1 || read["main"] != 1 || strings.Contains(dom, "<title>taken") {
		t.Error("the page has lost its head")
	}
	ids := map[string]bool{}
	var links []string
	for _, start := range tag.FindAllString(dom, -1) {
		for _, found := range attribute.FindAllStringSubmatch(start, -1) {
			switch name, value := found[1], found[2]; {
			case name == "id":
				ids[value] = true
			case name != "href", strings.HasPrefix(value, "javascript:"):
				t.Errorf("an element has %s=%q", name, value)
			case strings.HasPrefix(value, "#"):
				links = append(links, value[1:])
			}
		}
	}
	for _, link := range links {
		if !ids[link] {
			t.Errorf("#%s leads nowhere", link)
		}
	}
}

// tagsOf counts the elements by name, those aside that a browser adds to every
// page.
func tagsOf(page string) map[string]int {
	count := map[string]int{}
	for _, found := range tag.FindAllStringSubmatch(page, -1) {
		count[found[1]]++
	}
	for _, name := range []string{"html", "head", "body"} {
		delete(count, name)
	}
	return count
}

// browse opens a page, and returns what became of it and whether it asked for
// anything of loaded.invalid.
func browse(t *testing.T, page string, flags ...string) (dom string, loaded bool) {
	t.Helper()
	dir := t.TempDir()
	log := filepath.Join(dir, "net.json")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	browser := exec.CommandContext(ctx, chromium(t), append(append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--proxy-server=127.0.0.1:9", // what the browser itself asks for stays here too
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--log-net-log=" + log, "--dump-dom",
	}, flags...), "file://"+page)...)
	out, err := browser.Output()
	if err != nil {
		t.Fatalf("the browser: %v", err)
	}
	traffic, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return string(out), strings.Contains(string(traffic), "loaded.invalid")
}

// chromium finds the browser under one of its names.
func chromium(t *testing.T) string {
	t.Helper()
	names := []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
	}
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatalf("the pages are looked at in a browser, and there is none of %q", names)
	return ""
}

// framed are pages by name, to be looked at in frames.
type framed map[string]string

// room is how much of a window a page takes, in CSS pixels, and what pagefaults.js
// finds in it.
type room struct {
	width, taken int
	faults       string
}

// browse shows each page in windows of those widths, light or dark, and returns
// the room that each takes. A copy of the page that may run a script tells it.
func (f framed) browse(t *testing.T, colours string, widths ...int) (rooms map[string]room, loaded bool) {
	t.Helper()
	var frames strings.Builder
	frames.WriteString(`<!DOCTYPE html><body><script>onmessage = e => document.body.append("[" + e.data + "]")</script>`)
	names := slices.Sorted(maps.Keys(f))
	rooms = map[string]room{}
	for _, name := range names {
		for _, width := range widths {
			frame := fmt.Sprintf("%s %d", name, width)
			rooms[frame] = room{width: width}
			copied := filepath.Join(t.TempDir(), "copy.html")
			if err := os.WriteFile(copied, []byte(telling(textOf(t, f[name]), frame, colours)), 0o600); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&frames, "<iframe width=%d height=800 src=%q></iframe>\n", width, "file://"+copied)
		}
	}
	window := filepath.Join(t.TempDir(), "window.html")
	if err := os.WriteFile(window, []byte(frames.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	dom, loaded := browse(t, window, "--virtual-time-budget=5000")
	for frame, r := range rooms {
		found := regexp.MustCompile(`\[` + frame + ` takes (\d+)([^\]]*)\]`).FindStringSubmatch(dom)
		if found == nil {
			t.Fatalf("%s does not tell its width:\n%s", frame, dom)
		}
		r.taken, _ = strconv.Atoi(found[1])
		r.faults = found[2]
		rooms[frame] = r
	}
	return rooms, loaded
}

var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

//go:embed testdata/pagefaults.js
var pageFaults string

// telling is a page in those colours that tells the window around it how wide it
// is, and its faults. The colours are set in the page: a browser can tell a frame
// of the system's choice after the frame is read.
func telling(page, name, colours string) string {
	whenDark := map[string]string{"dark": "all", "light": "not all"}[colours]
	script := "<script>const colours = " + strconv.Quote(colours) + "\n" + pageFaults + "parent.postMessage(" + strconv.Quote(name) +
		` + " takes " + document.documentElement.scrollWidth + faults.join(""), "*")</script></body>`
	return strings.NewReplacer(
		"(prefers-color-scheme: dark)", whenDark, "color-scheme: light dark", "color-scheme: "+colours, "</body>", script,
	).Replace(policy.ReplaceAllString(page, ""))
}
