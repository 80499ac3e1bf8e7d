// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dragoman"
)

// addFeed starts watching a feed.
func (p *pages) addFeed(r *http.Request) (string, error) {
	address := strings.TrimSpace(r.FormValue("url"))
	if !feedAddress(address) {
		return "", fmt.Errorf("%w: a feed's address begins with http:// or https://", errForm)
	}
	if _, err := p.o.Desk.Record.AddFeed(r.Context(), dragoman.Feed{URL: address, Outlet: strings.TrimSpace(r.FormValue("outlet"))}); err != nil {
		return "", err
	}
	if p.o.Wake != nil {
		p.o.Wake()
	}
	return "/sources#feeds", nil
}

// feedAddress tells whether a feed can be asked at an address.
func feedAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") && len(s) <= 4000
}

// again reads a report again.
func (p *pages) again(r *http.Request) (string, error) {
	id := r.FormValue("report")
	if _, err := p.o.Desk.ReadAgain(r.Context(), id); err != nil {
		return "", err
	}
	return "/doc/" + id, nil
}

// corrections lists what people put right, the latest first.
func (p *pages) corrections(r *http.Request) (view, error) {
	cs, err := p.o.Desk.Record.Corrections(r.Context(), "", false)
	if err != nil {
		return view{}, err
	}
	slices.Reverse(cs)
	return view{Template: "corrections.html", Title: "Corrections", Nav: "corrections", Data: cs}, nil
}

// correctionsFile is every correction as JSONL, in order.
func (p *pages) correctionsFile(w http.ResponseWriter, r *http.Request) {
	cs, err := p.o.Desk.Record.Corrections(r.Context(), "", false)
	if err != nil {
		http.Error(w, "the record could not answer", http.StatusInternalServerError)
		return
	}
	answerLines(w, "corrections.jsonl", cs)
}

// answerLines answers with a file of a line of JSON a row.
func answerLines[T any](w http.ResponseWriter, name string, rows []T) {
	w.Header().Set("Content-Type", "application/x-ndjson")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, x := range rows {
		if e.Encode(x) != nil {
			return // the reader has gone
		}
	}
}

// login asks for a token; the server takes the form.
func (p *pages) login(r *http.Request) (view, error) {
	q := r.URL.Query()
	return view{Template: "login.html", Title: "Log in", Nav: "login", Data: struct {
		Wrong bool
		Next  string
	}{q.Get("wrong") != "", q.Get("next")}}, nil
}

// decisionsFile is what people decided, as rows to train and to judge by.
func (p *pages) decisionsFile(w http.ResponseWriter, r *http.Request) {
	rows, err := p.o.Desk.Decisions(r.Context())
	if err != nil {
		p.fault(w, r, err)
		return
	}
	answerLines(w, "decisions.jsonl", rows)
}
