// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dragoman"
)

// DayOf is the day of an ISO 8601 date; ok is false for one that names no day.
func DayOf(date string) (d dragoman.Day, ok bool) {
	if len(date) < 10 {
		return 0, false
	}
	t, err := time.Parse(time.DateOnly, date[:10])
	if err != nil {
		return 0, false
	}
	return dragoman.Day(t.Unix() / 86400), true
}

// BlockDays is how many days a block has, and WarmDays how many days before it
// are read for what its reports go on from.
const (
	BlockDays = 14
	WarmDays  = 7
)

// Block is a run of BlockDays days, counted from 1970-01-01. The stories of a
// block follow from its reports and those of its warm-up, and from nothing else.
type Block int32

// BlockOf is the block a day lies in.
func BlockOf(d dragoman.Day) Block {
	if d < 0 {
		return Block((d - BlockDays + 1) / BlockDays)
	}
	return Block(d / BlockDays)
}

// First is the first day of a block.
func (b Block) First() dragoman.Day { return dragoman.Day(b) * BlockDays }

// Unplaced is the placement of a report that has none yet. Where the report has
// no day of its own, Day is to be set.
func Unplaced(r *dragoman.Report) dragoman.Placement {
	d, ok := DayOf(r.Published.Value)
	return dragoman.Placement{Report: r.ID, Published: r.Published.Value, Day: d, Dated: ok}
}

// Before orders items: by day, then by the clock time given, then by id. Those
// without a day of their own come last in a block: they follow, and move
// nothing.
func Before(a, b dragoman.Placement) int {
	x, y := BlockOf(a.Day), BlockOf(b.Day)
	switch {
	case x != y:
		return cmp.Compare(x, y)
	case a.Dated != b.Dated:
		if a.Dated {
			return -1
		}
		return 1
	case a.Day != b.Day:
		return cmp.Compare(a.Day, b.Day)
	}
	if c := strings.Compare(a.Published, b.Published); c != 0 {
		return c
	}
	return strings.Compare(a.Report, b.Report)
}

// Stretch is a block's items, by number, after those of its warm-up.
type Stretch struct {
	Block Block
	Items []int
	Warm  int // the first so many are warm-up
}

// Blocks parts items into blocks, in order.
func Blocks(items []dragoman.Placement) []Stretch {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return Before(items[a], items[b]) })
	var out []Stretch
	for i := 0; i < len(order); {
		s := Stretch{Block: BlockOf(items[order[i]].Day)}
		for w := i; w > 0; w-- {
			it := items[order[w-1]]
			if it.Dated && it.Day < s.Block.First()-WarmDays {
				break
			}
			if it.Dated {
				s.Items = append(s.Items, order[w-1])
			}
		}
		slices.Reverse(s.Items)
		s.Warm = len(s.Items)
		for ; i < len(order) && BlockOf(items[order[i]].Day) == s.Block; i++ {
			s.Items = append(s.Items, order[i])
		}
		out = append(out, s)
	}
	return out
}
