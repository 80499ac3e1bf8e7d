// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"dragoman"
	"dragoman/serve/desk"
)

// said is a statement with its report.
type said struct {
	dragoman.Hit
	Statement dragoman.Statement `json:"statement"`
}

// did is an event with its report.
type did struct {
	dragoman.Hit
	Event dragoman.Event `json:"event"`
}

// Asked is what quotes and events can be asked by; each is a field of the
// search.
type Asked struct {
	Actor  string `query:"actor" maxLength:"200" doc:"name or id of someone in it"`
	Outlet string `query:"outlet" maxLength:"200"`
	Date   string `query:"date" maxLength:"30" doc:"published: YYYY, YYYY-MM, YYYY-MM-DD, or two with .. between"`
	Status string `query:"status" maxLength:"30"`
	Words  string `query:"words" maxLength:"500" doc:"a phrase in it"`
}

// query builds the search of a kind of passage.
func (a Asked) query(kind string, more ...[2]string) string {
	var b strings.Builder
	b.WriteString("kind:" + kind)
	for _, f := range append([][2]string{{"actor", a.Actor}, {"outlet", a.Outlet}, {"date", a.Date}, {"status", a.Status}, {"", a.Words}}, more...) {
		v := strings.TrimSpace(strings.ReplaceAll(f[1], `"`, " "))
		if v == "" {
			continue
		}
		b.WriteString(" ")
		if f[0] != "" {
			b.WriteString(f[0] + ":")
		}
		b.WriteString(`"` + v + `"`)
	}
	return b.String()
}

func (s *service) said(a huma.API) {
	huma.Register(a, op("list-quotes", http.MethodGet, "/api/quotes", "Statements: who said what, the newest first"), func(ctx context.Context, in *struct {
		Paging
		Asked
		Speaker string `query:"speaker" maxLength:"200" doc:"name or id, or a class: anonymous, generic, outlet"`
		Stance  string `query:"stance" maxLength:"30"`
	}) (*list[said], error) {
		hits, next, err := s.desk.Search(ctx, in.query("statement", [2]string{"speaker", in.Speaker}, [2]string{"stance", in.Stance}), in.After, in.Limit)
		if err != nil {
			return nil, fault(ctx, err)
		}
		var out []said
		err = s.each(ctx, hits, func(h dragoman.Hit, r *dragoman.Reading) {
			if x := r.Statement(h.Ref); x != nil {
				out = append(out, said{h, *x})
			}
		})
		return listed(out, next), fault(ctx, err)
	})
	huma.Register(a, op("list-events", http.MethodGet, "/api/events", "Events: who did what to whom, the newest first"), func(ctx context.Context, in *struct {
		Paging
		Asked
		Type  string `query:"type" maxLength:"30" doc:"PLOVER event type"`
		Place string `query:"place" maxLength:"200"`
	}) (*list[did], error) {
		hits, next, err := s.desk.Search(ctx, in.query("event", [2]string{"type", in.Type}, [2]string{"place", in.Place}), in.After, in.Limit)
		if err != nil {
			return nil, fault(ctx, err)
		}
		var out []did
		err = s.each(ctx, hits, func(h dragoman.Hit, r *dragoman.Reading) {
			for _, e := range r.Events {
				if e.ID == h.Ref {
					out = append(out, did{h, e})
				}
			}
		})
		return listed(out, next), fault(ctx, err)
	})
	huma.Register(a, op("get-actor", http.MethodGet, "/api/actors/{name}", "An actor: names as written, titles by report"), func(ctx context.Context, in *struct {
		Name string `path:"name" maxLength:"200" doc:"id, link or name"`
	}) (*one[desk.ActorView], error) {
		v, err := s.desk.Actor(ctx, in.Name)
		return &one[desk.ActorView]{v}, fault(ctx, err)
	})
}

// each gives hits with their reports, each report read once.
func (s *service) each(ctx context.Context, hits []dragoman.Hit, f func(dragoman.Hit, *dragoman.Reading)) error {
	read := map[string]*dragoman.Reading{}
	for _, h := range hits {
		r := read[h.Report]
		if r == nil {
			var err error
			if r, err = s.desk.Reading(ctx, h.Report); err != nil {
				return err
			}
			read[h.Report] = r
		}
		f(h, r)
	}
	return nil
}
