// SPDX-License-Identifier: Apache-2.0

// Package dragoman holds the nouns of the record: what a news report becomes
// when it is read. Text never changes; every noun lies over it as byte ranges.
//
// This package imports the standard library only and holds no algorithms.
// The verbs (ingest, read, link, story, compare, store, brief, export, serve)
// are packages of their own and know nothing but these nouns.
package dragoman

// Span is a half-open byte range [Start, End) of Report.Text.
type Span struct {
	Start int32 `json:"start"`
	End   int32 `json:"end"`
}

// Len is the length in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Of returns the bytes of text the span covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Has reports whether t lies wholly inside s.
func (s Span) Has(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Date is a calendar date as a report gives it.
type Date struct {
	Value     string `json:"value"`     // ISO 8601 (2025-10-15, 2025-10, RFC 3339 with a clock time); "" is unknown
	Precision string `json:"precision"` // second, day, month, year; "" is unknown
	Basis     string `json:"basis"`     // given, metadata, text, url; "unknown" is never replaced by now
}

// Furniture is a part of the text that is not the report's own prose.
type Furniture struct {
	Span
	Kind FurnitureKind `json:"kind"`
}

// FurnitureKind names why a span is not read as a claim.
type FurnitureKind string

// The kinds of furniture.
const (
	Headline     FurnitureKind = "headline"      // the title printed in the text
	Byline       FurnitureKind = "byline"        // "By A. Writer"
	Caption      FurnitureKind = "caption"       // text under a picture
	Credit       FurnitureKind = "credit"        // "Photo: Agency"
	CrossHeading FurnitureKind = "cross-heading" // a heading inside the body
	Dateline     FurnitureKind = "dateline"      // "DAMASCUS, Oct 15 (Agency) —"
	Boilerplate  FurnitureKind = "boilerplate"   // subscription lines, tags, "Read more"
)

// Report is one news report as it was given. Text is kept byte for byte once
// decoded to UTF-8; all spans are bytes of it.
type Report struct {
	ID         string      `json:"id"`            // "r" + 16 hex digits, from the content
	Key        string      `json:"key,omitempty"` // the id the input gave, if any
	Path       string      `json:"path,omitempty"`
	Outlet     string      `json:"outlet"`
	Title      string      `json:"title"`
	URL        string      `json:"url"`
	Byline     string      `json:"byline,omitempty"`
	Published  Date        `json:"published"`
	Fetched    string      `json:"fetched,omitempty"` // RFC 3339, UTC
	Language   string      `json:"language"`          // ISO 639-1; "" is unknown
	Text       string      `json:"text"`
	Furniture  []Furniture `json:"furniture"`
	Snapshot   string      `json:"snapshot,omitempty"`    // sha256 of the raw bytes this text came from
	RevisionOf string      `json:"revision_of,omitempty"` // id of the report this one replaces
}

// InFurniture returns the furniture that covers byte offset i, if any.
func (r *Report) InFurniture(i int32) (FurnitureKind, bool) {
	for _, f := range r.Furniture {
		if f.Start <= i && i < f.End {
			return f.Kind, true
		}
	}
	return "", false
}

// Dateline returns the first dateline of the report: the place, date or agency
// it was written from, dash or colon and blank included. What a dateline is
// stands in the rules of extract, which marks it; ok is false where there is
// none.
func (r *Report) Dateline() (at Span, ok bool) {
	for _, f := range r.Furniture {
		if f.Kind == Dateline {
			return f.Span, true
		}
	}
	return Span{}, false
}

// Reading is a report and the layers read from it. A layer that no stage made
// is nil. Layers refer to one another by index (tokens, sentences) or by id
// (actors, statements).
type Reading struct {
	Report
	SetIn      Setting     `json:"set_in"`
	Sentences  []Sentence  `json:"sentences"`
	Tokens     []Token     `json:"tokens,omitempty"`
	Mentions   []Mention   `json:"-"` // in text order; the JSON shows them under their actors
	Actors     []Actor     `json:"actors"`
	Times      []Time      `json:"times"`
	Places     []Place     `json:"places"`
	Quantities []Quantity  `json:"quantities"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
	Notes      []Note      `json:"notes"`
}

// Setting is the country a report is set in: whose police, courts and parliament
// it means where it does not say whose.
type Setting struct {
	Country string `json:"country"` // ISO 3166 alpha-3; "" unknown
	Basis   string `json:"basis"`   // places (named most), dateline, outlet (these break a tie); "" unknown
}

// Note is a remark a stage leaves at a span where it was not sure, or where
// bad input kept it from reading.
type Note struct {
	Stage string `json:"stage"`
	Span
	Message string `json:"message"`
}

// Note adds a remark of a stage.
func (r *Reading) Note(stage string, at Span, message string) {
	r.Notes = append(r.Notes, Note{stage, at, message})
}

// Sentence is a span and its tokens, Tokens[First:Last].
type Sentence struct {
	Span
	First int32 `json:"-"`
	Last  int32 `json:"-"` // one past the last token
	Para  int32 `json:"-"` // paragraph number, from 0
	// Furniture is the kind of furniture the sentence lies in, or "". Later
	// stages make no statement or event of a sentence in furniture, except
	// that a headline may be read as a headline.
	Furniture FurnitureKind `json:"furniture,omitempty"`
}

// Actor returns the actor of the id, or nil.
func (r *Reading) Actor(id string) *Actor {
	for i := range r.Actors {
		if r.Actors[i].ID == id {
			return &r.Actors[i]
		}
	}
	return nil
}

// Statement returns the statement of the id, or nil.
func (r *Reading) Statement(id string) *Statement {
	for i := range r.Statements {
		if r.Statements[i].ID == id {
			return &r.Statements[i]
		}
	}
	return nil
}

// SentenceAt returns the index of the sentence that holds byte i, or -1.
func (r *Reading) SentenceAt(i int32) int {
	lo, hi := 0, len(r.Sentences)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if r.Sentences[m].End <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(r.Sentences) && r.Sentences[lo].Start <= i {
		return lo
	}
	return -1
}

// TokenAt returns the index of the first token that ends after byte i, or
// len(Tokens).
func (r *Reading) TokenAt(i int32) int {
	lo, hi := 0, len(r.Tokens)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if r.Tokens[m].End <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}
