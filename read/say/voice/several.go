// SPDX-License-Identifier: Apache-2.0

package voice

import (
	"strings"

	"dragoman"
	"dragoman/read/say/page"
)

const mostSpeakers = 6 // of one statement

// speakers resolves each of those who say a statement together: "the army and
// the rebels". "Neither Chad nor Sudan" are both, who do not say it.
func (r *room) speakers(i int, addressee string) []dragoman.Speaker {
	src := r.list[i].Source
	for k := i - 1; k >= 0 && k >= i-6 && src.First >= 0; k-- {
		if r.list[k].Source == src {
			return append([]dragoman.Speaker{r.out[k]}, r.more[k]...)
		}
	}
	parts := r.parts(src)
	if len(parts) < 2 {
		return []dragoman.Speaker{r.speaker(i, addressee)}
	}
	var out []dragoman.Speaker
	for _, part := range parts {
		r.list[i].Source = part
		sp := r.speaker(i, addressee)
		if len(out) == 0 || sp.Actor == "" || sp.Actor != out[0].Actor {
			out = append(out, sp)
		}
	}
	r.list[i].Source = src
	r.more[i] = out[1:]
	return out
}

// parts are the sources joined in one, each without the word that joins them;
// the whole source alone where nothing is joined, or what is joined is no one
// who could speak for himself ("the minister of trade and industry").
func (r *room) parts(src page.Range) []page.Range {
	if src.First < 0 {
		return nil
	}
	if r.p.Is(src.First, page.Neither) && src.First+2 < src.Last {
		src.First++
	}
	head := r.head(src)
	if head >= src.Last || r.p.Words[head].Pos == dragoman.PRON && !r.p.Is(head, page.Third) || !r.speaks(head, &r.p.Words[head]) {
		return []page.Range{src}
	}
	var out []page.Range
	first := src.First
	for i := head + 1; i < src.Last && len(out) < mostSpeakers; i++ {
		w := &r.p.Words[i]
		twin := w.Rel == dragoman.Nsubj && w.Head == r.p.Words[head].Head && w.Left > 0 && r.p.Words[w.Left-1].Pos == dragoman.CCONJ
		if !twin && (w.Rel != dragoman.Conj || w.Head != head && !r.chained(i, head)) || w.Left <= head || !r.speaks(i, w) || r.deeper(head, w.Left) {
			continue
		}
		last := w.Left
		for last > first && (r.p.Words[last-1].Shape == 4 || r.p.Words[last-1].Pos == dragoman.CCONJ) {
			last--
		}
		if last <= first {
			return []page.Range{src}
		}
		out = append(out, page.Range{First: first, Last: last})
		for first = w.Left; first < i && (r.p.Words[first].Shape == 4 || r.p.Words[first].Pos == dragoman.CCONJ); {
			first++
		}
	}
	if len(out) > 0 && (first == src.First || r.p.Words[first-1].Pos != dragoman.CCONJ) {
		return []page.Range{src} // a list that goes on with something else
	}
	return append(out, page.Range{First: first, Last: src.Last})
}

// deeper reports whether what is joined from token i on belongs to a noun within
// what is told beside the head: in "Ruiz, head of the Fish and Farm Department" no
// department speaks.
func (r *room) deeper(head, i int32) bool {
	of := false
	k := i - 1
	for k > head && r.p.Words[k].Pos == dragoman.CCONJ {
		k--
	}
	for ; k > head; k-- {
		if r.low(k) == "," {
			return of
		}
		of = of || r.p.Words[k].Pos == dragoman.ADP
	}
	return false
}

// chained reports whether token i hangs by joins alone on a head.
func (r *room) chained(i, head int32) bool {
	for n := 0; n < mostSpeakers && i >= 0 && r.p.Words[i].Rel == dragoman.Conj; n++ {
		if i = r.p.Words[i].Head; i == head {
			return true
		}
	}
	return false
}

// speaks reports whether what is joined can speak for itself: a name, a pronoun,
// or a noun with a word of its own before it ("the rebels", "two officers"). A
// place does only beside another name ("Oslo and Riga").
func (r *room) speaks(i int32, w *page.Word) bool {
	if k := r.at[i]; k >= 0 && r.mentions[k].Form == dragoman.Name {
		return r.mentions[k].Kind != dragoman.PlaceKind || w.Rel == dragoman.Nsubj || w.Head >= 0 && r.p.Words[w.Head].Pos == dragoman.PROPN
	}
	if r.p.Is(i, page.Third) || r.at[i] < 0 && w.Pos == dragoman.PROPN && w.Left == i {
		return true
	}
	known := r.class[r.low(i)] != "" || r.class[strings.ToLower(r.p.R.Tokens[i].Lemma)] != ""
	return w.Pos == dragoman.NOUN && known && (w.Left < i || r.p.R.Tokens[i].XPOS == "NNS")
}
