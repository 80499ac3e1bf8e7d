// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"sync"
)

// memory holds what was counted, each with the version of the record it is of.
type memory struct {
	mu sync.Mutex
	of map[string]memo
}

type memo struct {
	version int64
	what    any
}

// mostRemembered is how much is held; when it is full it begins anew.
const mostRemembered = 1000

// remembered is what was counted of the record as it is now, counted anew where
// the record has changed. Inside an act nothing is remembered.
func remembered[T any](ctx context.Context, s *Store, key string, count func() (T, error)) (T, error) {
	if s.tx != nil {
		return count()
	}
	at, err := s.Version(ctx)
	if err != nil {
		var none T
		return none, err
	}
	s.counts.mu.Lock()
	old, ok := s.counts.of[key]
	s.counts.mu.Unlock()
	if ok && old.version == at {
		return old.what.(T), nil
	}
	out, err := count()
	if err != nil {
		return out, err
	}
	if now, err := s.Version(ctx); err == nil && now == at { // else it may be of either
		s.counts.mu.Lock()
		if s.counts.of == nil || len(s.counts.of) >= mostRemembered {
			s.counts.of = map[string]memo{}
		}
		s.counts.of[key] = memo{at, out}
		s.counts.mu.Unlock()
	}
	return out, nil
}
