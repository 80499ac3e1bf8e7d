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
