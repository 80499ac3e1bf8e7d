// SPDX-License-Identifier: Apache-2.0

package dragoman

// SearchFields are the field names a search may use.
var SearchFields = []string{"actor", "speaker", "stance", "type", "status", "place", "country", "outlet", "date", "kind"}

// Search asks for a page of hits, the newest first. The language is that of
// internal/query.
type Search struct {
	Query string
	Limit int    // 1 to 1000; 0 is 50
	After string // cursor of the page before
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
