// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"encoding/csv"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// Bounds of what an actor's page shows at once.
const (
	saidShown = 8
	didShown  = 10
)

// entityData is an actor as its page shows it.
type entityData struct {
	*desk.EntityPage
	Base, Land    string // address of the page; name of its country
	Stance        string
	Earlier       string // address of the words before these
	Chart, Titles template.HTML
	All           bool // every act is shown
	Saved         *saved
}

// entity shows an actor across the record.
func (p *pages) entity(r *http.Request) (view, error) {
	q := r.URL.Query()
	ask := desk.EntityAsked{Stance: q.Get("stance"), Most: saidShown}
	ask.From, _ = strconv.Atoi(q.Get("from")) // what is no number is the beginning
	data := &entityData{Stance: ask.Stance, All: q.Get("all") != ""}
	if data.All {
		ask.Most = 100
	}
	var err error
	if data.EntityPage, err = p.o.Desk.Entity(r.Context(), r.PathValue("id"), ask); err != nil {
		if name := q.Get("name"); errors.Is(err, dragoman.ErrNotFound) && name != "" {
			return view{Elsewhere: with("/search", "q", `"`+strings.ReplaceAll(name, `"`, " ")+`"`)}, nil
		}
		return view{Look: with("/e", "name", r.PathValue("id"))}, err
	}
	data.Base, data.Land = "/e/"+url.PathEscape(data.Key), p.o.Desk.CountryName(data.Country)
	if data.Next > 0 {
		data.Earlier = with(data.Base, "stance", data.Stance, "from", fmt.Sprint(data.Next)) + "#says"
	}
	data.Chart, data.Titles = inline(weeksChart(data.Name, data.Weeks)), inline(titlesChart(data.Actor))
	if data.Saved, err = p.savedAs(r); err != nil {
		return view{}, err
	}
	return view{Template: "entity.html", Title: data.Name, Nav: "actors", Data: data}, nil
}

// Lede says what outlets call the actor: the title most give, and the next.
func (e *entityData) Lede() template.HTML {
	if len(e.Called) == 0 {
		return ""
	}
	esc := template.HTMLEscapeString
	s := "<b>" + esc(first(e.Called[0].Title)) + "</b>, " + says(len(e.Called[0].Outlets), e.Outlets, e.Called[0].Outlets[0])
	if len(e.Called) > 1 {
		c := e.Called[1]
		s += "; " + esc(c.Title) + ", " + says(len(c.Outlets), e.Outlets, c.Outlets[0])
		if day := page.DayInWords(c.Last, ""); day != "" && len(c.Outlets) == 1 {
			s += ", last on " + day
		}
	}
	return template.HTML(s + ".")
}

// says tells who of so many outlets give a title.
func says(n, of int, one string) string {
	if n == 1 {
		return "says " + template.HTMLEscapeString(one)
	}
	return fmt.Sprintf("say %d of %d outlets", n, of)
}

// Kinds of what an actor is, as its kicker says it.
func (e *entityData) Kicker() string {
	parts := []string{first(string(e.Kind))}
	if e.Kind == dragoman.Country {
		parts = []string{"Country"}
	} else if e.Land != "" {
		parts = append(parts, e.Land)
	}
	if s := sectors[e.Sector]; s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, " · ")
}

// sectors says what a sector of PLOVER is.
var sectors = map[string]string{"GOV": "government", "MIL": "military", "JUD": "courts", "LEG": "parliament", "COP": "police", "SPY": "intelligence", "OPP": "opposition", "REB": "armed rebels", "PTY": "party", "MED": "press",
	"EDU": "education", "BUS": "business", "CVL": "civilians", "REL": "religion", "NGO": "non-governmental", "IGO": "between governments", "ELI": "former office", "LAB": "labour", "CRM": "crime", "PRM": "paramilitary", "REF": "displaced people", "MNC": "company", "UNS": "not known"}

