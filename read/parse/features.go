// SPDX-License-Identifier: Apache-2.0

package parse

import "dragoman/internal/linear"

const golden = 0x9E3779B1

func f1(t, a uint32) uint32          { return linear.Mix(t*golden, a) }
func f2(t, a, b uint32) uint32       { return linear.Mix(linear.Mix(t*golden, a), b) }
func f3(t, a, b, c uint32) uint32    { return linear.Mix(linear.Mix(linear.Mix(t*golden, a), b), c) }
func f4(t, a, b, c, d uint32) uint32 { return linear.Mix(f3(t, a, b, c), d) }

// at returns the node of a word, or the empty node for -1.
func (s *State) at(i int32) *node {
	if i < 0 {
		i = int32(s.N + 1)
	}
	return &s.nodes[i]
}

// child returns v[i], or -1 for no word.
func child(v []int32, i int32) int32 {
	if i < 0 {
		return -1
	}
	return v[i]
}

// view is what the features see: words, tags and structure around the top of the
// stack and the front of the buffer, after Zhang & Nivre 2011.
type view struct {
	s0, s1         *node // the top of the stack and what lies under it
	b0, b1, b2, b3 *node // the front of the buffer and what comes
	s0h, s0hh      *node // the head of the top and its head
	s0l, s0l2      *node // the outermost children, left
	s0r, s0r2      *node // and right
	b0l, b0l2      *node
	sa, sb         *node // behind the top and before the front, where words lie between
	prev           *node // before the top

	headed, dist, between uint32
	vl, vr, bv            uint32 // numbers of children
	sl, sr, bs            uint32 // their relations
	rt, rr, rl, rb        uint32 // relations of the top, of s0r, s0l and b0l
}

// Features appends all features of the state. A parse asks for some of them
// first (see next): the three lists are one set in training.
func (s *State) Features(out []uint32) []uint32 {
	v := s.look()
	return v.rest(v.second(v.first(out)))
}

// look fills the view of the state.
func (s *State) look() *view {
	v := &s.view
	top, second := int32(-1), int32(-1)
	if n := len(s.Stack); n > 0 {
		top = s.Stack[n-1]
		if n > 1 {
			second = s.Stack[n-2]
		}
	}
	front := int32(s.Front)
	ahead := func(k int32) int32 {
		if front+k > int32(s.N) {
			return -1
		}
		return front + k
	}
	v.s0, v.s1, v.b0, v.b1, v.b2, v.b3 = s.at(top), s.at(second), s.at(front), s.at(ahead(1)), s.at(ahead(2)), s.at(ahead(3))
	h := child(s.Head, top)
	hh := child(s.Head, h)
	l, l2, r, r2 := child(s.left1, top), child(s.left2, top), child(s.rite1, top), child(s.rite2, top)
	bl, bl2 := s.left1[front], s.left2[front]
	v.s0h, v.s0hh, v.s0l, v.s0l2, v.s0r, v.s0r2, v.b0l, v.b0l2 = s.at(h), s.at(hh), s.at(l), s.at(l2), s.at(r), s.at(r2), s.at(bl), s.at(bl2)
	v.headed, v.dist, v.between, v.vl, v.vr = 0, 0, 0, 0, 0
	inA, inB := int32(-1), int32(-1)
	if top >= 0 {
		v.vl, v.vr = uint32(s.lefts[top]), uint32(s.rites[top])
		if h >= 0 {
			v.headed = 1
		}
		switch d := front - top; {
		case d < 5:
			v.dist = uint32(d)
		case d < 8:
			v.dist = 5
		case d < 12:
			v.dist = 6
		default:
			v.dist = 7
		}
		x := top + 1
		v.between = uint32(min(2, s.verbs[front]-s.verbs[x]))*9 + uint32(min(2, s.marks[front]-s.marks[x]))*3 + uint32(min(2, s.conjs[front]-s.conjs[x]))
		if x < front {
			inA, inB = x, front-1
		}
	}
	v.bv = uint32(s.lefts[front])
	rel := func(i int32) uint32 {
		if i < 0 {
			return 0
		}
		return uint32(s.label[i])
	}
	v.sl, v.sr = 0, 0
	if top >= 0 {
		v.sl, v.sr = fold(s.setL[top]), fold(s.setR[top])
	}
	v.bs, v.rt, v.rr, v.rl, v.rb = fold(s.setL[front]), rel(top), rel(r), rel(l), rel(bl)
	v.sa, v.sb = s.at(inA), s.at(inB)
	v.prev = s.at(top - 1)
	return v
}

// first are the 20 features that, alone, tell four tenths of all transitions.
func (v *view) first(out []uint32) []uint32 {
	return append(out,
		f2(2, v.s0.p, v.headed), f1(6, v.b0.w), f1(8, v.b1.wp), f2(14, v.s0.wp, v.b0.wp), f2(19, v.b0.p, v.b1.p), f2(28, v.b0.w, v.dist),
		f2(37, v.b0.p, v.bv), f1(40, v.s0l.w), f1(49, v.s0l2.p), f3(57, v.b0.p, v.b0l.p, v.b0l2.p), f2(62, v.s1.p, v.b0.wp),
		f4(63, v.s0.p, v.sa.p, v.sb.p, v.b0.p), f3(76, v.s0.u, v.b0.u, v.between), f4(77, v.s0.u, v.b0.u, v.b1.u, v.b2.u),
		f4(78, v.s1.u, v.s0.u, v.b0.u, v.b1.u), f2(84, v.s0.c, v.b0.p), f3(143, v.sr, v.s0.p, v.b0.p), f2(146, v.sl, v.s0.wp), f2(147, v.bs, v.b0.wp),
		f4(82, v.s0h.p, v.s0.p, v.b0.p, v.b1.p))
}

