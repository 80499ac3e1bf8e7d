// SPDX-License-Identifier: Apache-2.0

package dragoman

import "context"

// Part is what an actor has to do with an event or a statement.
type Part int

// The parts. What an act tells of its doer is Does, of whom it is done to Suffers.
const (
	Does    Part = iota // the event is its doing
	Suffers             // the event is done to it
	NamedIn             // what is said names it
	Says                // the statement is its own
)

// Filling is how much is told of a passage.
type Filling int

// The fillings; each has what those before it have.
const (
	TheReport  Filling = iota // which report it is of, its story and origin: for counts
	ThePassage                // where it stands there
	TheText
)

// Told is a passage of the record and the report it stands in: what lists of
// events and statements are made of, without unpacking any reading.
type Told struct {
	ID        int64 // in the store
	Report    string
	Outlet    string
	Published string // ISO 8601; "" unknown
	Story     string // "" none yet
	Origin    string // the report it repeats, else itself
	Ref       string // id of the event or statement
	Span      Span   // of an event its sentence, of a statement its content
	Text      string // of Span; filled where asked for
}

// Side is one who takes part in an event.
type Side struct {
	Key     string // of the actor, across reports; "" for words no actor was made of
	Name    string // as a person reads it
	Country string // ISO 3166 alpha-3; "" unknown
}

// Deed is an event as a list shows it.
type Deed struct {
	Told
	Trigger Span
	PLOVER  string
	Mode    string
	Quad    int
	Status  Status
	Day     string // the earliest day it can have been, ISO 8601; "" unknown
	Doers   []Side
	Targets []Side
	Holder  string // who tells it, where that is not the outlet
	Place   string
	Land    string // country of the place, ISO 3166 alpha-3
	Lat     *float64
	Lon     *float64
	Unsure  float64 // how near the reading is to another, 0 sure to 1
}

// Saying is a statement as a list shows it.
type Saying struct {
	Told
	Speaker Side
	Class   string // of the speaker
	Form    string
	Stance  Stance
	Status  Status
	Second  string  // name of the runner-up, where the speaker's reading is near
	Unsure  float64 // how near, 0 sure to 1
}

// Cast is an actor in one report.
type Cast struct {
	Key       string
	Report    string
	Outlet    string
	Published string
	ID        string // in that report
	Name      string
	Kind      Kind
	Link      string
	Country   string
	Sector    string
	Gender    string
	Mentions  int
	Variants  map[string]int // names as written, and how often
	Titles    []Role
}

// Sayings asks for statements.
type Sayings struct {
	Key    string
	Part   Part   // Says or NamedIn
	By     string // of what names it, only what those of a key say; "" all
	Stance Stance // only of it, of what is said; "" every
	Skip   int
	Limit  int
}

// Named is an actor as lists of names show it.
type Named struct {
	Key, Name string
	Kind      Kind
	Reports   int
}

// Teller tells what actors do and say across the record: for pages of actors,
// pairs and doubts. Keys are those of actors.Key; "=SYR" is whoever is of a
// country. Lists are the newest report's first; what is listed has no more than
// its ID and its day of publication until Fill fills it.
type Teller interface {
	// Deeds returns the events one takes part in, or two do on opposite sides
	// where other is not "": all of these, else the newest of what one does and
	// of what is done to it, at most limit of each.
	Deeds(ctx context.Context, key, other string, limit int) ([]Deed, error)
	// Sayings returns a page of what one says, or of what names it.
	Sayings(ctx context.Context, q Sayings) ([]Saying, error)
	// Said returns the statements a search finds, in its order, and the cursor of
	// the next page.
	Said(ctx context.Context, q Search) ([]Saying, string, error)
	// Stances counts what one says by stance.
	Stances(ctx context.Context, key string) (map[Stance]int, error)
	// Naming counts the statements of others that name one; by as in Sayings.
	Naming(ctx context.Context, key, by string) (int, error)
	// Unsure returns the statements and events whose reading is nearest to
	// another, at most limit of each.
	Unsure(ctx context.Context, limit int) ([]Saying, []Deed, error)
	// Casts returns one actor in the reports that name it, at most limit. The
	// report itself is named in the first alone.
	Casts(ctx context.Context, key string, limit int) ([]Cast, error)
	// Fill fills what is told of passages.
	Fill(ctx context.Context, of []*Told, how Filling) error
	// DaysOf counts the reports that name one by their days of publication, ""
	// unknown.
	DaysOf(ctx context.Context, key string) (map[string]int, error)
	// KeyOf returns the key of an actor by its id in a report, "" for none.
	KeyOf(ctx context.Context, id string) (string, error)
	// Names returns the actors whose name or key holds a word, folded, the most
	// told first; those of persons and bodies alone, at most limit.
	Names(ctx context.Context, holding string, limit int) ([]Named, error)
	// Acts counts what happened by place, from a day to another ("" is any).
	Acts(ctx context.Context, from, to string) ([]PlaceOfActs, error)
}

// PlaceOfActs is a place and the events told of it.
type PlaceOfActs struct {
	Place, Country string
	Lat, Lon       float64
	Cooperation    int
	Conflict       int
}
