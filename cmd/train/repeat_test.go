// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/export/conllu"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/scene"
	"dragoman/read/hold"
	"dragoman/read/where"
	"dragoman/train/coder"
	"dragoman/train/events"
	trainhold "dragoman/train/hold"
	"dragoman/train/parse"
	"dragoman/train/say"
	"dragoman/train/sent"
	"dragoman/train/stories"
	"dragoman/train/tag"
	trainwhere "dragoman/train/where"
)

// readings reads the example reports; what the reader makes of them is the
// gold that the trainers below learn from.
func readings(t *testing.T) (*read.Reader, []*dragoman.Reading) {
	t.Helper()
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../examples/*/*.[tm][xd]*")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d example reports: %v", len(files), err)
	}
	var out []*dragoman.Reading
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, reader.Read(dragoman.Report{ID: filepath.Base(f), Text: string(b), Language: "en", Published: dragoman.Date{Value: "2025-10-16"}}))
	}
	return reader, out
}

// treebank writes readings as CoNLL-U and loads them as gold trees.
func treebank(t *testing.T, all []*dragoman.Reading) (docs []corpus.Doc) {
	t.Helper()
	for _, r := range all {
		var b bytes.Buffer
		if err := conllu.Write(&b, r); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "one.conllu")
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := corpus.CoNLLU(path)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d...)
	}
	return docs
}

// Every trainer makes the same bytes of the same data, time after time: no
// clock, no order of a map, no chance without a seed.
func TestTrainingRepeats(t *testing.T) {
	reader, all := readings(t)
	docs := treebank(t, all)
	pack := en.Pack()
	see, err := wordClasses()
	if err != nil {
		t.Fatal(err)
	}
	options := tag.Options{Seed: 1, See: see, Epochs: 2, MinSeen: 1, MinCount: 1, MinWeight: .1}
	for _, c := range []struct {
		name  string
		train func() ([]byte, error)
	}{
		{"sent", func() ([]byte, error) {
			var b bytes.Buffer
			err := sent.Train(&b, pack, docs)
			return b.Bytes(), err
		}},
		{"tag", func() ([]byte, error) {
			var b bytes.Buffer
			if err := tag.Lemmas(&b, docs); err != nil {
				return nil, err
			}
			p := tag.Train(docs, options)
			p.Join(tag.Train(docs, tag.Options{Seed: 2, See: see, Epochs: 1}).Perceptron)
			if err := p.WriteWords(&b); err != nil {
				return nil, err
			}
			err := p.Write(&b)
			return b.Bytes(), err
		}},
		{"parse", func() ([]byte, error) {
			folded, err := tag.Fold(docs, 2, options)
			if err != nil {
				return nil, err
			}
			m := parse.Train(folded, parse.Options{Seed: 1, See: see, Epochs: 2, Bits: 14})
			m.Join(parse.Train(folded, parse.Options{Seed: 2, See: see, Epochs: 2, Bits: 14}))
			var b bytes.Buffer
			for _, write := range []func() error{
				func() error { return m.Moves.Write(&b, parse.Clip) },
				func() error { return m.Arcs.Write(&b, 1, .1, 0) },
				func() error { return m.Labels.Write(&b, 1, .1, 0) },
			} {
				if err := write(); err != nil {
					return nil, err
				}
			}
			return b.Bytes(), nil
		}},
		{"where", func() ([]byte, error) {
			places, err := where.New(pack)
			if err != nil {
				return nil, err
			}
			return json.Marshal(trainwhere.Fit(places, toponyms(all)))
		}},
		{"coder", func() ([]byte, error) {
			k, err := scene.Load(pack)
			if err != nil {
				return nil, err
			}
			d, err := coder.FromExamples(pack, k, reader)
			if err != nil {
				return nil, err
			}
			files, err := d.Train(coder.None, nil)
			return bytes.Join(files[:], nil), err
		}},
		{"pairs", func() ([]byte, error) {
			pairs, err := events.Pairs(reader, pairRows())
			if err != nil {
				return nil, err
			}
			p, err := do.NewPairsModel(pack, nil, nil)
			if err != nil {
				return nil, err
			}
			return events.TrainPairs(p, pairs)
		}},
		{"spans", func() ([]byte, error) {
			rows, err := events.Rows(reader, spanRows(t, pairRows()))
			if err != nil {
				return nil, err
			}
			p, err := do.NewPairsModel(pack, nil, nil)
			if err != nil {
				return nil, err
			}
			spans, quad, err := events.TrainMain(p, rows)
			return append(spans, quad...), err
		}},
		{"say", func() ([]byte, error) {
			of := map[string]*dragoman.Reading{}
			for _, r := range all {
				of[r.Text] = r
			}
			m, err := say.Train(attributed(all), func(x dragoman.Report) *dragoman.Reading { return of[x.Text] }, pack, func(string) {})
			if err != nil {
				return nil, err
			}
			return slices.Concat(m.Cue, m.Bind, m.Said), nil
		}},
		{"hold", func() ([]byte, error) {
			f, err := hold.LoadFeatures(pack)
			if err != nil {
				return nil, err
			}
			return trainhold.Train(factual(all), func(r *dragoman.Reading) {
				x := events.Tokenised(reader, strings.Split(r.Text, " "))
				r.Tokens, r.Sentences = x.Tokens, x.Sentences
			}, f)
		}},
		{"stories", func() ([]byte, error) {
			s := stories.Read(articles(all))
			yes := func(int) bool { return true }
			return json.Marshal(stories.FitBoth(s, s, yes, yes))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var first []byte
			for i := range 3 {
				b, err := c.train()
				if err != nil {
					t.Fatal(err)
				}
				if len(b) < 50 {
					t.Fatalf("%d bytes: %q", len(b), b)
				}
				if i == 0 {
					first = b
				} else if !bytes.Equal(first, b) {
					t.Fatalf("training %d made other bytes (%d, before %d)", i+1, len(b), len(first))
				}
			}
		})
	}
}

// toponyms are the places of readings, as gold.
func toponyms(all []*dragoman.Reading) (out []corpus.PlacesDoc) {
	for _, r := range all {
		d := corpus.PlacesDoc{ID: r.ID, Text: r.Text}
		for _, p := range r.Places {
			if p.GeoNames != 0 && p.Use != "demonym" {
				d.Toponyms = append(d.Toponyms, corpus.Toponym{Name: p.Of(r.Text), Start: p.Start, End: p.End, GeoNames: p.GeoNames})
			}
		}
		out = append(out, d)
	}
	return out
}

// attributed are the statements of readings, as gold.
func attributed(all []*dragoman.Reading) (out []corpus.Attributed) {
	pairs := func(spans []dragoman.Span) (out [][2]int32) {
		for _, s := range spans {
			out = append(out, [2]int32{s.Start, s.End})
		}
		return out
	}
	for _, r := range all {
		x := corpus.Attributed{ID: r.ID, Text: r.Text}
		for _, s := range r.Statements {
			x.Attributions = append(x.Attributions, corpus.Attribution{ID: s.ID, Source: pairs(s.Source), Cue: pairs(s.Cue), Content: pairs(s.Content), Form: string(s.Form)})
		}
		out = append(out, x)
	}
	return out
}

// factual are the verbs of readings, said to have happened in turn.
func factual(all []*dragoman.Reading) (out []corpus.Factuality) {
	for _, r := range all {
		for _, s := range r.Sentences {
			var words []string
			f := corpus.Factuality{}
			for i, x := range r.Tokens[s.First:s.Last] {
				words = append(words, x.Of(r.Text))
				if x.UPOS == dragoman.VERB {
					f.Targets = append(f.Targets, struct {
						Span  [2]int  `json:"span1"`
						Label float64 `json:"label"`
					}{[2]int{i, i + 1}, float64(len(out)%7 - 3)})
				}
			}
			if f.Text = strings.Join(words, " "); len(f.Targets) > 0 {
				out = append(out, f)
			}
		}
	}
	return out
}

// articles are the texts of readings: those of one folder are of one story.
func articles(all []*dragoman.Reading) (out []corpus.Article) {
	for i, r := range all {
		gold := string(rune('a' + i/3))
		out = append(out, corpus.Article{ID: r.ID + gold, Date: "2025-10-" + string(rune('1'+i/10)) + string(rune('0'+i%10)), Title: r.Title, Text: r.Text, Source: "Post", Gold: gold})
	}
	slices.SortStableFunc(out, func(a, b corpus.Article) int { return strings.Compare(a.Date, b.Date) })
	return out
}

// pairRows are sentences of who did what to whom.
func pairRows() (out []corpus.EventRow) {
	for i, x := range []struct {
		text, typ string
		quad      int
	}{
		{"<s>Norway</s> signed a treaty with <t>Kenya</t> on Monday .", "AGREE", 1},
		{"<s>Kenya</s> accused <t>Chad</t> of shelling the town .", "ACCUSE", 3},
		{"<s>Rebels</s> attacked <t>soldiers</t> near the border .", "ASSAULT", 4},
		{"<s>Chad</s> sent food to <t>Niger</t> .", "AID", 2},
		{"<s>Norway</s> imposed sanctions on <t>Chad</t> .", "SANCTION", 4},
		{"<s>The minister</s> praised <t>the mayor</t> .", "SUPPORT", 1},
		{"<s>Police</s> arrested <t>a teacher</t> in Oslo .", "COERCE", 4},
		{"<s>Niger</s> rejected the demands of <t>Chad</t> .", "REJECT", 3},
	} {
		plain := strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "").Replace(x.text)
		out = append(out, corpus.EventRow{ID: string(rune('a' + i)), Text: plain, Marked: x.text, Gold: []corpus.EventGold{{PLOVER: x.typ, Quad: x.quad}}})
	}
	return out
}

// spanRows are the same sentences with their tokens tagged.
func spanRows(t *testing.T, rows []corpus.EventRow) []corpus.EventRow {
	t.Helper()
	for i := range rows {
		r := &rows[i]
		in := ""
		for _, w := range strings.Fields(r.Marked) {
			begins := true
			for _, k := range []string{"s", "t"} {
				if rest, ok := strings.CutPrefix(w, "<"+k+">"); ok {
					in, w = strings.ToUpper(k), rest
				} else if in == strings.ToUpper(k) {
					begins = false
				}
			}
			word, last := strings.CutSuffix(strings.NewReplacer("</s>", "/", "</t>", "/").Replace(w), "/")
			label := "O"
			if in != "" {
				label = map[bool]string{true: "B-", false: "I-"}[begins] + in
			}
			r.Tokens, r.Tags = append(r.Tokens, word), append(r.Tags, label)
			if last {
				in = ""
			}
		}
		r.Marked = ""
		if len(r.Tokens) != len(strings.Fields(r.Text)) {
			t.Fatalf("%q has tokens %q", r.Text, r.Tokens)
		}
	}
	return rows
}
