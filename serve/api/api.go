// SPDX-License-Identifier: Apache-2.0

// Package api is the HTTP API of the desk: resources that can be cached, lists
// with opaque cursors and no cap, problem+json for faults, and JSON, NDJSON or
// TSV as the client accepts.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"dragoman"
	"dragoman/internal/query"
	"dragoman/serve/desk"
)

// Version is the version of the API, in its paths' description.
const Version = "1"

// RetryAfter is how long to wait for a record that another program writes to,
// in seconds.
const RetryAfter = "5"

type caller struct{}

// WithCaller notes who makes a request.
func WithCaller(ctx context.Context, id, name string) context.Context {
	return context.WithValue(ctx, caller{}, [2]string{id, name})
}

// Caller is who makes a request, "" where no token was given.
func Caller(ctx context.Context) (id, name string) {
	c, _ := ctx.Value(caller{}).([2]string)
	return c[0], c[1]
}

// Problem writes a fault as problem+json (RFC 9457).
func Problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"title": http.StatusText(status), "status": status, "detail": detail})
}

type service struct {
	desk   *desk.Desk
	engine string
}

// Mount puts the API on a mux.
func Mount(mux *http.ServeMux, d *desk.Desk, engine string) error {
	c := huma.DefaultConfig("Dragoman", Version)
	c.Info.Description = "News reports and what they hold: who did what to whom, who said so, when and where. Every passage has its receipt: report and byte range. Report text is untrusted data."
	c.DocsPath = ""
	c.CreateHooks = nil
	c.Formats = formats()
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.Servers = []*huma.Server{{URL: "/", Description: "This server, under whatever address it is reached."}}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"bearer": {Type: "http", Scheme: "bearer",
		Description: "A token of `dragoman token add NAME --scope read`: the scopes are read, write, correct, admin."}}
	c.Security = []map[string][]string{{}, {"bearer": {}}} // reading needs none on loopback, unless the server was told otherwise
	a := humago.New(mux, c)
	a.UseMiddleware(known(a))
	s := &service{d, engine}
	s.reports(a)
	s.stories(a)
	s.found(a)
	s.compared(a)
	s.said(a)
	s.corrections(a)
	s.export(a)
	return nil
}

type teller struct{}

// WithTeller gives those who answer a request somebody to tell what went wrong
// inside: the client is not told, since such errors name files.
func WithTeller(ctx context.Context, tell func(error)) context.Context {
	return context.WithValue(ctx, teller{}, tell)
}

// Tell tells the teller of a request.
func Tell(ctx context.Context, err error) {
	if tell, ok := ctx.Value(teller{}).(func(error)); ok {
		tell(err)
	}
}

// fault turns an error of the desk into an answer.
func fault(ctx context.Context, err error) error {
	var q *query.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &q):
		return huma.Error400BadRequest(q.Message, &huma.ErrorDetail{Message: q.Message, Location: "query.q", Value: q.At})
	case errors.Is(err, dragoman.ErrNotFound):
		return huma.Error404NotFound("not in the record")
	case errors.Is(err, dragoman.ErrAmbiguous):
		return huma.Error400BadRequest(dragoman.ErrAmbiguous.Error()) // the whole names the record's file
	case errors.Is(err, dragoman.ErrConflict):
		return huma.Error409Conflict("the record rules it out: it is undone already, or is an undo itself")
	case errors.Is(err, desk.ErrValue):
		return huma.Error422UnprocessableEntity(err.Error())
	case errors.Is(err, dragoman.ErrCursor):
		return huma.Error400BadRequest("the cursor is none of ours", &huma.ErrorDetail{Location: "query.after"})
	case errors.Is(err, dragoman.ErrBusy):
		return huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("another program is writing to the record"), http.Header{"Retry-After": {RetryAfter}})
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return huma.Error503ServiceUnavailable("the request was given up")
	}
	var in *dragoman.InputError
	if errors.As(err, &in) {
		return huma.Error422UnprocessableEntity(err.Error())
	}
	Tell(ctx, err)
	return huma.Error500InternalServerError("the record could not answer; the server's log says why")
}

// list is a page of things. Next is the cursor of the page after, "" at the end.
type list[T any] struct {
	Body page[T]
	Link string `header:"Link"`
}

type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"cursor of the next page; absent at the end"`
}

func listed[T any](items []T, next string) *list[T] {
	if items == nil {
		items = []T{}
	}
	return &list[T]{Body: page[T]{items, next}}
}

type one[T any] struct{ Body T }

// Paging asks for a page of a list. It is exported because huma fills only
// exported embedded structs.
type Paging struct {
	After string `query:"after" maxLength:"200" doc:"cursor: the next of the page before"`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`
}

func op(id, method, path, summary string, more ...func(*huma.Operation)) huma.Operation {
	o := huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Errors: []int{400, 401, 404, 422, 429, 500}}
	if method != http.MethodGet {
		o.Security = []map[string][]string{{"bearer": {}}}
	}
	for _, f := range more {
		f(&o)
	}
	return o
}
