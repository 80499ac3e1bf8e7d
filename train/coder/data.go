// SPDX-License-Identifier: Apache-2.0

// Package coder trains the models of the event coder on reports coded by hand,
// on given pairs (PLV) and on sentences with parties (CoPED), and codes reports
// held out with models that have not seen them.
package coder

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"

	"dragoman"
	"dragoman/extract"
	"dragoman/internal/corpus"
	"dragoman/lang"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/propose"
	"dragoman/read/do/rank"
	"dragoman/read/do/scene"
	"dragoman/train/events"
)

// Report is a report coded by hand, read and laid out.
type Report struct {
	Gold       corpus.Coded
	Ours       bool // coded for this project: nothing is judged by it
	Reading    *dragoman.Reading
	Scene      *scene.Scene
	Candidates []*propose.Candidate
	Features   []rank.Bag // of each candidate
	Event      []int      // of each candidate: the gold event it tells, -1 none
}

// Sentence is a sentence with one relation: of PLV its type, of CoPED its
// parties.
type Sentence struct {
	Text   string
	Scene  *scene.Scene
	Word   *propose.Candidate // that tells the relation; nil where none was found
	Type   string             // PLOVER; of PLV also YIELD; "" for CoPED
	Source []int              // heads of the parties: tokens of the sentence
	Target []int
	// Given are the byte ranges of source and target, of PLV.
	Given    [2]dragoman.Span
	Features rank.Bag
}

// Data is all that is learnt from.
type Data struct {
	Knowledge *scene.Knowledge
	Linker    read.Linker
	Reports   []*Report
	PLV       []*Sentence
	CoPED     []*Sentence
	Examples  []*Example
	Judged    []*Judgement
	made      map[[2]int][6][]byte // models of words, by the parts held out
}

// Load reads the data sets with a reader that stops before events, and with x
// for what is furniture.
func Load(pack *lang.Pack, k *scene.Knowledge, r *read.Reader, x *extract.Extractor, l read.Linker) (*Data, error) {
	d := &Data{Knowledge: k, Linker: l}
	if err := d.loadReports(r, x); err != nil {
		return nil, err
	}
	if err := d.loadPLV(r); err != nil {
		return nil, err
	}
	if err := d.loadCoPED(r); err != nil {
		return nil, err
	}
	return d, d.loadExamples(pack, r)
}

func (d *Data) loadReports(r *read.Reader, x *extract.Extractor) error {
	path, err := corpus.Path("gold", "articles.json")
	if err != nil {
		return err
	}
	gold, err := corpus.CodedReports(path)
	if err != nil {
		return err
	}
	if path, err = corpus.Path("news", "worldnews.jsonl.gz"); err != nil {
		return err
	}
	rows, err := corpus.JSONL[row](path)
	if err != nil {
		return err
	}
	texts := map[string]row{}
	short := map[string]row{}
	for _, t := range rows {
		sum := sha1.Sum([]byte(t.Text))
		h := hex.EncodeToString(sum[:])
		texts[h], short[h[:shaLength]] = t, t
	}
	ours, err := codedReports(func(sha string) (string, bool) { t, ok := short[sha]; return t.Text, ok })
	if err != nil {
		return err
	}
	for i, g := range append(gold, ours...) {
		t, ok := texts[g.SHA1]
		if i >= len(gold) {
			t, ok = short[g.SHA1]
		}
		if !ok {
			return fmt.Errorf("%s: no report of news/worldnews has its text", g.ID)
		}
		rep, _, err := x.Report(dragoman.Raw{Key: t.ID, URL: t.URL, Bytes: []byte(t.Text), Published: g.Published})
		if err != nil {
			return err
		}
		c := newReport(d.Knowledge, g, r.Read(rep))
		c.Ours = i >= len(gold)
		d.Reports = append(d.Reports, c)
	}
	return d.loadJudged(short, r, x)
}

// row is a report of news/worldnews.
type row struct{ ID, URL, Text string }

func newReport(k *scene.Knowledge, g corpus.Coded, r *dragoman.Reading) *Report {
	x := &Report{Gold: g, Reading: r, Scene: do.Scene(k, r)}
	x.Candidates = propose.All(x.Scene)
	for _, c := range x.Candidates {
		x.Features = append(x.Features, rank.Features(x.Scene, c))
		x.Event = append(x.Event, tells(g.Events, c.Span()))
	}
	return x
}

// tells is the event whose evidence a word overlaps most like, core before
// optional; -1 for none.
func tells(events []corpus.CodedEvent, s dragoman.Span) int {
	best, top, core := -1, 0.0, false
	for n, e := range events {
		for _, v := range e.Evidence {
			a, b := max(int(s.Start), v[0]), min(int(s.End), v[1])
			if a >= b {
				continue
			}
			iou := float64(b-a) / float64(max(int(s.End), v[1])-min(int(s.Start), v[0]))
			if best < 0 || iou > top || iou == top && e.Tier == "core" && !core {
				best, top, core = n, iou, e.Tier == "core"
			}
		}
	}
	return best
}

func eventRows(name string) ([]corpus.EventRow, error) {
	path, err := corpus.Path("events", name)
	if err != nil {
		return nil, err
	}
	return corpus.JSONL[corpus.EventRow](path)
}

func (d *Data) loadPLV(r *read.Reader) error {
	rows, err := eventRows("plv-train.jsonl")
	if err != nil {
		return err
	}
	pairs, err := events.Pairs(r, rows)
	if err != nil {
		return err
	}
	for n, p := range pairs {
		x := &Sentence{Text: p.Text, Scene: do.Scene(d.Knowledge, p.Reading), Type: rows[n].Gold[0].PLOVER, Given: [2]dragoman.Span{p.Source, p.Target}}
		d.PLV = append(d.PLV, x)
		if p.Source.Len() == 0 || p.Target.Len() == 0 {
			continue
		}
		for _, c := range x.Scene.Clauses {
			if c == nil {
				continue
			}
			a, b := headOf(c, p.Source), headOf(c, p.Target)
			if a >= 0 && b >= 0 {
				x.Source, x.Target = []int{a}, []int{b}
				x.find(c, a, b)
			}
		}
	}
	return nil
}

func (d *Data) loadCoPED(r *read.Reader) error {
	rows, err := eventRows("coped-train-clean.jsonl")
	if err != nil {
		return err
	}
	read, err := events.Rows(r, rows)
	if err != nil {
		return err
	}
	for _, row := range read {
		if !row.Spans || len(row.Tags) == 0 {
			continue
		}
		x := &Sentence{Text: row.Text, Scene: do.Scene(d.Knowledge, row.Reading)}
		c := x.Scene.Clauses[0]
		if c == nil {
			continue
		}
		t := do.Ranges(row.Tags)
		for _, s := range t.Source {
			x.Source = append(x.Source, topOf(c, s[0], s[1]))
		}
		for _, s := range t.Target {
			x.Target = append(x.Target, topOf(c, s[0], s[1]))
		}
		if len(x.Source) == 0 || len(x.Target) == 0 {
			continue
		}
		x.find(c, x.Source[0], x.Target[0])
		d.CoPED = append(d.CoPED, x)
	}
	return nil
}

// find sets the word that tells the relation.
func (x *Sentence) find(c *frameClause, a, b int) {
	x.Word = wordBetween(x.Scene, c, a, b, x.Type)
	if x.Word != nil {
		x.Features = rank.Features(x.Scene, x.Word)
	}
}
