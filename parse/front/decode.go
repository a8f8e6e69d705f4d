// Package front reads front matter and settings as nodes with their places.
// It alone imports yaml. It knows the shape of values, not what keys mean.
package front

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// yamlError is what the YAML library refused.
type yamlError struct {
	line    int // from 1; may be one off, and is 1 where the library says none
	message string
}

// decodeYAML is the one door to the YAML library, which is only asked for its
// tree: the values are read from the user's bytes. It returns the root of the
// first document, nil when that is empty, and the line on which a second one
// begins, 0 for none.
func decodeYAML(src string) (root *yaml.Node, second int, refused *yamlError) {
	defer func() {
		if fault := recover(); fault != nil {
			root, second, refused = nil, 0, &yamlError{1, fmt.Sprint(fault)}
		}
	}()
	decoder := yaml.NewDecoder(strings.NewReader(src))
	var first, next yaml.Node
	if err := decoder.Decode(&first); errors.Is(err, io.EOF) {
		return nil, 0, nil
	} else if err != nil {
		return nil, 0, readYAMLError(err)
	}
	if err := decoder.Decode(&next); err == nil {
		if len(next.Content) > 0 && next.Content[0].ShortTag() != "!!null" {
			second = next.Line
		}
	} else if !errors.Is(err, io.EOF) {
		return nil, 0, readYAMLError(err)
	}
	if len(first.Content) > 0 {
		root = first.Content[0]
	}
	return root, second, nil
}

// readYAMLError takes `yaml: line 3: did not find expected key` apart.
func readYAMLError(err error) *yamlError {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		if number, text, ok := strings.Cut(rest, ": "); ok {
			if n, err := strconv.Atoi(number); err == nil {
				return &yamlError{max(n, 1), text}
			}
		}
	}
	return &yamlError{1, message}
}
