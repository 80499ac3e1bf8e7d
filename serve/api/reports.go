// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"dragoman"
	"dragoman/serve/desk"
)

type newReport struct {
	ID        string `json:"id,omitempty" maxLength:"500" doc:"your id; comes back as key"`
	Outlet    string `json:"outlet,omitempty" maxLength:"500"`
	Published string `json:"published,omitempty" maxLength:"64" doc:"YYYY-MM-DD or RFC 3339; left out is unknown"`
	Title     string `json:"title,omitempty" maxLength:"2000"`
	URL       string `json:"url,omitempty" maxLength:"4000"`
	Text      string `json:"text,omitempty" doc:"the report's text, kept byte for byte"`
	HTML      string `json:"html,omitempty" doc:"its page, where the text is not given"`
}

type addReport struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body newReport
}

type addedReport struct {
	Status int
	Body   desk.Added
}

func (s *service) reports(a huma.API) {
	huma.Register(a, op("list-reports", http.MethodGet, "/api/reports", "Reports, the earliest first"), func(ctx context.Context, in *Paging) (*list[dragoman.Report], error) {
		rs, next, err := s.desk.Reports(ctx, in.After, in.Limit)
		return listed(rs, next), fault(ctx, err)
	})
	huma.Register(a, op("get-report", http.MethodGet, "/api/reports/{id}", "One report with everything read from it, corrections laid over"), func(ctx context.Context, in *struct {
		ID     string `path:"id" maxLength:"64"`
		Tokens bool   `query:"tokens" doc:"with the token layer"`
	}) (*one[json.RawMessage], error) {
		r, err := s.desk.JSON(ctx, in.ID, in.Tokens)
		return &one[json.RawMessage]{r}, fault(ctx, err)
	})
	huma.Register(a, op("add-report", http.MethodPost, "/api/reports", "Add a report: it is read, and joins or opens a story", func(o *huma.Operation) { o.DefaultStatus = http.StatusCreated }),
		func(ctx context.Context, in *addReport) (*addedReport, error) {
			body, err := json.Marshal(in.Body)
			if err != nil {
				return nil, fault(ctx, err)
			}
			sum := sha256.Sum256(body)
			who, _ := Caller(ctx)
			status, added, err := s.desk.AddOnce(ctx, who, in.Key, hex.EncodeToString(sum[:]), rawOf(in.Body))
			if err != nil {
				return nil, fault(ctx, err)
			}
			return &addedReport{status, added}, nil
		})
}

func rawOf(n newReport) dragoman.Raw {
	raw := dragoman.Raw{Path: "api", Key: n.ID, Outlet: n.Outlet, Published: n.Published, Title: n.Title, URL: n.URL, Media: "text/plain", Charset: "utf-8", Bytes: []byte(n.Text)}
	if n.Text == "" {
		raw.Media, raw.Bytes = "text/html", []byte(n.HTML)
	}
	return raw
}
