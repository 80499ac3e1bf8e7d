// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"strings"
	"time"

	"dragoman/serve/chart"
	"dragoman/serve/page"
)

// Sizes of the chart of a pair.
const (
	pairWide  = 1176.0
	pairLeft  = 44.0
	pairTop   = 58.0
	pairFoot  = 36.0 // for the months
	pairRoom  = 270.0
	pairNarow = 30.0 // the widest a bin is drawn
)

// pairChart draws what two sides did to one another: cooperation up, conflict
// down; deeds, words, what was planned (hatched) and what was denied (outlined)
// one upon the other. Bins without any are left empty. base is the page's
// address, "" where nothing is a link; from and to the days chosen.
func pairChart(p *page.Pair, count, base, from, to string) *chart.Drawing {
	n := len(p.Bins)
	if n == 0 {
		return nil
	}
	up, down := 1, 1
	for i := range p.Bins {
		up, down = max(up, p.Bins[i].Sum(0)), max(down, p.Bins[i].Sum(1))
	}
	unit := pairRoom / float64(up+down)
	mid := pairTop + float64(up)*unit
	bottom := mid + float64(down)*unit
	step := min((pairWide-pairLeft-12)/float64(n), pairNarow)
	wide := pairWide
	d := &chart.Drawing{Wide: wide, High: bottom + pairFoot, Name: fmt.Sprintf("%s and %s: %s a %s", p.Names[0], p.Names[1], count, period(p)), About: about(p)}
	x := func(i int) float64 { return pairLeft + step*float64(i) }
	band(d, p, x, step, from, to, bottom)
	every := steps(max(up, down))
	for k := every; k <= max(up, down); k += every {
		for _, y := range []float64{mid - float64(k)*unit, mid + float64(k)*unit} {
			if y >= pairTop-1 && y <= bottom+1 {
				d.Line("grid", pairLeft, y, wide-12, y)
				d.Label("", pairLeft-6, y+4, "end", fmt.Sprint(k))
			}
		}
	}
	d.Label("lbl", pairLeft, 13, "start", "Cooperation ↑")
	d.Label("lbl", pairLeft, bottom+14, "start", "Conflict ↓")
	shown, room := "", -100.0
	for i := range p.Bins {
		b := &p.Bins[i]
		t, _ := time.Parse("2006-01-02", b.Start)
		if m := t.Format("2006-01"); m != shown && x(i)-room > 62 {
			d.Line("grid", x(i), bottom, x(i), bottom+20)
			d.Label("", x(i)+4, bottom+30, "start", monthMark(t, shown == "" || shown[:4] != m[:4]))
			shown, room = m, x(i)
		}
		if b.Sum(0)+b.Sum(1) == 0 {
			d.Label("", x(i)+step/2, mid-3, "middle", "·")
			continue
		}
		link := ""
		if base != "" {
			link = with(base, "week", b.Start) + "#events"
		}
		d.Group(binTitle(p, b), link)
		stack(d, b, x(i), step, mid, unit)
		d.Rect("hit", x(i), pairTop, step, bottom-pairTop)
		d.End()
	}
	d.Line("axis", pairLeft, mid, wide-12, mid)
	pins(d, p, x, step, mid, unit)
	return d
}

func period(p *page.Pair) string {
	if p.Month {
		return "month"
	}
	return "week"
}

// stack draws a bin, each part upon the one before, away from the middle.
func stack(d *chart.Drawing, b *page.Bin, x, step, mid, unit float64) {
	w := max(step*.66, 1.5)
	x += (step - w) / 2
	for k := range 2 {
		y := mid
		for _, part := range []struct {
			n     int
			class string
		}{{b.Done[k][1], "cmkm"}, {b.Done[k][0], "cvkv"}, {b.Planned[k], "cpkp"}, {b.Denied[k], "dndn"}} {
			if part.n == 0 {
				continue
			}
			h := float64(part.n) * unit
			if k == 0 {
				y -= h
				d.Rect(part.class[:2], x, y, w, h)
			} else {
				d.Rect(part.class[2:], x, y, w, h)
				y += h
			}
		}
	}
}

// band marks the days chosen.
func band(d *chart.Drawing, p *page.Pair, x func(int) float64, step float64, from, to string, bottom float64) {
	if from == "" && to == "" {
		return
	}
	first, last := -1, -1
	for i := range p.Bins {
		s := p.Bins[i].Start
		if (from == "" || s >= from || i+1 < len(p.Bins) && p.Bins[i+1].Start > from) && (to == "" || s <= to) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	a, b := x(first), x(last)+step
	d.Rect("band", a, pairTop-18, b-a, bottom-pairTop+18)
	d.Rect("grip", a, pairTop-18, 2, bottom-pairTop+18)
	d.Rect("grip", b-2, pairTop-18, 2, bottom-pairTop+18)
}

// pins number the turns.
func pins(d *chart.Drawing, p *page.Pair, x func(int) float64, step, mid, unit float64) {
	for _, t := range p.Turns {
		for i := range p.Bins {
			if p.Bins[i].Start != t.Day {
				continue
			}
			at, top := x(i)+step/2, mid-float64(p.Bins[i].Sum(0))*unit
			y := max(top-24, 30)
			d.Line("pin-l", at, y+9, at, top-1)
			d.Disc("pin", at, y, 9)
			d.Label("pin-t", at, y+4, "middle", fmt.Sprint(t.N))
		}
	}
}

// binTitle says in words what a bin holds.
func binTitle(p *page.Pair, b *page.Bin) string {
	s := "Week of " + page.DayInWords(b.Start, "")
	if p.Month {
		s = page.InWords(b.Start[:7], "", "", "")
	}
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{{b.Done[0][0] + b.Done[0][1], "of cooperation"}, {b.Done[1][0] + b.Done[1][1], "of conflict"}, {b.Planned[0] + b.Planned[1], "planned or possible"}, {b.Denied[0] + b.Denied[1], "denied"}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.what))
		}
	}
	return s + ": " + strings.Join(parts, ", ")
}

// about says in words what the chart tells.
func about(p *page.Pair) string {
	bold, rest := p.Lede()
	s := "Cooperation above the line, conflict below. " + bold + rest
	if p.Undated > 0 {
		s += fmt.Sprintf(" %d without a date are not drawn.", p.Undated)
	}
	return s
}
