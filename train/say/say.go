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

// Settings of the training, found on the dev set. Weights are in the
// perceptron's unit of one update.
const (
	folds         = 3 // the binder learns from labels of taggers that did not see the report
	foldEpochs    = 5
	cueEpochs     = 8
	bindEpochs    = 5
	seed          = 5
	minSeen       = 6  // updates a feature needs to be kept
	minWeight     = 4  // averaged weight below which it is dropped
	clipAt        = 64 // averaged weight that becomes 127
	missCost      = 10 // margin for calling part of a statement outside
	bindMinSeen   = 4
	bindMinWeight = 0.5
	bindClip      = 0
	bindBonus     = 10 // margin for dropping a cue that is one
)

// Fit trains both models on reports and gives them as a sayer. read makes
// tokens, sentences, tags and parses. told hears how far it is.
func Fit(reports []corpus.Attributed, read func(dragoman.Report) *dragoman.Reading, lex *page.Lexicon, told func(string)) (*say.Sayer, error) {
	c, b, err := Train(reports, read, lex, told)
	if err != nil {
		return nil, err
	}
	t, err := open(c)
	if err != nil {
		return nil, err
	}
	m, err := linear.Open(b)
	if err != nil {
		return nil, err
	}
	return say.With(lex, t, bind.New(m)), nil
}

// Train returns the two models as files.
func Train(reports []corpus.Attributed, read func(dragoman.Report) *dragoman.Reading, lex *page.Lexicon, told func(string)) (cueModel, bindModel []byte, err error) {
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
		m, err := tag(in, foldEpochs)
		if err != nil {
			return nil, nil, err
		}
		t, err := open(m)
		if err != nil {
			return nil, nil, err
		}
		for _, i := range out {
			list = append(list, items(ex[i], t.Label(ex[i].page))...)
		}
		told(fmt.Sprintf("fold %d", f+1))
	}
	if cueModel, err = tag(ex, cueEpochs); err != nil {
		return nil, nil, err
	}
	told(fmt.Sprintf("tagger: %d bytes", len(cueModel)))
	var b bytes.Buffer
	m := trainBinder(list, bindEpochs, seed)
	if err := m.Write(&b, bindMinSeen, bindMinWeight, bindClip); err != nil {
		return nil, nil, err
	}
	told(fmt.Sprintf("binder: %d bytes, %d cues", b.Len(), len(list)))
	return cueModel, b.Bytes(), nil
}

func tag(ex []example, epochs int) ([]byte, error) {
	t := newTagger(ex, map[uint32]bool{})
	t.cost = missCost
	t.train(epochs, seed)
	var b bytes.Buffer
	err := t.table.Write(&b, minSeen, minWeight, clipAt)
	return b.Bytes(), err
}

func open(model []byte) (*cue.Tagger, error) {
	m, err := linear.Open(model)
	if err != nil {
		return nil, err
	}
	return cue.New(m)
}
