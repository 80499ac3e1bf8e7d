// SPDX-License-Identifier: Apache-2.0

package story

import (
	"math"
	"slices"

	"dragoman"
)

// term is one word of a sparse vector.
type term struct {
	hash   uint32
	weight float32
}

// The fields of a report that are compared.
const (
	fTitle = iota // the title, or the first words where there is none
	fLead         // the first 110 words, and the title twice
	fBody         // the first 600 words and the title
	fNames        // words with a capital that open no sentence, and pairs of them
	fPairs        // neighbouring words in the title (twice) and the first 400 words
	fields
)

const (
	leadWords   = 110
	bodyWords   = 600
	vectorTerms = 160 // terms kept of a field, the heaviest
	topTerms    = 30  // terms of the lead, and as many of the body, that find candidate stories
)

// doc is a report as the clustering sees it: five unit vectors.
type doc struct {
	vec    [fields][]term
	top    []term // heaviest terms of the lead and of the body, with their weight
	quotes []term // triples of words inside quotation marks, by hash, each of weight 1
	titled bool
}

// vectors reads a report into its vectors with the frequencies as they stand,
// and counts it into them after.
func vectors(r *dragoman.Report, f *Frequencies) *doc {
	title := words(r.Title, 60)
	body := words(r.Text, bodyWords)
	d := &doc{titled: len(title) > 0}
	if !d.titled {
		title = body[:min(len(body), 14)]
	}
	lead := body[:min(len(body), leadWords)]
	var count [fields]counter
	count[fTitle].words(title, 1)
	count[fLead].words(title, 2)
	count[fLead].words(lead, 1)
	count[fBody].words(title, 1)
	count[fBody].words(body, 1)
	count[fNames].names(body)
	count[fPairs].pairs(title, 2)
	count[fPairs].pairs(body[:min(len(body), 400)], 1)
	if !d.titled {
		count[fTitle] = nil
		count[fTitle].words(title, 1)
	}
	var seen, pairs []term
	for i := range d.vec {
		v, idf := count[i].terms(), f.idf
		switch i {
		case fBody:
			seen = slices.Clone(v)
		case fPairs:
			pairs, idf = slices.Clone(v), f.pairIDF
		}
		for j := range v {
			v[j].weight = (1 + float32(math.Log(float64(v[j].weight)))) * idf(v[j].hash)
		}
		d.vec[i] = unit(heaviest(v, vectorTerms))
	}
	f.add(seen, pairs)
	d.quotes = quoted(body)
	d.top = heaviest(slices.Clone(d.vec[fLead]), topTerms)
	for _, t := range heaviest(slices.Clone(d.vec[fBody]), topTerms) {
		if !slices.ContainsFunc(d.top, func(u term) bool { return u.hash == t.hash }) {
			d.top = append(d.top, t)
		}
	}
	return d
}

// quoted returns the triples of words that stand inside quotation marks; of
// many, those with the lowest hashes, which is a fair sample.
func quoted(ws []word) []term {
	var all []uint32
	for i := 2; i < len(ws); i++ {
		if ws[i-2].quoted && ws[i-1].quoted && ws[i].quoted {
			all = append(all, shingle(ws[i-2].hash, ws[i-1].hash, ws[i].hash))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	out := make([]term, min(len(all), vectorTerms))
	for i := range out {
		out[i] = term{all[i], 1}
	}
	return out
}

// heaviest keeps the n heaviest terms of a vector in order of hash, and that
// order; of equal ones the first.
func heaviest(v []term, n int) []term {
	if len(v) <= n {
		return v
	}
	weights := make([]float32, len(v))
	for i, t := range v {
		weights[i] = t.weight
	}
	slices.Sort(weights)
	weights = weights[len(v)-n:]
	least, equal := weights[0], 1
	for equal < n && weights[equal] == least {
		equal++
	}
	out := v[:0]
	for _, t := range v {
		if t.weight == least && equal > 0 {
			equal--
		} else if t.weight <= least {
			continue
		}
		out = append(out, t)
	}
	return out
}

// counter gathers the words of a field, each a hash and, in the last byte, a
// weight; terms adds up equal ones.
type counter []uint64

func (c *counter) add(hash uint32, weight uint8) { *c = append(*c, uint64(hash)<<8|uint64(weight)) }

func (c *counter) words(ws []word, weight uint8) {
	for _, w := range ws {
		c.add(w.hash, weight)
	}
}

func (c *counter) pairs(ws []word, weight uint8) {
	for i := 1; i < len(ws); i++ {
		c.add(ws[i].hash*31^ws[i-1].hash*7, weight)
	}
}

func (c *counter) names(ws []word) {
	for i, w := range ws {
		if !w.name {
			continue
		}
		c.add(w.hash, 1)
		if i > 0 && ws[i-1].name && w.start-ws[i-1].end == 1 {
			c.add(w.hash*31^ws[i-1].hash, 1)
		}
	}
}

func (c counter) terms() []term {
	slices.Sort(c)
	out := make([]term, 0, len(c))
	for _, x := range c {
		h, weight := uint32(x>>8), float32(x&0xFF)
		if n := len(out); n > 0 && out[n-1].hash == h {
			out[n-1].weight += weight
		} else {
			out = append(out, term{h, weight})
		}
	}
	return out
}

// unit drops terms of no weight and scales a vector to length 1.
func unit(v []term) []term {
	sum := 0.0
	out := v[:0]
	for _, t := range v {
		if t.weight > 0 {
			sum += float64(t.weight) * float64(t.weight)
			out = append(out, t)
		}
	}
	if sum > 0 {
		s := float32(1 / math.Sqrt(sum))
		for i := range out {
			out[i].weight *= s
		}
	}
	return out
}

// probe is a vector laid out for many inner products: a bit for each term,
// which most terms of another vector miss, and a table for those that hit.
type probe struct {
	bits  [64]uint64
	slots [512]term // by hash, the next free one where that is taken
}

func (p *probe) fill(v []term) {
	*p = probe{}
	for _, t := range v[:min(len(v), vectorTerms)] {
		p.bits[t.hash>>6&63] |= 1 << (t.hash & 63)
		i := t.hash % uint32(len(p.slots))
		for p.slots[i].weight > 0 {
			i = (i + 1) % uint32(len(p.slots))
		}
		p.slots[i] = t
	}
}

// dot is the inner product with v, summed in v's order.
func (p *probe) dot(v []term) float32 {
	s := float32(0)
	for k := range v {
		h := v[k].hash
		if p.bits[h>>6&63]>>(h&63)&1 == 0 {
			continue
		}
		for i := h % uint32(len(p.slots)); p.slots[i].weight > 0; i = (i + 1) % uint32(len(p.slots)) {
			if p.slots[i].hash == h {
				s += p.slots[i].weight * v[k].weight
				break
			}
		}
	}
	return s
}

// plus is a + b.
func plus(a, b []term) []term {
	out := make([]term, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i].hash < b[j].hash:
			out = append(out, a[i])
			i++
		case i == len(a) || b[j].hash < a[i].hash:
			out = append(out, b[j])
			j++
		default:
			out = append(out, term{a[i].hash, a[i].weight + b[j].weight})
			i++
			j++
		}
	}
	return out
}
