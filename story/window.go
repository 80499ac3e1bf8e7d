// SPDX-License-Identifier: Apache-2.0

package story

import (
	"fmt"
	"slices"

	"dragoman"
)

// Window finds the stories of one block: the reports of its warm-up and then
// its own are read, in order, and put together where they fit one another on
// average. What comes of it depends on these alone. A Window is not safe for
// concurrent use.
//
// It holds the words of the reports of a week, and of every report its pairs
// with others: up to 64 with earlier ones, 120 bytes each.
type Window struct {
	weights  *Weights
	read     *Reader
	items    []item // those without a day of their own come last
	number   map[string]int32
	pairs    []pair
	in       []int32 // the story of each report: the number of its first one
	posts    map[uint32][]int32
	first    int // of the items within reach
	day      float64
	near     nearness
	round    int32
	at, best []int32 // what sharing found
}

// NewWindow starts the window of a block.
func NewWindow(w *Weights) *Window {
	return &Window{weights: w, read: NewReader(), number: map[string]int32{}, posts: map[uint32][]int32{}}
}

// Add places the next report; one that is not dated counts as of the last
// day placed.
func (w *Window) Add(r *dragoman.Report, warm, dated bool) {
	p := w.read.Read(r)
	if !dated {
		p.Date = ""
	}
	w.Place(p, warm)
}

// Place places the next report, read by a Reader of the window's reports.
func (w *Window) Place(p Prepared, warm bool) {
	d, dated := DayOf(p.Date)
	if dated {
		w.day = max(w.day, float64(d))
		w.reach(w.day)
	}
	w.number[p.ID] = int32(len(w.items))
	w.items = append(w.items, item{id: p.ID, warm: warm, dated: dated, day: w.day, doc: p.doc})
	w.pairUp()
	w.list()
}

// Told is a story of a block.
type Told struct {
	Reports []string // the block's own, in order
	GoesOn  string   // the story of reports before the block that it goes on with, "" for none
}

// Stories returns the block's stories, by their first own reports. before is
// the story of each report of the warm-up: a story that holds some of them
// goes on with the one most of them are in, the earliest of equal ones.
func (w *Window) Stories(before map[string]string) []Told {
	w.settle()
	at, held := map[int32]int{}, map[int32][]string{}
	var out []Told
	for n := range w.items {
		it, c := &w.items[n], w.in[n]
		if it.warm {
			if st := before[it.id]; st != "" {
				held[c] = append(held[c], st)
			}
			continue
		}
		i, there := at[c]
		if !there {
			i = len(out)
			at[c] = i
			out = append(out, Told{GoesOn: most(held[c])})
		}
		out[i].Reports = append(out[i].Reports, it.id)
	}
	return out
}

// most is the commonest of a list, the first of equal ones; "" of none.
func most(list []string) string {
	best, n := "", 0
	for i, x := range list {
		if slices.Contains(list[:i], x) {
			continue
		}
		k := 0
		for _, y := range list[i:] {
			if y == x {
				k++
			}
		}
		if k > n {
			best, n = x, k
		}
	}
	return best
}

// Names lists the names Name may give.
func Names(told []Told, was map[string]string) []string {
	var out []string
	for _, t := range told {
		for _, r := range t.Reports {
			if t.GoesOn == "" {
				out = append(out, was[r], storyID(r))
			}
		}
	}
	return out
}

// Name names the stories of a block: one that goes on keeps its name; another
// keeps the name its reports had (was), the first of them that no story before
// the block has and none of the block is given, or is named after its first
// report.
func Name(told []Told, was map[string]string, taken map[string]bool) []string {
	given := map[string]bool{"": true}
	for _, t := range told {
		given[t.GoesOn] = true
	}
	out := make([]string, len(told))
	for i, t := range told {
		name := t.GoesOn
		for k := 0; name == "" && k < len(t.Reports); k++ {
			if x := was[t.Reports[k]]; !given[x] && !taken[x] {
				name = x
			}
		}
		out[i] = name
		given[name] = true
	}
	for i, t := range told {
		for n := 1; out[i] == ""; n++ {
			name := storyID(t.Reports[0])
			if n > 1 {
				name = fmt.Sprintf("%s.%d", name, n)
			}
			if !given[name] && !taken[name] {
				out[i] = name
				given[name] = true
			}
		}
	}
	return out
}

// Group finds the stories of reports, in whatever order they are given: the
// same reports give the same stories. Reports without a day of their own follow
// the latest. Origins are not counted (see Copies).
func Group(w *Weights, reports []*dragoman.Report) []dragoman.Story {
	items := make([]dragoman.Placement, len(reports))
	last := dragoman.Day(0)
	for i, r := range reports {
		if items[i] = Unplaced(r); items[i].Dated {
			last = max(last, items[i].Day)
		}
	}
	for i := range items {
		if !items[i].Dated {
			items[i].Day = last
		}
	}
	var out []dragoman.Story
	at, of := map[string]int{}, map[string]string{}
	for _, b := range Blocks(items) {
		win := NewWindow(w)
		for k, i := range b.Items {
			win.Add(reports[i], k < b.Warm, items[i].Dated)
		}
		told := win.Stories(of)
		taken := map[string]bool{}
		for _, n := range Names(told, nil) {
			_, taken[n] = at[n]
		}
		for k, name := range Name(told, nil, taken) {
			i, there := at[name]
			if !there {
				i = len(out)
				at[name] = i
				out = append(out, dragoman.Story{ID: name})
			}
			for _, r := range told[k].Reports {
				of[r] = name
				out[i].Reports = append(out[i].Reports, r)
			}
		}
	}
	by := map[string]*dragoman.Report{}
	for _, r := range reports {
		by[r.ID] = r
	}
	for i := range out {
		Date(&out[i], by)
	}
	return out
}

// Date fills in what follows from a story's reports: its title and first and
// last dates. by holds the reports.
func Date(st *dragoman.Story, by map[string]*dragoman.Report) {
	st.First, st.Last, st.Title = "", "", ""
	for _, id := range st.Reports {
		r := by[id]
		if p := r.Published.Value; p != "" {
			if st.First == "" || p < st.First {
				st.First = p
			}
			st.Last = max(st.Last, p)
		}
		if st.Title == "" {
			st.Title = r.Title
		}
	}
}
