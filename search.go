// SPDX-License-Identifier: Apache-2.0

package dragoman

// SearchFields are the field names a search may use.
var SearchFields = []string{"actor", "speaker", "stance", "type", "status", "place", "country", "outlet", "date", "kind"}

// Search asks for a page of hits, the newest first unless it says otherwise. The language is that of
// internal/query.
type Search struct {
	Query string
	Limit int    // 1 to 1000; 0 is 50
	After string // cursor of the page before
	First bool   // the oldest first
	// Also gives other names of the actor a name means; nil gives none.
	Also func(name string) []string
}

// Hit is one passage a search found.
type Hit struct {
	Report    string `json:"report"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Kind      string `json:"kind"` // sentence, statement, event, claim
	Ref       string `json:"ref,omitempty"`
	Story     string `json:"story,omitempty"` // of a claim
	Span      Span   `json:"span"`
	Text      string `json:"text"`
}

// Facets counts what a search finds, by what it may be narrowed down to.
type Facets struct {
	Total   int  // passages
	Capped  bool // there are more: the first passages alone are counted
	Reports int
	Kinds   []Counted // sentence, statement, event, claim
	Outlets []Counted
	Years   []Counted // of publication; "" undated
	Stances []Counted
	Types   []Counted // PLOVER
}

// Counted is a value and how often it was found.
type Counted struct {
	Value string
	Count int
}
