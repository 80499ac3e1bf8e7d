// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"net/http"
	"strconv"
	"strings"

	"dragoman"
)

func (p *pages) document(r *http.Request) (view, error) {
	x, err := p.o.Desk.Reading(r.Context(), r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	st, err := p.o.Desk.Record.StoryOf(r.Context(), x.ID)
	if err != nil {
		st = dragoman.Story{}
	}
	cs, err := p.o.Desk.Record.Corrections(r.Context(), x.ID, false)
	if err != nil {
		return view{}, err
	}
	title := x.Title
	if title == "" {
		title = "Report " + x.ID
	}
	return view{Template: "doc.html", Title: title, Data: struct {
		shown
		Story       dragoman.Story
		Corrections []dragoman.Correction
	}{shown{x, spansOf(r.URL.Query()["at"])}, st, cs}}, nil
}

// spansOf reads spans written START-END; what is none is left out, and spans
// beyond the text are not drawn.
func spansOf(all []string) (out []dragoman.Span) {
	for _, s := range all[:min(len(all), 100)] {
		from, to, ok := strings.Cut(s, "-")
		a, err := strconv.ParseInt(from, 10, 32)
		b, err2 := strconv.ParseInt(to, 10, 32)
		if ok && err == nil && err2 == nil {
			out = append(out, dragoman.Span{Start: int32(a), End: int32(b)})
		}
	}
	return out
}

func (p *pages) method(*http.Request) (view, error) {
	return view{Template: "method.html", Title: "Method", Nav: "method", Data: p.ontology.Types}, nil
}
