// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"context"
	"errors"
	"strings"

	"dragoman"
)

// revision is a report that took the place of an earlier one at its address.
type revision struct {
	New, Old *dragoman.Reading
	Diff     []change
}

// change is a paragraph: "-" taken out, "+" put in, "" kept.
type change struct{ Op, Text string }

// revisions lists what was changed after it was first read.
func (p *pages) revisions(ctx context.Context, readings []*dragoman.Reading) ([]revision, error) {
	var out []revision
	for _, r := range readings {
		if r.RevisionOf == "" {
			continue
		}
		old, err := p.o.Desk.Reading(ctx, r.RevisionOf)
		if errors.Is(err, dragoman.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, revision{r, old, diff(old.Text, r.Text)})
	}
	return out, nil
}

// mostParagraphs bounds the square of what is compared; longer texts are shown
// as taken out and put in whole.
const mostParagraphs = 500

// diff compares two texts paragraph by paragraph, by their longest common
// subsequence.
func diff(old, now string) []change {
	a, b := paragraphs(old), paragraphs(now)
	if len(a) > mostParagraphs || len(b) > mostParagraphs {
		return []change{{"-", old}, {"+", now}}
	}
	long := make([][]int, len(a)+1)
	for i := range long {
		long[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	var out []change
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, change{"", a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && long[i+1][j] >= long[i][j+1]:
			out = append(out, change{"-", a[i]})
			i++
		default:
			out = append(out, change{"+", b[j]})
			j++
		}
	}
	return out
}

func paragraphs(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if s := strings.Join(strings.Fields(line), " "); s != "" {
			out = append(out, s)
		}
	}
	return out
}
