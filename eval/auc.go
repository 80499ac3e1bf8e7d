// SPDX-License-Identifier: Apache-2.0

package eval

import "slices"

// AUC is the area under the ROC curve: how often a positive scores above a
// negative, ties counting half. 0.5 is chance; 0 where either is missing.
func AUC(scores []float64, yes []bool) float64 {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case scores[a] < scores[b]:
			return -1
		case scores[a] > scores[b]:
			return 1
		}
		return 0
	})
	var pos, neg, sum float64
	for i := 0; i < len(order); {
		j := i
		p, n := 0.0, 0.0
		for j < len(order) && scores[order[j]] == scores[order[i]] {
			if yes[order[j]] {
				p++
			} else {
				n++
			}
			j++
		}
		sum += p * (neg + n/2)
		pos += p
		neg += n
		i = j
	}
	if pos == 0 || neg == 0 {
		return 0
	}
	return sum / (pos * neg)
}
