package monica

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

type node struct {
	line  int
	text  string // of a text, a number or a boolean
	items []*node
	keys  map[string]*node
	cut   bool // the text ends within it
}

// tree reads a json text as far as it is whole.
func tree(in io.Reader) (*node, int, error) {
	counted := &lineCounter{in: in}
	r := &treeReader{json: json.NewDecoder(bufio.NewReader(counted)), lines: counted}
	r.json.UseNumber()
	root, err := r.value()
	return root, r.line(), err
}

type treeReader struct {
	json  *json.Decoder
	lines *lineCounter
	at    int // index among the line ends that were passed
	deep  int
}

const deepest = 100

func (r *treeReader) line() int {
	for r.at < len(r.lines.ends) && r.lines.ends[r.at] < r.json.InputOffset() {
		r.at++
	}
	return r.at + 1
}

func (r *treeReader) value() (*node, error) {
	token, err := r.json.Token()
	if err != nil {
		return nil, err
	}
	n := &node{line: r.line()}
	switch t := token.(type) {
	case json.Delim:
		if r.deep++; r.deep > deepest {
			return nil, fmt.Errorf("more than %d brackets within each other", deepest)
		}
		err = r.inside(n, t)
		r.deep--
		n.cut = err != nil
		return n, err
	case string:
		n.text = t
	case json.Number:
		n.text = t.String()
	case bool:
		if t {
			n.text = "true"
		}
	case nil:
		return nil, nil
	}
	return n, nil
}

func (r *treeReader) inside(n *node, opens json.Delim) error {
	if opens == '{' {
		n.keys = map[string]*node{}
	}
	for r.json.More() {
		key := ""
		if opens == '{' {
			token, err := r.json.Token()
			if err != nil {
				return err
			}
			key, _ = token.(string)
		}
		v, err := r.value()
		switch {
		case v == nil:
		case opens == '{':
			n.keys[key] = v
		default:
			n.items = append(n.items, v)
		}
		if err != nil {
			return err
		}
	}
	_, err := r.json.Token()
	return err
}

// get is the value at a path of keys; an empty node where there is none.
func (n *node) get(path ...string) *node {
	for _, key := range path {
		if n = n.keys[key]; n == nil {
			return &node{}
		}
	}
	return n
}

func (n *node) str(path ...string) string { return strings.TrimSpace(n.get(path...).text) }

type lineCounter struct {
	in   io.Reader
	read int64
	ends []int64
}

func (c *lineCounter) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	for i, char := range b[:n] {
		if char == '\n' {
			c.ends = append(c.ends, c.read+int64(i))
		}
	}
	c.read += int64(n)
	return n, err
}
