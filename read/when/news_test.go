// SPDX-License-Identifier: Apache-2.0

package when

import (
	"syscall"
	"testing"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
)

// BenchmarkNews measures bytes a second on the world news texts, of wall time
// (MB/s) and of the processor time of the whole process (cpu-MB/s), which
// stays true on a machine that others use too.
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
	began, rounds := processor(), 0
	for b.Loop() {
		rounds++
		for i := range rows {
			w.Do(&dragoman.Reading{Report: dragoman.Report{Text: rows[i].Text, Published: dragoman.Date{Value: "2025-10-16"}}})
		}
	}
	if spent := processor() - began; spent > 0 {
		b.ReportMetric(float64(n)*float64(rounds)/1e6/spent, "cpu-MB/s")
	}
}

// processor is the processor time the process has used, in seconds.
func processor() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
