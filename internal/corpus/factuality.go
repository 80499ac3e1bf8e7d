// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"fmt"
	"strings"

	"dragoman"
)

// Factuality is a sentence whose event tokens carry a score, -3 (did not
// happen) to +3 (happened).
type Factuality struct {
	Text    string `json:"text"`
	Targets []struct {
		Span  [2]int  `json:"span1"` // tokens [i, j), always one
		Label float64 `json:"label"`
	} `json:"targets"`
}

// Factualities reads uds_ih2 or meantime; text splits at single blanks.
func Factualities(path string) ([]Factuality, error) {
	rows, err := JSONL[Factuality](path)
	if err != nil {
		return nil, err
	}
	for i, r := range rows {
		n := strings.Count(r.Text, " ") + 1
		for _, t := range r.Targets {
			if t.Span[0] < 0 || t.Span[0] >= n {
				return nil, fmt.Errorf("%s: row %d: token %d of %d", path, i, t.Span[0], n)
			}
		}
	}
	return rows, nil
}

var escapes = map[string]string{"``": `"`, "''": `"`, "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}

// Reading is the sentence cut at its blanks, with Penn Treebank's escapes
// undone; it has tokens and one sentence, no tags.
func (f *Factuality) Reading() *dragoman.Reading {
	r := &dragoman.Reading{}
	var b strings.Builder
	for i, w := range strings.Split(f.Text, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		if e, ok := escapes[w]; ok {
			w = e
		}
		at := int32(b.Len())
		b.WriteString(w)
		r.Tokens = append(r.Tokens, dragoman.Token{Span: dragoman.Span{Start: at, End: int32(b.Len())}, Head: dragoman.Unparsed})
	}
	r.Text = b.String()
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{End: int32(len(r.Text))}, Last: int32(len(r.Tokens))}}
	return r
}
