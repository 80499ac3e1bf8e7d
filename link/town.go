// SPDX-License-Identifier: Apache-2.0

package link

import (
	"strings"

	"dragoman/know/gaz"
)

// Towns tells the country of a town or unit by the gazetteer, where one country
// alone can be meant: the largest place of the name has at least 50,000 people,
// and no place of the name in another country has a tenth of them. Directions ("West") are no towns.
func Towns(table *gaz.Table) func(name string) string {
	return func(name string) string {
		if len(name) < 4 || strings.ToUpper(name) == name && len(name) < 5 {
			return ""
		}
		if quarter(name) {
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

// quarter says whether a name is a mere direction, which units have too, or a
// word that some town somewhere has as its name.
func quarter(name string) bool {
	switch strings.ToLower(name) {
	case "west", "east", "north", "south", "central", "centre", "center", "western", "eastern", "northern", "southern", "earth", "mars", "moon", "world", "republic", "capital", "ocean", "lake", "island", "islands", "coast", "valley", "national", "federal", "union", "metropolitan", "union county", "university", "liberty", "independence":
		return true
	}
	return false
}
