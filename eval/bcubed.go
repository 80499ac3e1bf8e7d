// SPDX-License-Identifier: Apache-2.0

package eval

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
	var sp, sr float64
	for k, n := range both {
		sp += float64(n*n) / float64(clusters[k.cluster])
		sr += float64(n*n) / float64(classes[k.class])
	}
	p, r = sp/float64(len(gold)), sr/float64(len(gold))
	return p, r, 2 * p * r / (p + r)
}
