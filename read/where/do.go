// SPDX-License-Identifier: Apache-2.0

package where

import (
	"dragoman"
	"dragoman/know/gaz"
)

// Place is the record of a choice. What the gazetteer does not know keeps its
// name as written and has no point; nothing falls back to a capital.
func (t *T) Place(text string, at dragoman.Span, c Choice) dragoman.Place {
	p := dragoman.Place{Span: at, Name: at.Of(text)}
	if !c.Known {
		return p
	}
	p.Name, p.GeoNames, p.Country, p.Precision = c.Name, c.GeoNames, c.Country3, c.Precision
	if c.HasPoint {
		p.Lat, p.Lon = &c.Lat, &c.Lon
	}
	if c.Admin1 != gaz.NoRef {
		p.Admin1 = t.gaz.Place(c.Admin1).Name
	}
	return p
}
