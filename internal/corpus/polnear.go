// SPDX-License-Identifier: Apache-2.0

package corpus

import "fmt"

// Attributed is a report of PolNeAR 1.0 with the attributions one annotator
// marked. Its texts are the publishers': they are read, never copied.
type Attributed struct {
	ID           string        `json:"id"`
	Outlet       string        `json:"outlet"`
	Published    string        `json:"published"`
	Title        string        `json:"title"`
	Text         string        `json:"text"`
	Annotator    string        `json:"annotator"`
	Attributions []Attribution `json:"attributions"`
}

// Attribution is one gold statement; spans are [start, end) bytes of Text.
type Attribution struct {
	ID      string     `json:"id"`
	Source  [][2]int32 `json:"source"`
	Cue     [][2]int32 `json:"cue"`
	Content [][2]int32 `json:"content"`
	Form    string     `json:"form"` // direct, indirect, mixed; set by quotation marks
}

// PolNeAR loads a file of the set. Attributions that are wholly empty are
// dropped; a span that leaves its text is an error.
func PolNeAR(path string) ([]Attributed, error) {
	reports, err := JSONL[Attributed](path)
	if err != nil {
		return nil, err
	}
	for i := range reports {
		r := &reports[i]
		kept := r.Attributions[:0]
		for _, a := range r.Attributions {
			for _, spans := range [][][2]int32{a.Source, a.Cue, a.Content} {
				for _, s := range spans {
					if s[0] < 0 || s[0] >= s[1] || int(s[1]) > len(r.Text) {
						return nil, fmt.Errorf("%s: report %s: attribution %s: span %v leaves the text", path, r.ID, a.ID, s)
					}
				}
			}
			if len(a.Source)+len(a.Cue)+len(a.Content) > 0 {
				kept = append(kept, a)
			}
		}
		r.Attributions = kept
	}
	return reports, nil
}
