// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman/eval/pairs"
	"dragoman/lang/en"
	"dragoman/read/do"
	"dragoman/train/coder"
)

// benchEndToEnd reads the sentences of PLV without being given the pair, each
// by models that have not seen it: five folds by sentence.
func benchEndToEnd(started func()) (int, map[string]any, error) {
	d, err := coder.Open(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	whole, err := d.Train(coder.None, nil)
	if err != nil {
		return 0, nil, err
	}
	levels := []float64{.2, do.LeastAlone, .4, .5, .6}
	scores := make([]pairs.EndToEnd, len(levels))
	for k := range coder.Folds {
		files := d.Words(func(x *coder.Sentence) bool { return x.Fold(coder.Folds) != k })
		files[4], files[5] = whole[4], whole[5] // these see no sentence of PLV
		m, err := do.OpenModels(files)
		if err != nil {
			return 0, nil, err
		}
		for _, x := range d.PLV {
			if x.Fold(coder.Folds) != k {
				continue
			}
			list := m.Clusters(x.Scene)
			for i, least := range levels {
				r := *x.Scene.R
				r.Events = do.NewWith(d.Knowledge, nil, least).Events(x.Scene, list)
				text := x.Scene.R.Text
				scores[i].Add(&r, x.Type, x.Given[0].Of(text), x.Given[1].Of(text))
			}
		}
	}
	out := map[string]any{}
	for i, s := range scores {
		n := float64(s.Rows)
		v := map[string]float64{"type": float64(s.Type) / n, "parties": float64(s.Parties) / n, "events": float64(s.Events) / n, "least": levels[i]}
		if levels[i] == do.LeastAlone {
			out["type"], out["parties"], out["events_a_sentence"] = v["type"], v["parties"], v["events"]
			continue
		}
		out["at_"+levelName(levels[i])] = v
	}
	return scores[0].Rows, out, nil
}

func levelName(x float64) string { return string([]byte{'.', '0' + byte(x*10+.5)}) }
