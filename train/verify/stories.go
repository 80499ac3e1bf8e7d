// SPDX-License-Identifier: Apache-2.0

package verify

import (
	"fmt"
	"sync"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/internal/corpus"
)

// Stories reads the stories of a gold file, two at a time, and cuts their
// reports into windows.
func Stories(path string, read func(dragoman.Raw) (*dragoman.Reading, error), w *window.Reader) ([]Story, error) {
	gold, err := corpus.GoldStories(path)
	if err != nil {
		return nil, err
	}
	texts, err := corpus.StoryTexts()
	if err != nil {
		return nil, err
	}
	out := make([]Story, len(gold))
	errs := make([]error, len(gold))
	var wait sync.WaitGroup
	gate := make(chan struct{}, 2)
	for i := range gold {
		out[i] = Story{GoldStory: &gold[i], Reports: map[string]*window.Report{}}
		wait.Add(1)
		gate <- struct{}{}
		go func() {
			defer func() { <-gate; wait.Done() }()
			for _, r := range gold[i].Reports {
				a := texts[r.ID]
				if a == nil {
					errs[i] = fmt.Errorf("story %s: no text %s", gold[i].ID, r.ID)
					return
				}
				rd, err := read(a.Raw(r.Date))
				if err != nil {
					errs[i] = err
					return
				}
				out[i].Reports[r.Key] = w.Read(rd)
			}
		}()
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// All are the rows of all stories.
func All(stories []Story) []Row {
	var out []Row
	for i := range stories {
		out = append(out, Rows(i, &stories[i])...)
	}
	return out
}
