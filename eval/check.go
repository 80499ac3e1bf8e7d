// SPDX-License-Identifier: Apache-2.0

package eval

// Drafts counts what a check makes of drafts of which people have said whether
// their report bears them out. A draft passes where every sentence of it is
// supported.
type Drafts struct {
	True, TruePassed, Slandered   int // drafts that hold: all, passed, called contradicted
	False, HeldBack, Contradicted int // drafts that do not
}

// Add counts the verdicts of a draft's sentences.
func (d *Drafts) Add(holds bool, verdicts []string) {
	passed, against := len(verdicts) > 0, false
	for _, v := range verdicts {
		passed = passed && v == "supported"
		against = against || v == "contradicted"
	}
	one := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	if holds {
		d.True++
		d.TruePassed += one(passed)
		d.Slandered += one(against)
		return
	}
	d.False++
	d.HeldBack += one(!passed)
	d.Contradicted += one(against)
}

// Metrics are the shares of true drafts passed and false ones held back, their
// mean, and the shares called contradicted, each 0 to 1.
func (d *Drafts) Metrics() map[string]any {
	share := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	t, f := share(d.TruePassed, d.True), share(d.HeldBack, d.False)
	return map[string]any{"balanced": (t + f) / 2, "true": t, "false": f, "contradicted": share(d.Contradicted, d.False), "slandered": share(d.Slandered, d.True)}
}
