// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dragoman"
	"dragoman/correct"
	"dragoman/know/actors"
	"dragoman/know/ontology"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// queueShown is how many doubts are listed beside the one looked at.
const queueShown = 40

// reviewData is the queue and the doubt looked at.
type reviewData struct {
	Kind           string
	Kinds          []page.Count // by kind, of all that waits
	All            int
	Queue          []*desk.Doubt
	More           int
	Open           *doubtView
	Saved          *saved
	Author         author
	Settled, Today int // this week, and today
	Bound          int // of each kind, where one is full; 0 all that waits is there
}

// doubtView is a doubt with the passage it is of.
type doubtView struct {
	*desk.Doubt
	Reading   *dragoman.Reading
	Around    []page.Para
	Next      string // address of the one after it
	Event     *dragoman.Event
	Statement *dragoman.Statement
	Who, Whom string
	Types     []typeChoice
	Merging   *desk.Merging
	Casts     [2][]dragoman.Cast
	Passages  []page.Passage // of a dispute
	Reasons   string         // why it waits
	Trying    bool           // that Effect is of the form's changes, not of its being wrong
	Effect    *desk.Effect   // what was asked to be tried would change
	Untried   string         // why it was not
}

// typeChoice is a type of event, as a form offers it.
type typeChoice struct{ Name, Says string }

type typeOf = ontology.Type

// kindNames name the kinds of doubts.
var kindNames = []struct{ kind, name string }{{desk.OfDispute, "Disputes"}, {desk.OfPair, "Unsure pairs"}, {desk.OfHolder, "Holders"}, {desk.OfEvent, "Events"}, {desk.OfNames, "Names"}}

// review shows what waits for a person, what changes most first.
func (p *pages) review(r *http.Request) (view, error) {
	ctx, q := r.Context(), r.URL.Query()
	all, err := p.o.Desk.Review(ctx, "")
	if err != nil {
		return view{}, err
	}
	data := &reviewData{Kind: q.Get("kind"), All: len(all), Author: authorOf(r)}
	n := map[string]int{}
	for _, x := range all {
		n[x.Kind]++
	}
	for _, k := range kindNames {
		if n[k.kind] >= desk.MostOfKind {
			data.Bound = desk.MostOfKind
		}
		data.Kinds = append(data.Kinds, page.Count{Name: k.name, Key: k.kind, N: n[k.kind]})
	}
	if data.Kind != "" {
		all = slices.DeleteFunc(all, func(x *desk.Doubt) bool { return x.Kind != data.Kind })
	}
	at := max(slices.IndexFunc(all, func(x *desk.Doubt) bool { return x.ID == q.Get("item") }), 0)
	from := min(max(0, at-queueShown/2), max(0, len(all)-queueShown))
	to := min(from+queueShown, len(all))
	data.Queue, data.More = all[from:to], len(all)-to
	if data.Saved, err = p.savedAs(r); err != nil {
		return view{}, err
	}
	if s := data.Saved; s != nil && !s.Undone {
		s.Back = with("/review", "kind", data.Kind, "item", p.doubtOf(ctx, &s.Of), "undone", s.Seq)
	}
	if data.Settled, data.Today, err = p.settled(ctx); err != nil {
		return view{}, err
	}
	if len(all) > 0 {
		if data.Open, err = p.opened(ctx, all[at]); err != nil {
			return view{}, err
		}
		if at+1 < len(all) {
			data.Open.Next = data.Address(all[at+1].ID)
		}
		if err := p.tried(ctx, data.Open, q); err != nil {
			return view{}, err
		}
	}
	return view{Template: "review.html", Title: "Review", Nav: "review", Data: data}, nil
}

// doubtOf is the id of the doubt that a correction settled, so that undoing it
// leads there; "" where the queue has none.
func (p *pages) doubtOf(ctx context.Context, c *dragoman.Correction) string {
	for _, id := range desk.Settles(c) {
		if x, err := p.o.Desk.DoubtByID(ctx, id); err == nil {
			return x.ID
		}
	}
	return ""
}

