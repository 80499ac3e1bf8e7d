// SPDX-License-Identifier: Apache-2.0

package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dragoman"
	"dragoman/internal/query"
	"dragoman/serve/desk"
)

var errAsk = errors.New("the question is not complete")

// told keeps what the asker can mend, and hides the rest: errors of the record
// name its file.
func told(err error) error {
	var q *query.Error
	switch {
	case err == nil, errors.Is(err, errAsk):
		return err
	case errors.As(err, &q):
		return q
	case errors.Is(err, desk.ErrValue):
		return desk.ErrValue
	case errors.Is(err, dragoman.ErrBusy):
		return errors.New("another program is writing to the record: ask again in a while")
	}
	for _, known := range []error{dragoman.ErrNotFound, dragoman.ErrAmbiguous, dragoman.ErrCursor} {
		if errors.Is(err, known) {
			return known
		}
	}
	return errors.New("the record could not answer")
}

type searchIn struct {
	Query string `json:"query" jsonschema:"the query"`
	After string `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit int    `json:"limit,omitempty" jsonschema:"10 where it is left out"`
}

type passagesOut struct {
	Marked
	Query    string  `json:"query"`
	Passages []found `json:"passages"`
	Total    int     `json:"total" jsonschema:"passages of the whole record that the query finds"`
	Next     string  `json:"next,omitempty" jsonschema:"cursor of more; absent at the end"`
}

type found struct {
	Evidence
	Kind string `json:"kind" jsonschema:"sentence, statement or event"`
	Ref  string `json:"ref,omitempty" jsonschema:"id of the statement or event"`
}

func limited(n int) int {
	if n <= 0 {
		return 10
	}
	return min(n, maxItems)
}

// total is how many passages of the record a query finds.
func (s *service) total(ctx context.Context, q string) (n int, err error) {
	by, err := s.desk.Record.Tally(ctx, dragoman.Search{Query: q, Also: s.desk.Also})
	for _, k := range by {
		n += k
	}
	return n, err
}

func (s *service) search(ctx context.Context, in searchIn) (out passagesOut, err error) {
	hits, next, err := s.desk.Search(ctx, in.Query, in.After, limited(in.Limit))
	if err != nil {
		return out, err
	}
	out = passagesOut{Query: in.Query, Passages: []found{}, Next: next}
	if out.Total, err = s.total(ctx, in.Query); err != nil {
		return out, err
	}
	for _, h := range hits {
		r, err := s.desk.Reading(ctx, h.Report)
		if err != nil {
			return out, err
		}
		out.Passages = append(out.Passages, found{evidence(&r.Report, h.Span), h.Kind, h.Ref})
	}
	return out, nil
}

type quotesIn struct {
	Speaker string `json:"speaker,omitempty" jsonschema:"a name; other spellings of the same actor are found too"`
	Stance  string `json:"stance,omitempty" enum:"stance" jsonschema:"any where it is left out"`
	About   string `json:"about,omitempty" jsonschema:"words the statement holds"`
	After   string `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit   int    `json:"limit,omitempty" jsonschema:"10 where it is left out"`
}

type quoteOut struct {
	Evidence
	Speaker string `json:"speaker"`
	Class   string `json:"class" jsonschema:"named, anonymous, generic, outlet, document, unknown"`
	Stance  string `json:"stance"`
	Form    string `json:"form" jsonschema:"direct, indirect or mixed"`
}

type quotesOut struct {
	Marked
	Quotes []quoteOut `json:"quotes"`
	Total  int        `json:"total" jsonschema:"statements of the whole record that are so"`
	Next   string     `json:"next,omitempty"`
}

func (s *service) findQuotes(ctx context.Context, in quotesIn) (out quotesOut, err error) {
	q := "kind:statement"
	field := func(name, v string) {
		if v = strings.TrimSpace(strings.ReplaceAll(v, `"`, " ")); v != "" {
			q += " " + name + `"` + v + `"`
		}
	}
	field("speaker:", in.Speaker)
	field("stance:", in.Stance)
	if in.About != "" {
		q += " (" + in.About + ")"
	}
	hits, next, err := s.desk.Search(ctx, q, in.After, limited(in.Limit))
	if err != nil {
		return out, err
	}
	out = quotesOut{Quotes: []quoteOut{}, Next: next}
	if out.Total, err = s.total(ctx, q); err != nil {
		return out, err
	}
	for _, h := range hits {
		r, err := s.desk.Reading(ctx, h.Report)
		if err != nil {
			return out, err
		}
		if st := r.Statement(h.Ref); st != nil {
			out.Quotes = append(out.Quotes, quoteOut{evidence(&r.Report, h.Span), st.Speaker.Name, st.Speaker.Class, string(st.Stance), st.Form})
		}
	}
	return out, nil
}

type passageIn struct {
	Report string `json:"report"`
	Start  int32  `json:"start"`
	End    int32  `json:"end"`
}

type passageOut struct {
	Marked
	Evidence
}

func (s *service) passage(ctx context.Context, in passageIn) (out passageOut, err error) {
	r, err := s.desk.Reading(ctx, in.Report)
	if err != nil {
		return out, err
	}
	if in.Start < 0 || in.End < in.Start || int(in.End) > len(r.Text) {
		return out, fmt.Errorf("%w: the report has bytes 0 to %d", errAsk, len(r.Text))
	}
	return passageOut{Evidence: evidence(&r.Report, dragoman.Span{Start: in.Start, End: in.End})}, nil
}
