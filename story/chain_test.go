// SPDX-License-Identifier: Apache-2.0

package story

import (
	"testing"

	"dragoman"
)

func TestFollows(t *testing.T) {
	tell := func(day, title, text string) Telling {
		return Tell([]*dragoman.Report{report("r", "O", day, title, text)})
	}
	const later = `The gates of the Marel dam were closed again on Friday, six weeks after engineers opened them, the river authority said. The lake has fallen by two metres and the road to Ostrava is dry. Farmers below the dam brought their cattle back, and the army took its boats out of the two villages that had lost power. A spokesman for the river authority said the gates of the dam would be mended in summer.`
	opened, closed := tell("2025-03-03", "Marel dam gates opened after rain", dam), tell("2025-04-18", "Marel dam gates closed", later)
	if l, ok := closed.Follows(opened); !ok || l.Days != 46 {
		t.Errorf("closing the gates does not follow opening them: %+v", l)
	}
	for name, pair := range map[string][2]Telling{
		"the later before the earlier": {opened, closed},
		"another matter":               {closed, tell("2025-03-03", "Harnland parliament rejects pension plan", vote)},
		"three days apart":             {tell("2025-03-06", "Marel dam gates closed", later), opened},
		"a year apart":                 {tell("2026-03-06", "Marel dam gates closed", later), opened},
		"no date":                      {tell("", "Marel dam gates closed", later), opened},
	} {
		if l, ok := pair[0].Follows(pair[1]); ok {
			t.Errorf("%s: follows, %+v", name, l)
		}
	}
}
