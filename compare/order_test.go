// SPDX-License-Identifier: Apache-2.0

package compare_test

import (
	"fmt"
	"slices"
	"testing"

	"dragoman"
	"dragoman/compare"
	"dragoman/lang/en"
	"dragoman/read"
)

// telling is a report of one of several happenings, told with other words in
// turn.
func telling(rd *read.Reader, i int) *dragoman.Reading {
	who := []string{"The harbour office", "Officials", "A spokesman for the port"}[i%3]
	texts := []string{
		fmt.Sprintf("%s said the ferry Orla sank off Dunholm on Monday with %d people aboard. Rescuers pulled %d people from the water. The mayor, Iva Renn, called it a dark day.", who, 40+i, 30+i%4),
		fmt.Sprintf("The ferry Orla went down near Dunholm on Monday, %s said. Some %d people were rescued. The owner denied that the ship had been overloaded.", who, 30+i%5),
		fmt.Sprintf("Divers searched the wreck of the Orla on Tuesday. %s said the ship had been overloaded. Mayor Iva Renn spoke of a dark day for Dunholm. Flight %d was delayed.", who, i),
	}
	return rd.Read(dragoman.Report{ID: fmt.Sprintf("r%03d", i), Text: texts[i%len(texts)], Language: "en", Published: dragoman.Date{Value: "2021-03-10", Precision: "day"}})
}

// claimSet lists claims without regard to the order of cells, which is that of
// the reports given.
func claimSet(c dragoman.Comparison) []string {
	var out []string
	for _, x := range c.Claims {
		var cells []string
		for _, y := range x.Cells {
			cells = append(cells, fmt.Sprint(y.Report, y.Holder, y.Stance, y.Value, y.Spans))
		}
		slices.Sort(cells)
		out = append(out, fmt.Sprint(x.Kind, x.Why, cells))
	}
	slices.Sort(out)
	return out
}

// The links between reports do not depend on the order the reports come in, and
// the same order gives the same bytes.
func TestTwiceTheSame(t *testing.T) {
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	with, err := compare.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	var rs []*dragoman.Reading
	for i := range 4 {
		rs = append(rs, telling(rd, i))
	}
	first := claimSet(with.Compare(rs, nil))
	if len(first) < 3 {
		t.Fatalf("%d claims", len(first))
	}
	if again := claimSet(with.Compare(rs, nil)); !slices.Equal(first, again) {
		t.Error("twice is not the same")
	}
	two := claimSet(with.Compare(rs[:2], nil))
	slices.Reverse(rs[:2])
	if back := claimSet(with.Compare(rs[:2], nil)); !slices.Equal(two, back) {
		t.Errorf("the other way round:\n%v\n%v", two, back)
	}
}

// Bad input: one report, twenty copies, nothing shared, one word, 300 reports.
func TestOddInput(t *testing.T) {
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	with, err := compare.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	one := telling(rd, 0)
	if c := with.Compare([]*dragoman.Reading{one}, nil); c.Counts.Reports != 1 || find(c, "same", "") != nil || find(c, "adds", "") != nil {
		t.Errorf("one report: %v", c.Claims)
	}
	var many []*dragoman.Reading
	var copies []dragoman.Copy
	for i := range 20 {
		x := *one
		x.ID = fmt.Sprintf("c%02d", i)
		if many = append(many, &x); i > 0 {
			copies = append(copies, dragoman.Copy{Report: x.ID, Of: "c00", Share: 1})
		}
	}
	if c := with.Compare(many, copies); c.Counts.Origins != 1 || find(c, "same", "") != nil || find(c, "more_specific", "") != nil {
		t.Errorf("copies agree with one another: %v", c.Counts)
	}
	word := rd.Read(dragoman.Report{ID: "w", Text: "Fog", Language: "en"})
	sheep := rd.Read(dragoman.Report{ID: "s", Text: "Sheep prices rose in Norway. Farmers were pleased with the wool.", Language: "en"})
	if c := with.Compare([]*dragoman.Reading{one, word, sheep}, nil); find(c, "same", "") != nil || find(c, "denied", "status") != nil {
		t.Errorf("nothing is shared: %v", c.Claims)
	}
	var crowd []*dragoman.Reading
	for i := range 300 {
		crowd = append(crowd, telling(rd, i))
	}
	if c := with.Compare(crowd, nil); c.Counts.Reports != 300 || len(c.Claims) == 0 {
		t.Errorf("300 reports: %v", c.Counts)
	}
}

// Cost of a story of many reports, a report a time.
func BenchmarkCompare(b *testing.B) {
	rd, err := read.English(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	with, err := compare.New(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{4, 25, 100} {
		var rs []*dragoman.Reading
		for i := range n {
			rs = append(rs, telling(rd, i))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				with.Compare(rs, nil)
			}
		})
	}
}
