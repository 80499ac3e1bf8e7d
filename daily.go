// SPDX-License-Identifier: Apache-2.0

package dragoman

import "context"

// Dated is a report as the list of a day has it.
type Dated struct {
	Report    string
	Outlet    string
	Title     string
	Published string
	Story     string // "" none yet
	Origin    string // the report it repeats, else itself
}

// Daily tells what a day brought: for the page of a day. A day is ISO 8601.
// Texts are filled by Teller.Fill.
type Daily interface {
	// OfDay returns the reports published on a day, in order of publication.
	OfDay(ctx context.Context, day string) ([]Dated, error)
	// DoneOn returns the events that reports of a day tell as done, the newest
	// report's first, at most limit.
	DoneOn(ctx context.Context, day string, limit int) ([]Deed, error)
	// SaidOn returns what reports of a day have named speakers say, the newest
	// report's first, at most limit.
	SaidOn(ctx context.Context, day string, limit int) ([]Saying, error)
	// Ahead returns the events that reports published from one day to another
	// tell as coming after that other day, the nearest first, at most limit.
	Ahead(ctx context.Context, since, day string, limit int) ([]Deed, error)
}
