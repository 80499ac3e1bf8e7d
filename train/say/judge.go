// SPDX-License-Identifier: Apache-2.0

package say

import (
	"bytes"
	"fmt"
	"slices"

	"dragoman/internal/linear"
	"dragoman/lang"
	"dragoman/read/say"
	"dragoman/read/say/bind"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// fold is the reports a tagger has not seen, and the cues it found in them.
type fold struct {
	reports []example
	tagger  *cue.Tagger
	items   []item
}

// trainJudge learns which drafts are said: those that share a token of the cue
// and half of the content with an attribution of the gold. The drafts of a fold
// are made by a tagger and a binder that did not see it.
func trainJudge(all []fold, pack *lang.Pack, told func(string)) ([]byte, error) {
	drafts := make([][]linear.Example, len(all))
	err := each(len(all), func(f int) (err error) {
		drafts[f], err = judged(all, f, pack)
		return err
	})
	if err != nil {
		return nil, err
	}
	examples := slices.Concat(drafts...)
	m := &linear.Softmax{Classes: []string{"no", "said"}, Epochs: 8, Rate: .02, L2: 1e-3, MinSeen: 4, Seed: seed}
	m.Train(examples)
	var b bytes.Buffer
	err = m.Write(&b, .02, 0)
	told(fmt.Sprintf("judge: %d bytes, %d drafts", b.Len(), len(examples)))
	return b.Bytes(), err
}

// judged are the drafts of one fold with what the gold says of them.
func judged(all []fold, f int, pack *lang.Pack) ([]linear.Example, error) {
	var list []item
	for k := range all {
		if k != f {
			list = append(list, all[k].items...)
		}
	}
	var b bytes.Buffer
	if err := linear.WriteFlat(&b, bindClip, trainBinder(list, bindEpochs, seed)); err != nil {
		return nil, err
	}
	ranker, err := linear.OpenFlat(b.Bytes())
	if err != nil {
		return nil, err
	}
	s, err := say.With(pack, all[f].tagger, bind.New(ranker))
	if err != nil {
		return nil, err
	}
	var out []linear.Example
	for _, e := range all[f].reports {
		for _, c := range s.Candidates(e.page) {
			x := linear.Example{Features: c.Features}
			if attributed(e.gold, c) {
				x.Class = 1
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// attributed reports whether the gold has a draft.
func attributed(all []gold, c say.Judged) bool {
	for _, g := range all {
		if min(g.cue.Last, c.Cue.Last) <= max(g.cue.First, c.Cue.First) {
			continue
		}
		shared, size := int32(0), int32(0)
		for _, t := range c.Content {
			size += t.Last - t.First
			for _, k := range []int{bind.Left, bind.Right} {
				shared += common(t, g.choice[k])
			}
		}
		if 2*shared >= size {
			return true
		}
	}
	return false
}

// common is how many tokens two ranges share.
func common(a, b page.Range) int32 {
	if a.First < 0 || b.First < 0 {
		return 0
	}
	return max(0, min(a.Last, b.Last)-max(a.First, b.First))
}
