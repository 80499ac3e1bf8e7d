// SPDX-License-Identifier: Apache-2.0

package pairs

import (
	"testing"

	"dragoman"
)

// The type alone, the type with both parties, and parties of a deed that both
// sides do, told the other way round.
func TestEndToEnd(t *testing.T) {
	text := "Chad freed Niger's sailors."
	at := func(a, b int32) []dragoman.Participant {
		return []dragoman.Participant{{Span: dragoman.Span{Start: a, End: b}}}
	}
	var s EndToEnd
	add := func(typ, source, target string, e ...dragoman.Event) {
		s.Add(&dragoman.Reading{Report: dragoman.Report{Text: text}, Events: e}, typ, source, target)
	}
	chad, sailors := at(0, 4), at(11, 26)
	add("YIELD", "Chad", "Niger's sailors", dragoman.Event{PLOVER: "RETREAT", Actors: chad, Recipients: sailors})
	add("YIELD", "Chad", "Peru", dragoman.Event{PLOVER: "RETREAT", Actors: chad, Recipients: sailors})
	add("ASSAULT", "Chad", "sailors", dragoman.Event{PLOVER: "RETREAT", Actors: chad, Recipients: sailors})
	add("CONSULT", "the sailors", "Chad", dragoman.Event{PLOVER: "CONSULT", Actors: chad, Recipients: sailors})
	add("AID", "Niger", "Chad", dragoman.Event{PLOVER: "AID", Actors: chad, Recipients: sailors}, dragoman.Event{PLOVER: "AID"})
	if want := (EndToEnd{Rows: 5, Events: 6, Type: 4, Parties: 2}); s != want {
		t.Errorf("%+v, want %+v", s, want)
	}
}
