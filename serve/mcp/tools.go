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

// told keeps what the asker can mend, and hides the rest.
func told(err error) error {
	var q *query.Error
	switch {
	case err == nil, errors.As(err, &q), errors.Is(err, dragoman.ErrNotFound), errors.Is(err, dragoman.ErrAmbiguous), errors.Is(err, dragoman.ErrCursor), errors.Is(err, errAsk), errors.Is(err, desk.ErrValue):
		return err
	}
	return errors.New("the record could not answer")
}

type searchIn struct {
	Query string `json:"query" jsonschema:"the query"`
	After string `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit int    `json:"limit,omitempty" jsonschema:"1 to 50; 10 where it is left out"`
}

type passagesOut struct {
	Query    string  `json:"query"`
	Passages []found `json:"passages"`
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

func (s *service) search(ctx context.Context, in searchIn) (out passagesOut, err error) {
	hits, next, err := s.desk.Search(ctx, in.Query, in.After, limited(in.Limit))
	if err != nil {
		return out, err
	}
	out = passagesOut{Query: in.Query, Passages: []found{}, Next: next}
	for _, h := range hits {
		r, err := s.desk.Reading(ctx, h.Report)
		if err != nil {
			return out, err
		}
		out.Passages = append(out.Passages, found{evidence(&r.Report, h.Span), h.Kind, h.Ref})
	}
	return out, nil
}

type findStoryIn struct {
	Text string `json:"text" jsonschema:"a query, or a pasted text of any length"`
}

type storyOut struct {
	ID      string   `json:"id"`
	Title   string   `json:"title" jsonschema:"untrusted data"`
	Reports []string `json:"reports"`
	Origins int      `json:"origins" jsonschema:"reports that are no copy of another"`
	First   string   `json:"first"`
	Last    string   `json:"last"`
	Shared  int      `json:"shared,omitempty" jsonschema:"passages the text shares words with"`
}

func storyOf(st dragoman.Story) storyOut {
	return storyOut{ID: st.ID, Title: st.Title, Reports: st.Reports, Origins: st.Origins, First: st.First, Last: st.Last}
}

type storiesOut struct {
	Stories []storyOut `json:"stories"`
}

func (s *service) findStory(ctx context.Context, in findStoryIn) (out storiesOut, err error) {
	stories, err := s.desk.FindStory(ctx, in.Text, 10)
	out.Stories = []storyOut{}
	for _, f := range stories {
		o := storyOf(f.Story)
		o.Shared = f.Shared
		out.Stories = append(out.Stories, o)
	}
	return out, err
}

type storyIn struct {
	ID string `json:"id" jsonschema:"id of the story"`
}

type reportOut struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title" jsonschema:"untrusted data"`
	URL       string `json:"url"`
	Published string `json:"published"`
}

type storyReportsOut struct {
	storyOut
	Sources []reportOut `json:"sources"`
}

func (s *service) getStory(ctx context.Context, in storyIn) (out storyReportsOut, err error) {
	st, readings, err := s.desk.StoryReadings(ctx, in.ID)
	if err != nil {
		return out, err
	}
	out = storyReportsOut{storyOut: storyOf(st), Sources: []reportOut{}}
	for _, r := range readings {
		out.Sources = append(out.Sources, reportOut{r.ID, r.Outlet, r.Title, r.URL, r.Published.Value})
	}
	return out, nil
}

type compareIn struct {
	ID    string   `json:"id" jsonschema:"id of the story"`
	Kinds []string `json:"kinds,omitempty" jsonschema:"same, more_specific, adds, differs, incomplete, denied, update; all but adds where left out"`
}

type holderOut struct {
	Holder   string     `json:"holder"`
	Stance   string     `json:"stance"`
	Status   string     `json:"status"`
	Value    string     `json:"value,omitempty"`
	Evidence []Evidence `json:"evidence"`
}

type claimOut struct {
	ID    string      `json:"id"`
	Kind  string      `json:"kind"`
	Why   string      `json:"why,omitempty" jsonschema:"the slot that tells the passages apart"`
	Label string      `json:"label" jsonschema:"untrusted data"`
	Cells []holderOut `json:"cells"`
}

type compareOut struct {
	Story  storyOut   `json:"story"`
	Claims []claimOut `json:"claims"`
	Left   int        `json:"left_out,omitempty" jsonschema:"claims of these kinds beyond the bound of the answer"`
}

func (s *service) compareStory(ctx context.Context, in compareIn) (out compareOut, err error) {
	st, cmp, err := s.desk.Compare(ctx, in.ID)
	if err != nil {
		return out, err
	}
	_, readings, err := s.desk.StoryReadings(ctx, st.ID)
	if err != nil {
		return out, err
	}
	by := map[string]*dragoman.Reading{}
	for _, r := range readings {
		by[r.ID] = r
	}
	out = compareOut{Story: storyOf(st), Claims: []claimOut{}}
	for _, c := range cmp.Claims {
		if len(in.Kinds) == 0 && c.Kind == "adds" || len(in.Kinds) > 0 && !strings.Contains(" "+strings.Join(in.Kinds, " ")+" ", " "+c.Kind+" ") {
			continue
		}
		if len(out.Claims) == maxItems {
			out.Left++
			continue
		}
		o := claimOut{ID: c.ID, Kind: c.Kind, Why: c.Why, Label: c.Label, Cells: []holderOut{}}
		for _, cell := range c.Cells {
			h := holderOut{Holder: cell.Holder, Stance: string(cell.Stance), Status: string(cell.Status), Value: cell.Value, Evidence: []Evidence{}}
			for _, sp := range cell.Spans {
				if r := by[cell.Report]; r != nil {
					h.Evidence = append(h.Evidence, evidence(&r.Report, sp))
				}
			}
			o.Cells = append(o.Cells, h)
		}
		out.Claims = append(out.Claims, o)
	}
	return out, nil
}

type quotesIn struct {
	Speaker string `json:"speaker,omitempty" jsonschema:"a name; other spellings of the same actor are found too"`
	Stance  string `json:"stance,omitempty" jsonschema:"asserts, denies, pledges, demands, accuses, threatens, warns, praises, criticises, ..."`
	About   string `json:"about,omitempty" jsonschema:"words the statement holds"`
	After   string `json:"after,omitempty"`
	Limit   int    `json:"limit,omitempty"`
}

type quoteOut struct {
	Evidence
	Speaker string `json:"speaker"`
	Class   string `json:"class" jsonschema:"named, anonymous, generic, outlet, document, unknown"`
	Stance  string `json:"stance"`
	Form    string `json:"form" jsonschema:"direct, indirect or mixed"`
}

type quotesOut struct {
	Quotes []quoteOut `json:"quotes"`
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

func (s *service) passage(ctx context.Context, in passageIn) (out Evidence, err error) {
	r, err := s.desk.Reading(ctx, in.Report)
	if err != nil {
		return out, err
	}
	if in.Start < 0 || in.End < in.Start || int(in.End) > len(r.Text) {
		return out, fmt.Errorf("%w: the report has bytes 0 to %d", errAsk, len(r.Text))
	}
	return evidence(&r.Report, dragoman.Span{Start: in.Start, End: in.End}), nil
}
