// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// Agreed is something several origins tell.
type Agreed struct {
	Claim, Text string
	Cells       []Sign // one a column
	More        []Tally
	Origins     int
}

// Tally counts the origins without a column by how they stand to a line.
type Tally struct {
	Sign
	Count int
}

// agreed are the lines that two origins or more tell, each once, those of most
// origins first.
func (m *maker) agreed(s *Story) []Agreed {
	var out []Agreed
	claims := map[string]dragoman.Claim{}
	for _, l := range m.out.Agreed {
		a := Agreed{Claim: l.ID, Text: l.Text}
		if a.Cells, a.More, a.Origins = m.row(l.Claim, s.Columns); a.Origins > 1 { // a copy is no second origin
			claims[l.ID] = l.Claim
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b Agreed) int { return cmp.Compare(b.Origins, a.Origins) })
	told := map[dragoman.Receipt]bool{}
	return slices.DeleteFunc(out, func(a Agreed) bool { return m.told(claims[a.Claim], told) })
}

// told tells whether most sentences of a claim stand in lines told already, and
// adds them where they do not.
func (m *maker) told(c dragoman.Claim, already map[dragoman.Receipt]bool) bool {
	var own []dragoman.Receipt
	n := 0
	for _, x := range c.Cells {
		if len(x.Spans) == 0 {
			continue
		}
		at := dragoman.Receipt{Report: x.Report, Span: m.from.Widened(x.Report, x.Spans[0])}
		own = append(own, at)
		if already[at] {
			n++
		}
	}
	if 2*n > len(own) {
		return true
	}
	for _, at := range own {
		already[at] = true
	}
	return false
}

// Row is how the story's origins stand to a claim: one sign a column, and the
// others counted.
func (s *Story) Row(c dragoman.Claim) ([]Sign, []Tally) {
	m := &maker{place: map[string]int{}}
	for i, o := range s.Origins {
		m.place[o.Report] = i
		for _, x := range o.Copies {
			m.place[x.Report] = i
		}
	}
	cells, more, _ := m.row(c, s.Columns)
	return cells, more
}

// row is how origins stand to a claim: one sign a column, the others counted,
// and how many tell of it.
func (m *maker) row(c dragoman.Claim, columns int) (cells []Sign, more []Tally, origins int) {
	by, rest := map[int]Sign{}, map[Sign]int{}
	for _, x := range c.Cells {
		i, sign := m.place[x.Report], signOf(c, x)
		if was, ok := by[i]; !ok || was == Pass {
			by[i] = sign
		}
	}
	cells = make([]Sign, columns)
	for i := range cells {
		cells[i] = Mute
	}
	for i, sign := range by {
		if i < columns {
			cells[i] = sign
		} else {
			rest[sign]++
		}
	}
	for _, sign := range Signs() {
		if rest[sign] > 0 {
			more = append(more, Tally{sign, rest[sign]})
		}
	}
	return cells, more, len(by)
}

// Number is a figure reports tell.
type Number struct {
	What, Figure, Source, AsOf string
	Parts                      bool // another figure stands against it
	Again                      bool // it is of the same as the row above
	Cite                       dragoman.Receipt
	Told                       []Ref // one an origin
}

// numbers are the figures, those of one thing side by side.
func (m *maker) numbers() []Number {
	var out []Number
	for _, f := range m.out.Figures {
		n := Number{What: f.What, Figure: f.Figure, Source: f.Source, AsOf: f.AsOf, Parts: f.Parts}
		if len(f.Cites) > 0 {
			n.Cite = f.Cites[0]
		}
		seen := map[string]bool{}
		for _, c := range f.Cites {
			if o := m.out.Origin[c.Report]; !seen[o] {
				seen[o] = true
				n.Told = append(n.Told, m.ref[c.Report])
			}
		}
		at := -1
		for i := range out {
			if strings.EqualFold(out[i].What, n.What) {
				at = i
			}
		}
		if at < 0 {
			out = append(out, n)
			continue
		}
		n.Again = true
		out = slices.Insert(out, at+1, n)
	}
	return out
}

// Added is what one origin alone tells.
type Added struct {
	Ref
	Copies int
	Lines  []Line // the first of them where the page is cut
	All    int    // lines
}

// Line is a passage with its place.
type Line struct {
	Text string
	Cite dragoman.Receipt
}

// addedWords is the fewest words of a line that tells something by itself.
const addedWords = 4

// added is what one origin alone tells, the newest first.
func (m *maker) added() []Added {
	var out []Added
	for _, o := range m.out.Alone {
		a := Added{Ref: m.ref[o.Report], Copies: len(o.Copies)}
		for _, l := range o.Lines {
			if len(l.Cites) > 0 && len(strings.Fields(l.Text)) >= addedWords {
				a.Lines = append(a.Lines, Line{l.Text, l.Cites[0]})
			}
		}
		if a.All = len(a.Lines); a.All > 0 {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b Added) int { return cmp.Compare(b.Published, a.Published) })
	return out
}