// second are 16 further ones: with them it is six tenths.
func (v *view) second(out []uint32) []uint32 {
	return append(out,
		f1(4, v.s0.w), f3(21, v.s0.p, v.b0.p, v.b1.p), f3(23, v.s0.p, v.s0l.p, v.b0.p), f3(25, v.s0.p, v.b0.p, v.b0l.p), f2(32, v.s0.w, v.vr),
		f2(33, v.s0.p, v.vr), f1(43, v.s0r.p), f1(44, v.b0l.w), f2(85, v.s0.p, v.b0.c), f3(86, v.s0.k, v.b0.k, v.dist), f2(89, v.b0.c, v.b1.c),
		f3(90, v.s0h.k, v.s0.k, v.b0.k), f3(92, v.s0.k, v.b0.k, v.b0l.k), f3(142, v.rt, v.s0.wp, v.b0.p), f3(145, v.sl, v.s0.p, v.b0.p),
		f4(150, v.rr, v.s0r.p, v.s0.p, v.b0.p))
}

// rest are the others.
func (v *view) rest(out []uint32) []uint32 {
	return append(out,
		f1(1, v.headed), f2(3, v.s0.wp, v.headed), f1(5, v.b0.wp), f1(7, v.b0.p), f1(9, v.b1.w), f1(10, v.b1.p), f1(11, v.b2.wp), f1(12, v.b2.p),
		f1(13, v.b3.p), f2(15, v.s0.wp, v.b0.p), f2(16, v.s0.p, v.b0.wp), f2(17, v.s0.w, v.b0.w), f3(18, v.s0.p, v.b0.p, v.headed),
		f3(20, v.b0.p, v.b1.p, v.b2.p), f3(22, v.s0h.p, v.s0.p, v.b0.p), f3(24, v.s0.p, v.s0r.p, v.b0.p), f2(26, v.s0.w, v.dist), f2(27, v.s0.p, v.dist),
		f2(29, v.b0.p, v.dist), f3(30, v.s0.w, v.b0.w, v.dist), f3(31, v.s0.p, v.b0.p, v.dist), f2(34, v.s0.w, v.vl), f2(35, v.s0.p, v.vl),
		f2(36, v.b0.w, v.bv), f1(38, v.s0h.w), f1(39, v.s0h.p), f1(41, v.s0l.p), f1(42, v.s0r.w), f1(45, v.b0l.p), f1(46, v.s0hh.w), f1(47, v.s0hh.p),
		f1(48, v.s0l2.w), f1(50, v.s0r2.w), f1(51, v.s0r2.p), f1(52, v.b0l2.w), f1(53, v.b0l2.p), f3(54, v.s0.p, v.s0l.p, v.s0l2.p),
		f3(55, v.s0.p, v.s0r.p, v.s0r2.p), f3(56, v.s0.p, v.s0h.p, v.s0hh.p), f3(58, v.s1.p, v.s0.p, v.b0.p), f1(59, v.s1.w), f1(60, v.s1.p),
		f2(61, v.s1.wp, v.b0.p), f3(64, v.s0.p, v.b0.p, v.between), f3(65, v.s0.w, v.b0.p, v.between), f3(66, v.s0.p, v.b0.w, v.between),
		f4(67, v.s0.p, v.b0.p, v.b1.p, v.b2.p), f3(68, v.s0.w, v.b0.p, v.b1.p), f3(69, v.s0.p, v.b0.w, v.b1.p), f3(70, v.s0.p, v.b0.p, v.b1.w),
		f3(71, v.prev.p, v.s0.p, v.b0.p), f3(72, v.s0.w, v.s0r.w, v.b0.p), f3(73, v.s0.p, v.s0r.p, v.b0.w), f3(74, v.s0h.w, v.s0.w, v.b0.p),
		f3(75, v.s0h.p, v.s0.p, v.b0.w), f3(79, v.sb.w, v.s0.p, v.b0.p), f3(80, v.sa.w, v.s0.p, v.b0.p), f2(83, v.s0.c, v.b0.c), f2(87, v.s0.wp, v.b0.c),
		f2(88, v.s0.c, v.b0.wp), f3(91, v.s0.k, v.s0r.k, v.b0.k), f3(93, v.s0.k, v.b0.k, v.b1.k), f3(94, v.s1.k, v.s0.k, v.b0.k), f1(95, v.s0.c),
		f1(96, v.b0.c), f1(97, v.b1.c), f3(98, v.s0.k, v.b0.k, v.between), f2(140, v.rt, v.s0.p), f3(141, v.rt, v.s0.p, v.b0.p), f2(144, v.sr, v.s0.wp),
		f3(148, v.bs, v.s0.p, v.b0.p), f3(149, v.rr, v.s0.p, v.b0.p), f3(151, v.rl, v.s0.p, v.b0.p), f3(152, v.rb, v.s0.p, v.b0.p),
		f4(153, v.rt, v.sr, v.s0.p, v.b0.p), f4(154, v.sr, v.s0.p, v.b0.wp, v.headed), f4(155, v.sr, v.s0.wp, v.b0.p, v.headed),
		f3(156, v.rt, v.s0h.p, v.b0.p), f4(81, v.s0.p, v.b0.p, v.vr, v.bv))
}

// fold makes a feature value of a set of relations.
func fold(set uint64) uint32 { return uint32(set) ^ uint32(set>>32)*golden }
