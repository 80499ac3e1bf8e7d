// SPDX-License-Identifier: Apache-2.0

// Package settle brings the tellings of one happening together, and says which
// happenings are told surely enough to be events: a pair model links two
// tellings, average link makes clusters, and a small model looks at each
// cluster as a whole.
package settle

import (
	"slices"

	"dragoman"
	"dragoman/internal/maxent"
	"dragoman/read/do/rank"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// Telling is a candidate with its type and parties.
type Telling struct {
	rank.Scored
	who.Parties
	stems       []string // its lemma, and the verbs it is derived of
	number, day string
}

// Tell makes a telling.
func Tell(s *scene.Scene, x rank.Scored, p who.Parties) *Telling {
	t := &Telling{Scored: x, Parties: p, stems: []string{x.Lemma()}}
	if x.Clause.UPOS[x.At] == dragoman.NOUN {
		t.stems = append(t.stems, s.Lex.Derived(x.Lemma())...)
	}
	t.number, t.day = t.count(), t.on(s)
	return t
}

// Cluster is one happening: its tellings, likeliest first.
type Cluster struct {
	Tellings []*Telling
	P        float64 // 0 to 1: how likely it is an event, and told nowhere else
}

// Settler merges tellings. Read-only.
type Settler struct{ Pair, Event *maxent.Model }

// Floor is the likelihood under which a candidate is no telling: of a report,
// and of a sentence alone.
func Floor(s *scene.Scene) float64 {
	if s.Single {
		return 0.2
	}
	return 0.3
}

// link is the mean probability that joins two clusters.
const link = 0.3

// most is how many tellings of a report are compared with one another; of
// more, the likeliest are taken.
const most = 300

// Merge clusters the tellings of a report; P is not set.
func (m *Settler) Merge(s *scene.Scene, list []*Telling) []Cluster {
	list = likeliest(list)
	n := len(list)
	p := make([][]float64, n)
	room := make([]float64, n*n)
	var f []maxent.Feature
	for i := range p {
		p[i] = room[i*n : (i+1)*n : (i+1)*n]
		for j := range i {
			if apart(s, list[j], list[i]) {
				p[i][j] = never
			} else {
				f = pairFeatures(f[:0], s, list[j], list[i])
				p[i][j] = m.Pair.Yes(f)
			}
			p[j][i] = p[i][j]
		}
	}
	groups := average(p, link)
	out := make([]Cluster, 0, len(groups))
	for _, g := range groups {
		var c Cluster
		for _, i := range g {
			c.Tellings = append(c.Tellings, list[i])
		}
		slices.SortStableFunc(c.Tellings, byKeep)
		out = append(out, c)
	}
	return out
}

func byKeep(a, b *Telling) int {
	switch {
	case a.Keep > b.Keep:
		return -1
	case a.Keep < b.Keep:
		return 1
	}
	return 0
}

// likeliest are at most most of the tellings, in their order.
func likeliest(list []*Telling) []*Telling {
	if len(list) <= most {
		return list
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, byKeep)
	least := sorted[most-1].Keep
	out := make([]*Telling, 0, most)
	for _, t := range list {
		if t.Keep >= least && len(out) < most {
			out = append(out, t)
		}
	}
	return out
}

// average joins the two clusters of the greatest mean linkage, again and again,
// while it is over least; of two such pairs, the first. The sums are kept, and
// the best partner of each cluster among those before it, so that n tellings
// cost about n squared.
func average(p [][]float64, least float64) [][]int {
	l := &linkage{least: least, groups: make([][]int, len(p)), sum: make([][]float64, len(p)), best: make([]partner, len(p))}
	for i := range p {
		l.groups[i] = []int{i}
		l.sum[i] = slices.Clone(p[i])
		l.look(i)
	}
	for l.join() {
	}
	return slices.DeleteFunc(l.groups, func(g []int) bool { return g == nil })
}

// linkage is a clustering under way. A group that was joined to another is nil.
type linkage struct {
	least  float64
	groups [][]int
	sum    [][]float64
	best   []partner
}

// partner is the first group before one that it has the greatest mean linkage
// to; at is -1 where none is over the least.
type partner struct {
	mean float64
	at   int
}

func (l *linkage) mean(i, j int) float64 {
	return l.sum[i][j] / float64(len(l.groups[i])*len(l.groups[j]))
}

// look finds the best partner of group i.
func (l *linkage) look(i int) {
	b := partner{l.least, -1}
	for j := range i {
		if l.groups[j] == nil {
			continue
		}
		if v := l.mean(i, j); v > b.mean {
			b = partner{v, j}
		}
	}
	l.best[i] = b
}

// join joins the best pair; false where none is over the least.
func (l *linkage) join() bool {
	top, b := partner{l.least, -1}, -1
	for i, x := range l.best {
		if l.groups[i] != nil && x.at >= 0 && x.mean > top.mean {
			top, b = x, i
		}
	}
	if b < 0 {
		return false
	}
	a := top.at
	l.groups[a] = append(l.groups[a], l.groups[b]...)
	l.groups[b] = nil
	for k := range l.sum {
		l.sum[a][k] += l.sum[b][k]
		l.sum[k][a] = l.sum[a][k]
	}
	l.look(a)
	for k := a + 1; k < len(l.groups); k++ {
		if l.groups[k] == nil {
			continue
		}
		x := &l.best[k]
		if x.at == a || x.at == b {
			l.look(k)
		} else if v := l.mean(k, a); v > x.mean || v == x.mean && x.at > a {
			*x = partner{v, a}
		}
	}
	return true
}

// Type is the cluster's type: the one its tellings are likeliest of together.
func (c *Cluster) Type() int {
	sum := map[int]float64{}
	best := c.Tellings[0].Type
	for _, t := range c.Tellings {
		sum[t.Type] += t.Keep
		if sum[t.Type] > sum[best]+1e-9 {
			best = t.Type
		}
	}
	return best
}

// TypeFirst are the cluster's tellings of its type, then those that by no frame
// tell another deed: parties may be theirs. Who was attacked is not whom those
// accuse who "condemned the attack".
func (c *Cluster) TypeFirst() []*Telling {
	typ := c.Type()
	out := c.OfType()
	for _, t := range c.Tellings {
		if t.Type != typ && t.Told() == "" {
			out = append(out, t)
		}
	}
	return out
}

// OfType are the cluster's tellings of its type, likeliest first: the trigger
// is the first of them.
func (c *Cluster) OfType() (out []*Telling) {
	typ := c.Type()
	for _, t := range c.Tellings {
		if t.Type == typ {
			out = append(out, t)
		}
	}
	return
}

// Judge sets P of every cluster of a report. Of a sentence or two alone it is
// that of the likeliest telling: there is no report to weigh it in.
func (m *Settler) Judge(s *scene.Scene, list []Cluster) {
	for i := range list {
		if s.Single {
			list[i].P = list[i].Tellings[0].Keep
			continue
		}
		list[i].P = m.Event.Yes(ClusterFeatures(s, list, i))
	}
}