// Address is the address of a doubt in the queue.
func (d *reviewData) Address(id string) string {
	return with("/review", "kind", d.Kind, "item", id)
}

// settled counts what was put right or confirmed in the last week, and today.
func (p *pages) settled(ctx context.Context) (week, today int, err error) {
	cs, err := p.o.Desk.Record.Corrections(ctx, "", true)
	if err != nil {
		return 0, 0, err
	}
	now := p.o.Desk.Now().UTC()
	since, day := now.AddDate(0, 0, -7).Format("2006-01-02"), now.Format("2006-01-02")
	for _, c := range cs {
		if c.At >= since {
			week++
		}
		if c.At >= day {
			today++
		}
	}
	return week, today, nil
}

// opened fills what is shown of a doubt.
func (p *pages) opened(ctx context.Context, x *desk.Doubt) (*doubtView, error) {
	v := &doubtView{Doubt: x}
	if x.Kind == desk.OfNames {
		return v, p.openNames(ctx, v)
	}
	r, err := p.o.Desk.Reading(ctx, x.Told.Report)
	if err != nil {
		return nil, err
	}
	v.Reading, v.Around = r, page.Around(r, x.Told.Span)
	switch x.Kind {
	case desk.OfHolder:
		v.Statement = r.Statement(x.Told.Ref)
		v.Reasons = p.why(x)
	case desk.OfEvent:
		for i := range r.Events {
			if e := &r.Events[i]; e.ID == x.Told.Ref {
				v.Event, v.Who, v.Whom = e, sides(r, e.Actors), sides(r, e.Recipients)
			}
		}
		v.Reasons = p.why(x)
		for _, t := range p.ontology.Types {
			v.Types = append(v.Types, typeChoice{t.Name, page.Tag(t.Name) + quadWords(t.Quad)})
		}
	case desk.OfDispute, desk.OfPair:
		return v, p.openDispute(ctx, v)
	}
	return v, nil
}

// tried finds what a decision would change, where that is asked for.
func (p *pages) tried(ctx context.Context, v *doubtView, form url.Values) (err error) {
	var c dragoman.Correction
	switch v.Trying = form.Get("try") == "edit"; {
	case form.Get("try") == "" || v.Kind == desk.OfNames:
		return nil
	case v.Trying:
		if c, err = p.edited(ctx, v.Doubt, form); err == nil {
			v.lay(c)
		}
	default:
		c = v.Correction(false)
	}
	if err == nil {
		var e desk.Effect
		e, err = p.o.Desk.Try(ctx, c)
		v.Effect = &e
	}
	if errors.Is(err, errForm) || errors.Is(err, desk.ErrValue) || errors.Is(err, desk.ErrLarge) {
		v.Effect, v.Untried, err = nil, err.Error(), nil
	}
	return err
}

// lay shows what is tried in the form's fields.
func (v *doubtView) lay(c dragoman.Correction) {
	r, _ := correct.Lay(v.Reading, []dragoman.Correction{c})
	if s := r.Statement(c.Target); s != nil {
		v.Statement = s
	}
	for i := range r.Events {
		if e := &r.Events[i]; e.ID == c.Target {
			v.Event, v.Who, v.Whom = e, sides(r, e.Actors), sides(r, e.Recipients)
		}
	}
}

func quadWords(q int) string {
	return []string{"", " (words, cooperation)", " (a deed, cooperation)", " (words, conflict)", " (a deed, conflict)"}[q]
}

// why says why a reading waits.
func (p *pages) why(x *desk.Doubt) string {
	switch {
	case x.Saying != nil && x.Saying.Second != "":
		return fmt.Sprintf("Two readings are near: it was given to %s, and %s is next.", cmp.Or(x.Saying.Speaker.Name, "nobody"), x.Saying.Second)
	case x.Saying != nil:
		return "These are somebody’s words in marks, and nothing near them says whose."
	case x.Deed != nil && len(x.Deed.Doers) == 0:
		return "What was done and to whom was read; by whom was not."
	case x.Deed != nil:
		var lands []string
		for _, s := range slices.Concat(x.Deed.Doers, x.Deed.Targets) {
			if s.Country != "" {
				lands = append(lands, s.Name+" ("+p.o.Desk.CountryName(s.Country)+")")
			}
		}
		return "The country of a side is only that of the report’s setting: " + strings.Join(lands, ", ") + "."
	}
	return ""
}

