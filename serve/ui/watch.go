// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/api"
	"dragoman/serve/page"
	"dragoman/serve/watch"
)

// Bounds of the pages of watches.
const (
	alertsShown = 20
	weeksShown  = 11
	foundShown  = 8
	feedLength  = 50
)

// watchRow is a watch as a list shows it.
type watchRow struct {
	dragoman.Watch
	Sentence string
	Last     string // when it told last, RFC 3339; "" never
	New      int    // since the last visit
	Weeks    []int  // alerts a week, the newest last
	Fault    string // why its alerts do not get out; "" they do
}

type watchData struct {
	Rows    []watchRow
	New     int
	Form    dragoman.Watch
	Does    string // of the form
	Title   string // of the story the form is about
	Tried   *watch.Preview
	Wrong   string // what is wrong with the form
	Mail    bool
	Stances []dragoman.Stance
	Types   []typeChoice
	Edit    string    // id of the watch the form changes; "" it makes one
	One     *watchRow // the watch shown by itself
	Alerts  []watch.Told
	Next    int64
}

// stancesOffered are those a form offers, in its order.
var stancesOffered = []dragoman.Stance{dragoman.Denies, dragoman.Confirms, dragoman.Accuses, dragoman.Threatens, dragoman.Warns, dragoman.Demands, dragoman.Proposes, dragoman.Pledges, dragoman.Rejects, dragoman.Criticises, dragoman.Praises, dragoman.Declines, dragoman.Predicts}

// watchOf reads a watch from a form or an address. does is what it waits for:
// say, say:STANCE, do, do:TYPE, pledge, dispute or search.
func watchOf(v url.Values) (w dragoman.Watch, does string) {
	get := func(k string) string { return strings.TrimSpace(v.Get(k)) }
	w = dragoman.Watch{Who: get("who"), About: get("about"), Outlet: get("outlet"), Fresh: v.Get("fresh") != "", Story: get("story"), Query: get("query")}
	does = get("does")
	kind, what, _ := strings.Cut(does, ":")
	switch kind {
	case "do":
		w.Kind, w.Type = dragoman.WatchDone, what
	case "pledge":
		w.Kind = dragoman.WatchPledge
		var err error
		if w.Days, err = strconv.Atoi(get("days")); err != nil && get("days") == "" {
			w.Days = watch.DefaultDays
		}
	case "dispute":
		w.Kind = dragoman.WatchDispute
	case "search":
		w.Kind = dragoman.WatchSearch
	case "say", "":
		w.Kind, w.Stance = dragoman.WatchSaid, dragoman.Stance(what)
	default:
		w.Kind = dragoman.WatchKind(kind) // which is refused
	}
	w.Hook, w.Mail = get("hook"), get("mail")
	w.Digest = v.Get("digest") == "morning"
	return w, does
}

// watches lists the watches, and tries the one in the address.
func (p *pages) watches(r *http.Request) (view, error) {
	ctx, q := r.Context(), r.URL.Query()
	data := watchData{Mail: p.o.Mail, Stances: stancesOffered}
	var err error
	if data.Rows, data.New, err = p.watchRows(ctx); err != nil {
		return view{}, err
	}
	data.Form, data.Does = watchOf(q)
	for _, t := range p.ontology.Types {
		data.Types = append(data.Types, typeChoice{"do:" + t.Name, page.Tag(t.Name)})
	}
	if id := q.Get("edit"); id != "" {
		w, err := p.o.Desk.Record.Watch(ctx, id)
		if err != nil {
			return view{}, err
		}
		data.Edit, data.Form.Hook, data.Form.Mail, data.Form.Digest = w.ID, w.Hook, w.Mail, w.Digest
	}
	if data.Form.Story != "" {
		st, err := p.o.Desk.Record.Story(ctx, data.Form.Story)
		if err != nil {
			return view{}, err
		}
		data.Title = p.titled(ctx, st)
	}
	if q.Get("try") != "" {
		got, err := watch.Try(ctx, p.o.Desk, data.Form)
		switch v, status := failed(err); {
		case err == nil:
			data.Tried = &got
		case status >= 500:
			return view{}, err
		default:
			data.Wrong = fmt.Sprint(v.Data)
		}
	}
	return view{Template: "watch.html", Title: "Watches", Nav: "watch", Data: data}, nil
}

// watchRows are the watches as a list shows them, and how many alerts are new.
func (p *pages) watchRows(ctx context.Context) (rows []watchRow, fresh int, err error) {
	d := p.o.Desk
	all, err := d.Record.Watches(ctx)
	if err != nil || len(all) == 0 {
		return nil, 0, err
	}
	faults, err := d.Record.Failing(ctx)
	if err != nil {
		return nil, 0, err
	}
	visit, err := p.visit(ctx)
	if err != nil {
		return nil, 0, err
	}
	for _, w := range all {
		row := watchRow{Watch: w, Fault: faults[w.ID], Weeks: make([]int, weeksShown)}
		title := ""
		if w.Story != "" {
			if st, err := d.Record.Story(ctx, w.Story); err == nil {
				title = p.titled(ctx, st)
			} else if !errors.Is(err, dragoman.ErrNotFound) {
				return nil, 0, err
			}
		}
		row.Sentence = watch.Sentence(w, title)
		alerts, err := d.Record.Alerts(ctx, w.ID, 0, 500)
		if err != nil {
			return nil, 0, err
		}
		for i, a := range alerts {
			if i == 0 {
				row.Last = a.At
			}
			if a.At > visit.Before {
				row.New++
			}
			if at, err := time.Parse(time.RFC3339, a.At); err == nil {
				if back := int(d.Now().Sub(at).Hours() / 24 / 7); back >= 0 && back < weeksShown {
					row.Weeks[weeksShown-1-back]++
				}
			}
		}
		fresh += row.New
		rows = append(rows, row)
	}
	return rows, fresh, nil
}

