// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"dragoman"
)

type newCorrection struct {
	Kind   dragoman.CorrectionKind `json:"kind" enum:"speaker,reject-statement,edit-statement,reject-event,edit-event,reject-claim,merge-actors,split-actor,merge-stories,split-story,confirm,keep-apart,undo"`
	Report string                  `json:"report,omitempty" maxLength:"64"`
	Target string                  `json:"target" minLength:"1" maxLength:"200"`
	Value  json.RawMessage         `json:"value,omitempty"`
	Author string                  `json:"author,omitempty" maxLength:"200" doc:"left out is the token's name"`
	Reason string                  `json:"reason" minLength:"1" maxLength:"2000"`
}

func (s *service) corrections(a huma.API) {
	huma.Register(a, op("list-corrections", http.MethodGet, "/api/corrections", "Corrections, in order"), func(ctx context.Context, in *struct {
		Report  string `query:"report" maxLength:"64"`
		InForce bool   `query:"in_force" doc:"without what was undone"`
	}) (*list[dragoman.Correction], error) {
		cs, err := s.desk.Record.Corrections(ctx, in.Report, in.InForce)
		return listed(cs, ""), fault(ctx, err)
	})
	huma.Register(a, op("correct", http.MethodPost, "/api/corrections", "Add a correction", func(o *huma.Operation) { o.DefaultStatus = http.StatusCreated }),
		func(ctx context.Context, in *struct{ Body newCorrection }) (*one[dragoman.Correction], error) {
			n := in.Body
			if n.Author == "" {
				_, n.Author = Caller(ctx)
			}
			c, err := s.desk.Correct(ctx, dragoman.Correction{Kind: n.Kind, Report: n.Report, Target: n.Target, Value: n.Value, Author: n.Author, Reason: n.Reason})
			return &one[dragoman.Correction]{c}, fault(ctx, err)
		})
}
