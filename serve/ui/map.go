// SPDX-License-Identifier: Apache-2.0

package ui

import (
	_ "embed"
	"html/template"
	"slices"

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
