// SPDX-License-Identifier: Apache-2.0

package corpus

import "encoding/json"

// Coded is a report of gold/articles.json: its events, coded by hand. Spans are
// byte ranges [start, end) of the text.
type Coded struct {
	ID        string       `json:"id"`
	SHA1      string       `json:"sha1_of_text"`
	Published string       `json:"published"`
	Events    []CodedEvent `json:"events"`
	Negatives []struct {
		Span [2]int `json:"span"`
		Of   string `json:"of"` // event, statement
		Why  string `json:"why"`
	} `json:"negatives"`
}

// CodedEvent is one event. Tier is core or optional.
type CodedEvent struct {
	ID         string       `json:"id"`
	Tier       string       `json:"tier"`
	PLOVER     string       `json:"plover"`
	Also       []string     `json:"alt_plover"`
	Evidence   [][2]int     `json:"evidence"`
	Actors     []CodedParty `json:"actors"`
	Recipients []CodedParty `json:"recipients"`
	Status     string       `json:"status"`
	AlsoStatus []string     `json:"alt_status"`
}

// CodedParty is an actor or recipient; what is not known is "".
type CodedParty struct {
	Text    string `json:"text"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
}

// CodedReports reads gold/articles.json.
func CodedReports(path string) ([]Coded, error) {
	b, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	var x struct {
		Articles []Coded `json:"articles"`
	}
	return x.Articles, json.Unmarshal(b, &x)
}
