// SPDX-License-Identifier: Apache-2.0

package chart

import (
	"fmt"
	"image/color"
	"maps"
	"slices"
	"strings"
)

// coat is how a class is painted where no style sheet does it: the light scheme
// of the pages (serve/ui/static/style.css).
type coat struct {
	fill, edge *color.RGBA // nil none
	wide       float64     // of the edge
	hatch      bool        // the fill is a hatching of that colour
	dash       bool
	size       float64 // of a text
	bold       bool
}

func rgb(hex uint32) *color.RGBA {
	return &color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

var (
	paper = rgb(0xffffff)
	ink   = rgb(0x1b1f24)
	quiet = rgb(0x59616a)
	pale  = rgb(0xe4dfd4)
	coop  = rgb(0x1f5f86)
	coop2 = rgb(0x8fb8d2)
	conf  = rgb(0xa8401c)
	conf2 = rgb(0xe3ab90)
)

var coats = map[string]coat{
	"cm": {fill: coop}, "cv": {fill: coop2, edge: coop, wide: .7}, "cp": {fill: coop, hatch: true, edge: coop, wide: 1},
	"km": {fill: conf}, "kv": {fill: conf2, edge: conf, wide: .7}, "kp": {fill: conf, hatch: true, edge: conf, wide: 1},
	"dn":   {edge: ink, wide: 1.2, dash: true},
	"axis": {edge: ink, wide: 1}, "grid": {edge: pale, wide: 1}, "pin-l": {edge: ink, wide: 1, dash: true},
	"pin": {fill: ink}, "pin-t": {fill: paper, size: 11, bold: true}, "band": {fill: rgb(0xfdeeb8)}, "grip": {fill: rgb(0x8a6400)},
	"span": {fill: coop2}, "span alt": {fill: conf2},
	"hit": {}, "": {fill: quiet, size: 11}, "lbl": {fill: ink, size: 12}, "name": {fill: ink, size: 17, bold: true},
}

func hex(c *color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// sheet is the style sheet of a chart that stands alone.
func sheet() string {
	var b strings.Builder
	b.WriteString("text{font-family:Arial,Helvetica,sans-serif}.hc{stroke:" + hex(coop) + "}.hk{stroke:" + hex(conf) + "}")
	for _, class := range slices.Sorted(maps.Keys(coats)) {
		c, of := coats[class], "text"
		if class != "" {
			of = "." + strings.ReplaceAll(class, " ", ".")
		}
		b.WriteString(of + "{")
		switch {
		case c.hatch:
			b.WriteString("fill:url(#h" + class[:1] + ")")
		case c.fill != nil:
			b.WriteString("fill:" + hex(c.fill))
		default:
			b.WriteString("fill:none")
		}
		if c.edge != nil {
			fmt.Fprintf(&b, ";stroke:%s;stroke-width:%g", hex(c.edge), c.wide)
		}
		if c.dash {
			b.WriteString(";stroke-dasharray:3 2")
		}
		if c.size > 0 {
			fmt.Fprintf(&b, ";font-size:%gpx", c.size)
		}
		if c.bold {
			b.WriteString(";font-weight:700")
		}
		b.WriteString("}")
	}
	return b.String()
}
