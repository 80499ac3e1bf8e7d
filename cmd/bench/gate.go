// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

// gates measures, on PolNeAR (.jsonl), what the verbal gate of the parser
// saves and loses: the share of tokens not parsed, and of gold sources, cues
// and contents that begin in a sentence not parsed.
func gates(gold []string, _ int, started func()) (int, map[string]any, error) {
	var reports []corpus.Attributed
	for _, p := range gold {
		r, err := corpus.PolNeAR(p)
		if err != nil {
			return 0, nil, err
		}
		reports = append(reports, r...)
	}
	cut, err := token.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	split, err := sent.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	tagger, err := tag.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	tokens, skipped := 0, 0
	lost, all := map[string]int{}, map[string]int{}
	for _, a := range reports {
		r := &dragoman.Reading{}
		r.Text = a.Text
		cut.Do(r)
		split.Do(r)
		tagger.Do(r)
		shut := make([]bool, len(r.Sentences))
		for i := range r.Sentences {
			s := &r.Sentences[i]
			shut[i] = parse.Verbal.Skips(s, r.Tokens[s.First:s.Last])
			tokens += int(s.Last - s.First)
			if shut[i] {
				skipped += int(s.Last - s.First)
			}
		}
		for _, x := range a.Attributions {
			for name, spans := range map[string][][2]int32{"source": x.Source, "cue": x.Cue, "content": x.Content} {
				if len(spans) == 0 {
					continue
				}
				all[name]++
				if i := r.SentenceAt(spans[0][0]); i >= 0 && shut[i] {
					lost[name]++
				}
			}
		}
	}
	share := func(name string) float64 { return float64(lost[name]) / float64(max(1, all[name])) }
	return len(reports), map[string]any{
		"tokens_skipped": float64(skipped) / float64(max(1, tokens)),
		"sources_lost":   share("source"), "cues_lost": share("cue"), "contents_lost": share("content"),
	}, nil
}
