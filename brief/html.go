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
	Title   string
	Counts  string
	Brief   []pagePassage
	Reports []pageReport
	Copies  []string
	Groups  []pageGroup
	Matrix  []pageRow
	Moments []pageMoment
	Quiet   int // moments behind the fold
	Quotes  []pageQuote
	Stories int
}

type pageReport struct{ N, Name, Date, Title, Key string }

type pagePassage struct {
	Text  string
	Kind  string
	Cites []pageCite
}

type pageCite struct{ N, Name, At string }

type pageGroup struct {
	Kind, Title string
	Open        bool
	Claims      []pageClaim
}

type pageClaim struct {
	ID, Kind, Why, Label string
	Cells                []pageCell
}

type pageCell struct {
	N, Name, Sign, Holding, Value string
	Before, Lit, After            string
	At                            string
}

type pageRow struct {
	ID, Kind, Why, Label string
	Signs                []string
}

type pageMoment struct {
	When, Label, Status string
	Loud                bool // shown at once, not behind the fold
	Cites               []pageCite
}

type pageQuote struct {
	ID, Flag, Speaker string
	Variants          []pageVariant
}

type pageVariant struct{ N, Name, Text, Speaker, At string }

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
