// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/when"
)

// TestEventDates dates events made by hand: {event=VALUE basis|word}; the
// report was published on 2025-10-16, a Thursday.
func TestEventDates(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	dates, err := when.New(en.Pack(), when.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		`The minister {event=2025-10-14 relative|met} his Turkish counterpart on Tuesday.`,
		`The minister will {event=2025-10-21 relative|meet} his Turkish counterpart on Tuesday.`,
		`Rebels {event=2025-10-16 publication|shelled} the port, a spokesman said.`,
		`The army {event=1982-06 explicit|invaded} Lebanon in June 1982.`,
		`The president plans to {event= unknown|visit} Cairo.`,
		`The envoys {event=2025-10-15 relative|arrived} yesterday and {event=2025-10-16 publication|praised} the deal.`,
		`Troops had {event= unknown|attacked} the village.`,
		`Residents who {event= unknown|fled} the city returned.`,
		`The two sides {event=2014-09-05 explicit|signed} a truce on 5 September 2014.`,
		`Officials said on Monday that the talks would {event=2025-11 relative|resume} in November.`,
		`Workers have {event=2003 explicit|protested} since 2003.`,
		`The embassy was {event= anchored|closed} two days after the attack.`,
		`Police {event=2025-10-16 publication|closed} roads ahead of the summit.`,
		`Fighting {event=2014-05-09/2014-05-11 explicit|raged} from 9 May 2014 to 11 May 2014.`,
	} {
		text, marks, err := marked.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		r := reader.Read(dragoman.Report{Text: text, Published: dragoman.Date{Value: "2025-10-16", Precision: "day", Basis: "given"}})
		r.Events = nil
		for _, m := range marks {
			r.Events = append(r.Events, dragoman.Event{Trigger: dragoman.Span{Start: int32(m.Start), End: int32(m.End)}})
		}
		dates.Events(r)
		for i, m := range marks {
			if w := r.Events[i].When; w.Value+" "+w.Basis != m.Value {
				t.Errorf("%q: %s: got %q, %s; want %q", text, text[m.Start:m.End], w.Value, w.Basis, m.Value)
			}
		}
	}
}
