// SPDX-License-Identifier: Apache-2.0

// Package sent trains the sentence model on the raw text of treebanks.
package sent

import (
	"io"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/lang"
	"dragoman/read/sent"
	"dragoman/read/token"
)

// Train writes the model "sent" learnt from documents.
func Train(w io.Writer, pack *lang.Pack, docs []corpus.Doc) error {
	cut, err := token.New(pack)
	if err != nil {
		return err
	}
	var examples []linear.Example
	for _, d := range docs {
		text, spans := d.RawText()
		begins := map[int32]bool{}
		for _, s := range spans {
			begins[s[0].Start] = true
		}
		r := &dragoman.Reading{}
		r.Text = text
		cut.Do(r)
		sent.With(func(at int32, _ bool, features []uint32) bool {
			e := linear.Example{Features: append([]uint32(nil), features...)}
			if begins[at] {
				e.Class = 1
			}
			examples = append(examples, e)
			return begins[at]
		}).Do(r)
	}
	m := &linear.Softmax{Classes: []string{"no", "yes"}, Epochs: 8, Rate: 0.1, L2: 1e-5, MinSeen: 2, Seed: 1}
	m.Train(examples)
	return m.Write(w, 0.02, 4)
}
