// SPDX-License-Identifier: Apache-2.0

package when_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read"
)

// TestKinds runs kinds of times through the whole reader: a publication date and
// a text with all its times marked, {TYPE=VALUE|words}, and the days of some
// events on their triggers, {on=VALUE|attacked}.
func TestKinds(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ published, text string }{
		// a day behind the cue is the saying's; what is to come looks ahead of it
		{"2026-03-18", "Foreign Minister Lena Aro said {DATE=2026-03-16|Monday} she will {on=2026-04-02|visit} Lima on {DATE=2026-04-02|April 2}."},
		{"2025-12-10", "The president's office said {DATE=2025-12-09|Tuesday} that Chad would reopen its embassy on {DATE=2026-01-08|Jan. 8}."},
		{"2026-06-04", "Kenya announced {DATE=2026-06-03|Wednesday} that it will {on=2026-07-01|withdraw} its troops from Somalia on {DATE=2026-07-01|July 1}."},
		{"2026-02-11", "The ministry said {DATE=2026-02-08|Sunday} gunmen had {on=|kidnapped} nine miners."},
		{"2026-02-11", "Colombian officials said {DATE=2026-02-09|Monday} guerrillas {on=|attacked} a police post."},
		{"2026-02-11", "The Red Cross said {DATE=2026-02-06|Friday} shells had wounded a nurse in Goma."},
		{"2026-02-11", "The president said {DATE=2026-02-10|yesterday} that he had {on=|asked} Kenya to leave."},
		{"2026-02-11", "The president {on=2026-02-10|asked} Kenya {DATE=2026-02-10|yesterday} to leave."},
		// so long ago today
		{"2026-05-14", "{DATE=2016-05-14|Ten years ago today} Norway and Russia {on=2016-05-14|signed} the fishing treaty."},
		{"2026-05-14", "{DATE=2025-05-14|A year ago today} the ferry sank off Lamu."},
		{"2026-05-14", "Protesters {on=2026-04-23|stormed} the parliament {DATE=2026-04-23|three weeks ago today}."},
		{"2026-05-14", "{DATE=2025-05|One year ago this month} the army {on=2025-05|seized} power."},
		// days no calendar has
		{"2026-11-23", "The treaty was signed on {DATE=|29 February 2019}."},
		{"2026-11-23", "She was born on {DATE=|April 31, 1990}."},
		{"2026-11-23", "Police arrested him on {DATE=|2023-02-30}."},
		{"2026-11-23", "He was born on {DATE=2024-02-29|Feb. 29, 2024}."},
		// seasons to come
		{"2026-04-10", "Sweden would send more tents in {DATE=2026-WI|winter}, the envoy said."},
		{"2026-10-05", "The ministry said Greece would reopen the camp in {DATE=2027-SU|summer}."},
		{"2026-08-20", "Analysts say the front will freeze in {DATE=2026-FA|autumn}."},
		{"2026-11-23", "Rain ruined the harvest in {DATE=2026-FA|autumn}."},
		// a day of another month
		{"2026-01-09", "Talks collapsed on {DATE=2025-12-30|the 30th of last month}."},
		{"2026-01-09", "The envoy will fly to Doha on {DATE=2026-02-14|the 14th of next month}."},
		{"2026-03-20", "Troops entered the town on {DATE=2026-03-03|the third of this month}."},
		// so long after something
		{"2026-06-10", "On {DATE=2026-06-08|Monday}, {DURATION=P50Y|50 years} after the army {on=|shot} the miners, the two presidents held {on=2026-06-08|talks}."},
		{"2026-06-10", "{DURATION=P30Y|Thirty years} after Angola {on=|signed} the pact, its president {on=2026-06-09|visited} Lisbon on {DATE=2026-06-09|Tuesday}."},
		{"2026-06-10", "{DATE=2026-06-12|Friday} marks {DURATION=P10Y|a decade} since rebels {on=|seized} the port."},
		// lists of days
		{"2026-06-10", "The council will meet on {DATE=2026-06-12|June 12}, {DATE=2026-06-14|14} and {DATE=2026-06-19|19}."},
		{"2026-06-10", "Shops will open on {DATE=2026-06-13|Saturday}, {DATE=2026-06-14|Sunday} and {DATE=2026-06-15|Monday}."},
		{"2026-06-10", "Strikes were held on {DATE=2026-03-03|3}, {DATE=2026-03-05|5} and {DATE=2026-03-09|9 March}."},
		{"2026-06-10", "Talks were held on {DATE=2026-03-03|3} and {DATE=2026-03-05|5 March}, and 3, 5 or 9 men were hurt."},
		// past forms that look like present ones
		{"2026-06-11", "Rebels {on=2026-06-09|shot} two guards on {DATE=2026-06-09|Tuesday}."},
		{"2026-06-11", "Troops {on=2026-06-09|hit} a market on {DATE=2026-06-09|Tuesday}."},
		{"2026-06-11", "Gunmen cut the road on {DATE=2026-06-08|Monday} and will leave on {DATE=2026-06-14|Sunday}."},
		{"2026-06-11", "The ministers set out on {DATE=2026-06-08|Monday}, and will shut the port on {DATE=2026-06-15|Monday}."},
		// a year before an article, a day that names what is known
		{"2026-06-11", "In {DATE=2013|2013} a judge freed the men, and in {DATE=2014|2014} a court jailed them."},
		{"2026-06-11", "The {DATE=2026-06-07|Sunday} rally might be seen as a success."},
		// what opens a sentence holds for its clause
		{"2026-06-10", "In {DATE=2026-05|May} the army {on=2026-05|seized} power."},
		{"2026-06-10", "In {DATE=2026-05|May}, when rebels {on=2026-05|seized} Tarn, the envoy left."},
		{"2026-06-10", "In {DATE=2026-05|May} the envoy said rebels had {on=|shelled} the town."},
		// lengths, and days of a run
		{"2026-06-10", "It was the worst {DURATION=P1D|single-day} loss since the fires of {DATE=2019|2019}."},
		{"2026-06-10", "Output fell for {DURATION=P2Q|two consecutive quarters} of war."},
		{"2026-06-10", "The mine lost $2 million in {DATE=2025|2025}, and sold 40 tonnes in {DATE=2025|the entire year}."},
		{"2026-06-10", "The firm spoke on {DATE=2026-06-09|Tuesday}. Its shares fell in {TIME=2026-06-09TMO|morning} trading."},
		{"2026-06-10", "It was a day when nobody slept; the Hill 2000 Index fell."},
		// parts of the day
		{"2026-06-10", "Gunmen {on=2026-06-10TMO|attacked} the base {TIME=2026-06-10TMO|this morning}."},
		{"2026-06-10", "Rebels {on=2026-06-09TNI|shelled} Tarn {TIME=2026-06-09TNI|last night}."},
		{"2026-06-10", "The minister will speak {TIME=2026-06-10TNI|tonight}."},
		{"2026-06-10", "Troops {on=2026-06-07TEV|raided} the port on {TIME=2026-06-07TEV|Sunday evening}."},
	} {
		text, marks, err := marked.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		r := reader.Read(dragoman.Report{Text: text, Language: "en", Published: dragoman.Date{Value: c.published, Precision: "day", Basis: "given"}})
		want := map[dragoman.Span]string{}
		for _, m := range marks {
			s := dragoman.Span{Start: int32(m.Start), End: int32(m.End)}
			if m.Label != "on" {
				want[s] = m.Label + "=" + m.Value
				continue
			}
			seen := false
			for _, e := range r.Events {
				if e.Trigger.Overlaps(s) {
					seen = true
					if e.When.Value != m.Value {
						t.Errorf("%q: %q is of %q, want %q", text, s.Of(text), e.When.Value, m.Value)
					}
				}
			}
			if !seen {
				t.Errorf("%q: no event %q", text, s.Of(text))
			}
		}
		for _, x := range r.Times {
			if got := x.Type + "=" + x.Value; want[x.Span] != got {
				t.Errorf("%q: %q is %s, want %q", text, x.Of(text), got, want[x.Span])
			}
			if x.Value == "" && !strings.Contains(notes(r), x.Of(text)) {
				t.Errorf("%q: no note of %q", text, x.Of(text))
			}
			delete(want, x.Span)
		}
		for s, v := range want {
			t.Errorf("%q: missed %q as %s", text, s.Of(text), v)
		}
	}
}

