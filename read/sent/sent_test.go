// SPDX-License-Identifier: Apache-2.0

package sent_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/sent"
	"dragoman/read/token"
)

func read(t testing.TB, r *dragoman.Reading) {
	cut, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	split, err := sent.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	cut.Do(r)
	split.Do(r)
}

// In each text a bar stands where a sentence must begin.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		"Gen. Karim met Mr. Hale on Monday. |They spoke for an hour.",
		"“We are ready to talk,” the minister said. |“The door is open.” |He left soon after.",
		"\"We will not leave.\" |The crowd cheered.",
		"The U.S. envoy arrived in Geneva on Jan. 10. |Talks began at 3 p.m. on Tuesday.",
		"Rebels take key town\n|Troops withdrew on Sunday\n|• Two killed\n|• Six hurt",
		"Sudan's paramilitary Rapid Support Forces (RSF) agreed to a proposal from the US. |It ends a siege.",
		"A paramilitary Quick Reaction Force reached the town. |The semi-military Blue Guard did not.",
		"The paramilitary United Front met Mrs. Urey. |It disarmed.",
		"Rep. Joan Hale and state Rep. Omar Diaz lost. |Reps. Cole and Lind won.",
		"The bill of Rep. Young failed. |So did that of Sen. Rich.",
		"Lt. Gov. Pat Moss spoke for Maj. Gen. Per Holm. |He was ill.",
		"The unit was military. |Rapid reaction followed.",
		"A first paragraph without a stop\n\n|Another one.",
		"The bank lent $2.5 million to No. 10 Holdings Inc. in May. |It was repaid.",
		"Was it a strike? |Nobody knows! |The army denied it.",
		"DAMASCUS, Oct 15 (Agency) — Troops left the town on Sunday, residents said. |Some stayed.",
		"A line wrapped by\r\nhand with two marks at the end goes\r\non and on, as old\r\nmachines wrote it. |Here is more.",
		"A line wrapped by hand goes on\nin lower case and then it goes\non again and on it goes\nuntil the end. |Here is more.",
	} {
		r := &dragoman.Reading{}
		r.Text = strings.ReplaceAll(want, "|", "")
		read(t, r)
		got := r.Text
		for i := len(r.Sentences) - 1; i > 0; i-- {
			at := r.Sentences[i].Start
			got = got[:at] + "|" + got[at:]
		}
		if got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func TestFurnitureAndParagraphs(t *testing.T) {
	r := &dragoman.Reading{}
	r.Text = "By A. Writer The army left. It was late.\n\nNobody stayed."
	r.Furniture = []dragoman.Furniture{{Span: dragoman.Span{Start: 0, End: 12}, Kind: dragoman.Byline}}
	read(t, r)
	if len(r.Sentences) != 4 {
		t.Fatalf("%d sentences, want 4: %v", len(r.Sentences), r.Sentences)
	}
	if r.Sentences[0].Furniture != dragoman.Byline || r.Sentences[1].Furniture != "" {
		t.Errorf("furniture %q and %q, want byline and none", r.Sentences[0].Furniture, r.Sentences[1].Furniture)
	}
	if r.Sentences[2].Para != 0 || r.Sentences[3].Para != 1 {
		t.Errorf("paragraphs %d and %d, want 0 and 1", r.Sentences[2].Para, r.Sentences[3].Para)
	}
	for i, s := range r.Sentences {
		if i > 0 && s.First != r.Sentences[i-1].Last {
			t.Errorf("sentence %d begins at token %d, the one before ends at %d", i, s.First, r.Sentences[i-1].Last)
		}
	}
}
