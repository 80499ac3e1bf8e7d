// SPDX-License-Identifier: Apache-2.0

package tag

import (
	"dragoman/internal/linear"
	"dragoman/internal/look"
)

// Features appends the features of word i of a sentence, given the classes of
// the two words before it (-1 where there is none). Trainer and tagger share it.
func Features(w []look.Word, i, before, before2 int, out []uint32) []uint32 {
	var none look.Word
	at := func(j int) *look.Word {
		if j < 0 || j >= len(w) {
			return &none
		}
		return &w[j]
	}
	a2, a, x, b, b2 := at(i-2), at(i-1), &w[i], at(i+1), at(i+2)
	t1, t2 := uint32(before+2), uint32(before2+2)
	place := uint32(0)
	if i == 0 {
		place = 1
	}
	const p = 0x9E3779B1
	f := func(t, v uint32) uint32 { return linear.Mix(t*p, v) }
	g := func(t, v, u uint32) uint32 { return linear.Mix(linear.Mix(t*p, v), u) }
	return append(out,
		f(1, x.Form), f(2, x.Low), f(3, x.Suffix[0]), f(4, x.Suffix[1]), f(5, x.Suffix[2]), f(6, x.Suffix[3]),
		f(7, x.Prefix[0]), f(8, x.Prefix[1]), f(9, x.Prefix[2]),
		g(10, x.Shape, place), g(11, uint32(x.Caps), uint32(a.Caps)), g(12, uint32(x.Caps), uint32(b.Caps)),
		f(13, a.Low), f(14, b.Low), f(15, a2.Low), f(16, b2.Low),
		f(17, a.Suffix[2]), f(18, b.Suffix[2]), f(19, b.Suffix[1]),
		f(20, t1), g(21, t1, t2), g(22, t1, x.Low), g(23, t1, b.Low), g(24, t2, x.Low), g(25, t1, x.Suffix[2]),
		g(26, a.Low, x.Low), g(27, x.Low, b.Low), g(28, a.Low, b.Low), g(29, b.Low, b2.Low),
		g(30, x.Suffix[2], b.Low), g(31, x.Suffix[2], b.Suffix[2]), g(32, t1, b.Suffix[2]),
		g(33, x.Suffix[1], uint32(x.Caps)|place<<4), g(34, b.Shape, x.Suffix[1]), g(35, linear.Mix(t1, t2), x.Suffix[1]),
		f(0, 0),
		f(40, x.Class), f(41, x.Coarse), f(42, a.Class), f(43, b.Class), f(44, a2.Class), f(45, b2.Class), f(60, x.Lower), g(61, x.Lower, x.Class), g(62, x.Extra, place), g(63, x.Extra, t1), g(64, x.Extra, x.Suffix[1]), g(65, x.Extra, b.Extra), g(66, x.Extra, x.Lower),
		g(46, t1, x.Class), g(47, x.Class, b.Class), g(48, a.Class, x.Class), g(49, t1, b.Class), g(50, x.Suffix[1], x.Class),
		g(51, linear.Mix(t1, t2), x.Class), g(52, linear.Mix(a.Coarse, x.Coarse), b.Coarse), g(53, x.Low, b.Coarse), g(54, x.Low, a.Coarse),
		g(55, linear.Mix(x.Low, a.Coarse), b.Coarse), g(56, linear.Mix(t1, x.Class), b.Class),
		g(57, linear.Mix(x.Suffix[2], uint32(x.Caps)), b.Coarse), g(58, b.Class, b2.Class),
	)
}
