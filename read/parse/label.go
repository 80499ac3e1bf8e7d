// SPDX-License-Identifier: Apache-2.0

package parse

// ArcFeatures appends what tells the relation of word x to its head as the
// arc is made, when the tree is not finished.
func (s *State) ArcFeatures(x int32, out []uint32) []uint32 {
	h := s.Head[x]
	d, g := s.at(x), s.at(h)
	l, l2, hl, hr, before, after := s.at(s.left1[x]), s.at(s.left2[x]), s.at(s.left1[h]), s.at(s.rite1[h]), s.at(x-1), s.at(x+1)
	side := uint32(0)
	set := s.setR[h]
	gap := h - x
	if h < x {
		side, gap = 1, x-h
	} else {
		set = s.setL[h]
	}
	dist := side + 2*uint32(min(gap, 4))
	return append(out,
		f1(201, side), f2(202, d.wp, side), f2(203, d.p, side), f2(204, g.wp, side), f3(205, d.p, g.p, dist),
		f3(206, d.w, g.p, side), f3(207, d.p, g.w, side), f3(208, d.w, g.w, side), f3(209, d.p, g.p, l.w), f3(210, d.p, l.p, l2.p),
		f3(211, d.p, g.w, l.w), f3(212, d.p, before.w, side), f3(213, d.p, after.p, side), f3(214, d.p, g.p, hl.p), f3(215, d.p, g.p, hr.p),
		f3(216, d.p, g.p, fold(set)), f3(217, g.w, d.u, fold(set)), f2(218, d.c, g.c), f2(219, d.c, g.p), f2(220, d.p, g.c), f3(221, d.k, g.k, l.w), f2(222, d.w, l.w),
	)
}

// LabelFeatures appends what tells the relation of word x to its head in a
// finished tree.
func (s *State) LabelFeatures(x int32, out []uint32) []uint32 {
	h := s.Head[x]
	hh := child(s.Head, h)
	d, g, gg := s.at(x), s.at(h), s.at(hh)
	l, l2, r, r2 := s.at(s.left1[x]), s.at(s.left2[x]), s.at(s.rite1[x]), s.at(s.rite2[x])
	hl, hr := s.at(s.left1[h]), s.at(s.rite1[h])
	before, after := s.at(x-1), s.at(x+1)
	side := uint32(0)
	var gap int32
	if h < x {
		side, gap = 1, x-h
	} else {
		gap = h - x
	}
	dist := side + 2*uint32(min(gap, 4))
	var first, last uint32 // is x the outermost child on its side
	if s.left1[h] == x {
		first = 1
	}
	if s.rite1[h] == x {
		last = 1
	}
	lo, hi := min(x, h)+1, max(x, h)
	between := uint32(min(2, s.verbs[hi]-s.verbs[lo]))*9 + uint32(min(2, s.marks[hi]-s.marks[lo]))*3 + uint32(min(2, s.conjs[hi]-s.conjs[lo]))
	marker := l.w // the case mark, subordinator or determiner in front
	return append(out,
		f1(101, side), f2(102, d.w, side), f2(103, d.p, side), f2(104, g.w, side), f2(105, g.p, side),
		f3(106, d.p, g.p, dist), f3(107, d.w, g.p, side), f3(108, d.p, g.w, side), f3(109, d.w, g.w, side),
		f3(110, d.p, g.p, l.p), f3(111, d.p, g.p, marker), f3(112, d.p, g.w, marker), f2(113, d.w, marker), f3(114, d.p, l.p, l2.p), f3(115, d.p, g.p, l2.w),
		f3(116, d.p, g.p, r.p), f3(117, d.p, r.p, r2.p), f2(118, d.p, r.w), f3(119, d.p, g.p, r.w),
		f3(120, d.p, g.p, gg.p), f3(121, d.p, before.p, side), f3(122, d.p, after.p, side), f3(123, d.p, before.w, g.p), f3(124, d.p, after.w, g.p),
		f4(125, d.p, g.p, before.p, after.p), f3(126, d.p, g.p, between), f4(127, d.p, g.p, first, last), f3(128, g.p, d.p, hl.p), f3(129, g.p, d.p, hr.p),
		f4(130, d.p, g.p, uint32(s.lefts[h])|side<<4, uint32(s.rites[h])), f3(131, d.u, g.u, marker), f3(132, g.w, d.u, first|last<<1|side<<2),
		f2(160, d.c, g.c), f3(161, d.k, g.k, dist), f2(162, d.c, g.wp), f2(163, d.wp, g.c), f3(164, d.k, g.k, marker), f2(165, d.c, side), f2(166, g.c, side), f3(167, d.c, g.p, marker), f3(168, d.p, g.c, marker),
		f3(169, gg.k, g.k, d.k), f3(170, d.k, g.k, l.k), f3(171, d.k, g.k, r.k),
		f4(133, d.p, g.p, l.p, r.p), f3(134, g.p, hl.w, d.p), f3(135, l.p, l.w, side), f4(136, d.u, g.u, dist, between), f3(137, gg.w, g.p, d.p),
	)
}
