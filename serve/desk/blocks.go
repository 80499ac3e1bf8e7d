// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"slices"

	"dragoman"
	"dragoman/story"
)

// blocks keeps the windows of the blocks worked on last, so that a report that
// comes after all others of its block is placed and nothing else.
type blocks struct {
	weights *story.Weights
	open    []*block // the one used last is the last
}

// block is a window and the reports that went into it, in order.
type block struct {
	of  story.Block
	win *story.Window
	in  []string
}

// openBlocks is how many windows are kept; each holds 10 MB of word counts, the
// vectors of a week's reports, and some kilobytes for each report.
const openBlocks = 2

func newBlocks(w *story.Weights) *blocks { return &blocks{weights: w} }

// window returns the window of a block into which its reports went, sorted.
// Those it holds already need no reading again where they come first.
func (b *blocks) window(ctx context.Context, record dragoman.Record, of story.Block, sorted []dragoman.Placement) (*story.Window, error) {
	var x *block
	if i := slices.IndexFunc(b.open, func(x *block) bool { return x.of == of }); i >= 0 {
		x = b.open[i]
		b.open = slices.Delete(b.open, i, i+1)
		if !x.begins(sorted) {
			x = nil
		}
	}
	if x == nil {
		x = &block{of: of, win: story.NewWindow(b.weights)}
	}
	rest := sorted[len(x.in):]
	for len(rest) > 0 {
		n := min(len(rest), atOnce)
		ids := make([]string, n)
		for i, p := range rest[:n] {
			ids[i] = p.Report
		}
		reports, err := record.ReportsByID(ctx, ids)
		if err != nil {
			return nil, err
		}
		for i := range reports {
			warm := rest[i].Day < of.First()
			x.win.Add(&reports[i], warm, rest[i].Dated)
			x.in = append(x.in, ids[i])
		}
		rest = rest[n:]
	}
	b.open = append(b.open, x)
	if len(b.open) > openBlocks {
		b.open = slices.Delete(b.open, 0, 1)
	}
	return x.win, nil
}

// begins tells whether the block's reports are the first of a list.
func (x *block) begins(sorted []dragoman.Placement) bool {
	if len(x.in) > len(sorted) {
		return false
	}
	for i, id := range x.in {
		if sorted[i].Report != id {
			return false
		}
	}
	return true
}
