// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"html/template"
	"math"
	"net/http"
	"net/url"
	"strings"
	"time"

	"dragoman/serve/chart"
	"dragoman/serve/page"
)

// inline is a chart as a page holds it.
func inline(d *chart.Drawing) template.HTML {
	if d == nil {
		return ""
	}
	return template.HTML(d.Inline()) // chart escapes every text it is given
}

// send sends a chart as a file: svg or png by the path's end.
func send(w http.ResponseWriter, r *http.Request, d *chart.Drawing, name string) error {
	var b []byte
	media := "image/svg+xml"
	if strings.HasSuffix(r.URL.Path, ".png") {
		var err error
		if b, err = d.PNG(); err != nil {
			return err
		}
		media, name = "image/png", name+".png"
	} else {
		b, name = d.SVG(), name+".svg"
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	_, _ = w.Write(b) // an error means that the reader has gone
	return nil
}

// foot names the source of a chart, and its day.
func (p *pages) foot(what string) string {
	return fmt.Sprintf("Source: Dragoman, %s. %s. Counts of what reports tell, not of what is so.", what, p.o.Desk.Now().UTC().Format("2 January 2006"))
}

// steps are the lines of a scale from 0 to a number: four at most.
func steps(most int) (step int) {
	for _, s := range []int{1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000} {
		if most/s <= 4 {
			return s
		}
	}
	return int(math.Pow10(len(fmt.Sprint(most)) - 1))
}

// monthMark is what stands under the axis at a month's first week: the month,
// and the year with the first and every January.
func monthMark(t time.Time, first bool) string {
	if first || t.Month() == time.January {
		return t.Format("Jan 2006")
	}
	return t.Format("Jan")
}

// Sizes of a chart of weeks.
const (
	weeksWide = 860.0
	weeksHigh = 120.0
	weeksLeft = 24.0
	weeksBase = 100.0

	widestWeek = 26.0
)

// weeksChart draws how many reports of each week name somebody.
func weeksChart(name string, weeks []page.Week) *chart.Drawing {
	if len(weeks) < 2 {
		return nil
	}
	most, at := 0, ""
	for _, w := range weeks {
		if w.N > most {
			most, at = w.N, w.Monday
		}
	}
	d := &chart.Drawing{Wide: weeksWide, High: weeksHigh, Name: "Reports a week that name " + name, About: fmt.Sprintf("Most, %d, in the week of %s", most, page.DayInWords(at, ""))}
	unit := (weeksBase - 10) / float64(max(most, 1))
	for n := steps(most); n <= most; n += steps(most) {
		y := weeksBase - float64(n)*unit
		d.Line("grid", weeksLeft, y, weeksWide, y)
		d.Label("", weeksLeft-6, y+4, "end", fmt.Sprint(n))
	}
	step := (weeksWide - weeksLeft) / float64(len(weeks))
	shown, room := "", -100.0
	for i, w := range weeks {
		x := weeksLeft + float64(i)*step
		t, _ := time.Parse("2006-01-02", w.Monday)
		if m := t.Format("2006-01"); m != shown && x-room > 58 {
			d.Label("", x, weeksBase+16, "start", monthMark(t, shown == "" || shown[:4] != m[:4]))
			shown, room = m, x
		}
		if w.N == 0 {
			continue
		}
		class := "cv"
		if w.Monday == at {
			class = "cm"
		}
		d.Group(fmt.Sprintf("Week of %s: %s", page.DayInWords(w.Monday, ""), plural(w.N, "report", "reports")), "")
		wide := min(max(step*.76, 1), widestWeek)
		d.Rect(class, x+(step-wide)/2, weeksBase-float64(w.N)*unit, wide, float64(w.N)*unit)
		d.End()
	}
	d.Line("axis", weeksLeft, weeksBase, weeksWide, weeksBase)
	return d
}

// titlesChart draws what each outlet calls somebody, over time: the title most
// give in one colour, others in another.
func titlesChart(a *page.Actor) *chart.Drawing {
	if len(a.Titles) == 0 || len(a.Called) < 2 {
		return nil
	}
	first, last := "9", ""
	for _, o := range a.Titles {
		for _, s := range o.Spans {
			first, last = min(first, s.From), max(last, s.To)
		}
	}
	from, err := time.Parse("2006-01-02", first)
	to, err2 := time.Parse("2006-01-02", last)
	if err != nil || err2 != nil || !to.After(from) {
		return nil
	}
	const left, wide, row = 130.0, 360.0, 22.0
	high := row*float64(len(a.Titles)) + 22
	d := &chart.Drawing{Wide: wide, High: high, Name: "Titles by source", About: "What each outlet calls " + a.Name + ", from its first report to its last"}
	at := func(day string) float64 {
		t, _ := time.Parse("2006-01-02", day)
		return left + (wide-left)*t.Sub(from).Hours()/to.Sub(from).Hours()
	}
	main := strings.ToLower(a.Called[0].Title)
	for i, o := range a.Titles {
		y := row * float64(i)
		d.Label("lbl", 0, y+14, "start", cropped(o.Outlet, 19))
		for k, s := range o.Spans {
			class, end := "span alt", s.To
			if strings.ToLower(s.Title) == main {
				class = "span"
			}
			if k+1 < len(o.Spans) {
				end = o.Spans[k+1].From
			}
			d.Group(o.Outlet+": "+s.Title+", "+daysInWords(s.From, s.To), "")
			d.Rect(class, at(s.From), y+5, max(at(end)-at(s.From)-1, 3), 11)
			d.End()
		}
	}
	d.Line("grid", left, high-20, wide, high-20)
	d.Label("", left, high-5, "start", from.Format("Jan 2006"))
	d.Label("", wide, high-5, "end", to.Format("Jan 2006"))
	return d
}

// cropped cuts a text to so many runes.
func cropped(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}

// with is an address with some of its parameters set, or, where they are "",
// left out: with("/x?a=1", "b", "2").
func with(address string, pairs ...string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	q := u.Query()
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	u.RawQuery = q.Encode()
	return u.String()
}
