// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// progress says on stderr how far long work is: nothing for the first seconds,
// then a line from time to time.
type progress struct {
	out   io.Writer
	what  string // "reports read"
	began time.Time
	told  time.Time
	part  func(done int) float64 // how much of the work is done, 0 to 1; 0 is unknown
	of    string                 // what the part is of: "180 MB"
}

// firstTold and thenTold are when work is first told of and how often then.
const (
	firstTold = 3 * time.Second
	thenTold  = 10 * time.Second
)

// newProgress is of work whose total is known; 0 is unknown.
func newProgress(out io.Writer, what string, total int) *progress {
	p := &progress{out: out, what: what, began: now()}
	if total > 0 {
		p.of = fmt.Sprint(total)
		p.part = func(done int) float64 { return float64(done) / float64(total) }
	}
	return p
}

// at tells of done units of work, if it is time to.
func (p *progress) at(done int) {
	t := now()
	since := p.told
	wait := thenTold
	if since.IsZero() {
		since, wait = p.began, firstTold
	}
	if t.Sub(since) < wait || done == 0 {
		return
	}
	p.told = t
	fmt.Fprintln(p.out, p.line(done, t.Sub(p.began)))
}

// line is what is told: "512 reports read, 31 a second; 42% of 180 MB, about
// 2 min left".
func (p *progress) line(done int, took time.Duration) string {
	rate := float64(done) / took.Seconds()
	s := fmt.Sprintf("%d %s, %.0f a second", done, p.what, rate)
	if rate < 10 {
		s = fmt.Sprintf("%d %s, %.1f a second", done, p.what, rate)
	}
	if p.part == nil {
		return s
	}
	part := p.part(done)
	if part <= 0 || part > 1 {
		return s
	}
	left := time.Duration(float64(took) * (1 - part) / part)
	return fmt.Sprintf("%s; %.0f%% of %s, about %s left", s, part*100, p.of, span(left))
}

// span is a length of time as people say it.
func span(d time.Duration) string {
	switch {
	case d < 90*time.Second:
		return fmt.Sprintf("%.0f s", d.Seconds())
	case d < 90*time.Minute:
		return fmt.Sprintf("%.0f min", d.Minutes())
	}
	return fmt.Sprintf("%.1f h", d.Hours())
}

// megabytes is a size as people say it.
func megabytes(n int64) string {
	if n < 10<<20 {
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

// stopped puts what is kept, and how to go on, in the place of an error that
// says the user stopped the run.
func stopped(err error, kept string) error {
	if errors.Is(err, context.Canceled) {
		return exitError{exitFailed, "stopped: " + kept}
	}
	return err
}
