// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"slices"
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
		`The union announced an indefinite {event=2025-10-20 relative|strike} from Monday.`,
		`The union {event=2025-10-16 publication|announced} an indefinite strike from Monday.`,
		`Moscow militarily {event= unknown|supported} the regime throughout the civil war.`,
		`Ruritania backed and {event= unknown|armed} the regime throughout the brutal war, sending tanks.`,
		`The army {event= unknown|shelled} the valley for three years.`,
		`The judge {event=2025-10-16 publication|fined} the firm for the collapse in 2012.`,
		`The minister has repeatedly {event= unknown|criticised} the court.`,
		`The union had helped {event= unknown|depose} the mayor.`,
		`Six people died on Monday when gunmen {event=2025-10-13 relative|attacked} a bus.`,
		`On Tuesday the envoy returned to {event=2025-10-14 relative|urge} a truce.`,
		`The envoy sent a letter on Monday {event=2025-10-13 relative|calling} for a truce.`,
		`The party decided on Tuesday to {event= unknown|boycott} the vote.`,
		`The king's {event= unknown|visit} pleased the port.`,
		`In 2011, the same day, the guards {event= unknown|arrested} a clerk.`,
		`President Mora said Tuesday he will {event=2026-01-15 relative|sign} a trade deal with Peru on Jan. 15.`,
		`The United Nations said Friday rebels had {event= unknown|killed} 20 people.`,
		`She said Tuesday the army {event= unknown|shelled} the town.`,
		`She said the army {event=2025-10-14 relative|shelled} the town on Tuesday.`,
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

// TestStatementDates dates statements made by hand: {said=VALUE basis|cue},
// with its content in {what|...}; published as above.
func TestStatementDates(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	dates, err := when.New(en.Pack(), when.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		`The minister {said=2025-10-14 relative|said} on Tuesday {what|the port had been closed since Friday}.`,
		`{what|"The port is closed until Friday,"} the minister {said=2025-10-15TNI relative|told} reporters late on Wednesday night.`,
		`{what|The bridge fell on Sunday}, the governor {said=2025-10-16 publication|said}.`,
		`In a statement published on 5 May, the ministry {said=2025-05-05 relative|said} {what|the talks had failed}.`,
		`In an interview last month, the envoy {said=2025-09 relative|warned} {what|that the truce would not last until winter}.`,
		`The envoy {said=2025-10-15 relative|said} in an interview broadcast on Wednesday {what|that the truce would hold}.`,
		`The premier {said= unknown|had said} {what|the army would leave by Monday}.`,
		`The premier {said= unknown|has repeatedly said} {what|that the army would leave}.`,
		`The president {said= unknown|will say} {what|that the war is over}.`,
		`The president {said=2025-10-20 relative|will announce} on Monday {what|that the war is over}.`,
		`The court {said=2025-10-16 publication|says} {what|it lost the papers in 2019}.`,
		`The minister left the hall on Tuesday, {said=2025-10-14 relative|saying} {what|the plan was dead}.`,
		`Doctors, who {said= unknown|said} {what|the ward was full}, left the town.`,
		`A letter dated 3 March 2014 {said=2014-03-03 explicit|said} {what|the mine was safe}.`,
		`The army {said=2025-10-16 publication|said} {what|Tuesday's attack killed two men}.`,
		`The United Nations {said=2025-10-15 relative|said} {what|Wednesday rebels had killed 20 people}.`,
		`Police {said=2025-10-13 relative|said} {what|Monday protesters threw stones at officers}.`,
		`She {said=2025-10-11 relative|said} Saturday {what|the army shelled the town}.`,
		`The mayor {said=2025-10-16 publication|said} {what|Monday was the worst day of all}.`,
		`If the union {said= unknown|says} {what|no}, the plant closes.`,
		`His {said= unknown|promise} {what|to close the camp} was popular.`,
		`Later this year the board {said=2025-10-16 publication|is expected} {what|to cut the price of bread}.`,
	} {
		text, marks, err := marked.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		r := reader.Read(dragoman.Report{Text: text, Published: dragoman.Date{Value: "2025-10-16", Precision: "day", Basis: "given"}})
		st, want := dragoman.Statement{}, ""
		for _, m := range marks {
			span := dragoman.Span{Start: int32(m.Start), End: int32(m.End)}
			if m.Label == "what" {
				st.Content = append(st.Content, span)
			} else {
				st.Cue, want = append(st.Cue, span), m.Value
			}
		}
		for _, published := range []bool{true, false} {
			r.Statements = []dragoman.Statement{st}
			dates.Statements(r)
			w := r.Statements[0].When
			if published && w.Value+" "+w.Basis != want {
				t.Errorf("%q: got %q, %s; want %q", text, w.Value, w.Basis, want)
			}
			if !published && (w.Basis == "publication" || w.Basis == "relative") {
				t.Errorf("%q without a publication date: got %q, %s", text, w.Value, w.Basis)
			}
			r = reader.Read(dragoman.Report{Text: text})
		}
	}
}

// TestStatementGoesOn holds that words of the same speaker go on from a day told.
func TestStatementGoesOn(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	text := `Foreign Minister Adan Warsame told reporters on Monday that the border was open. "We have nothing to hide," he said. The opposition said the border was shut.`
	r := reader.Read(dragoman.Report{Text: text, Published: dragoman.Date{Value: "2025-10-16", Precision: "day", Basis: "given"}})
	var got []string
	for _, s := range r.Statements {
		got = append(got, s.When.Value+" "+s.When.Basis)
	}
	if want := []string{"2025-10-13 relative", "2025-10-13 relative", "2025-10-16 publication"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNoStatementIsDatedByAnother holds that what one statement tells of a year
// is not when the next is made.
func TestNoStatementIsDatedByAnother(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	text := `Addressing the event, Holm said the volume of loans reached $190 million in 2020 and $490 in 2021, noting that Norland wants to up such loans to $850 million. He highlighted the opening of a new port.`
	r := reader.Read(dragoman.Report{Text: text, Published: dragoman.Date{Value: "2022-07-26", Precision: "day", Basis: "given"}})
	if len(r.Statements) < 2 {
		t.Fatalf("%d statements", len(r.Statements))
	}
	for i := range r.Statements {
		if w := r.Statements[i].When; w.Value == "2020" || w.Value == "2021" {
			t.Errorf("%q is dated %q", r.Statements[i].Content[0].Of(text), w.Value)
		}
	}
}
