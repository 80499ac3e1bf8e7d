// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"encoding/json"
	"fmt"

	"dragoman"
)

// GoldStory is one story of data/gold/stories.json: reports, and what people
// found them to share and where they found them to part. Spans are bytes of
// the rows' texts, by the key of the report.
type GoldStory struct {
	ID      string       `json:"id"`
	Reports []GoldReport `json:"reports"`
	Both    []GoldItem   `json:"both"`
	Tension []GoldItem   `json:"tension"`
	Decoys  []GoldItem   `json:"decoys"`
	Dates   []GoldItem   `json:"timeline"`
	Quotes  []GoldItem   `json:"quotes"`
}

// GoldReport is a report of a story; only what lies before byte Upto counts.
type GoldReport struct {
	Key  string `json:"key"`
	ID   string `json:"id"`
	Date string `json:"date"`
	Upto int32  `json:"upto"`
}

// GoldItem is one thing shared, in tension, dated or quoted.
type GoldItem struct {
	ID       string                `json:"id"`
	Strength string                `json:"strength"` // of what is shared: same, part, weak
	Kind     string                `json:"kind"`     // of a tension
	Severity string                `json:"severity"` // high counts twice
	Optional bool                  `json:"optional"`
	Pairs    [][2]string           `json:"pairs"` // which reports part; none given: any two
	Spans    map[string][][2]int32 `json:"spans"`
	Handling string                `json:"handling"` // of a quotation: same, differ, free
	Says     string                `json:"proposition"`
	Issue    string                `json:"issue"`
}

// GoldStories loads the stories of a file of that format.
func GoldStories(path string) ([]GoldStory, error) {
	b, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all struct {
		Stories []GoldStory `json:"stories"`
	}
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all.Stories, nil
}

// StoryTexts loads the articles that gold stories name, by id.
func StoryTexts() (map[string]*Article, error) {
	path, err := Path("stories", "allsides-2016-2018.jsonl.gz")
	if err != nil {
		return nil, err
	}
	rows, err := Articles(path)
	if err != nil {
		return nil, err
	}
	out := map[string]*Article{}
	for i := range rows {
		out[rows[i].ID] = &rows[i]
	}
	return out, nil
}

// Raw is an article as it would come in: its text, dated.
func (a *Article) Raw(date string) dragoman.Raw {
	return dragoman.Raw{Path: a.ID, Key: a.ID, Outlet: a.Source, Title: a.Title, URL: a.URL, Published: date, Media: "text/plain", Bytes: []byte(a.Text)}
}
