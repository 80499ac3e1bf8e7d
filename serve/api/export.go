// SPDX-License-Identifier: Apache-2.0

package api

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"dragoman"
	"dragoman/export"
	"dragoman/export/gdelt"
	"dragoman/internal/query"
	"dragoman/know/actors"
	"dragoman/serve/desk"
	"dragoman/serve/visitor"
)

// exportsAtOnce is how many exports may be under way: each reads the record.
const exportsAtOnce = 4

// leftOut is the trailer that counts what an export left out.
const leftOut = "Dragoman-Left-Out"

// Export asks for a noun of the record in a format.
type Export struct {
	Noun    string `path:"noun" maxLength:"20" doc:"events, mentions, statements, claims, stories, actors or reports"`
	Format  string `query:"format" maxLength:"20" doc:"docs/formats/exports.md; the noun's first where none is named"`
	Where   string `query:"where" maxLength:"4000" doc:"only what this query finds, in the language of search"`
	Since   string `query:"since" maxLength:"10" doc:"only reports published on this day or later (YYYY-MM-DD)"`
	Story   string `query:"story" maxLength:"64" doc:"mentions, claims, stories: of this story alone"`
	Header  bool   `query:"header" doc:"gdelt: a header"`
	Numeric bool   `query:"numeric_ids" doc:"gdelt: ids as whole numbers"`
	FIPS    bool   `query:"fips" doc:"gdelt: countries of places as FIPS 10-4"`
	Names   bool   `query:"names" doc:"icews: countries and sectors by name"`
	Guard   bool   `query:"guard_formulas" doc:"tables of text: an apostrophe before words a spreadsheet would run"`

	noun    export.Noun
	options export.Options
	left    []string
	base    string
}

// Resolve takes down under which address the server is asked.
func (e *Export) Resolve(ctx huma.Context) []error {
	e.base = base(ctx)
	return nil
}

// base is the address of the pages, as the client asked for them.
func base(ctx huma.Context) string {
	scheme := "http"
	if visitor.Of(ctx.Context()).Secure {
		scheme = "https"
	}
	return scheme + "://" + ctx.Host()
}

// exports is the service with a place for each export that is under way.
type exports struct {
	*service
	places chan struct{}
}

func (s *service) export(a huma.API) {
	x := &exports{s, make(chan struct{}, exportsAtOnce)}
	huma.Register(a, op("export", http.MethodGet, "/api/export/{noun}", "The record as a file, in any format of docs/formats/exports.md, streamed", func(o *huma.Operation) {
		o.Responses = map[string]*huma.Response{"200": {Description: "the file; an answer that is cut off is not whole", Content: exportMedia(),
			Headers: map[string]*huma.Param{"Content-Disposition": {Schema: &huma.Schema{Type: huma.TypeString}}}}}
		o.Errors = append(o.Errors, http.StatusServiceUnavailable)
	}), x.exported)
	huma.Register(a, op("search-feed", http.MethodGet, "/api/search.atom", "What a search finds, as an Atom feed, the newest first", func(o *huma.Operation) {
		o.Responses = map[string]*huma.Response{"200": {Description: "Atom 1.0", Content: map[string]*huma.MediaType{"application/atom+xml": {Schema: &huma.Schema{Type: huma.TypeString}}}}}
	}), s.searchFeed)
}

// exportMedia are the media types of all formats.
func exportMedia() map[string]*huma.MediaType {
	out := map[string]*huma.MediaType{}
	for _, n := range export.Nouns {
		for _, f := range n.Formats {
			m, _, _ := strings.Cut(export.Media(f), ";")
			out[m] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
		}
	}
	return out
}

// check holds what is asked against what can be had, before anything is
// written.
func (s *service) check(in *Export) error {
	var ok bool
	if in.noun, ok = export.Find(in.Noun); !ok {
		return huma.Error404NotFound("what can be exported is " + strings.Join(export.Names(), ", "))
	}
	if in.Format == "" {
		in.Format = in.noun.Formats[0]
	}
	bad := func(field, what string) error {
		return huma.Error400BadRequest(what, &huma.ErrorDetail{Message: what, Location: "query." + field})
	}
	if !slices.Contains(in.noun.Formats, in.Format) {
		return bad("format", fmt.Sprintf("%s can be had as %s", in.Noun, strings.Join(in.noun.Formats, ", ")))
	}
	if _, err := time.Parse(time.DateOnly, in.Since); in.Since != "" && err != nil {
		return bad("since", "want YYYY-MM-DD")
	}
	if in.Story != "" && !in.noun.ByStory {
		return bad("story", in.Noun+" are not had by story")
	}
	if in.Where != "" {
		if _, err := query.Parse(in.Where, dragoman.SearchFields); err != nil {
			return bad("where", err.Error())
		}
	}
	about := map[string]string{"version": s.desk.Program, "engine": s.engine, "format": in.Noun + " " + in.Format}
	if q := in.asked(); q != "" {
		about["query"] = q
	}
	in.options = export.Options{Version: s.desk.Program, About: about, Header: in.Header, Guard: in.Guard, GDELT: gdelt.Options{Numeric: in.Numeric, FIPS: in.FIPS}, ICEWS: in.Names,
		Base: in.base, Tell: func(note string) { in.left = append(in.left, note) }}
	if in.Format == "atom" {
		q := url.Values{"format": {"atom"}}
		for name, v := range map[string]string{"where": in.Where, "since": in.Since, "story": in.Story} {
			if v != "" {
				q.Set(name, v)
			}
		}
		in.options.Self = in.base + "/api/export/" + in.Noun + "?" + q.Encode()
	}
	if err := in.options.Check(in.Format); err != nil {
		return huma.Error400BadRequest(err.Error())
	}
	return nil
}

