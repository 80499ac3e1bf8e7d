// SPDX-License-Identifier: Apache-2.0

package when

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
)

// BenchmarkTimes measures bytes of text a second on news-like sentences; most
// words are no triggers, some sentences have several times.
func BenchmarkTimes(b *testing.B) {
	w, err := New(en.Pack(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("The foreign minister told reporters in the capital on Tuesday that the two sides would resume their talks next month, more than five years after the ceasefire of March 2014 collapsed. Officials from the ministry of defence declined to comment on the report, which was first published by a newspaper close to the opposition. At least 40 people were killed in the bombardment of the port, a spokesman for the local hospital said, and hundreds of families have left their homes since the beginning of the offensive.\n", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := &dragoman.Reading{Report: dragoman.Report{Text: text, Published: dragoman.Date{Value: "2025-10-16"}}}
		w.Do(r)
	}
}
