// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"dragoman"
	"dragoman/brief"
)

// Sizes of the chart, in SVG units.
const (
	barWide   = 9  // of one bar
	barStep   = 26 // of one period: a bar for what was said, one for what was done
	halfHigh  = 80 // from the middle to the top
	mostBars  = 60 // periods shown, the latest
	leastWide = 320
)

// bar is one bar's counts by how far it went: done, planned, denied.
type bar [3]int

// level is the place of a status in a bar.
func level(s dragoman.Status) int {
	switch s {
	case dragoman.Planned, dragoman.Requested, dragoman.Threatened, dragoman.Hypothetical:
		return 1
	case dragoman.Negated:
		return 2
	}
	return 0
}

// bars draws mirrored bars a period: cooperation up, conflict down, verbal
// left and material right; full for what was done, hatched for what was
// planned, pledged, threatened or possible, outlined for what was denied.
func bars(rows []brief.Bin, count string) template.HTML {
	type period struct{ at [2][2]bar } // cooperation, conflict; verbal, material
	periods := map[string]*period{}
	undated := 0
	for _, r := range rows {
		n := map[string]int{"events": r.Events, "origins": r.Origins, "reports": r.Reports}[count]
		if r.Period == "" {
			undated += n
			continue
		}
		p := periods[r.Period]
		if p == nil {
			p = &period{}
			periods[r.Period] = p
		}
		i, j := 0, 0
		if r.Kind == "conflict" {
			i = 1
		}
		if r.Mode == "material" {
			j = 1
		}
		p.at[i][j][level(r.Status)] += n
	}
	keys := make([]string, 0, len(periods))
	most := 1
	for k, p := range periods {
		keys = append(keys, k)
		for _, half := range p.at {
			for _, b := range half {
				most = max(most, b[0]+b[1]+b[2])
			}
		}
	}
	slices.Sort(keys)
	left := max(0, len(keys)-mostBars)
	keys = keys[left:]
	var b strings.Builder
	width := max(leastWide, len(keys)*barStep+24)
	fmt.Fprintf(&b, `<figure class="bars"><div class="scroll" tabindex="0" role="region" aria-label="Chart"><svg width="%d" height="200" viewBox="0 0 %d 200" role="img" aria-label="%s a period, cooperation above the line, conflict below">`, width, width, count)
	b.WriteString(`<defs><pattern id="hatch-up" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="up" width="1.6" height="4"/></pattern><pattern id="hatch-down" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="down" width="1.6" height="4"/></pattern></defs>`)
	fmt.Fprintf(&b, `<text x="0" y="10">%d</text><text x="0" y="178">%d</text>`, most, most)
	for i, k := range keys {
		p := periods[k]
		x := 18 + i*barStep
		fmt.Fprintf(&b, `<g><title>%s: said, cooperation %s, conflict %s; done, cooperation %s, conflict %s</title>`, k, p.at[0][0], p.at[1][0], p.at[0][1], p.at[1][1])
		for half := range p.at {
			for mode := range p.at[half] {
				column(&b, p.at[half][mode], x+mode*(barWide+1), half == 1, float64(halfHigh)/float64(most))
			}
		}
		b.WriteString(`</g>`)
		if i%max(3, (len(keys)+7)/8) == 0 { // a label is three periods wide
			fmt.Fprintf(&b, `<text x="%d" y="194">%s</text>`, x, k)
		}
	}
	fmt.Fprintf(&b, `<line x1="14" y1="90" x2="%d" y2="90"/></svg></div><figcaption>`, width)
	fmt.Fprintf(&b, `%s a period. Above the line: <span class="key"><svg width="12" height="12" aria-hidden="true"><rect class="up" width="12" height="12"/></svg> cooperation</span>; below: <span class="key"><svg width="12" height="12" aria-hidden="true"><rect class="down" width="12" height="12"/></svg> conflict</span>. Left bar: said (verbal); right bar: done (material). Full: told as happened. Hatched: planned, pledged, threatened or possible. Outlined: denied. Periods without any are left out.`, strings.ToUpper(count[:1])+count[1:])
	if undated > 0 {
		fmt.Fprintf(&b, ` %d without a date are not drawn.`, undated)
	}
	if left > 0 {
		fmt.Fprintf(&b, ` The latest %d periods of %d are drawn; the file has all.`, mostBars, mostBars+left)
	}
	b.WriteString(`</figcaption></figure>`)
	return template.HTML(b.String()) // numbers, periods and our own words only
}

// column draws one bar away from the middle line.
func column(b *strings.Builder, n bar, x int, down bool, unit float64) {
	y := 90.0
	for lev, c := range n {
		if c == 0 {
			continue
		}
		h := float64(c) * unit
		top := y - h
		if down {
			top = y
		}
		class, fill := "up", "hatch-up"
		if down {
			class, fill = "down", "hatch-down"
		}
		switch lev {
		case 0:
			fmt.Fprintf(b, `<rect class="%s" x="%d" y="%.1f" width="%d" height="%.1f"/>`, class, x, top, barWide, h)
		case 1:
			fmt.Fprintf(b, `<rect class="%s edge" fill="url(#%s)" x="%d" y="%.1f" width="%d" height="%.1f"/>`, class, fill, x, top, barWide, h)
		case 2:
			fmt.Fprintf(b, `<rect class="%s outline" x="%d" y="%.1f" width="%d" height="%.1f"/>`, class, x, top, barWide, h)
		}
		if down {
			y += h
		} else {
			y -= h
		}
	}
}

// String is the count in words.
func (n bar) String() string {
	s := fmt.Sprint(n[0])
	if n[1] > 0 {
		s += fmt.Sprintf(" and %d planned or possible", n[1])
	}
	if n[2] > 0 {
		s += fmt.Sprintf(" and %d denied", n[2])
	}
	return s
}
