// SPDX-License-Identifier: Apache-2.0

package dragoman

import (
	"context"
	"errors"
	"iter"
)

// ErrNotFound is what a Store returns for an id it does not hold.
var ErrNotFound = errors.New("not in the record")

// ErrAmbiguous is an id cut so short that several things have it.
var ErrAmbiguous = errors.New("several ids begin so: give more of it")

// ErrCursor is a cursor of a list that no page gave.
var ErrCursor = errors.New("the cursor is none of ours")

// ErrBusy is what a Store returns where another program writes to it and does
// not end: try again in a while.
var ErrBusy = errors.New("busy")

// Store keeps the record. An error carries the operation and what it was
// about. A Store is safe for concurrent use.
type Store interface {
	// Add keeps readings, all or none. A report that is there already (the
	// same id) is left as it is; added says how many were new.
	Add(ctx context.Context, readings []*Reading) (added int, err error)
	// Reading returns one reading with all its layers.
	Reading(ctx context.Context, id string) (*Reading, error)
	// Readings yields every reading, by publication, then id; undated last.
	Readings(ctx context.Context) iter.Seq2[*Reading, error]
	// SetStories replaces the stories.
	SetStories(ctx context.Context, stories []Story) error
	// Stories returns all stories, the latest first.
	Stories(ctx context.Context) ([]Story, error)
	// Story returns one story; an id may be cut to a prefix that only it has.
	Story(ctx context.Context, id string) (Story, error)
	// Close gives up what the store holds.
	Close() error
}
