// SPDX-License-Identifier: Apache-2.0

// Package where fits the weights of the place ranker.
package where

import (
	"math"
	"math/rand/v2"

	"dragoman/internal/corpus"
	"dragoman/know/gaz"
	"dragoman/read/where"
)

// Names are the names of a document and, for Examples, their errors.
func Names(d corpus.PlacesDoc) (names []where.Name, gold func(int, gaz.Place) float64) {
	for _, t := range d.Toponyms {
		n := where.Name{}
		n.Start, n.End = t.Start, t.End
		names = append(names, n)
	}
	return names, func(i int, p gaz.Place) float64 {
		t := d.Toponyms[i]
		switch {
		case t.GeoNames != 0 && t.GeoNames == p.GeoNames:
			return -1
		case t.Lat == nil || !p.HasPoint:
			return math.Inf(1)
		}
		return Kilometres(*t.Lat, *t.Lon, p.Lat, p.Lon)
	}
}

// Kilometres is the distance on the globe between two points in degrees.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s1, s2 := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(s1*s1+math.Cos(lat1*rad)*math.Cos(lat2*rad)*s2*s2)))
}

// Fit trains the weights on documents, pass by pass. Deterministic.
func Fit(t *where.T, docs []corpus.PlacesDoc) where.Weights {
	var w where.Weights
	gather := func(passes int) (out []where.Example) {
		for _, d := range docs {
			names, gold := Names(d)
			out = append(out, t.With(w, passes).Examples(d.Text, d.URL, names, gold)...)
		}
		return out
	}
	// A comma before the name of a state is rare in these sets and all but
	// certain, and the address of a local paper says more than that of others:
	// these weights are given, not fitted.
	for _, k := range where.Sure {
		w.First[k.Feature] = k.Weight
	}
	softmax(w.First[:], gather(0), func(e *where.Example) [][]float64 { return e.First })
	copy(w.Second[:], w.First[:])
	for pass := range where.Passes {
		softmax(w.Second[:], gather(pass+1), func(e *where.Example) [][]float64 { return e.Second })
	}
	return w
}

// softmax fits w by AdaGrad with L2, in place.
func softmax(w []float64, ex []where.Example, rows func(*where.Example) [][]float64) {
	const epochs, rate, l2 = 60, 0.3, 1e-3
	rng := rand.New(rand.NewPCG(1, 1))
	sq := make([]float64, len(w))
	grad := make([]float64, len(w))
	for range epochs {
		for _, i := range rng.Perm(len(ex)) {
			e := &ex[i]
			fs := rows(e)
			p := make([]float64, len(fs))
			top, sum := math.Inf(-1), 0.0
			for c, f := range fs {
				for j, x := range f {
					p[c] += w[j] * x
				}
				top = max(top, p[c])
			}
			for c := range p {
				p[c] = math.Exp(p[c] - top)
				sum += p[c]
			}
			clear(grad)
			for c, f := range fs {
				g := p[c] / sum
				if c == e.Gold {
					g--
				}
				for j, x := range f {
					grad[j] += g * x
				}
			}
			weight := 1 + math.Log(e.Weight)
			for j, g := range grad {
				if g == 0 || given(j) {
					continue
				}
				g = weight*g + l2*w[j]
				sq[j] += g * g
				w[j] -= rate * g / math.Sqrt(sq[j]+1e-8)
			}
		}
	}
}

func given(feature int) bool {
	for _, s := range where.Sure {
		if s.Feature == feature {
			return true
		}
	}
	return false
}
