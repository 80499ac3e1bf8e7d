// SPDX-License-Identifier: Apache-2.0

package say

import (
	"bytes"
	"fmt"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// Settings of the training, found on the dev set. Weights are in the
// perceptron's unit of one update.
const (
	folds      = 5 // the binder learns from labels of taggers that did not see the report
	foldRuns   = 1
	foldEpochs = 4
	cueRuns    = 3 // runs in another order each, averaged
	cueEpochs  = 4 // more learns the annotators' noise by heart
	bindEpochs = 2
	bindRuns   = 5
	seed       = 5
	minSeen    = 6  // updates a feature needs to be kept
	minWeight  = 4  // averaged weight below which it is dropped
	clipAt     = 64 // averaged weight that becomes 127
	bindCost   = 10 // margin for a wrong part
	bindBonus  = 10 // margin for dropping a cue that is one
	missCost   = 10 // margin for calling part of a statement outside
	bindBits   = 21 // log2 of the binder's slots: 2 MB
	bindClip   = 16 // averaged weight that becomes 127
)

// Train returns the two models as files. read makes tokens, sentences, tags and
// trees; told hears how far it is.
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
		m, err := tag(in, foldRuns, foldEpochs)
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
	if cueModel, err = tag(ex, cueRuns, cueEpochs); err != nil {
		return nil, nil, err
	}
	told(fmt.Sprintf("tagger: %d bytes", len(cueModel)))
	var b bytes.Buffer
	var runs []*linear.FlatTrainer
	for k := range bindRuns {
		runs = append(runs, trainBinder(list, bindEpochs, seed+uint64(k)))
	}
	if err := linear.WriteFlat(&b, bindClip, runs...); err != nil {
		return nil, nil, err
	}
	told(fmt.Sprintf("binder: %d bytes, %d cues", b.Len(), len(list)))
	return cueModel, b.Bytes(), nil
}

func tag(ex []example, runs, epochs int) ([]byte, error) {
	t := newTagger(ex, map[uint32]bool{})
	t.cost = missCost
	t.train(runs, epochs, seed)
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
