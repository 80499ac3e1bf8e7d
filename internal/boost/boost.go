// SPDX-License-Identifier: Apache-2.0

// Package boost reads and fits small ensembles of decision trees on dense
// features: gradient boosting of the logistic loss with Newton steps (Friedman
// 2001, Chen and Guestrin 2016), on top of scores already there. There is no
// chance in it: all rows and all features stand in every tree.
package boost

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Tree is a decision tree. Nodes are in order: a node's children come after
// it.
type Tree []Node

// Node asks whether a feature is below a bound: yes goes to Low, no to High.
// In a leaf both are 0, and Value is what the tree says in log odds.
type Node struct {
	Feature int     `json:"f"`
	Below   float64 `json:"b,omitempty"`
	Low     int     `json:"l,omitempty"`
	High    int     `json:"h,omitempty"`
	Value   float64 `json:"v,omitempty"`
}

// Score is what a tree says of features.
func (t Tree) Score(x []float64) float64 {
	i := 0
	for t[i].High != 0 {
		if x[t[i].Feature] < t[i].Below {
			i = t[i].Low
		} else {
			i = t[i].High
		}
	}
	return t[i].Value
}

// Check reports a tree that asks for a feature out of range, or whose nodes do
// not come before those below them.
func (t Tree) Check(features int) error {
	if len(t) == 0 {
		return errors.New("no nodes")
	}
	for i, n := range t {
		if n.Feature < 0 || n.Feature >= features {
			return fmt.Errorf("node %d: feature %d of %d", i, n.Feature, features)
		}
		if leaf := n.Low == 0 && n.High == 0; !leaf && (n.Low <= i || n.High <= i || n.Low >= len(t) || n.High >= len(t)) {
			return fmt.Errorf("node %d: goes on to %d and %d of %d", i, n.Low, n.High, len(t))
		}
	}
	return nil
}

// Row is one example.
type Row struct {
	X      []float64
	Yes    bool
	Weight float64 // 0 counts as 1
	Base   float64 // log odds the trees add to
}

// Options of a fit.
type Options struct {
	Trees int
	Depth int     // questions on the way to a leaf
	Rate  float64 // share of each Newton step that is taken
	L2    float64 // penalty on leaves
	Leaf  float64 // least curvature (about a quarter of the rows) in a leaf
}

const bins = 64

// Fit fits trees to rows of one length.
func Fit(rows []Row, o Options) []Tree {
	if len(rows) == 0 {
		return nil
	}
	f := newFit(rows, o)
	var out []Tree
	for range o.Trees {
		t := f.grow()
		if len(t) < 2 {
			break
		}
		for i := range rows {
			f.score[i] += t.Score(rows[i].X)
		}
		out = append(out, t)
	}
	return out
}

type fit struct {
	Options
	rows  []Row
	edges [][]float64 // by feature: lower bounds of the bins after the first
	bin   [][]uint8   // by feature and row
	score []float64
	grad  []float64
	curve []float64
}

func newFit(rows []Row, o Options) *fit {
	n := len(rows[0].X)
	f := &fit{Options: o, rows: rows, edges: make([][]float64, n), bin: make([][]uint8, n),
		score: make([]float64, len(rows)), grad: make([]float64, len(rows)), curve: make([]float64, len(rows))}
	for i := range rows {
		f.score[i] = rows[i].Base
	}
	for k := range n {
		all := make([]float64, len(rows))
		for i := range rows {
			all[i] = rows[i].X[k]
		}
		slices.Sort(all)
		for b := 1; b < bins; b++ {
			e := all[b*len(all)/bins]
			if e > all[0] && (len(f.edges[k]) == 0 || e > f.edges[k][len(f.edges[k])-1]) {
				f.edges[k] = append(f.edges[k], math.Round(e*1e4)/1e4)
			}
		}
		f.edges[k] = slices.Compact(f.edges[k])
		f.bin[k] = make([]uint8, len(rows))
		for i := range rows {
			b, there := slices.BinarySearch(f.edges[k], rows[i].X[k])
			if there {
				b++
			}
			f.bin[k][i] = uint8(b)
		}
	}
	return f
}

// grow fits one tree to the slopes of the loss.
func (f *fit) grow() Tree {
	all := make([]int32, len(f.rows))
	for i := range f.rows {
		p := 1 / (1 + math.Exp(-f.score[i]))
		w, y := f.rows[i].Weight, 0.0
		if w == 0 {
			w = 1
		}
		if f.rows[i].Yes {
			y = 1
		}
		f.grad[i], f.curve[i] = w*(y-p), w*p*(1-p)
		all[i] = int32(i)
	}
	var t Tree
	f.node(&t, all, 0)
	return t
}

// node adds the node for some rows, and those below it, and returns its place.
func (f *fit) node(t *Tree, rows []int32, depth int) int {
	at := len(*t)
	g, h := f.sum(rows)
	*t = append(*t, Node{Value: round(f.Rate * g / (h + f.L2))})
	if depth == f.Depth {
		return at
	}
	best, feature, edge := 1e-6, -1, 0
	for k := range f.edges {
		var hg, hh [bins]float64
		for _, i := range rows {
			hg[f.bin[k][i]] += f.grad[i]
			hh[f.bin[k][i]] += f.curve[i]
		}
		lg, lh := 0.0, 0.0
		for b := range f.edges[k] {
			lg += hg[b]
			lh += hh[b]
			if lh < f.Leaf || h-lh < f.Leaf {
				continue
			}
			l, r := lg/(lh+f.L2), (g-lg)/(h-lh+f.L2)
			gain := lg*l + (g-lg)*r - g*g/(h+f.L2)
			if gain > best+1e-9 {
				best, feature, edge = gain, k, b
			}
		}
	}
	if feature < 0 {
		return at
	}
	var below, above []int32
	for _, i := range rows {
		if int(f.bin[feature][i]) <= edge {
			below = append(below, i)
		} else {
			above = append(above, i)
		}
	}
	l := f.node(t, below, depth+1)
	r := f.node(t, above, depth+1)
	(*t)[at] = Node{Feature: feature, Below: f.edges[feature][edge], Low: l, High: r}
	return at
}

func (f *fit) sum(rows []int32) (g, h float64) {
	for _, i := range rows {
		g += f.grad[i]
		h += f.curve[i]
	}
	return g, h
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
