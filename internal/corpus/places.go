// SPDX-License-Identifier: Apache-2.0

package corpus

import "fmt"

// PlacesDoc is an article of LGL or GeoVirus.
type PlacesDoc struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Published string    `json:"published"`
	URL       string    `json:"url"`
	Text      string    `json:"text"`
	Toponyms  []Toponym `json:"toponyms"`
}

// Toponym is a place name with what it means. Offsets are bytes, half-open.
type Toponym struct {
	Name     string   `json:"name"`
	Start    int32    `json:"start"`
	End      int32    `json:"end"`
	GeoNames int      `json:"geonameid"` // 0 where not given
	Lat      *float64 `json:"lat"`       // nil where the name was not resolved
	Lon      *float64 `json:"lon"`
	Country  string   `json:"country"` // English name; "" where not given
}

// Places loads articles with place names, and checks their offsets.
func Places(path string) ([]PlacesDoc, error) {
	docs, err := JSONL[PlacesDoc](path)
	if err != nil {
		return nil, err
	}
	for i := range docs {
		d := &docs[i]
		for _, t := range d.Toponyms {
			if t.Start < 0 || t.End <= t.Start || int(t.End) > len(d.Text) || d.Text[t.Start:t.End] != t.Name {
				return nil, fmt.Errorf("%s: document %s: %q is not at bytes %d to %d", path, d.ID, t.Name, t.Start, t.End)
			}
		}
	}
	return docs, nil
}
