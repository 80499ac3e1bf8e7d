// SPDX-License-Identifier: Apache-2.0

package stories

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"

	"dragoman/internal/corpus"
	"dragoman/story"
)

// since is where the full feed is cut for fitting: its labels begin later.
const since = "2016-03-01"

// Labelled is the part of a feed, in order of date, that can hold labels.
func Labelled(as []corpus.Article) []corpus.Article {
	for len(as) > 0 && as[0].Date < since {
		as = as[1:]
	}
	return as
}

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
		out[i] = Read(Labelled(as))
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
	b, err := file(w)
	if err != nil {
		return err
	}
	if err := os.WriteFile("story/weights.json", b, 0o644); err != nil {
		return err
	}
	return os.WriteFile("story/weights.card.md", fmt.Appendf(nil, card, w.Against, sha256.Sum256(b), sha256.Sum256(table)), 0o644)
}

// file writes weights with a tree a line.
func file(w *story.Weights) ([]byte, error) {
	out := fmt.Appendf(nil, "{\n \"threshold\": %g,\n \"against\": %g,", w.Threshold, w.Against)
	for i, part := range []struct {
		name string
		of   story.Scorer
	}{{"own", w.Own}, {"full", w.Full}} {
		trees := part.of.Trees
		part.of.Trees = nil
		b, err := json.Marshal(part.of)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = fmt.Appendf(out, "\n \"%s\": %s,\n  \"trees\": [\n", part.name, bytes.TrimSuffix(b, []byte("}")))
		for k, t := range trees {
			line, err := json.Marshal(t)
			if err != nil {
				return nil, err
			}
			if out = append(append(out, "   "...), line...); k < len(trees)-1 {
				out = append(out, ',')
			}
			out = append(out, '\n')
		}
		out = append(out, "  ]}"...)
	}
	return append(out, "\n}\n"...), nil
}

const card = `# weights.json, frequency.bin

Whether two reports tell of one happening: two logistics of a pair, one over 16 features of its own and one over 22 that also say how it stands among the pairs near it (story/pair.go names them), with 60 boosted trees of depth 3 over each; the second counts where it is not more than %g below the first, and stories are put together by the mean over their reports (story/link.go). And the document frequencies a window starts from.

- Data: AllSides 2016-2018 (1,254 labelled articles), the same inside the stream of 2016-2018 (11,188 articles), and made "no" examples: articles on one name, two weeks or more apart, put on one day. Frequencies: 12,799 US political articles before 2016, counts only. Outlets' texts, not part of the project.
- Command: go run ./cmd/train stories (no chance in it)
- Not used, though they would score higher: the outlet (the editors never put two reports of one outlet into a story) and anything else that is a habit of these editors alone.
- Scores, cross-validated by time: go run ./cmd/bench --folds 5 stories AllSides-file stream-file; see docs/stories.md
- Leans: US politics; editors' stories of two or three articles; therefore how a pair stands among others may take no more from it.
- sha256 weights.json %x
- sha256 frequency.bin %x
`

// Score is BCubed of a feed.
type Score struct{ P, R, F1 float64 }

// CrossValidate scores every fold of the gold feed with weights fitted on the
// others. background, if any, is the full feed: it is fitted on as well, and
// its labelled articles, placed among all the others, are scored as inside.
func CrossValidate(gold, background *Stream, folds int) (alone, inside Score) {
	in := gold.Fold(folds)
	found, among := map[string]string{}, map[string]string{}
	var around []int
	if background != nil {
		around = background.Fold(folds)
	}
	for f := range folds {
		var w *story.Weights
		if background == nil {
			w = Fit(gold.Examples(func(i int) bool { return in[i] != f }))
		} else {
			w = FitBoth(gold, background, func(i int) bool { return in[i] != f }, func(i int) bool { return around[i] != f })
			for id, s := range background.Run(w, func(i int) bool { return around[i] == f }) {
				among[id] = fmt.Sprint(f, " ", s)
			}
		}
		for id, s := range gold.Run(w, func(i int) bool { return in[i] == f }) {
			found[id] = fmt.Sprint(f, " ", s)
		}
	}
	all := func(int) bool { return true }
	alone.P, alone.R, alone.F1 = gold.Score(found, all)
	if background != nil {
		inside.P, inside.R, inside.F1 = background.Score(among, all)
	}
	return alone, inside
}