// asked is the query as the command names it.
func (e *Export) asked() string {
	var out []string
	for _, x := range [][2]string{{"since", e.Since}, {"where", e.Where}, {"story", e.Story}} {
		if x[1] != "" {
			out = append(out, x[0]+" "+x[1])
		}
	}
	return strings.Join(out, ", ")
}

func (s *exports) exported(ctx context.Context, in *Export) (*huma.StreamResponse, error) {
	if err := s.check(in); err != nil {
		return nil, err
	}
	if in.Story != "" {
		if _, err := s.desk.Record.Story(ctx, in.Story); err != nil {
			return nil, fault(ctx, err)
		}
	}
	select {
	case s.places <- struct{}{}:
	default:
		return nil, huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("as many exports are under way as may be at once"), http.Header{"Retry-After": {RetryAfter}})
	}
	known, err := actors.Known()
	if err == nil {
		names := actors.NewNames(known)
		in.options.Names = names
		err = desk.Named(ctx, s.desk.Record, names)
	}
	if err != nil {
		<-s.places
		return nil, fault(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		defer func() { <-s.places }()
		c.SetHeader("Content-Type", export.Media(in.Format))
		c.SetHeader("Content-Disposition", fmt.Sprintf("attachment; filename=%q", in.Noun+export.Extension(in.Format)))
		if in.Format == "atom" {
			c.SetHeader("Content-Disposition", "inline")
		}
		c.SetHeader("Trailer", leftOut)
		out := bufio.NewWriterSize(c.BodyWriter(), 64<<10)
		err := s.write(ctx, in, out)
		if err == nil {
			err = out.Flush()
		}
		if err != nil {
			Tell(ctx, fmt.Errorf("export of %s as %s: %w", in.Noun, in.Format, err))
			panic(http.ErrAbortHandler) // the one way to tell a client that what it has is not whole
		}
		c.SetHeader(leftOut, strings.Join(in.left, "; "))
	}}, nil
}

// write writes what is asked for.
func (s *service) write(ctx context.Context, in *Export, w *bufio.Writer) error {
	kind := map[string]string{"events": "event", "statements": "statement"}[in.Noun]
	undated := 0
	take := func(r *dragoman.Reading) bool {
		if in.Since != "" && r.Published.Value == "" {
			undated++
			return false
		}
		return in.Since == "" || r.Published.Value >= in.Since[:min(len(in.Since), len(r.Published.Value))]
	}
	defer func() {
		if undated > 0 {
			in.left = append(in.left, fmt.Sprintf("reports without a date: %d", undated))
		}
	}()
	if !in.noun.ByStory {
		sink, err := export.New(w, in.Noun, in.Format, in.options)
		if err != nil {
			return err
		}
		err = desk.Evidence(ctx, s.desk.Record, in.Where, kind, func(r *dragoman.Reading) error {
			if !take(r) {
				return nil
			}
			return sink.Add(r)
		})
		_, end := sink.Close()
		return errors.Join(err, end)
	}
	sink, err := export.NewStories(w, in.Noun, in.Format, in.options)
	if err != nil {
		return err
	}
	wanted := func(*dragoman.Story) bool { return true }
	switch {
	case in.Story != "":
		wanted = func(st *dragoman.Story) bool { return st.ID == in.Story }
	case in.Where != "" || in.Since != "":
		ids := map[string]bool{}
		if err := desk.Evidence(ctx, s.desk.Record, in.Where, "", func(r *dragoman.Reading) error { ids[r.ID] = take(r); return nil }); err != nil {
			return err
		}
		wanted = func(st *dragoman.Story) bool {
			return slices.ContainsFunc(st.Reports, func(id string) bool { return ids[id] })
		}
	}
	err = s.desk.EachStory(ctx, wanted, export.Compares(in.Noun, in.Format), sink.Story)
	_, end := sink.Close()
	return errors.Join(err, end)
}

// Feed asks for a feed of a search.
type Feed struct {
	Q     string `query:"q" required:"true" minLength:"1" maxLength:"4000" doc:"words, \"phrases\", \"near\"~10, AND OR NOT, fields"`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"100"`
	base  string
}

// Resolve takes down under which address the server is asked.
func (f *Feed) Resolve(ctx huma.Context) []error {
	f.base = base(ctx)
	return nil
}

func (s *service) searchFeed(ctx context.Context, in *Feed) (*huma.StreamResponse, error) {
	hits, _, err := s.desk.Search(ctx, in.Q, "", in.Limit)
	if err != nil {
		return nil, fault(ctx, err)
	}
	var b bytes.Buffer
	if err := export.SearchFeed(&b, in.Q, hits, export.Options{Base: in.base, Self: in.base + "/api/search.atom?" + url.Values{"q": {in.Q}}.Encode()}); err != nil {
		return nil, fault(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", export.Media("atom"))
		_, _ = c.BodyWriter().Write(b.Bytes())
	}}, nil
}
