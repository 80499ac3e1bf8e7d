// SPDX-License-Identifier: Apache-2.0

package dragoman

import (
	"context"
	"errors"
	"iter"
)

// ErrNotFound is what a store returns for an id it does not hold.
var ErrNotFound = errors.New("not in the record")

// ErrAmbiguous is an id cut so short that several things have it.
var ErrAmbiguous = errors.New("several ids begin so: give more of it")

// ErrCursor is a cursor of a list that no page gave.
var ErrCursor = errors.New("the cursor is none of ours")

// ErrBusy is what a store returns where another program writes to it and does
// not end: try again in a while.
var ErrBusy = errors.New("busy")

// ErrUnwritable is what a store returns where nothing can be written, for want
// of rights or room: what is there can be read.
var ErrUnwritable = errors.New("nothing can be written")

// ErrConflict is an act that the state of the record rules out, such as to undo
// what is undone.
var ErrConflict = errors.New("the record rules it out")

// Record is what a store is to the rest of the house, by the roles that need
// it. An error carries the operation and what it was about. A Record is safe
// for concurrent use; one given to an act is not.
type Record struct {
	Keeper
	Grouper
	Comparer
	Searcher
	Lister
	Corrector
	Gatherer
	Answerer
	Teller
	Minder
	Visitor
	Daily
	// Do runs an act in one transaction: what act does through tx is done
	// whole, or, where it or the store fails, not at all. From its beginning to
	// its end no other process writes. Inside an act, Do joins it. Whatever act
	// asks or does past tx waits for the act's own end: it must use tx alone.
	Do func(ctx context.Context, act func(tx Record) error) error
}

// Keeper keeps reports and what was read of them: for what reads.
type Keeper interface {
	// Add keeps readings, all or none. A report that is there already (the
	// same id) is left as it is; added says how many were new.
	Add(ctx context.Context, readings []*Reading) (added int, err error)
	// Reading returns one reading with all its layers.
	Reading(ctx context.Context, id string) (*Reading, error)
	// Readings yields every reading, by publication, then id; undated last.
	Readings(ctx context.Context) iter.Seq2[*Reading, error]
	// Reports returns reports without their layers, by publication, undated
	// last: those published on or after since ("" is all); with their text, or
	// without.
	Reports(ctx context.Context, since string, text bool) ([]Report, error)
	// ReportsByID returns reports with their text and without layers, in the
	// order of the ids. An id the record does not hold is ErrNotFound.
	ReportsByID(ctx context.Context, ids []string) ([]Report, error)
	// ReportAt returns the report that came from an address last, "" for none.
	ReportAt(ctx context.Context, url string) (id string, err error)
	// Drop takes reports out of the record for good. Their stories must have
	// let them go before.
	Drop(ctx context.Context, ids []string, at, reason string) error
	// Replace puts a new reading in the place of the one the record has of the
	// same report. Stories and corrections stay.
	Replace(ctx context.Context, r *Reading, at, reason string) error
	// Reindex makes a report findable by a reading of it with corrections laid
	// over; the reading the record keeps is not touched.
	Reindex(ctx context.Context, r *Reading) error
}

// Grouper keeps which reports tell of one happening: for what groups them.
type Grouper interface {
	// Stories returns all stories, the latest first.
	Stories(ctx context.Context) ([]Story, error)
	// Story returns one story; an id may be cut to a prefix that only it has.
	Story(ctx context.Context, id string) (Story, error)
	// StoryOf returns the story a report is in; ErrNotFound where it is in none.
	StoryOf(ctx context.Context, report string) (Story, error)
	// StoriesPage returns a page of stories, the latest first, with a report
	// published from a day to another ("" is any), after a cursor. next is ""
	// at the end.
	StoriesPage(ctx context.Context, from, to, after string, limit int) (out []Story, next string, err error)
	// PutStories sets some stories and drops others, and says so in the change
	// feed. Stories not named stay as they are. A report is in one story at most.
	PutStories(ctx context.Context, put []Story, drop []string, at, reason string) error
	// Place keeps where the machine placed reports, and the day it placed them by.
	Place(ctx context.Context, placed []Placement) error
	// Placed returns the placements of the days from one to before another, in
	// no order.
	Placed(ctx context.Context, from, to Day) ([]Placement, error)
	// Placements returns where the machine placed every report: report to story.
	Placements(ctx context.Context) (map[string]string, error)
	// PlacedBefore tells which of some stories the machine placed reports in
	// that are of a day before another.
	PlacedBefore(ctx context.Context, stories []string, day Day) ([]string, error)
	// LastDay is the latest day a report has of its own; ok is false where none has.
	LastDay(ctx context.Context) (d Day, ok bool, err error)
	// Unplaced returns the reports no story has taken yet, by publication.
	Unplaced(ctx context.Context) ([]string, error)
	// SetCopies keeps which of some reports repeat others.
	SetCopies(ctx context.Context, reports []string, copies []Copy) error
}

