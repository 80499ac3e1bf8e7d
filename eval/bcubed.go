// SPDX-License-Identifier: Apache-2.0

package eval

import "slices"

// Clustering scores a clustering by BCubed (Bagga & Baldwin 1998): for each
// item, the share of its cluster that is of its class (precision) and the share
// of its class that is in its cluster (recall), averaged over items. Items
// outside gold are ignored, so merging with them costs nothing; items of gold
// missing from found count as singletons. Precision, recall and F1 are 0 to 1.
func Clustering(gold, found map[string]string) (p, r, f1 float64) {
	type pair struct{ class, cluster string }
	both, classes, clusters := map[pair]int{}, map[string]int{}, map[string]int{}
	where := func(item string) string {
		if c, ok := found[item]; ok {
			return c
		}
		return "\x00" + item
	}
	for item, class := range gold {
		both[pair{class, where(item)}]++
		classes[class]++
		clusters[where(item)]++
	}
	if len(gold) == 0 {
		return 0, 0, 0
	}
	// Sums of floats depend on their order, and a map has none.
	var ps, rs []float64
	for k, n := range both {
		ps = append(ps, float64(n*n)/float64(clusters[k.cluster]))
		rs = append(rs, float64(n*n)/float64(classes[k.class]))
	}
	p, r = sum(ps)/float64(len(gold)), sum(rs)/float64(len(gold))
	return p, r, 2 * p * r / (p + r)
}

// sum adds from the smallest up.
func sum(x []float64) (s float64) {
	slices.Sort(x)
	for _, v := range x {
		s += v
	}
	return s
}
