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

// Features appends the features of the state: words, tags and structure around
// the top of the stack and the front of the buffer, after Zhang & Nivre 2011.
func (s *State) Features(out []uint32) []uint32 {
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
	s0, s1, b0, b1, b2, b3 := s.at(top), s.at(second), s.at(front), s.at(ahead(1)), s.at(ahead(2)), s.at(ahead(3))
	h := child(s.Head, top)
	hh := child(s.Head, h)
	l, l2, r, r2 := child(s.left1, top), child(s.left2, top), child(s.rite1, top), child(s.rite2, top)
	bl, bl2 := s.left1[front], s.left2[front]
	s0h, s0hh, s0l, s0l2, s0r, s0r2, b0l, b0l2 := s.at(h), s.at(hh), s.at(l), s.at(l2), s.at(r), s.at(r2), s.at(bl), s.at(bl2)
	var headed, dist, between, vl, vr, bv uint32
	inA, inB := int32(-1), int32(-1)
	if top >= 0 {
		vl, vr = uint32(s.lefts[top]), uint32(s.rites[top])
		if h >= 0 {
			headed = 1
		}
		switch d := front - top; {
		case d < 5:
			dist = uint32(d)
		case d < 8:
			dist = 5
		case d < 12:
			dist = 6
		default:
			dist = 7
		}
		x := top + 1
		between = uint32(min(2, s.verbs[front]-s.verbs[x]))*9 + uint32(min(2, s.marks[front]-s.marks[x]))*3 + uint32(min(2, s.conjs[front]-s.conjs[x]))
		if x < front {
			inA, inB = x, front-1
		}
	}
	bv = uint32(s.lefts[front])
	rel := func(i int32) uint32 {
		if i < 0 {
			return 0
		}
		return uint32(s.label[i])
	}
	var sl, sr uint32
	if top >= 0 {
		sl, sr = fold(s.setL[top]), fold(s.setR[top])
	}
	bs, rt, rr, rl, rb := fold(s.setL[front]), rel(top), rel(r), rel(l), rel(bl)
	sa, sb := s.at(inA), s.at(inB)
	prev := s.at(top - 1)
	return append(out,
		f1(1, headed), f2(2, s0.p, headed), f2(3, s0.wp, headed), f1(4, s0.w),
		f1(5, b0.wp), f1(6, b0.w), f1(7, b0.p), f1(8, b1.wp), f1(9, b1.w), f1(10, b1.p), f1(11, b2.wp), f1(12, b2.p), f1(13, b3.p),
		f2(14, s0.wp, b0.wp), f2(15, s0.wp, b0.p), f2(16, s0.p, b0.wp), f2(17, s0.w, b0.w), f3(18, s0.p, b0.p, headed), f2(19, b0.p, b1.p),
		f3(20, b0.p, b1.p, b2.p), f3(21, s0.p, b0.p, b1.p), f3(22, s0h.p, s0.p, b0.p), f3(23, s0.p, s0l.p, b0.p), f3(24, s0.p, s0r.p, b0.p), f3(25, s0.p, b0.p, b0l.p),
		f2(26, s0.w, dist), f2(27, s0.p, dist), f2(28, b0.w, dist), f2(29, b0.p, dist), f3(30, s0.w, b0.w, dist), f3(31, s0.p, b0.p, dist),
		f2(32, s0.w, vr), f2(33, s0.p, vr), f2(34, s0.w, vl), f2(35, s0.p, vl), f2(36, b0.w, bv), f2(37, b0.p, bv),
		f1(38, s0h.w), f1(39, s0h.p), f1(40, s0l.w), f1(41, s0l.p), f1(42, s0r.w), f1(43, s0r.p), f1(44, b0l.w), f1(45, b0l.p),
		f1(46, s0hh.w), f1(47, s0hh.p), f1(48, s0l2.w), f1(49, s0l2.p), f1(50, s0r2.w), f1(51, s0r2.p), f1(52, b0l2.w), f1(53, b0l2.p),
		f3(54, s0.p, s0l.p, s0l2.p), f3(55, s0.p, s0r.p, s0r2.p), f3(56, s0.p, s0h.p, s0hh.p), f3(57, b0.p, b0l.p, b0l2.p),
		f3(58, s1.p, s0.p, b0.p), f1(59, s1.w), f1(60, s1.p), f2(61, s1.wp, b0.p), f2(62, s1.p, b0.wp),
		f4(63, s0.p, sa.p, sb.p, b0.p), f3(64, s0.p, b0.p, between), f3(65, s0.w, b0.p, between), f3(66, s0.p, b0.w, between),
		f4(67, s0.p, b0.p, b1.p, b2.p), f3(68, s0.w, b0.p, b1.p), f3(69, s0.p, b0.w, b1.p), f3(70, s0.p, b0.p, b1.w),
		f3(71, prev.p, s0.p, b0.p), f3(72, s0.w, s0r.w, b0.p), f3(73, s0.p, s0r.p, b0.w), f3(74, s0h.w, s0.w, b0.p), f3(75, s0h.p, s0.p, b0.w),
		f3(76, s0.u, b0.u, between), f4(77, s0.u, b0.u, b1.u, b2.u), f4(78, s1.u, s0.u, b0.u, b1.u), f3(79, sb.w, s0.p, b0.p), f3(80, sa.w, s0.p, b0.p),
		f2(83, s0.c, b0.c), f2(84, s0.c, b0.p), f2(85, s0.p, b0.c), f3(86, s0.k, b0.k, dist), f2(87, s0.wp, b0.c), f2(88, s0.c, b0.wp), f2(89, b0.c, b1.c),
		f3(90, s0h.k, s0.k, b0.k), f3(91, s0.k, s0r.k, b0.k), f3(92, s0.k, b0.k, b0l.k), f3(93, s0.k, b0.k, b1.k), f3(94, s1.k, s0.k, b0.k), f1(95, s0.c), f1(96, b0.c), f1(97, b1.c), f3(98, s0.k, b0.k, between),
		f2(140, rt, s0.p), f3(141, rt, s0.p, b0.p), f3(142, rt, s0.wp, b0.p), f3(143, sr, s0.p, b0.p), f2(144, sr, s0.wp), f3(145, sl, s0.p, b0.p), f2(146, sl, s0.wp), f2(147, bs, b0.wp), f3(148, bs, s0.p, b0.p),
		f3(149, rr, s0.p, b0.p), f4(150, rr, s0r.p, s0.p, b0.p), f3(151, rl, s0.p, b0.p), f3(152, rb, s0.p, b0.p), f4(153, rt, sr, s0.p, b0.p), f4(154, sr, s0.p, b0.wp, headed), f4(155, sr, s0.wp, b0.p, headed), f3(156, rt, s0h.p, b0.p),
		f4(81, s0.p, b0.p, vr, bv), f4(82, s0h.p, s0.p, b0.p, b1.p),
	)
}

// fold makes a feature value of a set of relations.
func fold(set uint64) uint32 { return uint32(set) ^ uint32(set>>32)*golden }
