// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// stopping gives rows and stops the run after so many.
type stopping struct {
	rows int
	stop func()
	left bytes.Buffer
}

func (s *stopping) Read(p []byte) (int, error) {
	if s.left.Len() == 0 {
		if s.rows == 0 {
			s.stop()
			return 0, io.EOF
		}
		s.rows--
		fmt.Fprintf(&s.left, `{"id":"%d","text":"Mayor number %d said that the bridge was open."}`+"\n", s.rows, s.rows)
	}
	return s.left.Read(p)
}

// A run that is stopped says what is kept and how to go on; what it says is
// kept, and the next run goes on from there.
func TestStoppedIngestKeepsWhatItSays(t *testing.T) {
	record := filepath.Join(t.TempDir(), "record.db")
	ctx, cancel := context.WithCancel(context.Background())
	var out, errs bytes.Buffer
	code := run(ctx, []string{"ingest", "--record", record, "-"}, streams{in: &stopping{rows: 200, stop: cancel}, out: &out, err: &errs})
	var read, kept int
	line := errs.String()
	if at := strings.Index(line, "stopped: "); at < 0 || code != exitFailed {
		t.Fatalf("exit code %d, %q", code, line)
	} else if _, err := fmt.Sscanf(line[at:], "stopped: %d reports read, %d new in the record and kept", &read, &kept); err != nil || kept != read {
		t.Fatalf("%q: %v", line, err)
	}
	out.Reset()
	code = run(context.Background(), []string{"ingest", "--record", record, "-"}, streams{in: &stopping{rows: 200, stop: func() {}}, out: &out, err: io.Discard})
	if want := fmt.Sprintf("200 reports read, %d new in the record", 200-kept); code != exitOK || !strings.Contains(out.String(), want) {
		t.Errorf("exit code %d, %q, want %q", code, out.String(), want)
	}
}

func TestProgress(t *testing.T) {
	p := &progress{what: "reports read", of: "180 MB", part: func(int) float64 { return .25 }}
	if got, want := p.line(512, 16*time.Second), "512 reports read, 32 a second; 25% of 180 MB, about 48 s left"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.part = nil
	if got, want := p.line(3, 2*time.Second), "3 reports read, 1.5 a second"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
