// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"dragoman"
	"dragoman/brief"
)

// storyClaim is a claim and the story it is of.
type storyClaim struct {
	Story string `json:"story"`
	dragoman.Claim
}

// mostStories is how many stories one page of claims looks through; the cursor
// goes on from there.
const mostStories = 100

func (s *service) compared(a huma.API) {
	huma.Register(a, op("compare-story", http.MethodGet, "/api/stories/{id}/compare", "What a story's reports agree on, add and contradict"), func(ctx context.Context, in *StoryID) (*one[dragoman.Comparison], error) {
		_, c, err := s.desk.Compare(ctx, in.ID)
		return &one[dragoman.Comparison]{c}, fault(ctx, err)
	})
	huma.Register(a, op("brief-story", http.MethodGet, "/api/stories/{id}/brief", "A brief of a story: stored passages only, each cited"), func(ctx context.Context, in *struct {
		StoryID
		Sentences int `query:"sentences" minimum:"1" maximum:"50" default:"6"`
	}) (*one[dragoman.Brief], error) {
		st, c, err := s.desk.Compare(ctx, in.ID)
		if err != nil {
			return nil, fault(ctx, err)
		}
		_, readings, err := s.desk.StoryReadings(ctx, st.ID)
		if err != nil {
			return nil, fault(ctx, err)
		}
		return &one[dragoman.Brief]{brief.Make(&c, brief.From(readings), brief.Options{Sentences: in.Sentences})}, nil
	})
	huma.Register(a, op("list-claims", http.MethodGet, "/api/claims", "Claims of the stories, the latest story first"), func(ctx context.Context, in *struct {
		Paging
		Kind string `query:"kind" maxLength:"30" doc:"same, more_specific, adds, differs, incomplete, denied, update; left out is all"`
		From string `query:"from" maxLength:"30" doc:"stories whose last report was published on or after"`
		To   string `query:"to" maxLength:"30"`
	}) (*list[storyClaim], error) {
		out, next, err := s.claims(ctx, in.Kind, in.From, in.To, in.After, in.Limit)
		return listed(out, next), fault(ctx, err)
	})
	huma.Register(a, op("dyad", http.MethodGet, "/api/dyads/{a}/{b}", "What two sides did to one another, and the pledge ledger"), func(ctx context.Context, in *struct {
		A  string `path:"a" maxLength:"100" doc:"country by code or name, or an actor by id or name"`
		B  string `path:"b" maxLength:"100"`
		By string `query:"by" enum:"week,month" default:"month"`
	}) (*one[dyad], error) {
		a, _ := s.desk.Means(in.A)
		b, _ := s.desk.Means(in.B)
		d, readings, more, err := s.desk.Dyad(ctx, a, b, in.By, false)
		return &one[dyad]{dyad{d, len(readings), more}}, fault(ctx, err)
	})
	huma.Register(a, op("check", http.MethodPost, "/api/check", "Hold a draft against the record: each sentence and quotation"), func(ctx context.Context, in *struct {
		Body struct {
			Text string `json:"text" minLength:"1" maxLength:"100000"`
		}
	}) (*one[checked], error) {
		c, err := s.desk.Check(ctx, in.Body.Text)
		return &one[checked]{checked{c.Check, len(c.Readings)}}, fault(ctx, err)
	})
}

type dyad struct {
	brief.Dyad
	Reports int  `json:"reports" doc:"reports looked at"`
	More    bool `json:"more" doc:"the record holds more passages than were looked at"`
}

type checked struct {
	dragoman.Check
	Against int `json:"against" doc:"reports the draft was held against, the nearest of the record"`
}

// claims goes through stories one by one. A cursor is that of the story before
// and the number of the story's claims given already.
func (s *service) claims(ctx context.Context, kind, from, to, after string, limit int) (out []storyClaim, next string, err error) {
	cursor, skip := after, 0
	if i := strings.LastIndexByte(after, '#'); i >= 0 {
		cursor = after[:i]
		if skip, err = strconv.Atoi(after[i+1:]); err != nil || skip < 0 {
			return nil, "", dragoman.ErrCursor
		}
	}
	for range mostStories {
		stories, then, err := s.desk.Record.StoriesPage(ctx, from, to, cursor, 1)
		if err != nil || len(stories) == 0 {
			return out, "", err
		}
		if len(stories[0].Reports) > 1 {
			_, c, err := s.desk.Compare(ctx, stories[0].ID)
			if err != nil {
				return out, "", err
			}
			for i := skip; i < len(c.Claims); i++ {
				if kind != "" && c.Claims[i].Kind != kind {
					continue
				}
				if len(out) == limit {
					return out, cursor + "#" + strconv.Itoa(i), nil
				}
				out = append(out, storyClaim{stories[0].ID, c.Claims[i]})
			}
		}
		if skip = 0; then == "" {
			return out, "", nil
		}
		cursor = then
	}
	return out, cursor, nil
}
