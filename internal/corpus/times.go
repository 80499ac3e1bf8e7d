// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"fmt"

	"dragoman"
)

// TimeText is a text with its time expressions: MEANTIME and WikiWars.
type TimeText struct {
	ID        string          `json:"id"`
	Published string          `json:"published"`
	Text      string          `json:"text"`
	Times     []dragoman.Time `json:"times"`
}

// Times reads meantime-en.jsonl or wikiwars.jsonl; spans are bytes.
func Times(path string) ([]TimeText, error) {
	rows, err := JSONL[TimeText](path)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		for _, t := range r.Times {
			if t.Start < 0 || t.End <= t.Start || int(t.End) > len(r.Text) {
				return nil, fmt.Errorf("%s: %s: span [%d,%d) is not in the text", path, r.ID, t.Start, t.End)
			}
		}
	}
	return rows, nil
}

// Spec is one case of Microsoft's Recognizers-Text test specifications.
type Spec struct {
	ID      string       `json:"id"`
	Family  string       `json:"family"` // DateTime, Number, NumberWithUnit
	Model   string       `json:"model"`
	Text    string       `json:"text"`
	Ref     string       `json:"ref"`
	Results []SpecResult `json:"results"`
}

// SpecResult is one expected result. Start and End are code points in the
// file and bytes once loaded by Specs.
type SpecResult struct {
	Start      int            `json:"s"`
	End        int            `json:"e"`
	Text       string         `json:"text"`
	Type       string         `json:"type"`
	Resolution map[string]any `json:"resolution"`
	Timex      []string       `json:"timex"`
}

// Specs reads recognizers-*.jsonl, with offsets turned into bytes.
func Specs(path string) ([]Spec, error) {
	rows, err := JSONL[Spec](path)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		r := &rows[i]
		at := make([]int, 0, len(r.Text)+1)
		for b := range r.Text {
			at = append(at, b)
		}
		at = append(at, len(r.Text))
		for k := range r.Results {
			x := &r.Results[k]
			if x.Start < 0 || x.End < x.Start || x.End >= len(at) {
				return nil, fmt.Errorf("%s: %s: span [%d,%d) is not in the text", path, r.ID, x.Start, x.End)
			}
			x.Start, x.End = at[x.Start], at[x.End]
		}
	}
	return rows, nil
}
