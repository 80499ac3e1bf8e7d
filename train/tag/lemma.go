// SPDX-License-Identifier: Apache-2.0

package tag

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/read/tag"
)

// Tagger packs the model and opens it as it will be read, without lemmas.
func (p *Perceptron) Tagger() (*tag.Tagger, error) {
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		return nil, err
	}
	m, err := linear.Open(b.Bytes())
	if err != nil {
		return nil, err
	}
	return tag.With(m, p.o.See, m.Classes(), p.fixed(), nil)
}

// Lemmas learns lemma rules from gold: for each Penn tag, a shorter end's rule
// stands unless a longer end, seen at least twice with at least two forms, or
// the whole form, says otherwise.
func Lemmas(w io.Writer, docs []corpus.Doc) error {
	type pair struct{ form, lemma string }
	count := map[string]map[pair]int{}
	for _, d := range docs {
		for _, t := range d.Trees {
			for _, x := range t.Words {
				p := pair{tag.Lower(x.Form), tag.Lower(x.Lemma)}
				if x.XPOS == "CD" || p.lemma == "_" || strings.ContainsAny(p.form+p.lemma, "\t #") || len(p.form) > 24 {
					continue
				}
				if count[x.XPOS] == nil {
					count[x.XPOS] = map[pair]int{}
				}
				count[x.XPOS][p]++
			}
		}
	}
	var tags []string
	for t := range count {
		tags = append(tags, t)
	}
	slices.Sort(tags)
	for _, t := range tags {
		best := map[string]pair{} // form -> its commonest lemma
		for p, n := range count[t] {
			if b, ok := best[p.form]; !ok || n > count[t][b] || n == count[t][b] && p.lemma < b.lemma {
				best[p.form] = p
			}
		}
		forms := make([]string, 0, len(best))
		for f := range best {
			forms = append(forms, f)
		}
		slices.Sort(forms)
		votes := map[string]map[string]int{} // end -> edit -> forms
		for _, f := range forms {
			e := editOf(f, best[f].lemma)
			for n := 0; n <= min(6, len(f)); n++ {
				end := f[len(f)-n:]
				if votes[end] == nil {
					votes[end] = map[string]int{}
				}
				votes[end][e]++
			}
		}
		rule := map[string]string{}
		decide := func(f string, n int) string {
			for ; n >= 0; n-- {
				if e, ok := rule[f[len(f)-n:]]; ok {
					return e
				}
			}
			return "0\t"
		}
		for n := 0; n <= 6; n++ {
			var ends []string
			for end := range votes {
				if len(end) == n {
					ends = append(ends, end)
				}
			}
			slices.Sort(ends)
			for _, end := range ends {
				e, k, all := "", 0, 0
				for x, m := range votes[end] {
					all += m
					if m > k || m == k && x < e {
						e, k = x, m
					}
				}
				if (k >= 2 && k*3 > all*2 || n == 0) && e != decide(end, n-1) {
					rule[end] = e
				}
			}
		}
		for _, f := range forms {
			e := editOf(f, best[f].lemma)
			if e != decide(f, min(6, len(f))) && (count[t][best[f]] >= 2 || t[0] == 'V' || t[0] == 'N') && t != "NNP" {
				rule["^"+f] = e
			}
		}
		var ends []string
		for end := range rule {
			ends = append(ends, end)
		}
		slices.Sort(ends)
		for _, end := range ends {
			name := end
			if end == "" {
				if name = "-"; rule[end] == "0\t" {
					continue
				}
			}
			if _, err := fmt.Fprintf(w, "%s\n", strings.TrimRight(t+"\t"+name+"\t"+rule[end], "\t")); err != nil {
				return err
			}
		}
	}
	return nil
}

// editOf says how a form becomes its lemma: bytes to cut, a tab, what to add.
func editOf(form, lemma string) string {
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	return fmt.Sprintf("%d\t%s", len(form)-n, lemma[n:])
}
