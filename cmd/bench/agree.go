// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"strings"

	"dragoman"
	"dragoman/compare"
	"dragoman/compare/verify"
	"dragoman/compare/window"
	"dragoman/eval/agree"
	"dragoman/extract"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
	"dragoman/link"
	"dragoman/read"
	"dragoman/story"
	train "dragoman/train/verify"
)

// benchAgree compares the reports of gold stories and scores what they are
// said to share and where to part; with folds, by models that never saw the
// story. BENCH_SHOW=1 prints what is missed and wrong on stderr.
func benchAgree(gold []string, folds int, started func()) (int, map[string]any, error) {
	w, err := window.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	reader, err := newStoryReader()
	if err != nil {
		return 0, nil, err
	}
	var total agree.Counts
	n := 0
	for _, path := range gold {
		stories, err := train.Stories(path, reader.read, w)
		if err != nil {
			return 0, nil, err
		}
		shipped, err := compare.New(en.Pack())
		if err != nil && folds < 2 {
			return 0, nil, err
		}
		var models []*verify.Model
		if folds > 1 {
			more, err := train.Judged(len(stories), reader.read, w)
			if err != nil {
				return 0, nil, err
			}
			models = train.Folds(append(train.All(stories), more...), folds)
		}
		started()
		for k := range max(1, folds) {
			with := shipped
			if folds > 1 {
				if with, err = compare.With(en.Pack(), models[k]); err != nil {
					return 0, nil, err
				}
			}
			for i := range stories {
				if folds < 2 || i%folds == k {
					total.Add(scoreStory(with, &stories[i]))
					n++
				}
			}
		}
	}
	if os.Getenv("BENCH_SHOW") != "" {
		show := func(name string, lines []string) {
			for _, l := range lines {
				fmt.Fprintf(os.Stderr, "%s: %s\n", name, l)
			}
		}
		show("MISSED", total.Missed)
		show("WRONG", total.Wrong)
		show("INVERTED", total.Inverted)
		show("TENSION", total.FalseTension)
	}
	return n, total.Metrics(), nil
}

// scoreStory compares one story and scores the answer.
func scoreStory(with *compare.Comparer, s *train.Story) agree.Counts {
	key := map[string]string{}
	upto := map[string]int32{}
	var readings []*dragoman.Reading
	var reports []*dragoman.Report
	for _, r := range s.GoldStory.Reports {
		rd := s.Reports[r.Key].Reading
		key[rd.ID], upto[rd.ID] = r.Key, r.Upto
		readings = append(readings, rd)
		reports = append(reports, &rd.Report)
	}
	c := with.Compare(readings, story.Copies(reports))
	var told []agree.Told
	add := func(kind, note string, cells []dragoman.Cell) {
		t := agree.Told{Kind: kind, Spans: map[string][]dragoman.Span{}}
		for _, x := range cells {
			for _, p := range x.Spans {
				if p.Start < upto[x.Report] {
					k := key[x.Report]
					t.Spans[k] = append(t.Spans[k], p)
					for _, rd := range readings {
						if rd.ID == x.Report {
							note += "\n   " + k + " " + string(x.Stance) + " " + x.Holder + " " + x.Value + ": " + strings.ReplaceAll(p.Of(rd.Text), "\n", " ")
						}
					}
				}
			}
		}
		t.Note = note
		told = append(told, t)
	}
	for _, x := range c.Claims {
		add(x.Kind, x.Kind+" "+x.Why, x.Cells)
	}
	for _, q := range c.Quotes {
		kind := "same"
		if q.Flag == "speakers-differ" {
			kind = "differs"
		}
		var cells []dragoman.Cell
		for _, v := range q.Variants {
			cells = append(cells, dragoman.Cell{Report: v.Report, Holder: v.Speaker, Spans: []dragoman.Span{v.Span}})
		}
		add(kind, "quotation", cells)
	}
	return agree.Score(s.GoldStory, told)
}

// storyReader reads the reports of gold stories as the program would.
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
	l, err := link.New(en.Pack(), known, link.Towns(towns))
	if err != nil {
		return nil, err
	}
	return &storyReader{x, r, l}, nil
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