// What an entry of a live report tells counts from the day over it.
func TestEntriesOfALiveReport(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Rain fell on Lima today.\n\n[9 May 2025 18:30]\n\nTroops shelled Tarn yesterday.\n\n[8 May 2025 7:00]\n\nRebels shot two guards on Tuesday. Police blamed them.",
			"2025-05-10 2025-05-09T18:30 2025-05-08 2025-05-08T07:00 2025-05-06"},
		{"Rain fell on Lima today.\n\n[9 May 2025]\n\nTroops shelled Tarn yesterday.", // one such line is no live report
			"2025-05-10 2025-05-09 2025-05-09"},
		{"[4 May 2025]\n\n[10 May 2025]\n\nRain fell on Lima today.\n\nTroops shelled Tarn yesterday.", // when published, when changed
			"2025-05-04 2025-05-10 2025-05-10 2025-05-09"},
		{"Rain fell on Lima today.\n\n[After 9 May 2025]\n\nTroops shelled Tarn yesterday.\n\n[Before 8 May 2025]\n\nRebels left yesterday.",
			"2025-05-10 2025-05-09 2025-05-09 2025-05-08 2025-05-09"},
	} {
		rep := dragoman.Report{Language: "en", Published: dragoman.Date{Value: "2025-05-10", Precision: "day", Basis: "given"}}
		for rest := c.text; rest != ""; {
			plain, line, ok := strings.Cut(rest, "[")
			rep.Text += plain
			if !ok {
				break
			}
			line, rest, _ = strings.Cut(line, "]")
			at := int32(len(rep.Text))
			rep.Text += line
			rep.Furniture = append(rep.Furniture, dragoman.Furniture{Span: dragoman.Span{Start: at, End: at + int32(len(line))}, Kind: dragoman.CrossHeading})
		}
		r := reader.Read(rep)
		var got []string
		for _, x := range r.Times {
			got = append(got, x.Value)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: got %s, want %s", rep.Text, g, c.want)
		}
		for _, e := range r.Events {
			if strings.Contains(c.want, "-06") && e.Trigger.Of(rep.Text) == "blamed" && e.When.Value != "2025-05-08" {
				t.Errorf("%q: blamed on %q, want the day of its entry", rep.Text, e.When.Value)
			}
		}
	}
}

// notes are all notes of a reading, a line each.
func notes(r *dragoman.Reading) string {
	var b strings.Builder
	for _, n := range r.Notes {
		b.WriteString(n.Message + "\n")
	}
	return b.String()
}
