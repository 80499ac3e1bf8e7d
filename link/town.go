// SPDX-License-Identifier: Apache-2.0

package link

import (
	"strings"

	"dragoman/know/gaz"
)

// Towns tells the country of a town or unit by the gazetteer, where one country
// alone can be meant: the largest place of the name has at least 50,000 people,
// and no place of the name in another country has a tenth of them.
func Towns(table *gaz.Table) func(name string) string {
	return func(name string) string {
		if len(name) < 4 || strings.ToUpper(name) == name && len(name) < 5 {
			return ""
		}
		best, country := 0, ""
		places := table.Lookup(name)
		for _, p := range places {
			if p.Population > best {
				best, country = p.Population, p.Country3
			}
		}
		if best < 50_000 {
			return ""
		}
		for _, p := range places {
			if p.Country3 != country && p.Population*10 >= best {
				return ""
			}
		}
		return country
	}
}

// townOf is the country of a town the table does not know, "" where it is not
// told, or the name is a mere direction, which units have too, or a word that
// some town somewhere has as its name.
func (l *Linker) townOf(name string) string {
	if l.city == nil || l.words.Has("no town", name) {
		return ""
	}
	return l.city(name)
}
