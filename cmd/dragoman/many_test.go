// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// rowsWithFaults gives n JSONL rows, each two hundredth one wrong, without
// holding them.
type rowsWithFaults struct {
	n, at int
	rest  []byte
}

func (r *rowsWithFaults) Read(b []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.at == r.n {
			return 0, io.EOF
		}
		if r.at++; r.at%200 == 0 {
			r.rest = []byte(`{"id": "x", ` + "\n")
		} else {
			r.rest = fmt.Appendf(nil, `{"id": %d, "event_text": "He left. %s"}`+"\n", r.at, strings.Repeat(" ", 4000))
		}
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// highest is the most heap in use seen at its writes.
type highest struct {
	lines int
	heap  uint64
}

func (h *highest) Write(b []byte) (int, error) {
	h.lines += bytes.Count(b, []byte("\n"))
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h.heap = max(h.heap, m.HeapAlloc)
	return len(b), nil
}

// Memory does not grow with the number of rows, and each wrong one is told.
func TestCodeOfManyRowsIsBounded(t *testing.T) {
	heap := func(n int) uint64 {
		var out highest
		var errs bytes.Buffer
		runtime.GC()
		code := run(context.Background(), []string{"code"}, streams{in: &rowsWithFaults{n: n}, out: &out, err: &errs})
		if wrong := strings.Count(errs.String(), "no JSON object"); code != exitUnread || wrong != n/200 || out.lines != n-n/200 {
			t.Fatalf("exit code %d, %d wrong rows told, %d coded of %d", code, wrong, out.lines, n)
		}
		return out.heap
	}
	few, many := heap(2000), heap(8000) // 8 and 32 MB of rows
	if many > 2*few+(8<<20) {
		t.Errorf("%d MB of heap for 2,000 rows, %d MB for 8,000", few>>20, many>>20)
	}
}
