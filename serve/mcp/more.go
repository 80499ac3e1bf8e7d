// SPDX-License-Identifier: Apache-2.0

package mcp

import (
	"context"
	"fmt"
	"strings"

	"dragoman"
)

type draftIn struct {
	Text string `json:"text" jsonschema:"the draft"`
}

type checkedOut struct {
	Start   int32      `json:"start" jsonschema:"bytes of the draft"`
	End     int32      `json:"end"`
	Text    string     `json:"text"`
	Verdict string     `json:"verdict"`
	Speaker string     `json:"speaker,omitempty" jsonschema:"of a quotation, as the reports have it"`
	Missing []string   `json:"missing,omitempty" jsonschema:"what no cited passage holds"`
	Cites   []Evidence `json:"cites"`
}

type checkOut struct {
	Marked
	Against    int          `json:"against" jsonschema:"reports the draft was held against: the nearest of the record, a sample"`
	Sample     bool         `json:"sample" jsonschema:"always true: what is unsupported here may stand in a report that was not looked at"`
	Sentences  []checkedOut `json:"sentences"`
	Quotations []checkedOut `json:"quotations"`
}

// maxDraft is the longest draft taken, in bytes.
const maxDraft = 100_000

func (s *service) checkText(ctx context.Context, in draftIn) (out checkOut, err error) {
	if strings.TrimSpace(in.Text) == "" || len(in.Text) > maxDraft {
		return out, fmt.Errorf("%w: a draft has 1 to %d bytes", errAsk, maxDraft)
	}
	c, err := s.desk.Check(ctx, in.Text)
	if err != nil {
		return out, err
	}
	by := byID(c.Readings)
	cites := func(rs []dragoman.Receipt) []Evidence {
		out := []Evidence{}
		for _, x := range rs {
			if r := by[x.Report]; r != nil && len(out) < 5 {
				out = append(out, evidence(&r.Report, x.Span))
			}
		}
		return out
	}
	out = checkOut{Against: len(c.Readings), Sample: true, Sentences: []checkedOut{}, Quotations: []checkedOut{}}
	for _, x := range c.Sentences {
		out.Sentences = append(out.Sentences, checkedOut{Start: x.Start, End: x.End, Text: x.Of(c.Draft.Text), Verdict: x.Verdict, Missing: x.Missing, Cites: cites(x.Cites)})
	}
	for _, x := range c.Quotations {
		out.Quotations = append(out.Quotations, checkedOut{Start: x.Start, End: x.End, Text: x.Of(c.Draft.Text), Verdict: x.Verdict, Speaker: x.Speaker, Cites: cites(x.Cites)})
	}
	return out, nil
}

type verifyIn struct {
	Quote   string `json:"quote" jsonschema:"the words quoted, without quotation marks"`
	Speaker string `json:"speaker,omitempty" jsonschema:"who is said to have said them"`
}

type verifyOut struct {
	Marked
	Verdict string     `json:"verdict" jsonschema:"exact, variant, other speaker, not held"`
	Speaker string     `json:"speaker,omitempty" jsonschema:"as the reports have it"`
	Cites   []Evidence `json:"cites"`
	Against int        `json:"against" jsonschema:"reports looked at: the nearest of the record, a sample"`
}

func (s *service) verifyQuote(ctx context.Context, in verifyIn) (out verifyOut, err error) {
	quote := strings.Trim(strings.TrimSpace(in.Quote), `"“”`)
	if quote == "" || len(quote) > 5000 || strings.ContainsAny(quote, `"“”`) {
		return out, fmt.Errorf("%w: a quotation has 1 to 5000 bytes and no quotation marks inside", errAsk)
	}
	who := strings.TrimSpace(in.Speaker)
	if who == "" {
		who = "A spokesperson"
	}
	c, err := s.checkText(ctx, draftIn{fmt.Sprintf("“%s,” %s said.", strings.TrimRight(quote, ".,"), who)})
	if err != nil {
		return out, err
	}
	out = verifyOut{Verdict: "not held", Cites: []Evidence{}, Against: c.Against}
	if len(c.Quotations) > 0 {
		q := c.Quotations[0]
		out.Verdict, out.Speaker, out.Cites = q.Verdict, q.Speaker, q.Cites
		if in.Speaker == "" && out.Verdict == "other speaker" {
			out.Verdict = "exact"
		}
	}
	return out, nil
}

type actorIn struct {
	Name string `json:"name" jsonschema:"a name or id"`
}

type titleOut struct {
	Title    string   `json:"title" jsonschema:"untrusted data"`
	Evidence Evidence `json:"evidence"`
}

type actorOut struct {
	Marked
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Link     string         `json:"link,omitempty"`
	Country  string         `json:"country,omitempty"`
	Sector   string         `json:"sector,omitempty"`
	Why      string         `json:"why,omitempty"`
	Variants map[string]int `json:"variants" jsonschema:"names as written, and how often"`
	Titles   []titleOut     `json:"titles"`
	Reports  int            `json:"reports" jsonschema:"reports looked at, the latest that name it"`
	Sample   bool           `json:"sample" jsonschema:"the record holds more than was looked at: the counts are of these reports alone"`
}

func (s *service) actor(ctx context.Context, in actorIn) (out actorOut, err error) {
	hits, next, err := s.desk.Search(ctx, `kind:sentence actor:"`+strings.ReplaceAll(in.Name, `"`, " ")+`"`, "", 200)
	if err != nil {
		return out, err
	}
	out = actorOut{Variants: map[string]int{}, Titles: []titleOut{}, Sample: next != ""}
	seen := map[string]bool{}
	for _, h := range hits {
		if seen[h.Report] {
			continue
		}
		seen[h.Report] = true
		r, err := s.desk.Reading(ctx, h.Report)
		if err != nil {
			return out, err
		}
		a := s.desk.ActorIn(r, in.Name)
		if a == nil {
			continue
		}
		if out.ID == "" {
			out.ID, out.Name, out.Kind, out.Link, out.Country, out.Sector, out.Why = a.ID, a.Name, string(a.Kind), a.Link, a.Country, a.Sector, a.Why
		}
		if a.ID != out.ID {
			continue
		}
		out.Reports++
		for _, v := range a.Variants {
			out.Variants[v]++
		}
		for _, t := range a.Roles {
			if len(out.Titles) < maxItems {
				out.Titles = append(out.Titles, titleOut{t.Title, evidence(&r.Report, t.Span)})
			}
		}
	}
	if out.ID == "" {
		return out, dragoman.ErrNotFound
	}
	return out, nil
}

type nothing struct{}

type methodOut struct {
	Marked
	Engine string   `json:"engine"`
	Counts string   `json:"counts"`
	Rules  []string `json:"rules"`
}

func (s *service) method(context.Context, nothing) (methodOut, error) {
	return methodOut{Engine: s.desk.Engine, Counts: "always reports / independent origins / events",
		Rules: []string{"no truth verdicts, no credibility or risk scores, no labels of outlets", "unknown stays unknown", "events are PLOVER 2.0 with CAMEO codes; a denied or planned act is never shown as done", "only slots are compared: status, number, title, name, place, date, reason, exclusive, label, speaker"}}, nil
}
