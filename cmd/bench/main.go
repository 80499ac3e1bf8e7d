// SPDX-License-Identifier: Apache-2.0

// Bench measures Dragoman against gold.
//
//	go run ./cmd/bench [--folds N] TASK GOLD...
//
// It prints one JSON object {"task","gold","n","metrics","seconds","per_second"}
// and exits 0 whatever the score; 2 for wrong use, 1 where gold can't be read.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"
)

// task is one thing to measure. run gets the paths of the gold files and the
// number of folds (0: score the shipped model), and returns the number of
// items scored and the metrics. Work that is not reading (loading gold, and
// loading models) calls started when it is done, so that it is not timed.
type task struct {
	name string
	run  func(gold []string, folds int, started func()) (n int, metrics map[string]any, err error)
}

var tasks = []task{
	{"places", places},
	{"tokens", tokens},
	{"pairs", benchPairs},
	{"parse", parses},
	{"statements", said},
	{"statements-people", saidByPeople},
	{"statements-rules", saidByRules},
	{"speakers", speakers},
	{"speed", speed},
	{"gate", gates},
	{"events", benchEvents},
	{"articles", benchArticles},
	{"petrarch", benchPetrarch},
	{"times", benchTimes},
	{"factuality", factuality},
	{"names", benchNames},
	{"link", benchLink},
	{"stories", benchStories},
	{"copies", benchCopies},
	{"claims", benchClaims},
	{"refer", benchRefer},
	{"agree", benchAgree},
	{"check", benchCheck},
	{"coref", benchCoref},
}

func main() {
	folds := flag.Int("folds", 0, "cross-validate on the gold with N folds (pairs, events, stories; articles: 5)")
	endToEnd := flag.Bool("end-to-end", false, "pairs: read the sentences of PLV without being given the pair, in five folds")
	update := flag.Bool("update", false, "with all: write the new scores to "+scoresPath)
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: bench [--folds N] TASK GOLD... | bench [--update] all; tasks:")
		for _, t := range tasks {
			fmt.Fprintln(os.Stderr, "  "+t.name)
		}
	}
	flag.Parse()
	if flag.NArg() < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if flag.Arg(0) == "all" {
		if err := benchAll(os.Stdout, *update); err != nil {
			fmt.Fprintln(os.Stderr, "bench all:", err)
			os.Exit(1)
		}
		return
	}
	for _, t := range tasks {
		if t.name != flag.Arg(0) {
			continue
		}
		gold := flag.Args()[1:]
		if *endToEnd && t.name == "pairs" {
			t.run = func(_ []string, _ int, started func()) (int, map[string]any, error) { return benchEndToEnd(started) }
		}
		start := time.Now()
		n, metrics, err := t.run(gold, *folds, func() { start = time.Now() })
		if err != nil {
			fmt.Fprintf(os.Stderr, "bench %s: %v\n", t.name, err)
			os.Exit(1)
		}
		s := time.Since(start).Seconds()
		b, err := json.Marshal(struct {
			Task      string         `json:"task"`
			Gold      []string       `json:"gold"`
			N         int            `json:"n"`
			Metrics   map[string]any `json:"metrics"`
			Seconds   float64        `json:"seconds"`
			PerSecond float64        `json:"per_second"`
		}{t.name, gold, n, metrics, s, float64(n) / s})
		if err != nil {
			fmt.Fprintf(os.Stderr, "bench %s: %v\n", t.name, err)
			os.Exit(1)
		}
		fmt.Println(string(b))
		return
	}
	fmt.Fprintf(os.Stderr, "bench: no task %q\n", flag.Arg(0))
	flag.Usage()
	os.Exit(2)
}
