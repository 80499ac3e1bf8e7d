// SPDX-License-Identifier: Apache-2.0

package window

import "dragoman"

// Holder is who holds a window, as a reader would call them ("outlet" where the
// report itself tells it), and what they do with it.
func (w *Window) Holder() (name string, stance dragoman.Stance) {
	s := w.Statement
	if s == nil || !w.inside(s) {
		return "outlet", dragoman.Asserts
	}
	if stance = s.Stance; stance == "" {
		stance = dragoman.Asserts
	}
	return HolderOf(s), stance
}

// HolderOf is who makes a statement, as a reader would call them.
func HolderOf(s *dragoman.Statement) string {
	switch {
	case s.Speaker.Name != "":
		return s.Speaker.Name
	case s.Speaker.Class != "" && s.Speaker.Class != "named":
		return s.Speaker.Class
	}
	return "unknown"
}

// inside reports whether most of a window is said in a statement.
func (w *Window) inside(s *dragoman.Statement) bool {
	n := int32(0)
	for _, c := range s.Content {
		n += max(0, min(c.End, w.End)-max(c.Start, w.Start))
	}
	return 2*int(n) >= w.Len()
}

// Status is how firmly what a window tells stands: that of the statement it is
// said in where that is no plain fact, else that of the first event in it; an
// event told twice has one status, which need not be that of this telling.
func (w *Window) Status() dragoman.Status {
	said := dragoman.Status("")
	if w.Statement != nil && w.inside(w.Statement) {
		said = w.Statement.Status
	}
	if said != "" && said != dragoman.Occurred {
		return said
	}
	for i := w.First; i < w.Last; i++ {
		for _, e := range w.Report.events[i] {
			return w.Report.Events[e].Status
		}
	}
	return dragoman.Occurred
}
