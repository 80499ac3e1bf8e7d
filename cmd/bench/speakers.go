// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"

	"dragoman"
	"dragoman/eval"
	"dragoman/eval/statements"
	"dragoman/lang/en"
	"dragoman/read"
)

// speakers scores who speaks on marked reports (read/say/testdata/speakers.txt):
// the share of cues with the right speaker, cues not found counted as wrong. n
// is cues.
func speakers(gold []string, _ int, started func()) (int, map[string]any, error) {
	var all []statements.Voices
	for _, g := range gold {
		v, err := statements.LoadVoices(g)
		if err != nil {
			return 0, nil, err
		}
		all = append(all, v...)
	}
	reader, err := read.English(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	var whole, named, classed, found eval.Counts
	for _, v := range all {
		r := reader.Read(dragoman.Report{Text: v.Text})
		for _, m := range v.Cues {
			seen, right, _ := v.Right(m, r.Statements)
			of := &named
			if strings.HasPrefix(m.Value, "@") {
				of = &classed
			}
			for _, c := range []*eval.Counts{&whole, of} {
				c.Gold++
				if right {
					c.Match++
				}
			}
			found.Gold++
			if seen {
				found.Match++
			}
		}
	}
	return whole.Gold, map[string]any{
		"speaker_accuracy": whole.Recall(), "named_accuracy": named.Recall(), "class_accuracy": classed.Recall(), "cues_found": found.Recall(),
	}, nil
}
