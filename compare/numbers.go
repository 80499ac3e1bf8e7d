// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"math"
	"strconv"
	"strings"

	"dragoman"
)

// number is a count or measure and what it counts.
type number struct {
	value, top  float64 // top is the upper end of a range, else 0
	scope       string  // "", about, at-least, at-most
	unit        string  // percent, USD, ...; "" for a plain count
	noun        string  // concept of what is counted, "" unknown
	noun2       string  // concept of a word that qualifies it
	verb        string  // concept of the verb it hangs on, "" unknown
	first, last int32   // tokens
	span        dragoman.Span
}

// numbers reads the numbers of tokens [first, last).
func (r *report) numbers(first, last int32) []number {
	var out []number
	if len(r.Quantities) > 0 {
		for _, q := range r.Quantities {
			i := int32(r.TokenAt(q.Start))
			if i < first || i >= last {
				continue
			}
			n := number{value: q.Value, top: q.Max, unit: q.Unit, span: q.Span, first: i, last: int32(r.TokenAt(q.End-1)) + 1}
			switch q.Approx {
			case "about", "dozens":
				n.scope = "about"
			case "at-least", "more-than":
				n.scope = "at-least"
			case "at-most", "less-than":
				n.scope = "at-most"
			}
			if q.Noun != "" {
				n.noun = words().concept(stem(strings.ToLower(q.Noun)))
			}
			r.governed(&n, first, last)
			out = append(out, n)
		}
		return out
	}
	for i := first; i < last; i++ {
		v, ok := value(r.words[i])
		if !ok || r.inDate(i) || r.isName[i] && r.words[i][0] > '9' {
			continue
		}
		n := number{value: v, first: i, last: i + 1}
		for n.last < last {
			m, ok := scale(r.words[n.last])
			if !ok {
				break
			}
			n.value *= m
			n.last++
		}
		r.scope(&n, first)
		r.governed(&n, first, last)
		n.span = dragoman.Span{Start: r.Tokens[n.first].Start, End: r.Tokens[n.last-1].End}
		out = append(out, n)
		i = n.last - 1
	}
	return out
}

// scope reads the words before a number: at least, about, up to.
func (r *report) scope(n *number, first int32) {
	at := n.first
	if at > first && (r.words[at-1] == "$" || r.words[at-1] == "€" || r.words[at-1] == "£") {
		n.unit = map[string]string{"$": "USD", "€": "EUR", "£": "GBP"}[r.words[at-1]]
		at--
	}
	if at <= first {
		return
	}
	two := ""
	if at-1 > first {
		two = r.words[at-2] + " " + r.words[at-1]
	}
	switch one := r.words[at-1]; {
	case two == "at least" || two == "more than" || one == "over" || two == "no fewer":
		n.scope = "at-least"
	case two == "at most" || two == "up to" || two == "less than" || two == "fewer than" || one == "under":
		n.scope = "at-most"
	case one == "about" || one == "around" || one == "some" || one == "nearly" || one == "almost" || one == "roughly" || one == "approximately":
		n.scope = "about"
	}
}

// governed finds what a number counts and the verb it hangs on: by the tree
// where there is one, else the next noun and the nearest verb.
func (r *report) governed(n *number, first, last int32) {
	lex := words()
	for i := n.last; n.noun == "" && i < min(n.last+5, last); i++ {
		t := &r.Tokens[i]
		switch r.words[i] {
		case "percent", "%", "per":
			n.unit = "percent"
		case "dollars", "dollar":
			n.unit = "USD"
		case "euros", "euro":
			n.unit = "EUR"
		}
		if t.UPOS == dragoman.NOUN {
			if i+1 < last && r.Tokens[i+1].UPOS == dragoman.NOUN {
				n.noun2 = r.terms[i]
				continue
			}
			n.noun = lex.concept(stem(strings.ToLower(t.Lemma)))
			break
		}
		if t.UPOS == dragoman.ADJ || t.UPOS == dragoman.PROPN {
			if n.noun2 == "" {
				n.noun2 = r.terms[i]
			}
			continue
		}
		if t.UPOS == dragoman.VERB {
			break
		}
		if t.UPOS == dragoman.PUNCT && r.words[i] != "%" && r.words[i] != "-" || t.UPOS == dragoman.CCONJ {
			break
		}
	}
	for h, step := r.Tokens[n.first].Head, 0; h >= 0 && step < 8; h, step = r.Tokens[h].Head, step+1 {
		if r.Tokens[h].UPOS == dragoman.VERB {
			n.verb = lex.concept(strings.ToLower(r.Tokens[h].Lemma))
			if c := lex.concept(r.words[h]); c != r.words[h] {
				n.verb = c
			}
			return
		}
	}
}

// inDate reports whether a token lies in a time expression.
func (r *report) inDate(i int32) bool {
	for _, t := range r.Times {
		if t.Overlaps(r.Tokens[i].Span) && t.Type != "DURATION" && t.Type != "SET" {
			return true
		}
	}
	return len(r.Times) == 0 && i > 0 && dateWord(r.words[i-1])
}

var numberWords = map[string]float64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// value reads a number as written: 1,200, 52.4, twenty-three.
func value(w string) (float64, bool) {
	if v, ok := numberWords[w]; ok {
		return v, true
	}
	if a, b, ok := strings.Cut(w, "-"); ok {
		x, ok1 := numberWords[a]
		y, ok2 := numberWords[b]
		return x + y, ok1 && ok2 && x >= 20 && y < 10
	}
	w = strings.TrimSuffix(strings.TrimLeft(w, "$€£"), "%")
	if w == "" || w[0] < '0' || w[0] > '9' || len(w) > 18 {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return v, err == nil && !math.IsInf(v, 0)
}

func scale(w string) (float64, bool) {
	switch w {
	case "hundred":
		return 100, true
	case "thousand":
		return 1000, true
	case "million", "m":
		return 1e6, true
	case "billion", "bn":
		return 1e9, true
	case "trillion":
		return 1e12, true
	}
	return 0, false
}

// agree says how two numbers of the same thing stand: same, more_specific
// (one is rounder or a bound the other meets), or differs.
func agree(a, b number) string {
	if a.value == b.value && a.top == b.top {
		return "same"
	}
	lo, hi := a, b
	if lo.value > hi.value {
		lo, hi = hi, lo
	}
	if a.top > 0 && a.value <= b.value && b.value <= a.top || b.top > 0 && b.value <= a.value && a.value <= b.top {
		return "more_specific"
	}
	if lo.scope == "at-least" && hi.value <= 1.25*lo.value || hi.scope == "at-most" && hi.value <= 1.25*lo.value {
		return "more_specific"
	}
	near := hi.value - lo.value
	if (a.scope == "about" || b.scope == "about") && near <= .1*hi.value {
		return "more_specific"
	}
	if near < 1 && near <= .02*hi.value && (a.value == math.Trunc(a.value)) != (b.value == math.Trunc(b.value)) {
		return "more_specific" // 52 and 52.4: one is rounded
	}
	if a.scope == "" && b.scope == "" && hi.value >= 1e4 && near <= .005*hi.value {
		return "more_specific"
	}
	return "differs"
}
