// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"sync"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/extract"
	"dragoman/internal/corpus"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
	"dragoman/link"
	"dragoman/read"
	train "dragoman/train/verify"
)

// story reads the reports of gold stories as the program would.
type storyReader struct {
	extract *extract.Extractor
	reader  *read.Reader
	linker  *link.Linker
}

func newStoryReader() (*storyReader, error) {
	x, err := extract.New(en.Pack(), extract.Options{Language: "en"})
	if err != nil {
		return nil, err
	}
	r, err := read.English(en.Pack())
	if err != nil {
		return nil, err
	}
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	towns, err := gaz.Embedded()
	if err != nil {
		return nil, err
	}
	return &storyReader{x, r, link.New(known, link.Towns(towns))}, nil
}

func (s *storyReader) read(raw dragoman.Raw) (*dragoman.Reading, error) {
	rep, _, err := s.extract.Report(raw)
	if err != nil {
		return nil, err
	}
	out := s.reader.Read(rep)
	s.linker.Do(out)
	return out, nil
}

// goldStories reads the stories of a gold file and cuts them into windows, on
// all cores.
func goldStories(path string, w *window.Reader) ([]train.Story, error) {
	gold, err := corpus.GoldStories(path)
	if err != nil {
		return nil, err
	}
	texts, err := corpus.StoryTexts()
	if err != nil {
		return nil, err
	}
	s, err := newStoryReader()
	if err != nil {
		return nil, err
	}
	out := make([]train.Story, len(gold))
	errs := make([]error, len(gold))
	var wait sync.WaitGroup
	gate := make(chan struct{}, 2)
	for i := range gold {
		out[i] = train.Story{GoldStory: &gold[i], Reports: map[string]*window.Report{}}
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
				rd, err := s.read(a.Raw(r.Date))
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

func debugf(format string, a ...any) { fmt.Fprintf(os.Stderr, format, a...) }
