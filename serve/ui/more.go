// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"dragoman"
	"dragoman/ingest"
	"dragoman/serve/desk"
	"dragoman/serve/visitor"
)

func (p *pages) sources(r *http.Request) (view, error) {
	o, err := p.o.Desk.Record.Outlets(r.Context())
	if err != nil {
		return view{}, err
	}
	f, err := p.o.Desk.Record.Feeds(r.Context(), "")
	if err != nil {
		return view{}, err
	}
	return view{Template: "sources.html", Title: "Sources", Nav: "sources", Data: struct {
		Outlets []dragoman.Outlet
		Feeds   []dragoman.Feed
	}{o, f}}, nil
}

func (p *pages) addForm(*http.Request) (view, error) {
	return view{Template: "add.html", Title: "Add a report", Nav: "add"}, nil
}

// add takes a pasted text or a file.
func (p *pages) add(r *http.Request) (string, error) {
	if err := r.ParseMultipartForm(ingest.MaxReport); err != nil {
		return "", fmt.Errorf("%w: %v", errForm, err)
	}
	if f, head, err := r.FormFile("file"); err == nil {
		defer f.Close()
		if head.Size > ingest.MaxReport {
			return "", fmt.Errorf("%w: the file is too large", errForm)
		}
		if head.Size > 0 {
			return p.upload(r, head.Filename, f)
		}
	}
	raw := dragoman.Raw{Path: "pasted", Outlet: r.FormValue("outlet"), Published: r.FormValue("published"), Title: r.FormValue("title"), URL: r.FormValue("url"), Media: "text/plain", Charset: "utf-8"}
	raw.Bytes = []byte(strings.ReplaceAll(r.FormValue("text"), "\r\n", "\n")) // forms send every line end as CR LF
	if len(strings.TrimSpace(string(raw.Bytes))) == 0 && raw.URL != "" && p.o.Fetch != nil {
		return p.fetch(r.Context(), raw.URL, raw.Outlet)
	}
	_, a, err := p.o.Desk.AddOnce(r.Context(), "pages", "", "", raw)
	if err != nil {
		return "", err
	}
	return "/s/" + a.Story + "?doc=" + a.Report, nil
}

const mostUploaded = 500 // reports of one uploaded file

// upload takes a file as its name says: one report, or rows of them. What can't be
// taken of it is told when the rest was; the first report taken is shown.
func (p *pages) upload(r *http.Request, name string, f io.Reader) (string, error) {
	from, err := ingest.Named(name, f, ingest.Options{Outlet: r.FormValue("outlet"), Published: r.FormValue("published")})
	if err != nil {
		return "", fmt.Errorf("%w: %v", errForm, err)
	}
	first, taken, missed := "", 0, []error(nil)
	for taken+len(missed) < mostUploaded {
		raw, err := from.Next(r.Context())
		if err == io.EOF {
			break
		}
		if err == nil {
			raw.Title, raw.URL = cmp.Or(raw.Title, r.FormValue("title")), cmp.Or(raw.URL, r.FormValue("url"))
			var a desk.Added
			if _, a, err = p.o.Desk.AddOnce(r.Context(), "pages", "", "", raw); err == nil {
				taken++
				first = cmp.Or(first, "/s/"+a.Story+"?doc="+a.Report)
				continue
			}
		}
		if r.Context().Err() != nil {
			return "", err
		}
		missed = append(missed, err)
	}
	switch {
	case len(missed) == 1 && taken == 0:
		return "", fmt.Errorf("%w: %w", errForm, missed[0])
	case len(missed) > 0:
		return "", fmt.Errorf("%w: reports taken: %d, not taken: %d; the first of these: %w", errForm, taken, len(missed), missed[0])
	case taken == 0:
		return "", fmt.Errorf("%w: the file holds no report", errForm)
	}
	return first, nil
}

// fetch reads the page at an address.
func (p *pages) fetch(ctx context.Context, address, outlet string) (string, error) {
	id, err := p.o.Fetch(ctx, address, outlet)
	if err != nil {
		return "", fmt.Errorf("%w: %v", errFetch, err)
	}
	st, err := p.o.Desk.Record.StoryOf(ctx, id)
	if err != nil {
		return "", err
	}
	return "/s/" + st.ID + "?doc=" + id, nil
}

// correct takes a correction from a form.
func (p *pages) correct(r *http.Request) (string, error) {
	c := dragoman.Correction{Kind: dragoman.CorrectionKind(r.FormValue("kind")), Report: r.FormValue("report"), Target: r.FormValue("target"), Author: r.FormValue("author"), Reason: r.FormValue("reason")}
	if c.Author == "" || c.Reason == "" {
		return "", fmt.Errorf("%w: a correction needs your name and a reason", errForm)
	}
	value := map[string]any{}
	for _, k := range []string{"name", "actor", "class", "into", "status", "stance"} {
		if v := r.FormValue(k); v != "" {
			value[k] = v
		}
	}
	if at := spansOf(r.Form["mention"]); len(at) > 0 {
		value["mentions"] = at
	}
	if v := r.Form["reports"]; len(v) > 0 {
		value["reports"] = v
	}
	var err error
	if c.Value, err = json.Marshal(value); err != nil {
		return "", err
	}
	if _, err := p.o.Desk.Correct(r.Context(), c); err != nil {
		return "", err
	}
	if back := r.FormValue("back"); visitor.Here(back) {
		return back, nil
	}
	return "/doc/" + c.Report, nil
}
