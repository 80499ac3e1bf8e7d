// SPDX-License-Identifier: Apache-2.0

package say

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/lang"
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

// Models are the three models as files.
type Models struct{ Cue, Bind, Said []byte }

// Train returns the models. read makes tokens, sentences, tags and
// trees; told hears how far it is.
func Train(reports []corpus.Attributed, read func(dragoman.Report) *dragoman.Reading, pack *lang.Pack, told func(string)) (*Models, error) {
	lex, err := page.NewLexicon(pack)
	if err != nil {
		return nil, err
	}
	ex := examples(reports, read, lex)
	told("read")
	var list []item
	var out [folds]fold
	err = each(folds, func(f int) error {
		var in []example
		for i := range ex {
			if i%folds == f {
				out[f].reports = append(out[f].reports, ex[i])
			} else {
				in = append(in, ex[i])
			}
		}
		m, err := tag(in, foldRuns, foldEpochs)
		if err != nil {
			return err
		}
		if out[f].tagger, err = open(m); err != nil {
			return err
		}
		for _, e := range out[f].reports {
			out[f].items = append(out[f].items, items(e, out[f].tagger.Label(e.page))...)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for f := range out {
		list = append(list, out[f].items...)
	}
	told("folds")
	var m Models
	if m.Cue, err = tag(ex, cueRuns, cueEpochs); err != nil {
		return nil, err
	}
	told(fmt.Sprintf("tagger: %d bytes", len(m.Cue)))
	if m.Said, err = trainJudge(out[:], pack, told); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	runs := make([]*linear.FlatTrainer, bindRuns)
	err = each(bindRuns, func(k int) error {
		runs[k] = trainBinder(slices.Clone(list), bindEpochs, seed+uint64(k))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := linear.WriteFlat(&b, bindClip, runs...); err != nil {
		return nil, err
	}
	told(fmt.Sprintf("binder: %d bytes, %d cues", b.Len(), len(list)))
	m.Bind = b.Bytes()
	return &m, nil
}

// each does n things apart from each other, two at a time.
func each(n int, do func(int) error) error {
	var wait sync.WaitGroup
	errs := make([]error, n)
	slots := make(chan struct{}, 2)
	for i := range n {
		wait.Go(func() {
			slots <- struct{}{}
			errs[i] = do(i)
			<-slots
		})
	}
	wait.Wait()
	return errors.Join(errs...)
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
