// SPDX-License-Identifier: Apache-2.0

package window

import "strings"

// labelWords reads the kinds "label NAME/RIVAL" of words/compare.txt: lemma →
// label and label → rival.
func (r *Reader) labelWords() {
	r.labels, r.rivals = map[string]string{}, map[string]string{}
	for kind, ws := range r.kinds {
		name, ok := strings.CutPrefix(kind, "label ")
		if !ok {
			continue
		}
		label, rival, _ := strings.Cut(name, "/")
		r.rivals[label] = rival
		for w := range ws {
			r.labels[w] = label
		}
	}
}

// Label is the label a lemma gives, "" for none.
func (r *Reader) Label(lemma string) string { return r.labels[lemma] }

// Rival is the label that pulls apart from that of a lemma, "" for none.
func (r *Reader) Rival(lemma string) string {
	if l := r.labels[lemma]; l != "" {
		return r.rivals[l]
	}
	return ""
}

// RivalOf is the label that pulls apart from a label, "" for none.
func (r *Reader) RivalOf(label string) string { return r.rivals[label] }

// tollWords reads the kinds "toll NAME" of words/compare.txt: word → key.
func (r *Reader) tollWords() {
	r.tolls = map[string]uint64{}
	for kind, ws := range r.kinds {
		if strings.HasPrefix(kind, "toll ") {
			for w := range ws {
				r.tolls[w] = Key(kind)
			}
		}
	}
}

// rising are the tolls that grow as more is known: the dead, the hurt.
var rising = map[uint64]bool{Key("toll dead"): true, Key("toll hurt"): true}

// toll is the key of the toll a number at token i gives: the first such word of
// the next five tokens, else the nearest before it. 0 is none.
func (r *Reader) toll(rep *Report, i int32, w *Window) uint64 {
	for k := i + 1; k < min(i+6, w.Last) && rep.nums[k] == nil; k++ {
		if t := r.tolls[rep.words[k]]; t != 0 {
			return t
		}
	}
	for k := i - 1; k >= w.First && rep.nums[k] == nil; k-- {
		if t := r.tolls[rep.words[k]]; t != 0 {
			return t
		}
	}
	return 0
}

// sorted reads the kinds "KIND NAME" of words/compare.txt: word → name.
func (r *Reader) sorted(kind string) map[string]string {
	out := map[string]string{}
	for k, ws := range r.kinds {
		if name, ok := strings.CutPrefix(k, kind+" "); ok {
			for w := range ws {
				out[w] = name
			}
		}
	}
	return out
}

// OfficeOf is the office a title in lower case gives and its degree (deputy,
// former, interim); "" for none. The last word that names an office decides.
func (r *Reader) OfficeOf(words []string) (office, degree string) {
	for _, w := range words {
		if o := r.offices[w]; o != "" {
			office = o
		}
		if d := r.degrees[w]; d != "" {
			degree = d
		}
	}
	return office, degree
}