func (p *pages) openDispute(ctx context.Context, v *doubtView) error {
	_, c, err := p.o.Desk.Compare(ctx, v.Told.Story)
	if err != nil {
		return err
	}
	for _, x := range c.Claims {
		if x.ID != v.Issue.ID {
			continue
		}
		var ids []string
		for _, cell := range x.Cells {
			if !slices.Contains(ids, cell.Report) {
				ids = append(ids, cell.Report)
			}
		}
		readings, err := p.o.Desk.ReadingsOf(ctx, ids)
		if err != nil {
			return err
		}
		v.Passages = page.Open(x, c.Reports, readings).Passages
	}
	v.Reasons = "The comparison holds that these passages answer one question in more than one way. Where they speak of two things, the dispute is none."
	if v.Kind == desk.OfPair {
		v.Reasons = "These passages are near to one another, and it is not sure whether they are of one matter. Right: they are, and part on it. Wrong: they speak of two things."
	}
	return nil
}

func (p *pages) openNames(ctx context.Context, v *doubtView) error {
	for i, n := range v.Names {
		c, err := p.o.Desk.Record.Casts(ctx, n.Key, 50)
		if err != nil {
			return err
		}
		v.Casts[i] = c
	}
	v.Reasons = "The names are near one another, and no actor file says of both who they are."
	m, err := p.o.Desk.MergingOf(ctx, v.Names[1].Key, v.Names[0].Key)
	if err != nil {
		return err
	}
	v.Merging = m
	return nil
}

// Titles are what reports call one of two names.
func (v *doubtView) Titles(i int) (out []string) {
	for _, c := range v.Casts[i] {
		for _, t := range c.Titles {
			if s := strings.Join(strings.Fields(t.Title), " "); !slices.Contains(out, s) && len(out) < 6 {
				out = append(out, s)
			}
		}
	}
	return out
}

// Outlets are those that name one of two names.
func (v *doubtView) Outlets(i int) (out []string) {
	for _, c := range v.Casts[i] {
		if c.Outlet != "" && !slices.Contains(out, c.Outlet) {
			out = append(out, c.Outlet)
		}
	}
	return out
}

// reviewed takes a decision of the queue.
func (p *pages) reviewed(r *http.Request) (string, error) {
	ctx := r.Context()
	who, why := strings.TrimSpace(r.FormValue("author")), strings.TrimSpace(r.FormValue("reason"))
	if who == "" {
		return "", fmt.Errorf("%w: a decision needs your name; it is remembered", errForm)
	}
	why = cmp.Or(why, "read in the passage")
	id := r.FormValue("item")
	x, err := p.o.Desk.DoubtByID(ctx, id)
	if err != nil {
		return "", err
	}
	var c dragoman.Correction
	switch r.FormValue("act") {
	case "yes", "no":
		c, err = p.o.Desk.Decide(ctx, id, r.FormValue("act") == "yes", who, why)
	case "edit":
		if c, err = p.edited(ctx, x, r.PostForm); err == nil {
			c.Author, c.Reason = who, why
			c, err = p.o.Desk.Correct(ctx, c)
		}
	default:
		err = fmt.Errorf("%w: it says neither right nor wrong nor what else", errForm)
	}
	if err != nil {
		return "", err
	}
	return with("/review", "kind", r.FormValue("kind"), "item", r.FormValue("next"), "saved", fmt.Sprint(c.Seq)), nil
}

