// SPDX-License-Identifier: Apache-2.0

package say

import (
	"bytes"
	"fmt"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/read/say"
	"dragoman/read/say/bind"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// Settings of the training, found on the dev set.
var (
	MissCost  = 0
	BindBonus = 0
)

const (
	folds         = 3 // the binder learns from labels of taggers that did not see the report
	foldEpochs    = 5
	cueEpochs     = 8
	bindEpochs    = 5
	seed          = 5
	minSeen       = 2   // updates a feature needs to be kept
	minWeight     = 1.5 // averaged weight below which it is dropped
	bindMinSeen   = 2
	clipAt        = 64
	bindClip      = 0
	bindMinWeight = 0.15
)

// Fit trains both models on reports and gives them as a sayer. read makes
// tokens, sentences, tags and parses. told hears how far it is.
func Fit(reports []corpus.Attributed, read func(dragoman.Report) *dragoman.Reading, lex *page.Lexicon, told func(string)) *say.Sayer {
	c, b := Train(reports, read, lex, told)
	cm, err := linear.Open(c)
	if err != nil {
		panic(err)
	}
	t, err := cue.New(cm)
	if err != nil {
		panic(err)
	}
	bm, err := linear.Open(b)
	if err != nil {
		panic(err)
	}
	return say.With(lex, t, bind.New(bm))
}

// Train returns the two models as files.
func Train(reports []corpus.Attributed, read func(dragoman.Report) *dragoman.Reading, lex *page.Lexicon, told func(string)) (cueModel, bindModel []byte) {
	ex := examples(reports, read, lex)
	told("read")
	var list []item
	for f := range folds {
		var in []example
		var out []int
		for i := range ex {
			if i%folds == f {
				out = append(out, i)
			} else {
				in = append(in, ex[i])
			}
		}
		t := open(tag(in, foldEpochs))
		for _, i := range out {
			list = append(list, items(ex[i], t.Label(ex[i].page))...)
		}
		told(fmt.Sprintf("fold %d", f+1))
	}
	cueModel = tag(ex, cueEpochs)
	told(fmt.Sprintf("tagger: %d bytes", len(cueModel)))
	var b bytes.Buffer
	m := trainBinder(list, bindEpochs, seed)
	if err := m.Write(&b, bindMinSeen, bindMinWeight, bindClip); err != nil {
		panic(err)
	}
	told(fmt.Sprintf("binder: %d bytes, %d cues", b.Len(), len(list)))
	return cueModel, b.Bytes()
}

func tag(ex []example, epochs int) []byte {
	t := newTagger(ex, map[uint32]bool{})
	t.cost = float32(MissCost)
	t.train(epochs, seed)
	var b bytes.Buffer
	if err := t.table.Write(&b, minSeen, minWeight, clipAt); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func open(model []byte) *cue.Tagger {
	m, err := linear.Open(model)
	if err != nil {
		panic(err)
	}
	t, err := cue.New(m)
	if err != nil {
		panic(err)
	}
	return t
}
