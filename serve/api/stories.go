// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"dragoman"
)

// StoryID names a story in the path.
type StoryID struct {
	ID string `path:"id" maxLength:"64"`
}

func (s *service) stories(a huma.API) {
	huma.Register(a, op("list-stories", http.MethodGet, "/api/stories", "Stories, the latest first"), func(ctx context.Context, in *struct {
		Paging
		From string `query:"from" maxLength:"30" doc:"last report published on or after"`
		To   string `query:"to" maxLength:"30" doc:"first report published on or before"`
	}) (*list[dragoman.Story], error) {
		st, next, err := s.desk.Record.StoriesPage(ctx, in.From, in.To, in.After, in.Limit)
		return listed(st, next), fault(ctx, err)
	})
	huma.Register(a, op("get-story", http.MethodGet, "/api/stories/{id}", "One story, and the one it goes on from weeks later"), func(ctx context.Context, in *StoryID) (*one[chained], error) {
		st, err := s.desk.Record.Story(ctx, in.ID)
		if err != nil {
			return nil, fault(ctx, err)
		}
		out := chained{Story: st}
		if c, ok, err := s.desk.Follows(ctx, st.ID); err != nil {
			return nil, fault(ctx, err)
		} else if ok {
			out.Follows = &c
		}
		return &one[chained]{out}, nil
	})
}

func (s *service) found(a huma.API) {
	huma.Register(a, op("search", http.MethodGet, "/api/search", "Passages, statements and events, the newest first"), func(ctx context.Context, in *struct {
		Paging
		Q string `query:"q" required:"true" minLength:"1" maxLength:"4000" doc:"words, \"phrases\", \"near\"~10, AND OR NOT, fields"`
	}) (*list[dragoman.Hit], error) {
		hits, next, err := s.desk.Search(ctx, in.Q, in.After, in.Limit)
		return listed(hits, next), fault(ctx, err)
	})
	huma.Register(a, op("changes", http.MethodGet, "/api/changes", "The change feed"), func(ctx context.Context, in *struct {
		Since int64 `query:"since" minimum:"0" doc:"the last sequence number you have"`
		Limit int   `query:"limit" minimum:"1" maximum:"10000" default:"1000"`
	}) (*list[dragoman.Change], error) {
		ch, err := s.desk.Record.Changes(ctx, in.Since, in.Limit)
		return listed(ch, ""), fault(ctx, err)
	})
}

// chained is a story and the one it continues.
type chained struct {
	dragoman.Story
	Follows *dragoman.Chain `json:"follows,omitempty"`
}
