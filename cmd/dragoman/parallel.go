// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"
	"sync"

	"dragoman"
)

// parallel works on the records of src with several workers and gives the
// outcomes in input order. At most 4 records a worker are under way.
func parallel(ctx context.Context, src dragoman.Source, workers int, work func(dragoman.Raw, error) outcome) <-chan outcome {
	type job struct {
		raw  dragoman.Raw
		err  error
		done chan outcome
	}
	jobs := make(chan job)
	order := make(chan chan outcome, 4*workers)
	go func() {
		defer close(jobs)
		defer close(order)
		for {
			raw, err := src.Next(ctx)
			if err == io.EOF {
				return
			}
			j := job{raw, err, make(chan outcome, 1)}
			select {
			case order <- j.done:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				j.done <- outcome{fatal: ctx.Err()}
				return
			}
		}
	}()
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for j := range jobs {
				j.done <- work(j.raw, j.err)
			}
		})
	}
	out := make(chan outcome)
	go func() {
		defer close(out)
		for done := range order {
			select {
			case out <- <-done:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
