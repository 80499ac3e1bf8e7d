// SPDX-License-Identifier: Apache-2.0

package parse

import (
	"dragoman/internal/linear"
	"dragoman/read/parse"
)

// oracle knows the gold heads of a sentence; the root is word n.
type oracle struct {
	head     []int32
	children [][]int32
}

func newOracle(head []int32) oracle {
	o := oracle{head, make([][]int32, len(head)+1)}
	for x, h := range head {
		o.children[h] = append(o.children[h], int32(x))
	}
	return o
}

// costs gives, for each allowed transition, the number of gold arcs that can
// no longer be made after it (Goldberg & Nivre 2013); -1 is not allowed.
func (o *oracle) costs(s *parse.State) (c [linear.Width]int) {
	b := int32(s.Front)
	top := int32(-1)
	if n := len(s.Stack); n > 0 {
		top = s.Stack[n-1]
	}
	// What the front word would lose by leaving the buffer: its head and its
	// headless children in the stack.
	headInStack, kids := false, 0
	if s.Front < s.N {
		for _, x := range s.Stack {
			if o.head[b] == x {
				headInStack = true
			}
		}
	}
	for _, x := range o.children[b] {
		if x < b && s.Head[x] < 0 && in(s.Stack, x) {
			kids++
		}
	}
	later := 0 // gold children of the top word still in the buffer
	if top >= 0 {
		for _, x := range o.children[top] {
			if x >= b {
				later++
			}
		}
	}
	for t := range linear.Width {
		if !s.Allowed(t) {
			c[t] = -1
			continue
		}
		switch t {
		case parse.Shift:
			c[t] = kids
			if headInStack {
				c[t]++
			}
		case parse.Reduce:
			c[t] = later
		case parse.Left:
			c[t] = later
			if o.head[top] > b {
				c[t]++
			}
		case parse.Right:
			c[t] = kids
			if h := o.head[b]; h != top && (h > b || headInStack) {
				c[t]++
			}
		}
	}
	return c
}

func in(s []int32, x int32) bool {
	lo, hi := 0, len(s)
	for lo < hi {
		m := (lo + hi) / 2
		if s[m] < x {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo < len(s) && s[lo] == x
}
