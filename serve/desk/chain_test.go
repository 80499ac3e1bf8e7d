// SPDX-License-Identifier: Apache-2.0

package desk_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
)

// chained is a reading whose actors are the names given, as often as they stand
// in its text.
func chained(i int, day, title, text string, names ...string) *dragoman.Reading {
	r := &dragoman.Reading{Report: dragoman.Report{ID: fmt.Sprintf("r%015d", i), Outlet: "Wire", Title: title, Text: text, Published: dragoman.Date{Value: day}}}
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: int32(len(text))}}}
	for _, name := range names {
		a := dragoman.Actor{ID: "a" + name, Name: name}
		for at := 0; ; {
			n := strings.Index(text[at:], name)
			if n < 0 {
				break
			}
			at += n
			a.Mentions = append(a.Mentions, dragoman.ActorMention{Span: dragoman.Span{Start: int32(at), End: int32(at + len(name))}})
			at += len(name)
		}
		r.Actors = append(r.Actors, a)
	}
	return r
}

// A trial taken up again after six weeks continues the story of the arrest; a
// flood that names the same town does not.
func TestStoryFollowsOneOfWeeksBefore(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	const arrest = "Police in Ostrava arrested the banker Iva Renn on Monday over missing deposits at the Marel Savings Bank. Prosecutor Tomas Hrabal said Ms Renn had moved nine million crowns of the bank's deposits to a company of her brother. The Marel Savings Bank closed its branches in Ostrava and depositors queued outside. Ms Renn denied the charge through her lawyer, Petra Nagy."
	const flood = "The river Oder rose by two metres at Ostrava on Sunday and flooded the market, the zoo and four schools. Firemen carried pupils out by boat and the mayor of Ostrava, Jan Kubat, asked for pumps and sandbags. Rain is to go on until Wednesday, the weather service said, and the dykes north of the town are soaked."
	const trial = "The trial of the banker Iva Renn opened in Ostrava on Tuesday with a quarrel over the deposits of the Marel Savings Bank. Prosecutor Tomas Hrabal told the court that Ms Renn moved nine million crowns of deposits to her brother's company. Her lawyer, Petra Nagy, said the Marel Savings Bank had approved every transfer. Depositors of the bank filled the gallery."
	names := []string{"Iva Renn", "Marel Savings Bank", "Tomas Hrabal", "Petra Nagy", "Ostrava", "Jan Kubat"}
	var stories []string
	for i, x := range []struct{ day, title, text string }{
		{"2025-03-03", "Banker Iva Renn arrested over missing deposits", arrest},
		{"2025-03-30", "Oder floods Ostrava", flood},
		{"2025-04-15", "Trial of banker Iva Renn opens in Ostrava", trial},
	} {
		a, err := d.Add(ctx, chained(i, x.day, x.title, x.text, names...))
		if err != nil {
			t.Fatal(err)
		}
		stories = append(stories, a.Story)
	}
	c, ok, err := d.Follows(ctx, stories[2])
	if err != nil || !ok || c.Follows != stories[0] || c.Days != 43 {
		t.Fatalf("the trial follows %+v, %v, %v; want %s after 43 days", c, ok, err, stories[0])
	}
	if !strings.Contains(c.Why, "Iva Renn") || !strings.Contains(c.Why, "43 days") {
		t.Errorf("why: %s", c.Why)
	}
	for _, id := range stories[:2] {
		if c, ok, err := d.Follows(ctx, id); ok || err != nil {
			t.Errorf("%s follows %+v, %v", id, c, err)
		}
	}
}
