// SPDX-License-Identifier: Apache-2.0

package brief

import (
	_ "embed"
	"html/template"
	"io"

	"dragoman"
)

//go:embed page.html
var pageFile string

var pageTemplate = template.Must(template.New("page").Parse(pageFile))

// page is what page.html shows.
type page struct {
	Title    string
	Note     string
	Tally    []pageCount
	Brief    []pagePassage
	Disputes []pageDispute
	Perhaps  []pageDispute
	Agreed   []pagePassage
	Figures  []pageFigure
	Alone    []pageAlone
	Quotes   []pageQuote
	Moments  []pageMoment
	Quiet    int // moments behind the fold
	Matrix   []pageRow
	Reports  []pageReport
	Copies   []string
	Refs     []pageRef
	Stories  int
}

type pageCount struct {
	N, What string
	Hot     bool
}

type pageReport struct{ N, Name, Date, Title, Cites string }

type pagePassage struct {
	Text  string
	Cites []int // numbers of references
}

type pageDispute struct {
	ID, Question string
	Answers      []pageAnswer
}

type pageAnswer struct {
	Sign, Class, Who, Value string
	Before, Lit, After      string
	Cites                   []int
}

type pageFigure struct {
	What, Figure, Source, AsOf string
	Parts                      bool
	Cites                      []int
}

type pageAlone struct {
	Name, Copies string
	Lines        []pagePassage
}

type pageRow struct {
	ID, Label string
	Signs     []string
}

type pageMoment struct {
	When, Label string
	Sign, Class string
	Loud        bool // shown at once, not behind the fold
	Cites       []int
}

type pageQuote struct {
	ID, Text, Said string
	Parts          bool // two speakers
	Variants       []pageVariant
}

type pageVariant struct {
	Name, Text, Speaker string
	Whole               bool
	Cite                int
}

// pageRef is a passage the page cites.
type pageRef struct {
	N             int
	Name, Date    string
	Text, At, Key string
}

// ComparisonHTML writes a comparison as one page that needs nothing else: no
// script, no style sheet, no picture from elsewhere.
func ComparisonHTML(w io.Writer, c *dragoman.Comparison, from Sources) error {
	b := Make(c, from, Options{})
	b.Sentences = nil
	return writePage(w, &b, c, from)
}

// HTML writes a brief as one page that needs nothing else.
func HTML(w io.Writer, b *dragoman.Brief, c *dragoman.Comparison, from Sources) error {
	return writePage(w, b, c, from)
}
