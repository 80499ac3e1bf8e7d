// SPDX-License-Identifier: Apache-2.0

package stories

import (
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"fmt"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/story"
)

// BenchmarkWindows finds the stories of the full feed, block by block, once
// with the days it has (13 reports a day) and then with all its reports put on
// a tenth and a hundredth of the days (1,300 a day): reports a second of processor time of
// the two steps (words to vectors; vectors to stories), the largest heap after
// collection, and how long one more report takes at the end of the largest
// block. go test ./train/stories -run - -bench Windows -benchtime 1x
func BenchmarkWindows(b *testing.B) {
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil {
		b.Skip("needs the stream:", err)
	}
	as, err := corpus.Articles(path)
	if err != nil {
		b.Fatal(err)
	}
	w, err := story.Shipped()
	if err != nil {
		b.Fatal(err)
	}
	for _, dense := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("days over %d", dense), func(b *testing.B) {
			for range b.N {
				windows(b, w, as, dense)
			}
		})
	}
}

func windows(b *testing.B, w *story.Weights, as []corpus.Article, dense int) {
	items := make([]dragoman.Placement, len(as))
	for i := range as {
		items[i] = story.Unplaced(as[i].Report())
		items[i].Day /= dragoman.Day(dense)
	}
	var reading, placing, more time.Duration
	heap, largest, placed := 0.0, 0, 0
	for _, block := range story.Blocks(items) {
		g, reader := story.NewWindow(w), story.NewReader()
		read := make([]story.Prepared, len(block.Items))
		start := processor()
		for k, i := range block.Items {
			read[k] = reader.Read(as[i].Report())
			read[k].Date = day(int(items[i].Day))
		}
		middle := processor()
		for k := range read {
			g.Place(read[k], k < block.Warm)
			read[k] = story.Prepared{}
			if k == len(read)-2 {
				g.Stories(nil)
			}
		}
		last := processor()
		g.Stories(nil)
		end := processor()
		reading, placing, placed = reading+middle-start, placing+end-middle, placed+len(read)
		if len(read) > largest {
			largest, more = len(read), end-last
			h, _ := memory()
			heap = max(heap, h)
		}
		runtime.KeepAlive(g)
	}
	b.ReportMetric(float64(placed)/reading.Seconds(), "words/s")
	b.ReportMetric(float64(placed)/placing.Seconds(), "stories/s")
	b.ReportMetric(heap, "MB-heap")
	b.ReportMetric(float64(largest), "largest-window")
	b.ReportMetric(float64(more.Microseconds())/1e3, "ms-one-more")
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
