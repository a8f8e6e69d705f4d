package format_test

import (
	"fmt"
	"os"

	"allies/report/render/format"
	"allies/report/render/page"
)

func ExampleCSV() {
	sheet := &page.Sheet{}
	sheet.Heads = []string{"ally", "net"}
	sheet.Rows = [][]page.Field{{page.Content("=Dana"), page.Value("2")}}
	fmt.Println(format.CSV(os.Stdout, sheet))
	// Output:
	// ally,net
	// '=Dana,2
	// <nil>
}

func ExampleJSON() {
	format.JSON(os.Stdout, map[string]string{"name": "Dana <d@x.example>"})
	// Output:
	// {
	//   "name": "Dana <d@x.example>"
	// }
}

func ExampleMarkdown() {
	p := &page.Page{Title: "Due"}
	now := page.Section{Title: "Now"}
	now.Add(page.Paragraph("nobody waits"))
	p.Add(now)
	fmt.Print(format.Markdown(p))
	// Output:
	// ---
	// type: allies-report
	// ---
	//
	// # Due
	//
	// ## Now
	//
	// nobody waits
}

func ExampleText() {
	p := &page.Page{Title: "Due"}
	now := page.Section{Title: "Now"}
	now.Add(page.Paragraph("nobody waits"))
	p.Add(now)
	fmt.Print(format.Text(p, &format.Screen{}))
	// Output:
	// Due
	//
	// Now
	//   nobody waits
}
