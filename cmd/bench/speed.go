// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"runtime"
	"syscall"
	"time"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
)

// speedReports is how many reports are read: of more, every n-th is taken.
const speedReports = 2000

// speed reads reports (.jsonl, with "text") on one goroutine by all the stages
// of read.English. reports, tokens and mb are by the clock on the wall;
// by_stage is tokens a second of processor time of the reading thread, and
// tokens_cpu tokens a second of processor time of the whole process, collector
// and all, so that they hold on a busy machine.
func speed(gold []string, _ int, started func()) (int, map[string]any, error) {
	type line struct{ Text, Title, Published, Date string }
	var all []line
	for _, p := range gold {
		lines, err := corpus.JSONL[line](p)
		if err != nil {
			return 0, nil, err
		}
		all = append(all, lines...)
	}
	if len(all) == 0 {
		return 0, nil, errors.New("no reports to read")
	}
	step := (len(all) + speedReports - 1) / speedReports
	var reports []dragoman.Report
	for i := 0; i < len(all); i += step {
		l := all[i]
		r := dragoman.Report{Title: l.Title, Text: l.Text, Language: "en"}
		if d := l.Published + l.Date; len(d) >= 10 {
			r.Published = dragoman.Date{Value: d[:10], Precision: "day", Basis: "given"}
		}
		reports = append(reports, r)
	}
	reader, err := read.English(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	all = nil
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	started()
	stages := reader.Stages()
	spent := make([]time.Duration, len(stages))
	tokens, bytes := 0, 0
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	processor := cpu(syscall.RUSAGE_SELF)
	begin := time.Now()
	for _, report := range reports {
		r := &dragoman.Reading{Report: report}
		for i, s := range stages {
			t := cpu(rusageThread)
			s.Do(r)
			spent[i] += cpu(rusageThread) - t
		}
		tokens += len(r.Tokens)
		bytes += len(r.Text)
	}
	seconds := time.Since(begin).Seconds()
	processor = cpu(syscall.RUSAGE_SELF) - processor
	runtime.ReadMemStats(&after)
	by := map[string]float64{}
	for i, s := range stages {
		if spent[i] > 0 { // else it took no time that can be measured
			by[s.Name] = float64(tokens) / spent[i].Seconds()
		}
	}
	var usage syscall.Rusage
	rss := 0.0
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) == nil {
		rss = float64(usage.Maxrss) / 1024
	}
	n := float64(len(reports))
	return len(reports), map[string]any{
		"reports": n / seconds, "tokens": float64(tokens) / seconds, "mb": float64(bytes) / 1e6 / seconds,
		"tokens_cpu": float64(tokens) / processor.Seconds(), "rss_mb": rss, "by_stage": by,
		"allocs_per_report": float64(after.Mallocs-before.Mallocs) / n, "kb_per_report": float64(after.TotalAlloc-before.TotalAlloc) / 1e3 / n,
	}, nil
}

// rusageThread asks for the calling thread alone (Linux).
const rusageThread = 1

// cpu is the processor time spent so far, 0 where the system does not tell.
func cpu(who int) time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(who, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
