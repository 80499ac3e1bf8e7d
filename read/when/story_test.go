// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"testing"

	"dragoman"
	"dragoman/lang/en"
)

// TestStory holds what counts from the last date told in a text of years long
// past: nothing finer than that date.
func TestStory(t *testing.T) {
	w, err := New(en.Pack(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	const past = "The dam was begun in 1911 and left in 1914. Work went on in 1921 and ended in 1924. "
	undated := &dragoman.Reading{Report: dragoman.Report{Text: past + "Last year the keeper left."}}
	w.Do(undated)
	if x := undated.Times[4]; x.Value != "" || x.Basis != "unknown" {
		t.Errorf("without a date last year is %q, %s", x.Value, x.Basis)
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{past + "Today the dam is dry.", []string{"2025-10-16 relative"}},
		{past + "The keeper died that day.", []string{" unknown"}},
		{past + "Last week the keeper left.", []string{"2025-W41 relative"}},
		{past + "The gates broke on Tuesday.", []string{"2025-10-14 relative"}},
		{past + "On 3 May 1926 the gates broke. The next day the town was dry.", []string{"1926-05-03 explicit", "1926-05-04 relative"}},
	} {
		r := &dragoman.Reading{Report: dragoman.Report{Text: c.text, Published: dragoman.Date{Value: "2025-10-16"}}}
		w.Do(r)
		var got []string
		for _, x := range r.Times[4:] {
			got = append(got, x.Value+" "+x.Basis)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
