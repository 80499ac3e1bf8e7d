// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"dragoman/internal/corpus"
)

// committed is one committed measurement: what was measured, and what came out.
type committed struct {
	Task      string             `json:"task"`
	Gold      []string           `json:"gold"` // under the data folder
	Folds     int                `json:"folds,omitempty"`
	Quick     bool               `json:"quick,omitempty"` // seconds, so the tests run it too
	Tolerance float64            `json:"tolerance"`       // a fall beyond it fails the tests
	Lower     []string           `json:"lower,omitempty"` // metrics that are better when lower
	Metrics   map[string]float64 `json:"metrics"`
}

// scoresPath is the file of committed scores, from the project's folder.
const scoresPath = "bench/scores.json"

func readScores(path string) ([]committed, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var s []committed
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// measure runs one committed measurement again and returns the metrics that
// are committed.
func (s *committed) measure() (map[string]float64, error) {
	i := slices.IndexFunc(tasks, func(t task) bool { return t.name == s.Task })
	if i < 0 {
		return nil, fmt.Errorf("no task %q", s.Task)
	}
	var gold []string
	for _, g := range s.Gold {
		p, err := corpus.Path(filepath.FromSlash(g))
		if err != nil {
			return nil, err
		}
		gold = append(gold, p)
	}
	_, metrics, err := tasks[i].run(gold, s.Folds, func() {})
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	for name := range s.Metrics {
		v, ok := metrics[name].(float64)
		if !ok {
			return nil, fmt.Errorf("%s gives no number %q", s.Task, name)
		}
		out[name] = v
	}
	return out, nil
}

// fell lists the metrics that are worse than committed by more than the
// tolerance.
func (s *committed) fell(now map[string]float64) (out []string) {
	for name, was := range s.Metrics {
		d := was - now[name]
		if slices.Contains(s.Lower, name) {
			d = -d
		}
		if d > s.Tolerance {
			out = append(out, fmt.Sprintf("%s %v: %s was %.4f, is %.4f", s.Task, s.Gold, name, was, now[name]))
		}
	}
	slices.Sort(out)
	return out
}

// benchAll measures everything in bench/scores.json and prints it beside what
// is committed; update writes the new numbers.
func benchAll(w io.Writer, update bool) error {
	scores, err := readScores(scoresPath)
	if err != nil {
		return err
	}
	for i := range scores {
		s := &scores[i]
		now, err := s.measure()
		if err != nil {
			return fmt.Errorf("%s %v: %w", s.Task, s.Gold, err)
		}
		names := make([]string, 0, len(now))
		for n := range now {
			names = append(names, n)
		}
		slices.Sort(names)
		for _, n := range names {
			fmt.Fprintf(w, "%-12s %-45s %-22s %8.4f  was %8.4f\n", s.Task, s.Gold[0], n, now[n], s.Metrics[n])
			if update {
				s.Metrics[n] = float64(int(now[n]*10000+.5)) / 10000
			}
		}
	}
	if !update {
		return nil
	}
	b, err := json.MarshalIndent(scores, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(scoresPath, append(b, '\n'), 0o644)
}
