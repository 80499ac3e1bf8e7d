// SPDX-License-Identifier: Apache-2.0

// Package chart draws charts once and writes them in every form: as the SVG of
// a page, which the page's style sheet colours, as an SVG that stands alone, and
// as PNG. Lengths are pixels of the SVG.
package chart

import (
	"fmt"
	"html"
	"strings"
)

// Drawing is a chart: marks in the order they are painted.
type Drawing struct {
	Wide, High  float64
	Name, About string // what it shows, and in words what it tells
	Foot        string // source and date; written only where the chart stands alone
	Marks       []Mark
}

// Shape is what a mark is.
type Shape int

// The shapes. Begin opens a group that is a link, or says what it is; End ends it.
const (
	Rect Shape = iota
	Line
	Text
	Disc
	Begin
	End
)

// Mark is one thing drawn. A line goes from X, Y to X+W, Y+H; a text stands at
// X, Y; a disc has W as its radius.
type Mark struct {
	Shape
	Class      string // how it is painted: see paint.go and the style sheet
	X, Y, W, H float64
	Text       string // of a text; of a group its title
	Anchor     string // start, middle, end
	Link       string // of a group; "" none
}

// Rect adds a rectangle.
func (d *Drawing) Rect(class string, x, y, w, h float64) {
	d.Marks = append(d.Marks, Mark{Shape: Rect, Class: class, X: x, Y: y, W: w, H: h})
}

// Line adds a line.
func (d *Drawing) Line(class string, x1, y1, x2, y2 float64) {
	d.Marks = append(d.Marks, Mark{Shape: Line, Class: class, X: x1, Y: y1, W: x2 - x1, H: y2 - y1})
}

// Label adds a text; anchor is start, middle or end.
func (d *Drawing) Label(class string, x, y float64, anchor, text string) {
	d.Marks = append(d.Marks, Mark{Shape: Text, Class: class, X: x, Y: y, Anchor: anchor, Text: text})
}

// Disc adds a full circle.
func (d *Drawing) Disc(class string, x, y, r float64) {
	d.Marks = append(d.Marks, Mark{Shape: Disc, Class: class, X: x, Y: y, W: r})
}

// Group opens a group with a title, which is a link where link is not "".
func (d *Drawing) Group(title, link string) {
	d.Marks = append(d.Marks, Mark{Shape: Begin, Text: title, Link: link})
}

// End ends the group.
func (d *Drawing) End() { d.Marks = append(d.Marks, Mark{Shape: End}) }

// hatches are the patterns of what is planned: of cooperation and of conflict.
const hatches = `<defs><pattern id="hc" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hc" y2="4" stroke-width="1.6"/></pattern><pattern id="hk" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hk" y2="4" stroke-width="1.6"/></pattern></defs>`

// Inline is the chart as a page holds it.
func (d *Drawing) Inline() string {
	var b strings.Builder
	role := "img"
	for _, m := range d.Marks {
		if m.Link != "" {
			role = "group"
		}
	}
	fmt.Fprintf(&b, `<svg class="chart" viewBox="0 0 %s %s" role="%s" aria-label="%s">`, num(d.Wide), num(d.High), role, html.EscapeString(strings.TrimSpace(d.Name+". "+d.About)))
	b.WriteString(hatches)
	d.marks(&b, true)
	b.WriteString(`</svg>`)
	return b.String()
}

// SVG is the chart as a file of its own, on paper white, with its name, source
// and date.
func (d *Drawing) SVG() []byte {
	d = d.alone()
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img"><title>%s</title><desc>%s</desc><style>%s</style>`,
		num(d.Wide), num(d.High), num(d.Wide), num(d.High), html.EscapeString(d.Name), html.EscapeString(d.About), sheet())
	b.WriteString(hatches)
	fmt.Fprintf(&b, `<rect width="%s" height="%s" fill="%s"/>`, num(d.Wide), num(d.High), hex(paper))
	d.marks(&b, false)
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// Room above and below a chart that stands alone.
const (
	headRoom = 34
	footRoom = 26
	sideRoom = 16
)

// alone is the chart with its name above it and its source below.
func (d *Drawing) alone() *Drawing {
	out := &Drawing{Wide: d.Wide + 2*sideRoom, High: d.High + headRoom + footRoom, Name: d.Name, About: d.About}
	out.Label("name", sideRoom, 22, "start", d.Name)
	for _, m := range d.Marks {
		m.X, m.Y = m.X+sideRoom, m.Y+headRoom
		out.Marks = append(out.Marks, m)
	}
	out.Label("", sideRoom, out.High-9, "start", d.Foot)
	return out
}

func (d *Drawing) marks(b *strings.Builder, links bool) {
	var open []string
	for _, m := range d.Marks {
		class := ""
		if m.Class != "" {
			class = ` class="` + m.Class + `"`
		}
		switch m.Shape {
		case Rect:
			fmt.Fprintf(b, `<rect%s x="%s" y="%s" width="%s" height="%s"/>`, class, num(m.X), num(m.Y), num(m.W), num(m.H))
		case Line:
			fmt.Fprintf(b, `<line%s x1="%s" y1="%s" x2="%s" y2="%s"/>`, class, num(m.X), num(m.Y), num(m.X+m.W), num(m.Y+m.H))
		case Disc:
			fmt.Fprintf(b, `<circle%s cx="%s" cy="%s" r="%s"/>`, class, num(m.X), num(m.Y), num(m.W))
		case Text:
			anchor := ""
			if m.Anchor != "" && m.Anchor != "start" {
				anchor = ` text-anchor="` + m.Anchor + `"`
			}
			fmt.Fprintf(b, `<text%s x="%s" y="%s"%s>%s</text>`, class, num(m.X), num(m.Y), anchor, html.EscapeString(m.Text))
		case Begin:
			tag := "g"
			if links && m.Link != "" {
				tag = "a"
				fmt.Fprintf(b, `<a href="%s">`, html.EscapeString(m.Link))
			} else {
				b.WriteString(`<g>`)
			}
			fmt.Fprintf(b, `<title>%s</title>`, html.EscapeString(m.Text))
			open = append(open, tag)
		case End:
			if n := len(open); n > 0 {
				b.WriteString("</" + open[n-1] + ">")
				open = open[:n-1]
			}
		}
	}
}

// num writes a length with one decimal at most.
func num(x float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0")
}
