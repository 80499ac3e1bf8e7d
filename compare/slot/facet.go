// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/compare/window"
)

// Facet is what a report says of one thing in whatever sentence it stands: the
// office of a person, what two states are to one another. Facets of two reports
// are set against one another where no two of their sentences tell one thing.
type Facet struct {
	About  uint64 // key of what it is said of
	Sort   string // office or label
	Degree string // of an office: deputy, former, interim
	Window *window.Window
	Value
}

// facetSlot reads the facets of one slot off a report and says which clash.
type facetSlot struct {
	why   string
	read  func(words *Words, r *window.Report) []Facet
	clash func(words *Words, x, y *Facet) bool
}

var facetSlots = []facetSlot{{"title", offices, officesClash}, {"label", sides, sidesClash}}

// Opposite is a facet of one report against that of another.
type Opposite struct {
	Difference
	A, B *window.Window // the sentences they stand in
}

// Facing sets the facets of two reports against one another: one difference a
// slot and thing, and none where the reports also have a facet in common.
func Facing(words *Words, a, b *window.Report) []Opposite {
	var out []Opposite
	for _, s := range facetSlots {
		xs, ys := s.read(words, a), s.read(words, b)
		done := map[uint64]bool{}
		for i := range xs {
			x := &xs[i]
			if done[x.About] || slices.ContainsFunc(xs, func(o Facet) bool { return shared(&o, ys) && o.About == x.About }) {
				continue
			}
			for j := range ys {
				if y := &ys[j]; x.About == y.About && s.clash(words, x, y) {
					done[x.About] = true
					out = append(out, Opposite{Difference{Why: s.why, Kind: "differs", A: x.Value, B: y.Value, Sure: 1}, x.Window, y.Window})
					break
				}
			}
		}
	}
	return out
}

func shared(x *Facet, ys []Facet) bool {
	return slices.ContainsFunc(ys, func(y Facet) bool { return x.About == y.About && x.Sort == y.Sort && x.Degree == y.Degree })
}

// offices are those of the persons a report names in two words or more.
func offices(words *Words, r *window.Report) (out []Facet) {
	for i := range r.Reading.Actors {
		a := &r.Reading.Actors[i]
		if a.Kind != dragoman.Person || !strings.Contains(a.Name, " ") {
			continue
		}
		for _, t := range a.Roles {
			s, d := words.OfficeOf(strings.Fields(strings.ToLower(t.Title)))
			if w := within(r, t.Span); s != "" && w != nil {
				out = append(out, Facet{surname(a.Name), s, d, w, at(r, t.Span)})
			}
		}
	}
	return out
}

// surname is the key of a person's last name however it is spelt, without what
// a hyphen hangs before it.
func surname(name string) uint64 {
	f := strings.Fields(strings.ToLower(name))
	last := f[len(f)-1]
	return window.Key(skeleton(last[strings.LastIndexByte(last, '-')+1:]))
}

// officesClash reports whether two offices cannot be one wording of the same.
func officesClash(_ *Words, x, y *Facet) bool {
	if x.Sort != y.Sort {
		return x.Sort != besides && y.Sort != besides
	}
	return x.Degree != y.Degree && !courtesy(x.Degree, y.Degree) && (x.Sort != besides || strings.EqualFold(lastWord(x.Text), lastWord(y.Text)))
}

// courtesy reports whether two degrees are that of a former office and none: who
// bore it is called by it still.
func courtesy(x, y string) bool { return x == "" && y == former || x == former && y == "" }

const former = "former"

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// besides are offices that one may bear beside others.
const besides = "besides"

// sides are the labels that sentences of two states and no third give them: an
// ally, an enemy. A label with a complement of its own ("an ally of ...") is of
// whom that names.
func sides(words *Words, r *window.Report) (out []Facet) {
	for _, w := range r.Sentences {
		about := states(w)
		if about == 0 {
			continue
		}
		for i := w.First; i < w.Last; i++ {
			if l := words.Label(r.Tokens[i].Lemma); l != "" && r.Tokens[i].UPOS == dragoman.NOUN && !complemented(r, i, w.Last) {
				j := i
				for j > w.First && r.Tokens[j-1].Head == i && r.Tokens[j-1].Rel == dragoman.Amod {
					j--
				}
				out = append(out, Facet{about, l, "", w, value(r, j, i+1)})
			}
		}
	}
	return out
}

func sidesClash(words *Words, x, y *Facet) bool { return words.RivalOf(x.Sort) == y.Sort }

// complemented reports whether a noun has a complement after it.
func complemented(r *window.Report, i, last int32) bool {
	for k := i + 1; k < last; k++ {
		if r.Tokens[k].Head == i && r.Tokens[k].Rel == dragoman.Nmod {
			return true
		}
	}
	return false
}

// states is the key of the two countries a sentence names, 0 where it names
// fewer or more.
func states(w *window.Window) uint64 {
	var found []string
	for i := range w.Report.Reading.Places {
		if p := &w.Report.Reading.Places[i]; w.Has(p.Span) && p.Country != "" {
			found = append(found, p.Country)
		}
	}
	slices.Sort(found)
	if found = slices.Compact(found); len(found) != 2 {
		return 0
	}
	return window.Key(found[0] + " " + found[1])
}

// within is the sentence a span lies in, nil where it lies in none compared.
func within(r *window.Report, s dragoman.Span) *window.Window {
	for _, w := range r.Sentences {
		if w.Has(s) {
			return w
		}
	}
	return nil
}
