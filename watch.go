// SPDX-License-Identifier: Apache-2.0

package dragoman

import "context"

// WatchKind is what a watch waits for.
type WatchKind string

// The kinds of watch.
const (
	WatchSaid    WatchKind = "said"    // somebody's stance, about something or anything
	WatchDone    WatchKind = "done"    // an event of a type, from one side to another
	WatchPledge  WatchKind = "pledge"  // a pledge of which no later report tells within some days
	WatchDispute WatchKind = "dispute" // a new dispute in a story
	WatchSearch  WatchKind = "search"  // whatever a search finds
)

// Watch is a condition on what is told, and where to tell of it.
type Watch struct {
	ID     string    `json:"id"`
	Kind   WatchKind `json:"kind"`
	Who    string    `json:"who,omitempty"`    // holder or doer, by name; "" anybody
	Stance Stance    `json:"stance,omitempty"` // of WatchSaid; "" any
	Type   string    `json:"type,omitempty"`   // of WatchDone: a PLOVER type, cooperation or conflict; "" any
	About  string    `json:"about,omitempty"`  // a name or words; of WatchDone the other side
	Outlet string    `json:"outlet,omitempty"` // told by this outlet alone; "" any
	Story  string    `json:"story,omitempty"`  // of WatchDispute
	Query  string    `json:"query,omitempty"`  // of WatchSearch
	Days   int       `json:"days,omitempty"`   // of WatchPledge
	Fresh  bool      `json:"fresh,omitempty"`  // reports that repeat another are no news

	Hook   string `json:"hook,omitempty"`   // address that alerts are sent to; "" none
	Secret string `json:"secret,omitempty"` // signs what is sent there
	Mail   string `json:"mail,omitempty"`   // address; "" none
	Digest bool   `json:"digest,omitempty"` // mail once a day, not at once

	Paused string   `json:"paused,omitempty"` // RFC 3339 since when; "" it is not
	Made   string   `json:"made"`             // RFC 3339
	Since  int64    `json:"since"`            // last change of the record it has looked at
	Known  []string `json:"known,omitempty"`  // keys of what was there when it was made, where Since does not tell
}

// Alert is what a watch told: which condition what met, and where that stands.
type Alert struct {
	Seq   int64     `json:"seq"`
	Watch string    `json:"watch"`
	Key   string    `json:"key"` // what set it off; one watch tells of it once
	At    string    `json:"at"`  // RFC 3339
	Story string    `json:"story,omitempty"`
	Cites []Receipt `json:"cites"`
	Why   []Met     `json:"why"`
}

// Met is one condition of a watch and the words that met it.
type Met struct {
	Condition string `json:"condition"`
	Words     string `json:"words"`
}

// Delivery is an alert on its way out of the desk.
type Delivery struct {
	Alert int64
	Way   string // hook, mail, digest
	State string // waiting, done, failed
	Tries int
	Next  string // not before, RFC 3339
	Error string
}

// StoryMark is what a reader does with a story.
type StoryMark struct {
	Star bool
	Seen string // publication of the newest report that was read; "" unread
}

// Visit is when a reader was here before.
type Visit struct {
	At      string // when this visit began, RFC 3339
	Before  string // when the one before ended; "" there was none
	Version int64  // of the record, then
}

// Minder keeps what a desk minds for its readers: for watches and marks.
type Minder interface {
	// PutWatch keeps a watch, in place of the one of its id.
	PutWatch(ctx context.Context, w Watch) error
	// Watch returns one watch; ErrNotFound where there is none.
	Watch(ctx context.Context, id string) (Watch, error)
	// Watches returns the watches, in the order they were made.
	Watches(ctx context.Context) ([]Watch, error)
	// DropWatch takes a watch away, with its alerts.
	DropWatch(ctx context.Context, id string) error
	// Alert keeps alerts that were not told before and the ways each is to go,
	// and returns those alone, numbered.
	Alert(ctx context.Context, alerts []Alert, ways []string, now string) ([]Alert, error)
	// Alerts returns alerts, the newest first: of one watch, or of all where
	// watch is "", before a number, or from the newest where it is 0.
	Alerts(ctx context.Context, watch string, before int64, limit int) ([]Alert, error)
	// AlertBy returns one alert by its number.
	AlertBy(ctx context.Context, seq int64) (Alert, error)
	// Undelivered returns what waits to be sent and whose time has come.
	Undelivered(ctx context.Context, now string, limit int) ([]Delivery, error)
	// Delivered keeps what came of sending an alert.
	Delivered(ctx context.Context, d Delivery) error
	// Failing returns, by watch, why its last alert could not be sent.
	Failing(ctx context.Context) (map[string]string, error)
}

// Visitor keeps what a reader of the pages has seen and marked.
type Visitor interface {
	// SetMark keeps a reader's mark of a story.
	SetMark(ctx context.Context, reader, story string, m StoryMark) error
	// Marks returns a reader's marks, by story.
	Marks(ctx context.Context, reader string) (map[string]StoryMark, error)
	// Visit tells of a reader's visit at now, and returns when the one before
	// was. Visits less than lull seconds apart are one.
	Visit(ctx context.Context, reader, now string, version int64, lull int) (Visit, error)
}
