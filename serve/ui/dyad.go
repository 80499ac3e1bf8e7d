// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// dyadData is how two sides stand, as their page shows it.
type dyadData struct {
	*desk.PairPage
	Ask        page.PairAsked
	Base, Here string // address of the page; with what is asked of it
	Chart      template.HTML
	Bold, Rest string
	All        bool // every happening is listed
	Near       string
}

// eventsListed is how many happenings a pair's page lists at once.
const eventsListed = 30

// sidesData is the picker of a pair: what was asked for, and what is near to it.
type sidesData struct {
	A, B    string
	Missing string
	Near    []dragoman.Named
	Lands   []dragoman.Named
	Other   string // the side that was found
}

// pairs asks for two sides, or goes to their page.
func (p *pages) pairs(r *http.Request) (view, error) {
	q := r.URL.Query()
	data := &sidesData{A: strings.TrimSpace(q.Get("a")), B: strings.TrimSpace(q.Get("b"))}
	return p.pick(r, data)
}

func (p *pages) pick(r *http.Request, data *sidesData) (view, error) {
	names, err := p.o.Desk.Names(r.Context(), "", 400)
	if err != nil {
		return view{}, err
	}
	for _, n := range names {
		if n.Kind == dragoman.Country && len(data.Lands) < 24 {
			data.Lands = append(data.Lands, n)
		}
	}
	if data.Missing != "" {
		if data.Near, err = p.o.Desk.NearNames(r.Context(), data.Missing, 5); err != nil {
			return view{}, err
		}
	}
	return view{Template: "pairs.html", Title: "Pairs", Nav: "pairs", Data: data}, nil
}

// choosePair sends who asked for two sides on to their page.
func (p *pages) choosePair(w http.ResponseWriter, r *http.Request) {
	a, b := strings.TrimSpace(r.URL.Query().Get("a")), strings.TrimSpace(r.URL.Query().Get("b"))
	if a != "" && b != "" {
		http.Redirect(w, r, "/d/"+url.PathEscape(a)+"/"+url.PathEscape(b), http.StatusSeeOther)
		return
	}
	p.page(p.pairs)(w, r)
}

// asked is what of a pair an address asks for.
func asked(q url.Values) (page.PairAsked, error) {
	a := page.PairAsked{Count: q.Get("count"), Month: q.Get("by") == "month", From: q.Get("from"), To: q.Get("to")}
	if a.Count != "origins" && a.Count != "reports" {
		a.Count = "events"
	}
	switch q.Get("dir") {
	case "a>b":
		a.Way = "forth"
	case "b>a":
		a.Way = "back"
	}
	if w, err := time.Parse("2006-01-02", q.Get("week")); err == nil {
		end := w.AddDate(0, 0, 6)
		if a.Month {
			end = w.AddDate(0, 1, -1)
		}
		a.From, a.To = w.Format("2006-01-02"), end.Format("2006-01-02")
	}
	return a, days(a.From, a.To)
}

// dyad shows what two sides did to one another: countries by name or code, or
// actors by name or key.
func (p *pages) dyad(r *http.Request) (view, error) {
	ctx, q := r.Context(), r.URL.Query()
	var sides [2]desk.SideOf
	for i, name := range []string{r.PathValue("a"), r.PathValue("b")} {
		s, ok, err := p.o.Desk.Side(ctx, name)
		if err != nil {
			return view{}, err
		}
		if !ok {
			return p.pick(r, &sidesData{A: r.PathValue("a"), B: r.PathValue("b"), Missing: name, Other: r.PathValue([]string{"b", "a"}[i])})
		}
		sides[i] = s
	}
	ask, err := asked(q)
	if err != nil {
		return view{}, err
	}
	data := &dyadData{Ask: ask, Base: "/d/" + url.PathEscape(r.PathValue("a")) + "/" + url.PathEscape(r.PathValue("b")), All: q.Get("all") != ""}
	if data.PairPage, err = p.o.Desk.PairOf(ctx, sides[0], sides[1], data.Ask); err != nil {
		return view{}, err
	}
	data.Here = with(data.Base, "count", nonDefault(data.Ask.Count, "events"), "dir", q.Get("dir"), "by", q.Get("by"))
	data.Chart = inline(pairChart(data.Pair, data.Ask.Count, data.Here, data.Ask.From, data.Ask.To))
	data.Bold, data.Rest = data.Lede()
	data.Near = data.Contact
	return view{Template: "dyad.html", Title: data.Names[0] + " and " + data.Names[1], Nav: "pairs", Data: data}, nil
}

