// SPDX-License-Identifier: Apache-2.0

package say

import (
	"math/rand/v2"

	"dragoman/internal/linear"
	"dragoman/read/say/bind"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// item is one cue to learn from: what the tagger (not trained on this report)
// called a cue, and what the gold says of it.
type item struct {
	page   *page.Page
	labels []cue.Label
	cue    bind.Cue
	want   bind.Choice
}

// items matches the tagger's cues to gold cues that share a token; a cue that
// matches none is to be dropped. Gold cues the tagger missed are items too.
func items(e example, labels []cue.Label) (out []item) {
	used := make([]bool, len(e.gold))
	for _, q := range bind.All(e.page, labels) {
		it := item{e.page, labels, q, bind.Empty}
		best, share := -1, int32(0)
		for i, g := range e.gold {
			if n := min(g.cue.Last, q.Last) - max(g.cue.First, q.First); n > share && !used[i] {
				best, share = i, n
			}
		}
		if best >= 0 {
			used[best] = true
			it.want = clip(e.page, e.gold[best].choice, q)
		}
		out = append(out, it)
	}
	for i, g := range e.gold {
		if !used[i] {
			q := bind.Of(e.page, g.cue.First, g.cue.Last)
			out = append(out, item{e.page, labels, q, clip(e.page, g.choice, q)})
		}
	}
	return out
}

// clip takes the cue's own tokens off the parts, and drops what lies in
// another paragraph.
func clip(p *page.Page, c bind.Choice, q bind.Cue) bind.Choice {
	para := p.Paras[p.Words[q.Head].Para]
	for k := range c {
		r := &c[k]
		if r.First < 0 {
			continue
		}
		if r.First < q.First {
			r.Last = min(r.Last, q.First)
		} else {
			r.First = max(r.First, q.Last)
		}
		r.First, r.Last = max(r.First, para.First), min(r.Last, para.Last)
		if r.First >= r.Last {
			*r = page.Range{First: -1, Last: -1}
		}
	}
	return c
}

// trainBinder learns to rank choices by an averaged perceptron.
func trainBinder(list []item, epochs int, seed uint64) *linear.FlatTrainer {
	model := linear.NewFlatTrainer(bindBits)
	b := bind.New(model)
	var s bind.Search
	rng := rand.New(rand.NewPCG(seed, 3))
	var plus, minus []uint32
	for range epochs {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		for _, it := range list {
			model.Tick()
			s.Drop = 0
			if it.want != bind.Empty {
				s.Drop = bindBonus
			}
			s.Aim(&it.want, bindCost)
			got, _ := b.Bind(&s, it.page, it.labels, it.cue)
			if got == it.want {
				continue
			}
			plus = s.Features(it.page, it.labels, it.cue, it.want, plus[:0])
			minus = s.Features(it.page, it.labels, it.cue, got, minus[:0])
			model.Add(plus, 1)
			model.Add(minus, -1)
		}
	}
	return model
}
