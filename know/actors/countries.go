// SPDX-License-Identifier: Apache-2.0

package actors

// Countries gives the English name of a country by its ISO 3166 alpha-3 code,
// and by PLOVER's where that is another.
func (t *Table) Countries() map[string]string {
	return t.byCode(func(e *Entity) string { return e.Name })
}

// Alpha2 gives the ISO 3166 alpha-2 code of a country by the same codes.
func (t *Table) Alpha2() map[string]string {
	return t.byCode(func(e *Entity) string { return e.ISO2 })
}

// byCode gives something of each country by its codes.
func (t *Table) byCode(of func(*Entity) string) map[string]string {
	out := map[string]string{}
	for _, e := range t.Entities() {
		if e.ISO2 == "" {
			continue
		}
		out[e.Key] = of(&e)
		if e.PLOVER != "" {
			out[e.PLOVER] = of(&e)
		}
	}
	return out
}
