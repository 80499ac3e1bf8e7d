// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"sort"

	"dragoman/eval/articles"
	"dragoman/lang/en"
	"dragoman/read/do"
	"dragoman/read/do/settle"
	"dragoman/read/hold"
	"dragoman/train/coder"
)

// benchArticles codes the reports of gold/articles.json. With folds, every
// report is coded by models that learnt from the others.
func benchArticles(gold []string, folds int, started func()) (int, map[string]any, error) {
	d, err := coder.Open(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	holds, err := hold.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	if folds != coder.Folds {
		return 0, nil, fmt.Errorf("articles wants --folds %d: the shipped models have learnt from all of gold", coder.Folds)
	}
	started()
	var all []coded
	for k := range coder.Folds {
		files, err := d.Train(k, nil)
		if err != nil {
			return 0, nil, err
		}
		m, err := do.OpenModels(files)
		if err != nil {
			return 0, nil, err
		}
		for _, x := range d.Reports {
			if x.Fold() == k && !x.Ours {
				all = append(all, coded{x, m.Clusters(x.Scene)})
			}
		}
	}
	s := scoreArticles(d, holds, all, do.Least)
	out := articleMetrics(s)
	out["curve"] = curve(d, all)
	return len(all), out, nil
}

// coded is a report with its clusters.
type coded struct {
	x    *coder.Report
	list []settle.Cluster
}

func scoreArticles(d *coder.Data, holds *hold.H, all []coded, least float64) (s articles.Scores) {
	k := do.NewWith(d.Knowledge, nil, least)
	for _, c := range all {
		r := *c.x.Reading
		r.Events = k.Events(c.x.Scene, c.list)
		d.Linker.Participants(&r)
		if holds != nil {
			holds.Do(&r)
		}
		s.Add(c.x.Coded(), &r)
	}
	return
}

func articleMetrics(s articles.Scores) map[string]any {
	out := map[string]any{}
	for name, c := range map[string]articles.Count{
		"recall": s.Recall, "precision": s.Precision, "typed": s.Typed, "type": s.Type, "status": s.Status, "other": s.Other, "who": s.Who, "whom": s.Whom,
		"actor": s.Actor, "recipient": s.Recipient, "cross": s.Cross, "lured": s.Lured,
	} {
		out[name] = c.Share()
	}
	out["told"] = s.Precision.Of
	return out
}

// point is the best recall at a precision.
type point struct {
	Precision, Recall, Typed, Lured, Least float64
}

// curve is the recall of core events at precisions of .85 down to .6.
func curve(d *coder.Data, all []coded) (out []point) {
	var levels []float64
	for _, c := range all {
		for i := range c.list {
			levels = append(levels, c.list[i].P)
		}
	}
	sort.Float64s(levels)
	var pts []point
	for i := 0; i < len(levels); i += max(1, len(levels)/150) {
		s := scoreArticles(d, nil, all, levels[i])
		pts = append(pts, point{s.Precision.Share(), s.Recall.Share(), s.Typed.Share(), s.Lured.Share(), levels[i]})
	}
	for _, p := range [...]float64{.85, .8, .75, .7, .65, .6} {
		best := point{}
		for _, x := range pts {
			if x.Precision >= p && x.Recall > best.Recall {
				best = x
			}
		}
		out = append(out, best)
	}
	return
}