func nonDefault(s, usual string) string {
	if s == usual {
		return ""
	}
	return s
}

// With is the page's address with something of it changed.
func (d *dyadData) With(pairs ...string) string { return with(d.Here, pairs...) }

// With_ is the address of a file of the page, with what is asked of it.
func (d *dyadData) With_(file string) string {
	u, err := url.Parse(with(d.Here, "from", d.Ask.From, "to", d.Ask.To))
	if err != nil {
		return d.Base + "/" + file
	}
	return d.Base + "/" + file + "?" + u.RawQuery
}

// Listed are the happenings listed.
func (d *dyadData) Listed() []*page.Happening {
	return d.List[:min(len(d.List), eventsListed)]
}

// Period says of which days the list is.
func (d *dyadData) Period() string {
	if d.Ask.From == "" && d.Ask.To == "" {
		return ""
	}
	return daysInWords(cmp.Or(d.Ask.From, d.First), cmp.Or(d.Ask.To, d.Last))
}

// WayOf says which way a happening went, in words.
func (d *dyadData) WayOf(h *page.Happening) string {
	switch h.Way {
	case page.Both:
		return "both ways"
	case page.Back:
		return d.Names[1] + " → " + d.Names[0]
	}
	return d.Names[0] + " → " + d.Names[1]
}

// dyadPicture is the chart of a pair as a file.
func (p *pages) dyadPicture(w http.ResponseWriter, r *http.Request) {
	x, ask, err := p.pairAsked(r)
	if err != nil {
		p.fault(w, r, err)
		return
	}
	d := pairChart(x.Pair, ask.Count, "", ask.From, ask.To)
	if d == nil {
		p.fault(w, r, fmt.Errorf("%w: no event between them is dated", errForm))
		return
	}
	d.Foot = p.foot(fmt.Sprintf("%s told in %s of %s", plural(x.Events, "event", "events"), plural(x.Reports, "report", "reports"), plural(x.Origins, "origin", "origins")))
	if err := send(w, r, d, "pair"); err != nil {
		p.fault(w, r, err)
	}
}

func (p *pages) pairAsked(r *http.Request) (*desk.PairPage, page.PairAsked, error) {
	ask, err := asked(r.URL.Query())
	if err != nil {
		return nil, ask, err
	}
	var sides [2]desk.SideOf
	for i, name := range []string{r.PathValue("a"), r.PathValue("b")} {
		s, ok, err := p.o.Desk.Side(r.Context(), name)
		if err != nil {
			return nil, ask, err
		}
		if !ok {
			return nil, ask, dragoman.ErrNotFound
		}
		sides[i] = s
	}
	x, err := p.o.Desk.PairOf(r.Context(), sides[0], sides[1], ask)
	return x, ask, err
}

// dyadFile is the counts of a pair as CSV: every period, way, kind and status.
func (p *pages) dyadFile(w http.ResponseWriter, r *http.Request) {
	x, ask, err := p.pairAsked(r)
	if err != nil {
		p.fault(w, r, err)
		return
	}
	type key struct{ period, way, kind, mode, status string }
	type sum struct {
		events           int
		origins, reports map[string]bool
	}
	sums := map[key]*sum{}
	for _, h := range x.Happen {
		k := key{periodOf(h.Day, ask.Month), []string{"a>b", "b>a"}[h.Way], h.Kind, map[bool]string{true: "material", false: "verbal"}[h.Deed], string(h.Status)}
		s := sums[k]
		if s == nil {
			s = &sum{0, map[string]bool{}, map[string]bool{}}
			sums[k] = s
		}
		s.events++
		for _, d := range h.All {
			s.origins[d.Origin], s.reports[d.Report] = true, true
		}
	}
	var keys []key
	for k := range sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.way, b.way), cmp.Compare(a.kind, b.kind), cmp.Compare(a.mode, b.mode), cmp.Compare(a.status, b.status))
	})
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="pair.csv"`)
	c := csv.NewWriter(w)
	_ = c.Write([]string{"period", "direction", "kind", "mode", "status", "events", "origins", "reports"})
	for _, k := range keys {
		s := sums[k]
		_ = c.Write([]string{k.period, k.way, k.kind, k.mode, k.status, strconv.Itoa(s.events), strconv.Itoa(len(s.origins)), strconv.Itoa(len(s.reports))})
	}
	c.Flush() // an error means that the reader has gone
}

// periodOf is the ISO week or the month of a day; "" unknown.
func periodOf(day string, month bool) string {
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		return ""
	}
	if month {
		return day[:7]
	}
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}
