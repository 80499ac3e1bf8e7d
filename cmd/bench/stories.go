// SPDX-License-Identifier: Apache-2.0

package main

import (
	"time"

	"dragoman/internal/corpus"
	"dragoman/story"
	"dragoman/train/stories"
)

// benchStories groups a feed into stories and scores the labelled articles by
// BCubed. With folds, weights are fitted on the other folds, cut by time; a
// second file is then the full feed, from 2016-03 on, to fit on as well, and
// inside_p, _r and _f1 score its labelled articles placed among all of it.
// Without, the shipped weights are scored. cluster_per_second times the clustering step alone.
func benchStories(gold []string, folds int, started func()) (int, map[string]any, error) {
	feeds := make([]*stories.Stream, 0, 2)
	var articles [][]corpus.Article
	for _, path := range gold {
		as, err := corpus.Articles(path)
		if err != nil {
			return 0, nil, err
		}
		articles = append(articles, as)
	}
	started()
	for i, as := range articles {
		if i > 0 {
			as = stories.Labelled(as)
		}
		feeds = append(feeds, stories.Read(as))
	}
	if len(feeds) == 0 {
		return 0, nil, errNoGold
	}
	feed := feeds[0]
	out := map[string]any{}
	w, err := story.Shipped()
	if err != nil {
		return 0, nil, err
	}
	all := func(int) bool { return true }
	start := time.Now()
	found := feed.Run(w, all)
	out["cluster_per_second"] = float64(len(feed.Articles)) / time.Since(start).Seconds()
	p, r, f := feed.Score(found, all)
	if folds > 1 {
		var background *stories.Stream
		if len(feeds) > 1 {
			background = feeds[1]
		}
		alone, inside := stories.CrossValidate(feed, background, folds)
		p, r, f = alone.P, alone.R, alone.F1
		if background != nil {
			out["inside_p"], out["inside_r"], out["inside_f1"] = inside.P, inside.R, inside.F1
		}
	}
	out["bcubed_p"], out["bcubed_r"], out["bcubed_f1"] = p, r, f
	return len(feed.Articles), out, nil
}
