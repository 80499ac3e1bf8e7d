// SPDX-License-Identifier: Apache-2.0

package name

import "math"

// Span is a name in a sentence: tokens [First, Last) and its label.
type Span struct {
	First, Last int
	Label       int
}

// The states of the semi-Markov model within a run: 0 is no name so far, 1+k
// a name of kind k just ended, 1+labels+k one ended some tokens ago.
const states = 1 + 2*labels

func stepOutside(state int) int {
	if state >= 1 && state <= labels {
		return state + labels
	}
	return state
}

// lattice holds the scores of one run and finds its best names.
type lattice struct {
	n      int
	token  [][classes]int32 // by token of the run
	sum    [][labels]int32  // prefix sums of the inside scores
	span   [][labels]int32  // by first*maxName + length-1: whole-name scores
	usable []bool           // of a span
	best   [][states]int32  // by boundary
	from   [][states]step
	lefts  []int // left sort, by token
}

type step struct {
	first int16 // where the last name or outside token began
	state int8  // the state there
	label int8  // -1 is an outside token
}

func (l *lattice) reset(n int) {
	l.n = n
	if cap(l.token) < n+1 {
		m := max(2*n, maxRun+1)
		l.token, l.sum = make([][classes]int32, m), make([][labels]int32, m)
		l.span, l.usable = make([][labels]int32, m*maxName), make([]bool, m*maxName)
		l.best, l.from, l.lefts = make([][states]int32, m), make([][states]step, m), make([]int, m)
	}
	clear(l.token[:n])
	clear(l.span[:n*maxName])
	clear(l.usable[:n*maxName])
}

// score is that of tokens [a,b) as one name of kind k, without its join.
func (l *lattice) score(a, b, k int) int32 {
	x := l.span[a*maxName+b-a-1][k]
	c := begin + 4*k
	if b-a == 1 {
		return x + l.token[a][c+single]
	}
	return x + l.token[a][c+first] + l.token[b-1][c+last] + l.sum[b-1][k] - l.sum[a+1][k]
}

// decode appends the best names of the run, offset by base tokens.
func (l *lattice) decode(out []Span, base int, join *[states][8][labels]int32) []Span {
	const low = math.MinInt32 / 2
	n := l.n
	l.sum[0] = [labels]int32{}
	for i := range n {
		for k := range labels {
			l.sum[i+1][k] = l.sum[i][k] + l.token[i][begin+4*k+inside]
		}
	}
	for i := 0; i <= n; i++ {
		for s := range states {
			l.best[i][s] = low
		}
	}
	l.best[0][0] = 0
	for i := range n {
		var enter [labels]int32
		var by [labels]int8
		for k := range labels {
			enter[k] = low
		}
		for s := range states {
			b := l.best[i][s]
			if b == low {
				continue
			}
			if o := b + l.token[i][outside]; o > l.best[i+1][stepOutside(s)] {
				l.best[i+1][stepOutside(s)] = o
				l.from[i+1][stepOutside(s)] = step{int16(i), int8(s), -1}
			}
			j := &join[s][l.lefts[i]]
			for k := range labels {
				if x := b + j[k]; x > enter[k] {
					enter[k], by[k] = x, int8(s)
				}
			}
		}
		for m := 1; m <= maxName && i+m <= n; m++ {
			if !l.usable[i*maxName+m-1] {
				continue
			}
			for k := range labels {
				if x := enter[k] + l.score(i, i+m, k); x > l.best[i+m][1+k] {
					l.best[i+m][1+k] = x
					l.from[i+m][1+k] = step{int16(i), by[k], int8(k)}
				}
			}
		}
	}
	s := 0
	for t := range states {
		if l.best[n][t] > l.best[n][s] {
			s = t
		}
	}
	mark := len(out)
	for i := n; i > 0; {
		f := l.from[i][s]
		if f.label >= 0 {
			out = append(out, Span{base + int(f.first), base + i, int(f.label)})
		}
		i, s = int(f.first), int(f.state)
	}
	for a, b := mark, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}
