// SPDX-License-Identifier: Apache-2.0

package ui

import (
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"unicode/utf8"

	"dragoman"
)

// point is a place on the map: degrees, y upside down as SVG has it.
type point struct {
	Name  string
	X, Y  float64
	Area  bool
	Count int
}

// pointsOf gathers the literal places of readings. A country or region is an
// area, never a dot.
func pointsOf(readings []*dragoman.Reading) []point {
	var out []point
	at := map[string]int{}
	for _, r := range readings {
		for _, p := range r.Places {
			if p.Lat == nil || p.Lon == nil || p.Use != "literal" {
				continue
			}
			i, ok := at[p.Name]
			if !ok {
				i = len(out)
				at[p.Name] = i
				out = append(out, point{Name: p.Name, X: *p.Lon, Y: -*p.Lat, Area: p.Precision != "point"})
			}
			out[i].Count++
		}
	}
	slices.SortStableFunc(out, func(a, b point) int { return b.Count - a.Count })
	return out
}

//go:embed static/world.svgpart
var world string

// worldmap is the outline of the land, as one SVG path of our own making.
func worldmap() template.HTML { return template.HTML(world) }

// worldView is the part of the map that holds some places. Sizes are in
// degrees, so that they look alike however far it is drawn in.
type worldView struct {
	Box                                     string // the viewBox
	Points                                  []point
	Labels                                  []label
	PointSize, AreaSize, TextSize, TextEdge float64
}

type label struct {
	Name string
	X, Y float64
}

// Bounds of a map, in degrees.
const (
	leastDegrees = 110.0 // from side to side
	margin       = 6.0   // around the outermost place
	north        = 84.0
	south        = 58.0
)

// viewOf draws the map in on some places, and labels those that have room.
func viewOf(points []point) worldView {
	v := worldView{Points: points}
	x, y, wide := -180.0, -north, 360.0
	if len(points) > 0 {
		minX, maxX, minY, maxY := 180.0, -180.0, 90.0, -90.0
		for _, p := range points {
			minX, maxX, minY, maxY = min(minX, p.X), max(maxX, p.X), min(minY, p.Y), max(maxY, p.Y)
		}
		wide = min(360, max(leastDegrees, maxX-minX+4*margin, 2*(maxY-minY+2*margin)))
		x = min(max((minX+maxX-wide)/2, -180), 180-wide)
		y = (minY+maxY)/2 - wide/4
	}
	high := min(wide/2, north+south)
	y = min(max(y, -north), south-high)
	v.Box = fmt.Sprintf("%.1f %.1f %.1f %.1f", x, y, wide, high)
	u := wide / 1000 // about a pixel of a wide window
	v.PointSize, v.AreaSize, v.TextSize, v.TextEdge = 5*u, 26*u, 14*u, 4*u
	for _, p := range points {
		l := label{p.Name, p.X + 8*u, p.Y + 5*u}
		if p.Area {
			l.X, l.Y = p.X-4*u*float64(utf8.RuneCountInString(p.Name)), p.Y-30*u
		}
		if !slices.ContainsFunc(v.Labels, func(o label) bool { return o.near(l, u) }) {
			v.Labels = append(v.Labels, l)
		}
	}
	return v
}

// near tells whether two labels would run into one another.
func (l label) near(o label, u float64) bool {
	wide := func(l label) float64 { return 8.5 * u * float64(utf8.RuneCountInString(l.Name)) }
	return l.X < o.X+wide(o) && o.X < l.X+wide(l) && l.Y-o.Y < 17*u && o.Y-l.Y < 17*u
}
