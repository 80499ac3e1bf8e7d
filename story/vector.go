// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
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
	topTerms    = 30  // terms of the lead that find candidate stories
)

// doc is a report as the clustering sees it: five unit vectors.
type doc struct {
	vec    [fields][]term
	top    []term // heaviest terms of the lead, with their weight
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
	seen := count[fBody].terms()
	for i := range d.vec {
		v := count[i].terms()
		for j := range v {
			v[j].weight = (1 + float32(math.Log(float64(v[j].weight)))) * f.idf(v[j].hash)
		}
		d.vec[i] = unit(heaviest(v, vectorTerms))
	}
	f.add(seen)
	f.count(count[fPairs].terms())
	d.top = slices.Clone(d.vec[fLead])
	slices.SortFunc(d.top, byWeight)
	d.top = d.top[:min(len(d.top), topTerms)]
	return d
}

func byWeight(a, b term) int {
	if c := cmp.Compare(b.weight, a.weight); c != 0 {
		return c
	}
	return cmp.Compare(a.hash, b.hash)
}

// heaviest keeps the n heaviest terms, in order of hash.
func heaviest(v []term, n int) []term {
	if len(v) <= n {
		return v
	}
	slices.SortFunc(v, byWeight)
	v = v[:n]
	slices.SortFunc(v, func(a, b term) int { return cmp.Compare(a.hash, b.hash) })
	return v
}

// counter gathers the words of a field; terms adds up equal ones.
type counter []term

func (c *counter) words(ws []word, weight float32) {
	for _, w := range ws {
		*c = append(*c, term{w.hash, weight})
	}
}

func (c *counter) pairs(ws []word, weight float32) {
	for i := 1; i < len(ws); i++ {
		*c = append(*c, term{ws[i].hash*31 ^ ws[i-1].hash*7, weight})
	}
}

func (c *counter) names(ws []word) {
	for i, w := range ws {
		if !w.name {
			continue
		}
		*c = append(*c, term{w.hash, 1})
		if i > 0 && ws[i-1].name && w.start-ws[i-1].end == 1 {
			*c = append(*c, term{w.hash*31 ^ ws[i-1].hash, 1})
		}
	}
}

func (c counter) terms() []term {
	slices.SortFunc(c, func(a, b term) int { return cmp.Compare(a.hash, b.hash) })
	out := make([]term, 0, len(c))
	for _, t := range c {
		if n := len(out); n > 0 && out[n-1].hash == t.hash {
			out[n-1].weight += t.weight
		} else {
			out = append(out, t)
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
