// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"dragoman/know/actors"
	"dragoman/lang/en"
)

type actorCmd struct {
	On     string   `placeholder:"DATE" help:"The day to say offices for (YYYY-MM-DD). Without it, none is called current."`
	Actors string   `placeholder:"FILE" type:"path" help:"Actor file of your own, laid over the one inside."`
	Names  []string `arg:"" name:"name" help:"A name as a report may write it, or a phrase: \"the Kremlin\", \"Syrian troops\"."`
}

// Run prints what is known of each name.
func (c *actorCmd) Run(_ context.Context, s streams) error {
	var on actors.Day
	if c.On != "" {
		var err error
		if on, err = actors.ParseDay(c.On); err != nil {
			return exitError{exitUsage, fmt.Sprintf("--on: %v", err)}
		}
	}
	l, err := newLinker(en.Pack(), c.Actors)
	if err != nil {
		return err
	}
	unknown := 0
	for i, name := range c.Names {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		if !l.Show(s.out, name, on) {
			unknown++
		}
	}
	if unknown > 0 {
		return exitError{code: exitUnread}
	}
	return nil
}
