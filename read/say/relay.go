// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/page"
)

// relayed makes drafts of the outlets that a sentence ends with ("Ruiz warned that
// the dam would break, Harbour News reports"), whatever else is told in it, and
// ends the other contents before them.
func relayed(p *page.Page, drafts []draft) []draft {
	near := bySentence(p, drafts)
	for n := range p.R.Sentences {
		sent := &p.R.Sentences[n]
		v := sent.Last - 1
		for v > sent.First && p.Words[v].Shape == 4 {
			v--
		}
		if sent.Furniture != "" || v < sent.First+6 || !p.Is(v, page.Relays) || told(p, drafts, near[int32(n)], v) {
			continue
		}
		source := outlet(p, v)
		if source.First <= sent.First+4 {
			continue
		}
		t := page.Range{First: sent.First, Last: source.First}
		for t.Last > t.First && p.Words[t.Last-1].Shape == 4 {
			t.Last--
		}
		for t.First < t.Last && p.Words[t.First].Shape == 4 {
			t.First++
		}
		if t.Last == source.First || t.Last-t.First < 4 || !clause(p, t) {
			continue
		}
		for _, k := range near[int32(n)] {
			for i := range drafts[k].pieces {
				if c := &drafts[k].pieces[i]; c.First < t.Last && c.Last > source.First && c.Last <= sent.Last {
					c.Last = t.Last
				}
			}
		}
		drafts = append(drafts, draft{cue: page.Range{First: v, Last: v + 1}, head: v, source: source, pieces: []page.Range{dateline(p, t)}})
	}
	return drafts
}

// told reports whether a draft of a sentence has token v for its cue.
func told(p *page.Page, drafts []draft, near []int, v int32) bool {
	for _, k := range near {
		if meet(drafts[k].cue, v, v+1) {
			return true
		}
	}
	return false
}

// outlet is the name of a body that ends right before token v, with its article.
func outlet(p *page.Page, v int32) page.Range {
	for k := len(p.R.Mentions) - 1; k >= 0; k-- {
		m := &p.R.Mentions[k]
		if m.Last == v && m.Form == dragoman.Name && (m.Kind == dragoman.Organisation || m.Kind == dragoman.Work) {
			t := page.Range{First: m.First, Last: v}
			if t.First > 0 && p.Words[t.First-1].Pos == dragoman.DET {
				t.First--
			}
			return t
		}
		if m.First < v-20 {
			break
		}
	}
	return none
}

// tweets makes drafts of paragraphs that end with who wrote them: "The pass is
// shut. — Ana Ruiz (@anaruiz) May 3, 2018".
func tweets(p *page.Page, drafts []draft) []draft {
	for _, para := range p.Paras {
		at := int32(-1)
		for i := para.First + 3; i+3 < para.Last; i++ {
			if isDash(p.R.Tokens[i].Of(p.R.Text)) && handle(p, i+1, para.Last) {
				at = i
			}
		}
		if at < 0 {
			continue
		}
		t := page.Range{First: para.First, Last: at}
		for t.First < t.Last && p.Words[t.First].Shape == 4 {
			t.First++
		}
		for t.Last > t.First && p.Words[t.Last-1].Shape == 4 {
			t.Last--
		}
		name := page.Range{First: at + 1, Last: at + 1}
		for p.R.Tokens[name.Last].Of(p.R.Text) != "(" {
			name.Last++
		}
		if t.Last-t.First < 3 || !verb(p, t) {
			continue
		}
		kept := drafts[:0:0]
		for _, d := range drafts {
			if f := d.first(); d.from == apart && f >= para.First && f < para.Last {
				continue // a quotation of the whole of it
			}
			kept = append(kept, d)
		}
		drafts = append(kept, draft{cue: page.Range{First: at, Last: at + 1}, head: at, source: name, pieces: []page.Range{t}})
	}
	return drafts
}

const longestName = 6 // tokens of a name before its handle

// handle reports whether tokens from i on are a name and its handle in brackets:
// "Ana Ruiz (@anaruiz)".
func handle(p *page.Page, i, end int32) bool {
	for k := i; k+1 < end && k <= i+longestName; k++ {
		if p.R.Tokens[k].Of(p.R.Text) == "(" {
			return k > i && p.R.Tokens[k+1].Of(p.R.Text)[0] == '@'
		}
	}
	return false
}
