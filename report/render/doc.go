// Package render turns the values of package report into text, csv, md, json
// and html. It reads no file and reckons nothing, and what a user wrote never
// reaches a terminal, a spreadsheet or a page as anything but text.
package render