func first(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// weeksFile is the counts of an actor's weeks as CSV.
func (p *pages) weeksFile(w http.ResponseWriter, r *http.Request) {
	e, err := p.o.Desk.Entity(r.Context(), r.PathValue("id"), desk.EntityAsked{})
	if err != nil {
		p.fault(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="weeks.csv"`)
	c := csv.NewWriter(w)
	_ = c.Write([]string{"actor", "week_of", "reports"})
	for _, x := range e.Weeks {
		_ = c.Write([]string{guarded(e.Name), x.Monday, strconv.Itoa(x.N)})
	}
	c.Flush() // an error means that the reader has gone
}

// weeksPicture is the chart of an actor's weeks as a file.
func (p *pages) weeksPicture(w http.ResponseWriter, r *http.Request) {
	e, err := p.o.Desk.Entity(r.Context(), r.PathValue("id"), desk.EntityAsked{})
	if err != nil {
		p.fault(w, r, err)
		return
	}
	d := weeksChart(e.Name, e.Weeks)
	if d == nil {
		p.fault(w, r, fmt.Errorf("%w: a chart takes two weeks or more", errForm))
		return
	}
	d.Foot = p.foot(plural(e.Reports, "report", "reports") + " naming " + e.Name)
	if err := send(w, r, d, "weeks"); err != nil {
		p.fault(w, r, err)
	}
}

// fault answers with the page of what went wrong.
func (p *pages) fault(w http.ResponseWriter, r *http.Request, err error) {
	v := view{}
	if r.Method == http.MethodPost {
		v.Form = formOf(r)
	}
	p.page(func(*http.Request) (view, error) { return v, err })(w, r)
}

// actorsData is the page of all actors, or of those a name finds.
type actorsData struct {
	Asked string
	Names []dragoman.Named
	Meant []dragoman.Named // where nobody has the name
}

// namesListed is how many actors are listed at once.
const namesListed = 60

// actorsPage lists the actors that most reports name.
func (p *pages) actorsPage(r *http.Request) (view, error) {
	data := actorsData{Asked: strings.TrimSpace(r.URL.Query().Get("name"))}
	var err error
	if data.Names, err = p.o.Desk.NamesLike(r.Context(), data.Asked, namesListed); err != nil {
		return view{}, err
	}
	if len(data.Names) == 0 && data.Asked != "" {
		if data.Meant, err = p.o.Desk.NearNames(r.Context(), data.Asked, 5); err != nil {
			return view{}, err
		}
	}
	return view{Template: "actors.html", Title: "Actors", Nav: "actors", Data: data}, nil
}

// mergeData is the form by which two actors are made one, and what changes.
type mergeData struct {
	Of          *desk.EntityPage
	Base, Asked string
	Perhaps     []dragoman.Named // it may be one with
	Found       []dragoman.Named // for the name asked for
	Into        *desk.Merging
	Author      author
}

// merge shows who an actor may be one with and, where one is chosen, what
// merging the two changes.
func (p *pages) merge(r *http.Request) (view, error) {
	ctx, q := r.Context(), r.URL.Query()
	e, err := p.o.Desk.Entity(ctx, r.PathValue("id"), desk.EntityAsked{})
	if err != nil {
		return view{}, err
	}
	data := &mergeData{Of: e, Base: "/e/" + url.PathEscape(e.Key), Asked: strings.TrimSpace(q.Get("name")), Author: authorOf(r)}
	if data.Perhaps, err = p.o.Desk.MayBeOne(ctx, e.Key, e.Name, e.Kind); err != nil {
		return view{}, err
	}
	if data.Asked != "" {
		if data.Found, err = p.o.Desk.NamesLike(ctx, data.Asked, 12); err != nil {
			return view{}, err
		}
	}
	if into := q.Get("into"); into != "" {
		if data.Into, err = p.o.Desk.MergingOf(ctx, e.Key, into); err != nil {
			return view{}, err
		}
	}
	return view{Template: "merge.html", Title: "Merge " + e.Name, Nav: "actors", Data: data}, nil
}

// mergeNow makes one of two actors in the whole record.
func (p *pages) mergeNow(r *http.Request) (string, error) {
	who, why := r.FormValue("author"), r.FormValue("reason")
	if who == "" || why == "" {
		return "", fmt.Errorf("%w: a correction needs your name and a reason", errForm)
	}
	into := r.FormValue("into")
	c, err := p.o.Desk.MergeEverywhere(r.Context(), r.PathValue("id"), into, who, why)
	if errors.Is(err, dragoman.ErrNotFound) {
		return "", fmt.Errorf("%w: the record has no such actor", errForm)
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("/e/%s?saved=%d", url.PathEscape(into), c.Seq), nil
}
