// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/compare"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
)

// Cost of comparing a hundred reports of 700 to 1,300 words on one affair, read
// beforehand.
func BenchmarkCompareLong(b *testing.B) {
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil {
		b.Skip("needs the stream:", err)
	}
	articles, err := corpus.Articles(path)
	if err != nil {
		b.Fatal(err)
	}
	reader, err := newStoryReader()
	if err != nil {
		b.Fatal(err)
	}
	var rs []*dragoman.Reading
	for i := range articles {
		a := &articles[i]
		if n := len(strings.Fields(a.Text)); len(rs) == 100 || n < 700 || n > 1300 || !strings.Contains(a.Title, "Kavanaugh") {
			continue
		}
		if r, err := reader.read(a.Raw(a.Date)); err == nil {
			rs = append(rs, r)
		}
	}
	with, err := compare.New(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		with.Compare(rs, nil)
	}
	b.ReportMetric(float64(len(rs)), "reports")
}
