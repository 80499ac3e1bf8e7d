// SPDX-License-Identifier: Apache-2.0

package stories

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"os"

	"dragoman/internal/corpus"
	"dragoman/story"
)

// since is where the full feed is cut for fitting: its labels begin later.
const since = "2016-03-01"

// Load reads the labelled feed and the full one.
func Load() (labelled, full *Stream, err error) {
	var out [2]*Stream
	for i, name := range [][]string{{"stories", "allsides-2016-2018.jsonl.gz"}, {"news", "stream-2012-2018.jsonl.gz"}} {
		path, err := corpus.Path(name...)
		if err != nil {
			return nil, nil, err
		}
		as, err := corpus.Articles(path)
		if err != nil {
			return nil, nil, err
		}
		for len(as) > 0 && as[0].Date < since {
			as = as[1:]
		}
		out[i] = Read(as)
	}
	return out[0], out[1], nil
}

// Train writes story/weights.json, its card, and story/frequency.bin.
func Train() error {
	path, err := corpus.Path("stories", "document-frequency-en-pre2016.tsv")
	if err != nil {
		return err
	}
	tsv, err := corpus.ReadFile(path)
	if err != nil {
		return err
	}
	table, err := Frequencies(tsv, 5)
	if err != nil {
		return err
	}
	if err := os.WriteFile("story/frequency.bin", table, 0o644); err != nil {
		return err
	}
	labelled, full, err := Load()
	if err != nil {
		return err
	}
	all := func(int) bool { return true }
	w := FitBoth(labelled, full, all, all)
	w.Weights[len(w.Weights)-1] = keyWeight
	for i, x := range w.Weights {
		w.Weights[i] = math.Round(x*1000) / 1000
	}
	b, err := json.MarshalIndent(w, "", " ")
	if err != nil {
		return err
	}
	b = append(b, '\n')
	if err := os.WriteFile("story/weights.json", b, 0o644); err != nil {
		return err
	}
	return os.WriteFile("story/weights.card.md", fmt.Appendf(nil, card, sha256.Sum256(b), sha256.Sum256(table)), 0o644)
}

// keyWeight is set, not fitted: the feeds the rest is fitted on are not read
// for events.
const keyWeight = 0.8

const card = `# weights.json, frequency.bin

Which story a report belongs to: a logistic over 22 features of one report against one story (story/weights.go names them), and the document frequencies a stream starts from.

- Data: AllSides 2016-2018 (1,254 labelled articles), the same inside the stream of 2016-2018 (11,188 articles), and made "no" examples: articles on one name, two weeks or more apart, put on one day. Frequencies: 12,799 US political articles before 2016, counts only. Outlets' texts, not part of the project.
- Command: go run ./cmd/train stories (no chance in it)
- Event keys are weighted by hand (0.8): the feeds are not read for events.
- Scores, cross-validated by time: go run ./cmd/bench --folds 5 stories AllSides-file stream-file; see docs/stories.md
- Leans: US politics; editors' stories of two or three articles, so a story that holds three is joined less readily ("log size", at most 4 counted).
- sha256 weights.json %x
- sha256 frequency.bin %x
`

// CrossValidate scores every fold of the gold feed with weights fitted on the
// others; background, if any, is the full feed to fit on as well.
func CrossValidate(gold, background *Stream, folds int) (p, r, f1 float64) {
	in := gold.Fold(folds)
	var around []int
	if background != nil {
		around = background.Fold(folds)
	}
	found := map[string]string{}
	for f := range folds {
		others := func(i int) bool { return in[i] != f }
		var w *story.Weights
		if background != nil {
			w = FitBoth(gold.labelledOnly(), background, gold.others(in, f), func(i int) bool { return around[i] != f })
		} else {
			w = gold.Fit(nil, others)
		}
		for id, s := range gold.Run(w, func(i int) bool { return in[i] == f }) {
			found[id] = fmt.Sprint(f, " ", s)
		}
	}
	return gold.Score(found, func(int) bool { return true })
}

// labelledOnly is the feed without its unlabelled articles.
func (s *Stream) labelledOnly() *Stream {
	out := &Stream{}
	for i, a := range s.Articles {
		if a.Gold != "" {
			out.Articles = append(out.Articles, a)
			out.prepared = append(out.prepared, s.prepared[i])
		}
	}
	return out
}

// others tells which articles of labelledOnly stand outside fold f.
func (s *Stream) others(in []int, f int) func(i int) bool {
	var keep []bool
	for i, a := range s.Articles {
		if a.Gold != "" {
			keep = append(keep, in[i] != f)
		}
	}
	return func(i int) bool { return keep[i] }
}
