// Package render makes views of the values of package report: what a page and a
// sheet say of them, and in which words. It reads no file and reckons nothing.
package render