// lull is how many seconds without a page end a visit.
const lull = 1800

// visit is the reader's visit that lasts.
func (p *pages) visit(ctx context.Context) (dragoman.Visit, error) {
	version, err := p.o.Desk.Version(ctx)
	if err != nil {
		return dragoman.Visit{}, err
	}
	reader, _ := api.Caller(ctx)
	return p.o.Desk.Record.Visit(ctx, reader, p.o.Desk.Now().UTC().Format(time.RFC3339), version, lull)
}

// watched shows one watch and what it told.
func (p *pages) watched(r *http.Request) (view, error) {
	ctx := r.Context()
	rows, _, err := p.watchRows(ctx)
	if err != nil {
		return view{}, err
	}
	at := slices.IndexFunc(rows, func(x watchRow) bool { return x.ID == r.PathValue("id") })
	if at < 0 {
		return view{}, dragoman.ErrNotFound
	}
	data := watchData{One: &rows[at], Mail: p.o.Mail}
	before, err := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64)
	if err != nil || before < 0 {
		before = 0
	}
	alerts, err := p.o.Desk.Record.Alerts(ctx, rows[at].ID, before, alertsShown+1)
	if err != nil {
		return view{}, err
	}
	if len(alerts) > alertsShown {
		alerts = alerts[:alertsShown]
		data.Next = alerts[alertsShown-1].Seq
	}
	if data.Alerts, err = watch.Tell(ctx, p.o.Desk, alerts); err != nil {
		return view{}, err
	}
	return view{Template: "watched.html", Title: "Watch: " + rows[at].Sentence, Nav: "watch", Data: data}, nil
}

// makeWatch keeps the watch of a form.
func (p *pages) makeWatch(r *http.Request) (string, error) {
	if err := r.ParseForm(); err != nil {
		return "", fmt.Errorf("%w: %w", errForm, err)
	}
	w, _ := watchOf(r.PostForm)
	if w.Mail != "" && !p.o.Mail {
		return "", fmt.Errorf("%w: no mail server is set up: start the server with --smtp", errForm)
	}
	w.ID = r.PostForm.Get("edit")
	w, err := watch.Make(r.Context(), p.o.Desk, w)
	if err != nil {
		return "", err
	}
	return "/watch/" + w.ID, nil
}

// changeWatch pauses a watch, lets it go on, or takes it away.
func (p *pages) changeWatch(r *http.Request) (string, error) {
	ctx, d := r.Context(), p.o.Desk
	w, err := d.Record.Watch(ctx, r.FormValue("id"))
	if err != nil {
		return "", err
	}
	switch r.FormValue("act") {
	case "drop":
		return "/watch", d.Record.DropWatch(ctx, w.ID)
	case "pause":
		w.Paused = d.Now().UTC().Format(time.RFC3339)
	case "go-on": // what came meanwhile is not told
		w.Paused = ""
		if w.Since, err = d.Version(ctx); err != nil {
			return "", err
		}
	case "fresh":
		w.Fresh = !w.Fresh
	default:
		return "", fmt.Errorf("%w: a watch is paused, let go on, or taken away", errForm)
	}
	return "/watch/" + w.ID, d.Record.PutWatch(ctx, w)
}

// watchFeed is what a watch, or all of them, told, as Atom.
func (p *pages) watchFeed(w http.ResponseWriter, r *http.Request) {
	ctx, d := r.Context(), p.o.Desk
	id, title, made := r.PathValue("id"), "Dragoman: watches", d.Now().UTC().Format(time.RFC3339)
	err := func() error {
		if id != "" {
			x, err := d.Record.Watch(ctx, id)
			if err != nil {
				return err
			}
			title, made = "Dragoman: "+watch.Sentence(x, ""), x.Made
		}
		alerts, err := d.Record.Alerts(ctx, id, 0, feedLength)
		if err != nil {
			return err
		}
		told, err := watch.Tell(ctx, d, alerts)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := watch.Atom(&b, title, p.base(r), r.URL.Path, made, told); err != nil {
			return err
		}
		w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
		_, _ = w.Write(b.Bytes())
		return nil
	}()
	if err != nil {
		p.page(func(*http.Request) (view, error) { return view{}, err })(w, r)
	}
}

// base is the address the desk is known by: its own, or the one it was asked at,
// which the door has let through.
func (p *pages) base(r *http.Request) string {
	if p.o.Base != "" {
		return strings.TrimSuffix(p.o.Base, "/")
	}
	return "http://" + r.Host
}

// Edit is the address of the form that changes a watch.
func (w watchRow) Edit() string {
	does := map[dragoman.WatchKind]string{dragoman.WatchSaid: "say", dragoman.WatchDone: "do", dragoman.WatchPledge: "pledge", dragoman.WatchDispute: "dispute", dragoman.WatchSearch: "search"}[w.Kind]
	if what := string(w.Stance) + w.Type; what != "" && w.Kind != dragoman.WatchPledge {
		does += ":" + what
	}
	days, fresh := "", ""
	if w.Days > 0 {
		days = strconv.Itoa(w.Days)
	}
	if w.Fresh {
		fresh = "1"
	}
	return with("/watch", "edit", w.ID, "does", does, "who", w.Who, "about", w.About, "outlet", w.Outlet, "story", w.Story, "query", w.Query, "days", days, "fresh", fresh, "try", "1") + "#make"
}

// Spark is the chart of a row: 0 to 19 units of height a week.
func (w watchRow) Spark() (out []sparkBar) { return sparkOf(w.Weeks, 10, 7, 20) }
