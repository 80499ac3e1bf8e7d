// SPDX-License-Identifier: Apache-2.0

package eval

import "testing"

func TestDrafts(t *testing.T) {
	var d Drafts
	d.Add(true, []string{"supported", "supported"})
	d.Add(true, []string{"supported", "contradicted"})
	d.Add(false, []string{"supported"})
	d.Add(false, []string{"contradicted"})
	d.Add(false, nil)
	m := d.Metrics()
	for name, want := range map[string]float64{"true": .5, "false": 2. / 3, "balanced": (.5 + 2./3) / 2, "slandered": .5, "contradicted": 1. / 3} {
		if got := m[name].(float64); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}
