// SPDX-License-Identifier: Apache-2.0

package compare

// lists looks for numbers with a list cut short: "three outposts, including A
// and B" in one report, against another that names A and B and no number. The
// second is incomplete beside the first, and contradicts nothing.
func (l *ledger) lists() {
	for _, r := range l.rs {
		for _, s := range r.sentences {
			for _, n := range s.nums {
				items := r.items(s, n)
				if len(items) < 2 || n.unit != "" || n.value < 2 || n.value > 50 {
					continue
				}
				for _, o := range l.rs {
					if o != r {
						l.listed(s, n, items, o)
					}
				}
			}
		}
	}
}

// items are the name terms after "including" or "among them" that follow a
// number and what it counts.
func (r *report) items(s *sentence, n number) []string {
	at := int32(-1)
	for i := n.last; i < min(n.last+14, s.last); i++ {
		if r.words[i] == "including" || r.words[i] == "among" || r.words[i] == "namely" {
			at = i
			break
		}
	}
	if at < 0 {
		return nil
	}
	var out []string
	inside, aside := false, false
	for i := at + 1; i < s.last; i++ {
		switch r.words[i] { // what a relative clause names is no item
		case "which", "who", "where":
			aside = true
		case ",":
			aside = false
		}
		if !aside && r.isName[i] && r.terms[i] != "" {
			if !inside {
				out = append(out, r.terms[i])
			}
			inside = true
		} else {
			inside = false
		}
	}
	return out
}

// listed finds the sentence of another report that names two or more of the
// items and what they are, with no other number for it.
func (l *ledger) listed(s *sentence, n number, items []string, o *report) {
	var best *sentence
	most := 1
	for _, t := range o.sentences {
		k := 0
		for _, item := range items {
			if t.bag[item] > 0 {
				k++
			}
		}
		counted := false
		for _, m := range t.nums {
			counted = counted || m.noun == n.noun && m.unit == ""
		}
		if k > most && t.bag[n.noun] > 0 && !counted {
			best, most = t, k
		}
	}
	if best == nil || n.value <= float64(most) {
		return
	}
	s.matched = true
	l.add("incomplete", "number", label(s.r.Text, s.span), s.cell(n.span.Of(s.r.Text), n.span), best.cell("", best.span))
}
