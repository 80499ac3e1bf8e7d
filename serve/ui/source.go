// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/desk"
)

// latestRead is how many of an outlet's latest reports its page looks into;
// the page says so.
const latestRead = 40

// counted is a name and a number.
type counted struct {
	Name  string
	Count int
}

type sourceData struct {
	Name          string
	Reports       int
	First, Last   string
	Chart         template.HTML // reports by month, "" for less than three
	Page          []dragoman.Report
	Next          string
	Looked        int // latest reports looked into
	Statements    int // in them
	Classes       []counted
	Quoted        []counted // named speakers
	Copies        []counted // outlets whose reports it rewrites
	Copied        []counted // outlets that rewrite its reports
	Cites         []counted // outlets it names as the source of what it tells
	Own           int       // of the reports looked into, those that rewrite no other
	Revisions     int
	Feeds         []dragoman.Feed
	ShownSpeakers int
}

// source shows one outlet: counts, no grade.
func (p *pages) source(r *http.Request) (view, error) {
	ctx, rec := r.Context(), p.o.Desk.Record
	data := sourceData{Name: r.PathValue("name"), ShownSpeakers: 20}
	months, counts, err := rec.Months(ctx, data.Name)
	if err != nil {
		return view{}, err
	}
	if len(months) == 0 {
		return view{}, dragoman.ErrNotFound
	}
	for i, m := range months {
		data.Reports += counts[i]
		if m != "" && data.First == "" {
			data.First = m
		}
		data.Last = max(data.Last, m)
	}
	data.Chart = cadence(months, counts)
	if data.Page, data.Next, err = rec.ReportsOf(ctx, data.Name, r.URL.Query().Get("after"), latestRead); err != nil {
		return view{}, err
	}
	if err := p.look(ctx, &data); err != nil {
		return view{}, err
	}
	feeds, err := rec.Feeds(ctx, "")
	if err != nil {
		return view{}, err
	}
	for _, f := range feeds {
		if f.Outlet == data.Name || f.Title == data.Name {
			data.Feeds = append(data.Feeds, f)
		}
	}
	return view{Template: "source.html", Title: data.Name, Nav: "sources", Data: data}, nil
}

// look looks into the reports of the page: whom they quote, and what they
// share with others.
func (p *pages) look(ctx context.Context, data *sourceData) error {
	classes, quoted, copies, copied, cites := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	seen, rewritten := map[string]bool{}, map[string]bool{}
	for _, rep := range data.Page {
		x, err := p.o.Desk.Reading(ctx, rep.ID)
		if err != nil {
			return err
		}
		data.Looked++
		if x.RevisionOf != "" {
			data.Revisions++
		}
		for i := range x.Statements {
			s := &x.Statements[i]
			data.Statements++
			classes[cmp.Or(s.Speaker.Class, "unknown")]++
			if s.Speaker.Class == "named" && s.Speaker.Name != "" {
				quoted[s.Speaker.Name]++
			}
		}
		st, err := p.o.Desk.Record.StoryOf(ctx, rep.ID)
		if err != nil || len(st.Reports) < 2 || len(st.Reports) > desk.MostCompared || seen[st.ID] {
			continue // alone, waiting for its story, or counted
		}
		seen[st.ID] = true
		_, c, err := p.o.Desk.Compare(ctx, st.ID)
		if err != nil {
			return err
		}
		for _, x := range c.Reports {
			if x.Outlet == data.Name {
				for _, o := range x.Cites {
					cites[o.Outlet]++
				}
			}
		}
		outlet := map[string]string{}
		for _, x := range c.Reports {
			outlet[x.ID] = cmp.Or(x.Outlet, "no outlet")
		}
		for _, x := range c.Copies {
			if outlet[x.Report] == data.Name {
				copies[outlet[x.Of]]++
				rewritten[x.Report] = true
			} else if outlet[x.Of] == data.Name {
				copied[outlet[x.Report]]++
			}
		}
	}
	for _, rep := range data.Page {
		if !rewritten[rep.ID] {
			data.Own++
		}
	}
	data.Classes, data.Quoted, data.Copies, data.Copied, data.Cites = most(classes), most(quoted), most(copies), most(copied), most(cites)
	return nil
}

// most lists counts, the largest first.
func most(m map[string]int) []counted {
	var out []counted
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, counted{k, m[k]})
	}
	slices.SortStableFunc(out, func(a, b counted) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// Bounds of the chart of a source.
const (
	mostMonths  = 84
	monthStep   = 10 // SVG units
	cadenceHigh = 60
)

// cadence draws reports by month, months without any included; the latest
// mostMonths of them.
func cadence(months []string, counts []int) template.HTML {
	by := map[string]int{}
	first, last := "", ""
	for i, m := range months {
		if len(m) == 7 {
			by[m], last = counts[i], m
			if first == "" {
				first = m
			}
		}
	}
	from, err := time.Parse("2006-01", first)
	to, err2 := time.Parse("2006-01", last)
	if err != nil || err2 != nil || len(by) < 3 {
		return ""
	}
	if early := to.AddDate(0, 1-mostMonths, 0); from.Before(early) {
		from = early
	}
	top, n := 0, 0
	for t := from; !t.After(to); t = t.AddDate(0, 1, 0) {
		top, n = max(top, by[t.Format("2006-01")]), n+1
	}
	if top == 0 {
		return ""
	}
	var b strings.Builder
	wide := n*monthStep + 40
	fmt.Fprintf(&b, `<figure class="cadence"><div class="scroll" tabindex="0" role="region" aria-label="Reports by month"><svg viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="Reports by month, at most %d">`, wide, cadenceHigh+16, wide, cadenceHigh+16, top)
	i := 0
	for t := from; !t.After(to); t = t.AddDate(0, 1, 0) {
		m := t.Format("2006-01")
		x, h := 30+i*monthStep, float64(by[m])*cadenceHigh/float64(top)
		fmt.Fprintf(&b, `<rect x="%d" y="%.1f" width="%d" height="%.1f"><title>%s: %d</title></rect>`, x, cadenceHigh-h, monthStep-2, h, m, by[m])
		if t.Month() == time.January || i == 0 && t.Month() < time.September {
			fmt.Fprintf(&b, `<text x="%d" y="%d">%d</text>`, x, cadenceHigh+12, t.Year())
		}
		i++
	}
	fmt.Fprintf(&b, `<text x="24" y="9" text-anchor="end">%d</text></svg></div><figcaption class="meta">Reports by month</figcaption></figure>`, top)
	return template.HTML(b.String())
}
