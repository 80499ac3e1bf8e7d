// SPDX-License-Identifier: Apache-2.0

package work

import (
	"context"
	"sync"
)

// turns does tasks of many hosts side by side: one at a time for a host, the
// hosts in turn, so that a slow host holds up nobody but itself.
type turns struct {
	mu      sync.Mutex
	changed *sync.Cond
	waiting map[string][]func(context.Context) error // by host; there while one of them runs
	ready   []string                                 // hosts with a task and none running
	running int
	err     error
}

func newTurns() *turns {
	t := &turns{waiting: map[string][]func(context.Context) error{}}
	t.changed = sync.NewCond(&t.mu)
	return t
}

// add adds a task; tasks may add others.
func (t *turns) add(host string, task func(context.Context) error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, busy := t.waiting[host]; !busy {
		t.ready = append(t.ready, host)
	}
	t.waiting[host] = append(t.waiting[host], task)
	t.changed.Signal()
}

// run does all tasks, at most n at once, until none is left. After an error no
// other task begins; it returns the first.
func (t *turns) run(ctx context.Context, n int) error {
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for t.one(ctx) {
			}
		})
	}
	all.Wait()
	return t.err
}

// one does the next task; it returns false where none will come.
func (t *turns) one(ctx context.Context) bool {
	t.mu.Lock()
	for len(t.ready) == 0 && t.running > 0 && t.err == nil {
		t.changed.Wait()
	}
	if len(t.ready) == 0 || t.err != nil {
		t.mu.Unlock()
		return false
	}
	host := t.ready[0]
	t.ready = t.ready[1:]
	task := t.waiting[host][0]
	t.waiting[host] = t.waiting[host][1:]
	t.running++
	t.mu.Unlock()

	err := task(ctx)

	t.mu.Lock()
	defer t.mu.Unlock()
	t.running--
	if t.err == nil {
		t.err = err
	}
	if len(t.waiting[host]) > 0 {
		t.ready = append(t.ready, host) // behind the others
	} else {
		delete(t.waiting, host)
	}
	t.changed.Broadcast()
	return true
}
