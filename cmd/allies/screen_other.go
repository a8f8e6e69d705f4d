//go:build !unix

package main

import "os"

// told returns nothing: here a terminal tells nothing of itself.
func (s *screen) told() (<-chan os.Signal, func()) { return nil, func() {} }

func (s *screen) obey(os.Signal) {}
