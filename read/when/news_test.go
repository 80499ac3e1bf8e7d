// SPDX-License-Identifier: Apache-2.0

package when

import (
	"testing"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
)

// BenchmarkNews measures bytes a second on the world news texts.
func BenchmarkNews(b *testing.B) {
	path, err := corpus.Path("news", "worldnews.jsonl.gz")
	if err != nil {
		b.Skip(err)
	}
	rows, err := corpus.JSONL[struct{ Text string }](path)
	if err != nil {
		b.Fatal(err)
	}
	w, err := New(en.Pack(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for _, r := range rows {
		n += len(r.Text)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for i := range rows {
			w.Do(&dragoman.Reading{Report: dragoman.Report{Text: rows[i].Text, Published: dragoman.Date{Value: "2025-10-16"}}})
		}
	}
}
