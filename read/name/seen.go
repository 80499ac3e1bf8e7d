// SPDX-License-Identifier: Apache-2.0

package name

// seen says how a word is used elsewhere in its document, whoever reads it.
type seen uint8

const (
	seenLow     seen = 1 << iota // without a capital
	seenMid                      // with a capital inside a sentence
	seenTitled                   // after a title: Mr, President
	seenGiven                    // after a given name
	seenIn                       // after in, at, near, from
	seenSays                     // before said, told, added
	seenThe                      // after the
	seenBracket                  // alone in brackets
)

// sight is the seen of every word of a document, by lower-case hash. It is an
// open table, kept and cleared from document to document.
type sight struct {
	keys []uint32
	vals []seen
	n    int
}

func (t *sight) reset() {
	if len(t.keys) == 0 || len(t.keys) > 1<<14 {
		t.keys, t.vals = make([]uint32, 1<<10), make([]seen, 1<<10)
	} else {
		clear(t.keys)
		clear(t.vals)
	}
	t.n = 0
}

func (t *sight) at(key uint32) *seen {
	if key == 0 {
		key = 1
	}
	if t.n*2 >= len(t.keys) {
		t.grow()
	}
	mask := uint32(len(t.keys) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if t.keys[i] == 0 {
			t.keys[i] = key
			t.n++
		}
		if t.keys[i] == key {
			return &t.vals[i]
		}
	}
}

func (t *sight) grow() {
	old := *t
	*t = sight{keys: make([]uint32, 2*len(old.keys)), vals: make([]seen, 2*len(old.keys))}
	for i, k := range old.keys {
		if k != 0 {
			*t.at(k) = old.vals[i]
		}
	}
}

// gather notes the words of a sentence.
func (n *Namer) gather(t *sight, s []word) {
	for i := range s {
		w := &s[i]
		if w.flags&isWord == 0 {
			continue
		}
		if w.flags&isCapital == 0 {
			*t.at(w.low) |= seenLow
			continue
		}
		if w.flags&isHeading != 0 {
			continue
		}
		v := seen(0)
		if w.flags&isInitial == 0 {
			v |= seenMid
		}
		if i > 0 {
			p := &s[i-1]
			switch {
			case p.flags&isTitle != 0:
				v |= seenTitled
			case p.flags&(isGivenM|isGivenF) != 0 && p.flags&isCapital != 0:
				v |= seenGiven
			}
			switch p.text {
			case "in", "at", "near", "from":
				v |= seenIn
			case "the", "The":
				v |= seenThe
			case "(":
				if i+1 < len(s) && s[i+1].text == ")" {
					v |= seenBracket
				}
			case ".":
				if i > 1 && s[i-2].flags&isTitle != 0 {
					v |= seenTitled
				}
			}
		}
		if i+1 < len(s) {
			switch s[i+1].text {
			case "said", "says", "told", "added", "tweeted", "who":
				v |= seenSays
			}
		}
		*t.at(w.low) |= v
	}
}
