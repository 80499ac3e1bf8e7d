// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"strconv"
	"strings"
)

// sparkBar is one bar of a small chart, in its units; On is the newest.
type sparkBar struct {
	X, Y, W, H int
	On         bool
}

// sparkOf draws counts as bars, the highest as high as the chart.
func sparkOf(counts []int, step, wide, high int) []sparkBar {
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	out := make([]sparkBar, len(counts))
	for i, n := range counts {
		h := max(1, n*high/most)
		out[i] = sparkBar{X: i * step, Y: high - h, W: wide, H: h, On: i == len(counts)-1 && n > 0}
	}
	return out
}

// numbersInWords lists counts for who can't see the chart.
func numbersInWords(counts []int) string {
	out := make([]string, len(counts))
	for i, n := range counts {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, ", ")
}
