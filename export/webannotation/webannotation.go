// SPDX-License-Identifier: Apache-2.0

// Package webannotation writes statements as W3C Web Annotations (JSON-LD, the
// recommendation of 23 February 2017): an annotation a statement, a line each.
// Positions are code points of the report's stored text.
package webannotation

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dragoman"
	"dragoman/export/flat"
)

// context is the JSON-LD context: the recommendation's, and a prefix for what
// it has no word for.
var context = []any{"http://www.w3.org/ns/anno.jsonld", map[string]string{"dragoman": "urn:dragoman:vocabulary:"}}

// around is how many code points of prefix and suffix a quotation carries.
const around = 32

type annotation struct {
	Context    []any    `json:"@context"`
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Motivation string   `json:"motivation"`
	Generator  agent    `json:"generator"`
	Body       []body   `json:"body"`
	Target     []target `json:"target"`
	Source     []target `json:"dragoman:source"`
	Cue        []target `json:"dragoman:cue"`
	Speaker    speaker  `json:"dragoman:speaker"`
	Stance     string   `json:"dragoman:stance"`
	Form       string   `json:"dragoman:form"`
	Tier       string   `json:"dragoman:tier"`
	Status     string   `json:"dragoman:status"`
	Within     string   `json:"dragoman:within,omitempty"`
}

// agent is what made the annotation.
type agent struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

// speaker is who a statement is given to, in names of ours: the recommendation
// has none for it.
type speaker struct {
	ID     string  `json:"id,omitempty"`
	Name   string  `json:"dragoman:name,omitempty"`
	Class  string  `json:"dragoman:class"`
	Second string  `json:"dragoman:second,omitempty"`
	Margin float64 `json:"dragoman:margin,omitempty"`
}

// speakerOf is the speaker of a statement.
func speakerOf(s *dragoman.Speaker) speaker {
	out := speaker{Name: s.Name, Class: s.Class, Margin: s.Margin}
	for _, x := range []struct {
		to   *string
		from string
	}{{&out.ID, s.Actor}, {&out.Second, s.Second}} {
		if x.from != "" {
			*x.to = "urn:dragoman:actor:" + x.from
		}
	}
	return out
}

type body struct {
	Type    string `json:"type"`
	Value   string `json:"value,omitempty"`
	Format  string `json:"format,omitempty"`
	Source  string `json:"source,omitempty"`
	Purpose string `json:"purpose"`
}

type target struct {
	Type     string     `json:"type,omitempty"`
	Source   source     `json:"source"`
	Selector []selector `json:"selector"`
}

type source struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
	Via      string `json:"via,omitempty"`
}

type selector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Write writes the statements of one reading and returns how many.
func Write(w io.Writer, r *dragoman.Reading) (int, error) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	at := codePoints(r.Text)
	for i := range r.Statements {
		if err := out.Encode(of(r, &r.Statements[i], at)); err != nil {
			return i, fmt.Errorf("writing statement %s: %w", r.Statements[i].ID, err)
		}
	}
	return len(r.Statements), nil
}

func of(r *dragoman.Reading, s *dragoman.Statement, at []int32) annotation {
	x := flat.StatementOf(r, s)
	who := s.Speaker.Name
	if who == "" {
		who = s.Speaker.Class
	}
	a := annotation{
		Context: context, ID: "urn:dragoman:statement:" + s.ID, Type: "Annotation", Motivation: "describing", Generator: agent{"Software", "Dragoman"},
		Body: []body{
			{Type: "TextualBody", Value: fmt.Sprintf("%s: %s", who, s.Stance), Format: "text/plain", Purpose: "describing"},
			{Type: "TextualBody", Value: string(s.Stance), Format: "text/plain", Purpose: "tagging"},
		},
		Target: targets(r, s.Content, at), Source: targets(r, s.Source, at), Cue: targets(r, s.Cue, at),
		Speaker: speakerOf(&s.Speaker), Stance: string(s.Stance), Form: s.Form, Tier: s.Tier, Status: string(s.Status),
	}
	if x.Wikidata != "" {
		a.Body = append(a.Body, body{Type: "SpecificResource", Source: "http://www.wikidata.org/entity/" + x.Wikidata, Purpose: "identifying"})
	}
	if s.Within != "" {
		a.Within = "urn:dragoman:statement:" + s.Within
	}
	if len(a.Target) == 0 { // an annotation has a target: the cue stands for a content that is not there
		a.Target = a.Cue
	}
	return a
}

func targets(r *dragoman.Reading, spans []dragoman.Span, at []int32) []target {
	out := []target{}
	for _, s := range spans {
		start, end := int(at[s.Start]), int(at[s.End])
		out = append(out, target{"SpecificResource",
			source{"urn:dragoman:report:" + r.ID, "Text", "text/plain", r.Language, r.URL},
			[]selector{
				{Type: "TextPositionSelector", Start: &start, End: &end},
				{Type: "TextQuoteSelector", Exact: s.Of(r.Text), Prefix: before(r.Text[:s.Start]), Suffix: after(r.Text[s.End:])},
			}})
	}
	return out
}

// codePoints maps each byte offset of text, its end included, to code points.
func codePoints(text string) []int32 {
	out := make([]int32, len(text)+1)
	n := int32(0)
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		for j := range size {
			out[i+j] = n
		}
		n++
		i += size
	}
	out[len(text)] = n
	return out
}

func before(s string) string {
	i := len(s)
	for n := 0; n < around && i > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return strings.Clone(s[i:])
}

func after(s string) string {
	i := 0
	for n := 0; n < around && i < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}