// Comparer keeps what comparing stories gave: for what compares.
type Comparer interface {
	// Kept returns what SetKept kept for a story under the key; ok is false
	// where there is nothing, or something under another key.
	Kept(ctx context.Context, story, key string) (data []byte, ok bool, err error)
	// SetKept keeps a story's comparison under a key, in place of the one
	// before, and makes its claims findable, each at the first passage that
	// makes it.
	SetKept(ctx context.Context, story, key string, data []byte, claims []Claim) error
	// Sheet returns what SetSheet kept beside a story's comparison under the same
	// key and layout; ok is false where there is nothing.
	Sheet(ctx context.Context, story, key, layout string) (data []byte, ok bool, err error)
	// SetSheet keeps what a page shows of a story's comparison beside it, for as
	// long as that comparison is kept; where it is not, nothing is.
	SetSheet(ctx context.Context, story, key, layout string, data []byte) error
	// ClaimStory returns the story of a claim that was made findable, "" for none.
	ClaimStory(ctx context.Context, claim string) (story string, err error)
	// Uncompared returns the stories of several reports, at most most of them,
	// that have not been compared since they changed.
	Uncompared(ctx context.Context, most int) ([]string, error)
}

// Searcher finds passages: for what looks for them.
type Searcher interface {
	// Search returns a page of hits, and the cursor of the next, "" at the end.
	Search(ctx context.Context, q Search) ([]Hit, string, error)
	// Facets counts what a search finds by kind, outlet, year, stance and type.
	Facets(ctx context.Context, q Search) (Facets, error)
	// Tally counts what a search finds by kind.
	Tally(ctx context.Context, q Search) (map[string]int, error)
	// ReportsWith returns the reports that hold an actor, by its id or a name.
	ReportsWith(ctx context.Context, actor string) ([]string, error)
	// Has tells whether the record holds a report.
	Has(ctx context.Context, id string) (bool, error)
	// Version is the number of the last change.
	Version(ctx context.Context) (int64, error)
	// State is a text that differs whenever a reader may see something else:
	// after a change, and after a comparison that was made or made anew.
	State(ctx context.Context) (string, error)
	// Changes returns the change feed after a number, in order, at most limit.
	Changes(ctx context.Context, after int64, limit int) ([]Change, error)
}

// Lister lists reports and outlets: for pages.
type Lister interface {
	// ReportsPage returns a page of reports, without text and layers, by
	// publication, undated first, after a cursor. next is "" at the end.
	ReportsPage(ctx context.Context, after string, limit int) (out []Report, next string, err error)
	// Outlets returns the outlets of the record, the busiest first.
	Outlets(ctx context.Context) ([]Outlet, error)
	// ReportsOf returns a page of an outlet's reports, the latest first,
	// without text and layers, after a cursor. next is "" at the end.
	ReportsOf(ctx context.Context, outlet, after string, limit int) (out []Report, next string, err error)
	// Months counts an outlet's reports by month, undated ones under "".
	Months(ctx context.Context, outlet string) (months []string, counts []int, err error)
	// DaysBeside returns the days nearest to a day on which reports were
	// published; "" where there is none.
	DaysBeside(ctx context.Context, day string) (before, after string, err error)
}

// Corrector keeps what people put right: for what they do it with.
type Corrector interface {
	// Correct adds a correction and returns it with its number. An undo must
	// name a correction that is there, is no undo and is not undone
	// (ErrConflict).
	Correct(ctx context.Context, c Correction) (Correction, error)
	// Corrections returns corrections in order: of one report, or of all where
	// report is "". inForce leaves out what was undone, and the undos.
	Corrections(ctx context.Context, report string, inForce bool) ([]Correction, error)
}

// Gatherer keeps feeds, their items and pages: for what gathers.
type Gatherer interface {
	AddFeed(ctx context.Context, f Feed) (added bool, err error)
	// RemoveFeed stops watching a feed. Its reports stay.
	RemoveFeed(ctx context.Context, url string) error
	// PauseFeed stops asking a feed until it is let go on (paused false).
	PauseFeed(ctx context.Context, url string, paused bool) error
	Feeds(ctx context.Context, now string) ([]Feed, error)
	// FeedAsked keeps what came of asking a feed, with its new items.
	FeedAsked(ctx context.Context, f Feed, items []FeedItem) (fresh int, err error)
	// Waiting returns items not read yet whose time has come, at most limit.
	Waiting(ctx context.Context, now string, limit int) ([]FeedItem, error)
	// ItemDone keeps what came of an item; snap may be nil.
	ItemDone(ctx context.Context, it FeedItem, snap *Snapshot) error
	// SetPage keeps what is known of a page; snap may be nil.
	SetPage(ctx context.Context, p Page, snap *Snapshot) error
	// PagesDue returns the pages to be looked at again at now, at most limit.
	PagesDue(ctx context.Context, now string, limit int) ([]Page, error)
}

// Answerer keeps answers to requests that carry a key: for what answers them.
type Answerer interface {
	// Answered returns the answer given under a caller's key; same tells
	// whether the request was the same, ok whether there is an answer.
	Answered(ctx context.Context, caller, key, request string) (status int, answer []byte, same, ok bool, err error)
	// Answer keeps an answer.
	Answer(ctx context.Context, caller, key, request string, status int, answer []byte, at string) error
}

// Fault is something in a record that is not as it should be.
type Fault struct {
	ID         string // of the report or story, or the part of the file
	What       string
	Repairable bool // it follows from what is there, and can be made again
}
