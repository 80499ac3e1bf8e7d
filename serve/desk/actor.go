// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"strings"

	"dragoman"
)

// ActorView is what the latest reports hold of an actor.
type ActorView struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Link     string         `json:"link"`
	Country  string         `json:"country"`
	Sector   string         `json:"sector"`
	Why      string         `json:"why" doc:"what the link rests on"`
	Variants map[string]int `json:"variants" doc:"names as written, and in how many reports"`
	Titles   []TitleIn      `json:"titles"`
	Reports  int            `json:"reports" doc:"reports looked at, the latest that name it"`
	More     bool           `json:"more" doc:"the record holds more"`
}

// TitleIn is a title a report gives an actor.
type TitleIn struct {
	Title  string `json:"title"`
	Report string `json:"report"`
	Outlet string `json:"outlet"`
	dragoman.Span
}

// Actor gathers what the latest reports hold of an actor, by id or name.
func (d *Desk) Actor(ctx context.Context, name string) (out ActorView, err error) {
	hits, next, err := d.Search(ctx, `kind:sentence actor:"`+strings.ReplaceAll(name, `"`, " ")+`"`, "", hitsAsked)
	if err != nil {
		return out, err
	}
	out = ActorView{Variants: map[string]int{}, Titles: []TitleIn{}, More: next != ""}
	seen := map[string]bool{}
	for _, h := range hits {
		if seen[h.Report] {
			continue
		}
		seen[h.Report] = true
		r, err := d.Reading(ctx, h.Report)
		if err != nil {
			return out, err
		}
		a := d.ActorIn(r, name)
		if a == nil || out.ID != "" && a.ID != out.ID {
			continue
		}
		if out.ID == "" {
			out.ID, out.Name, out.Kind, out.Link, out.Country, out.Sector, out.Why = a.ID, a.Name, string(a.Kind), a.Link, a.Country, a.Sector, a.Why
		}
		out.Reports++
		for _, v := range a.Variants {
			out.Variants[v]++
		}
		for _, t := range a.Roles {
			out.Titles = append(out.Titles, TitleIn{t.Title, r.ID, r.Outlet, t.Span})
		}
	}
	if out.ID == "" {
		return out, dragoman.ErrNotFound
	}
	return out, nil
}
