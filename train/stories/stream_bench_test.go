// SPDX-License-Identifier: Apache-2.0

package stories

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/story"
)

// BenchmarkStream places a hundred thousand reports: the full feed over and
// over, its dates moved on and its ids made new, read from disk two hundred at
// a time, so that what is held is the stream's. A line for each ten thousand gives the
// reports a second of processor time of the two steps (words to vectors;
// vectors to stories, with the second pass), the heap after collection and the
// resident memory. go test ./train/stories -run - -bench Stream -benchtime 1x
func BenchmarkStream(b *testing.B) {
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil {
		b.Skip("needs the stream:", err)
	}
	w, err := story.Shipped()
	if err != nil {
		b.Fatal(err)
	}
	const total, step = 100000, 10000
	for range b.N {
		s := story.NewStream(w)
		n, reading, placing := 0, time.Duration(0), time.Duration(0)
		var allReading, allPlacing time.Duration
		var batch []*dragoman.Report
		read := make([]story.Prepared, 200)
		for round := 0; n < total; round++ {
			each(b, path, func(a *corpus.Article) bool {
				t, err := time.Parse("2006-01-02", a.Date)
				if err != nil {
					b.Fatal(err)
				}
				a.ID = fmt.Sprint(round, " ", a.ID)
				a.Date = t.AddDate(7*round, 0, 0).Format("2006-01-02")
				batch = append(batch, a.Report())
				if n++; n%len(read) == 0 {
					start := processor()
					for i, r := range batch {
						read[i] = s.Read(r)
					}
					middle := processor()
					for i := range read {
						s.Place(read[i])
						s.Closed()
						s.Moved()
					}
					reading += middle - start
					placing += processor() - middle
					batch = batch[:0]
					clear(read)
				}
				if n%step == 0 {
					heap, resident := memory()
					b.Logf("%6d reports: words %.0f/s, stories %.0f/s, heap %.1f MB, resident %.1f MB, %d stories open", n,
						step/reading.Seconds(), step/placing.Seconds(), heap, resident, s.Open())
					allReading, allPlacing = allReading+reading, allPlacing+placing
					reading, placing = 0, 0
				}
				return n < total
			})
		}
		b.ReportMetric(total/allReading.Seconds(), "words/s")
		b.ReportMetric(total/allPlacing.Seconds(), "stories/s")
	}
}

// each reads the articles of a file one at a time.
func each(b *testing.B, path string, do func(*corpus.Article) bool) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	d := json.NewDecoder(bufio.NewReader(z))
	for d.More() {
		var a corpus.Article
		if err := d.Decode(&a); err != nil {
			b.Fatal(err)
		}
		if !do(&a) {
			return
		}
	}
}

// processor is the processor time this program has used.
func processor() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// memory is the heap in use after a collection and the resident memory, in MB.
func memory() (heap, resident float64) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if kb, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			fmt.Sscan(kb, &resident)
		}
	}
	return float64(m.HeapInuse) / 1e6, resident / 1e3
}
