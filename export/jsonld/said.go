// SPDX-License-Identifier: Apache-2.0

package jsonld

import (
	"encoding/json"
	"io"
	"strings"

	"dragoman"
	"dragoman/export/flat"
)

// said is a statement: a schema.org Quotation where its words are quoted, a
// Claim where they are not.
type said struct {
	Context  []any    `json:"@context"`
	ID       string   `json:"@id"`
	Type     string   `json:"@type"`
	Text     string   `json:"text"`
	Language string   `json:"inLanguage,omitempty"`
	Creator  []thing  `json:"creator,omitempty"`
	PartOf   *article `json:"isPartOf,omitempty"`   // of a Quotation
	Appears  *article `json:"appearance,omitempty"` // of a Claim
	Created  string   `json:"dateCreated,omitempty"`
	Class    string   `json:"dragoman:speakerClass"`
	Stance   string   `json:"dragoman:stance"`
	Polarity string   `json:"dragoman:polarity,omitempty"`
	Form     string   `json:"dragoman:form"`
	Tier     string   `json:"dragoman:tier"`
	Held     string   `json:"dragoman:status"`
	Within   *ref     `json:"dragoman:within,omitempty"`
	Spans    []span   `json:"dragoman:content"`
}

type ref struct {
	ID string `json:"@id"`
}

// span is a passage, in bytes of the report's text.
type span struct {
	Start int32 `json:"dragoman:start"`
	End   int32 `json:"dragoman:end"`
}

// WriteStatements writes the statements of a report and returns how many.
func WriteStatements(w io.Writer, r *dragoman.Reading) (int, error) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range r.Statements {
		if err := out.Encode(saidOf(r, &r.Statements[i])); err != nil {
			return i, err
		}
	}
	return len(r.Statements), nil
}

func saidOf(r *dragoman.Reading, s *dragoman.Statement) said {
	x := said{Context: context, ID: "urn:dragoman:statement:" + s.ID, Type: "Claim", Text: strings.Join(flat.Words(r.Text, s.Content), " … "), Language: r.Language, Class: s.Speaker.Class,
		Stance: string(s.Stance), Polarity: s.Polarity, Form: s.Form, Tier: s.Tier, Held: string(s.Status), Spans: spans(s.Content)}
	in := articleOf(&r.Report)
	if s.Form == "direct" {
		x.Type, x.PartOf = "Quotation", &in
	} else {
		x.Appears = &in
	}
	speakers := s.Speakers
	if len(speakers) == 0 {
		speakers = []dragoman.Speaker{s.Speaker}
	}
	for _, who := range speakers {
		if a := r.Actor(who.Actor); a != nil && a.Name != "" {
			x.Creator = append(x.Creator, thingOf(a))
		}
	}
	if len(s.When.Value) >= 10 && s.When.Earliest != "" && s.When.Earliest[:min(10, len(s.When.Earliest))] == s.When.Value[:10] {
		x.Created = s.When.Value[:10]
	}
	if s.Within != "" {
		x.Within = &ref{"urn:dragoman:statement:" + s.Within}
	}
	return x
}

func spans(list []dragoman.Span) []span {
	out := []span{}
	for _, s := range list {
		out = append(out, span{s.Start, s.End})
	}
	return out
}

// claim is a claim across reports as a schema.org Claim.
type claim struct {
	Context []any     `json:"@context"`
	ID      string    `json:"@id"`
	Type    string    `json:"@type"`
	Text    string    `json:"text"`
	First   *article  `json:"firstAppearance,omitempty"`
	Appears []article `json:"appearance"`
	Kind    string    `json:"dragoman:kind"`
	Why     string    `json:"dragoman:why,omitempty"`
	Story   *ref      `json:"dragoman:story,omitempty"`
	Cells   []cell    `json:"dragoman:cell"`
}

// cell is what one holder, in one report, does with the claim.
type cell struct {
	Type   string `json:"@type"`
	Text   string `json:"text"`
	PartOf ref    `json:"isPartOf"`
	Holder string `json:"dragoman:holder"`
	Stance string `json:"dragoman:stance"`
	Held   string `json:"dragoman:status"`
	Value  string `json:"dragoman:value,omitempty"`
	Spans  []span `json:"dragoman:content"`
}

// WriteClaims writes the claims of a comparison of some readings and returns
// how many. The first appearance is the report published first, where the dates
// tell which that is.
func WriteClaims(w io.Writer, story string, c *dragoman.Comparison, readings []*dragoman.Reading) (int, error) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	by := map[string]*dragoman.Report{}
	for _, r := range readings {
		by[r.ID] = &r.Report
	}
	for i, x := range flat.ClaimsOf(story, c, readings) {
		if err := out.Encode(claimOf(&x, by)); err != nil {
			return i, err
		}
	}
	return len(c.Claims), nil
}

func claimOf(x *flat.Claim, by map[string]*dragoman.Report) claim {
	out := claim{Context: context, ID: "urn:dragoman:claim:" + x.ID, Type: "Claim", Text: x.Label, Appears: []article{}, Kind: x.Kind, Why: x.Why, Cells: []cell{}}
	if x.Story != "" {
		out.Story = &ref{"urn:dragoman:story:" + x.Story}
	}
	seen, first, sure := map[string]bool{}, "", true
	for _, c := range x.Cells {
		out.Cells = append(out.Cells, cell{"Quotation", strings.Join(c.Words, " … "), ref{"urn:dragoman:report:" + c.Report}, c.Holder, string(c.Stance), string(c.Status), c.Value, spans(c.Spans)})
		r := by[c.Report]
		if r == nil || seen[c.Report] {
			continue
		}
		seen[c.Report] = true
		a := articleOf(r)
		out.Appears = append(out.Appears, a)
		switch p := r.Published.Value; {
		case p == "" || first != "" && p[:min(len(p), len(first))] == first[:min(len(p), len(first))]:
			sure = false // undated, or of a day that another report is of too
		case first == "" || p < first:
			first, out.First = p, &a
		}
	}
	if !sure {
		out.First = nil
	}
	return out
}
