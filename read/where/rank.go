// SPDX-License-Identifier: Apache-2.0

package where

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"dragoman/know/gaz"
)

// Weights are the ranker's: one a feature, for the first pass (local features
// alone) and the others.
type Weights struct {
	First  [nLocal]float64
	Second [nLocal + nSoft]float64
}

// ReadWeights reads a model file: lines of pass (1 or 2), feature and weight.
func ReadWeights(r io.Reader) (w Weights, err error) {
	at := map[string]int{}
	for i, n := range featureNames {
		at[n] = i
	}
	s := bufio.NewScanner(r)
	n := 0
	for s.Scan() {
		f := strings.Fields(s.Text())
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if len(f) != 3 {
			return w, fmt.Errorf("where: weight line %q has not three columns", s.Text())
		}
		i, ok := at[f[1]]
		v, err := strconv.ParseFloat(f[2], 64)
		if !ok || err != nil || f[0] == "1" && i >= nLocal {
			return w, fmt.Errorf("where: bad weight line %q", s.Text())
		}
		if f[0] == "1" {
			w.First[i] = v
		} else {
			w.Second[i] = v
		}
		n++
	}
	if err := s.Err(); err != nil {
		return w, err
	}
	if n != 2*nLocal+nSoft {
		return w, fmt.Errorf("where: %d weights, %d wanted", n, 2*nLocal+nSoft)
	}
	return w, nil
}

// Write writes a model file.
func (w Weights) Write(to io.Writer) error {
	for i, v := range w.First {
		if _, err := fmt.Fprintf(to, "1\t%s\t%.4f\n", featureNames[i], v); err != nil {
			return err
		}
	}
	for i, v := range w.Second {
		if _, err := fmt.Fprintf(to, "2\t%s\t%.4f\n", featureNames[i], v); err != nil {
			return err
		}
	}
	return nil
}

// rank fills every group's probabilities.
func (t *T) rank(d *document) {
	t.locals(d)
	for _, g := range d.groups {
		for i := range g.cands {
			g.post[i] = dot(t.weights.First[:], g.cands[i].local[:])
		}
		softmax(g.post)
	}
	for range t.passes {
		d.softs()
		for _, g := range d.groups {
			for i := range g.cands {
				c := &g.cands[i]
				g.post[i] = dot(t.weights.Second[:nLocal], c.local[:]) + dot(t.weights.Second[nLocal:], c.soft[:])
			}
			softmax(g.post)
		}
	}
}

func dot(w, f []float64) (sum float64) {
	for i, x := range f {
		sum += w[i] * x
	}
	return sum
}

func softmax(p []float64) {
	top := math.Inf(-1)
	for _, x := range p {
		top = max(top, x)
	}
	sum := 0.0
	for i, x := range p {
		p[i] = math.Exp(x - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// softs fills the soft features from the probabilities of the pass before.
func (d *document) softs() {
	countries, admin1s, admin2s := map[string]float64{}, map[gaz.Ref]float64{}, map[gaz.Ref]float64{}
	total := 0.0
	picks := make([]*cand, len(d.groups))
	for k, g := range d.groups {
		if len(g.cands) == 0 {
			continue
		}
		picks[k] = &g.cands[g.best()]
		total += g.weight()
		for i := range g.cands {
			c := &g.cands[i]
			w := g.post[i] * g.weight()
			if c.Country != "" {
				countries[c.Country] += w
			}
			if c.Admin1 != gaz.NoRef {
				admin1s[c.Admin1] += w
			}
			if c.Admin2 != gaz.NoRef {
				admin2s[c.Admin2] += w
			}
		}
	}
	for k, g := range d.groups {
		if len(g.cands) < 2 {
			continue // one candidate wins whatever its features
		}
		// What the group itself gave is taken off.
		ownC, own1, own2 := map[string]float64{}, map[gaz.Ref]float64{}, map[gaz.Ref]float64{}
		for i := range g.cands {
			c := &g.cands[i]
			w := g.post[i] * g.weight()
			ownC[c.Country] += w
			own1[c.Admin1] += w
			own2[c.Admin2] += w
		}
		others := total - g.weight() + 0.3 // one name more: two names are no crowd
		for i := range g.cands {
			c := &g.cands[i]
			if c.Country != "" {
				c.soft[sCountry] = (countries[c.Country] - ownC[c.Country]) / others
			}
			if c.Admin1 != gaz.NoRef {
				c.soft[sAdmin1] = (admin1s[c.Admin1] - own1[c.Admin1]) / others
			}
			if c.Admin2 != gaz.NoRef {
				c.soft[sAdmin2] = (admin2s[c.Admin2] - own2[c.Admin2]) / others
			}
			c.soft[sPopCountry] = c.local[fPop] * c.soft[sCountry]
			distances(c, picks, k, d.groups)
		}
		d.neighbours(g)
	}
}

// weight is how much a group counts as context.
func (g *group) weight() float64 { return 1 + math.Log(float64(max(1, len(g.mentions)))) }

// distances fills the features of nearness to the other groups' picks.
func distances(c *cand, picks []*cand, self int, groups []*group) {
	c.soft[sTaken] = 0
	near, far, sum := 0.0, 0.0, 0.0
	least := float64(20000)
	for k, p := range picks {
		if k == self || p == nil {
			continue
		}
		if p.Ref == c.Ref {
			c.soft[sTaken] = 1
		}
		if !p.HasPoint || p.Precision == "country" {
			continue
		}
		w := groups[k].weight()
		km := c.km(p)
		least = min(least, km)
		near += w / (1 + km/100)
		far += w / (1 + km/1000)
		sum += w
	}
	if sum == 0 || !c.HasPoint {
		return
	}
	c.soft[sNearest] = 1 / (1 + least/50)
	c.soft[sMean] = near / sum
	c.soft[sContinent] = far / sum
	if least <= 50 {
		c.soft[sNear50] = 1
	}
	if least <= 161 {
		c.soft[sNear161] = 1
	}
}

// neighbours fills the features of the names before and after in the text.
func (d *document) neighbours(g *group) {
	for n, m := range g.mentions {
		if n == 8 {
			break
		}
		for _, o := range [2]int{m - 1, m + 1} {
			if o < 0 || o >= len(d.names) || d.of[o] == g || len(d.of[o].cands) == 0 {
				continue
			}
			gap := d.names[max(m, o)].Start - d.names[min(m, o)].End
			if gap > 60 {
				continue
			}
			p := &d.of[o].cands[d.of[o].best()]
			for i := range g.cands {
				c := &g.cands[i]
				if c.Admin1 != gaz.NoRef && c.Admin1 == p.Admin1 {
					c.soft[sBesideAdmin1] = 1
				}
				if c.Country != "" && c.Country == p.Country {
					c.soft[sBesideIn] = 1
				}
				if p.Precision != "country" && c.km(p) < 100 {
					c.soft[sBesideAdmin2] = 1
				}
			}
		}
	}
}