// edited is what the fields of the form put right of a doubt.
func (p *pages) edited(ctx context.Context, x *desk.Doubt, form url.Values) (c dragoman.Correction, err error) {
	r, err := p.o.Desk.Reading(ctx, x.Told.Report)
	if err != nil {
		return c, err
	}
	c = dragoman.Correction{Report: r.ID, Target: x.Told.Ref}
	value := map[string]any{}
	switch x.Kind {
	case desk.OfHolder:
		s := r.Statement(x.Told.Ref)
		if s == nil {
			return c, dragoman.ErrNotFound
		}
		name := strings.TrimSpace(form.Get("who"))
		if st := form.Get("stance"); st != "" && st != string(s.Stance) && name == s.Speaker.Name {
			c.Kind = dragoman.EditStatement
			value["stance"] = st
			break
		}
		c.Kind = dragoman.FixSpeaker
		if name == "" {
			value["class"] = cmp.Or(form.Get("class"), "unknown")
			break
		}
		value["name"] = name
		if a := p.o.Desk.ActorIn(r, name); a != nil {
			value["actor"], value["name"] = a.ID, a.Name
		}
	case desk.OfEvent:
		c.Kind = dragoman.EditEvent
		if err := p.editedEvent(r, x.Told.Ref, form, value); err != nil {
			return c, err
		}
	default:
		return c, fmt.Errorf("%w: of this it can only be said whether it is so", errForm)
	}
	if len(value) == 0 {
		return c, fmt.Errorf("%w: nothing was changed; Right says that it is so", errForm)
	}
	c.Value, err = json.Marshal(value)
	return c, err
}

// editedEvent sets the fields of an event that the form changes.
func (p *pages) editedEvent(r *dragoman.Reading, id string, form url.Values, value map[string]any) error {
	i := slices.IndexFunc(r.Events, func(e dragoman.Event) bool { return e.ID == id })
	if i < 0 {
		return dragoman.ErrNotFound
	}
	e := &r.Events[i]
	if t := form.Get("what"); t != "" && t != e.PLOVER {
		if !slices.ContainsFunc(p.ontology.Types, func(x typeOf) bool { return x.Name == t }) {
			return fmt.Errorf("%w: there is no type of event %q", errForm, t)
		}
		value["plover"], value["mode"], value["cameo"], value["quad"] = t, "", "", p.ontology.Quad(t)
	}
	if s := form.Get("status"); s != "" && s != string(e.Status) {
		value["status"] = s
	}
	for _, x := range []struct {
		field, key string
		now        []dragoman.Participant
	}{{"who", "actors", e.Actors}, {"whom", "recipients", e.Recipients}} {
		name := strings.TrimSpace(form.Get(x.field))
		if name == sides(r, x.now) {
			continue
		}
		ps, err := p.participants(r, name)
		if err != nil {
			return err
		}
		value[x.key] = ps
	}
	if day := strings.TrimSpace(form.Get("when")); day != e.When.Value {
		if day != "" && page.DayInWords(day, "") == "" {
			return fmt.Errorf("%w: a day is written 2026-03-10", errForm)
		}
		value["when"] = dragoman.When{Value: day, Earliest: day, Latest: day, Precision: map[bool]string{true: "day"}[day != ""], Basis: map[bool]string{true: "explicit", false: "unknown"}[day != ""]}
	}
	if place := strings.TrimSpace(form.Get("where")); place != e.Where.Place {
		value["where"] = dragoman.Where{Place: place}
		for _, k := range r.Places {
			if actors.Fold(k.Name) == actors.Fold(place) {
				value["where"] = dragoman.Where{Place: k.Name, GeoNames: k.GeoNames, Lat: k.Lat, Lon: k.Lon, Country: k.Country, Basis: "sentence", Span: &k.Span}
			}
		}
	}
	return nil
}

// participants are the actors of a report that names, separated by commas, mean.
func (p *pages) participants(r *dragoman.Reading, names string) ([]dragoman.Participant, error) {
	out := []dragoman.Participant{}
	for _, n := range strings.Split(names, ",") {
		if n = strings.TrimSpace(n); n == "" {
			continue
		}
		a := p.o.Desk.ActorIn(r, n)
		if a == nil || len(a.Mentions) == 0 {
			return nil, fmt.Errorf("%w: the report names no %q; take a name from its list", errForm, n)
		}
		out = append(out, dragoman.Participant{Actor: a.ID, Span: a.Mentions[0].Span})
	}
	return out, nil
}
