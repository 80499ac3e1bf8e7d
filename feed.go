// SPDX-License-Identifier: Apache-2.0

package dragoman

// FeedState is how a feed fared when it was last asked.
type FeedState string

// The states of a feed.
const (
	FeedNew       FeedState = "new"
	FeedOK        FeedState = "ok"
	FeedUnchanged FeedState = "unchanged"
	FeedEmpty     FeedState = "empty"   // a feed without items: not the same as broken
	FeedBroken    FeedState = "broken"  // no answer, or no feed; asked again later
	FeedBlocked   FeedState = "blocked" // robots.txt, a refusal, or an address that is not public
	FeedGone      FeedState = "gone"
	FeedPaused    FeedState = "paused" // by a person; not asked until it is let go on
)

// Feed is one feed that is watched. Times are RFC 3339, UTC; "" is never.
type Feed struct {
	URL          string    `json:"url"`
	Title        string    `json:"title"`
	Outlet       string    `json:"outlet"` // of its reports, where their pages do not say
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	Checked      string    `json:"checked"`
	Next         string    `json:"next"` // not asked before
	State        FeedState `json:"state"`
	Error        string    `json:"error,omitempty"`
	Failures     int       `json:"failures"` // in a row
	Items        int       `json:"items"`
	Waiting      int       `json:"waiting"`
}

// FeedItem is one entry of a feed, and what came of it.
type FeedItem struct {
	Feed      string `json:"feed"`
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published string `json:"published"` // RFC 3339; "" unknown
	HTML      string `json:"-"`         // the full text, where the feed carries it
	State     string `json:"state"`     // waiting, read, failed, gone
	Tries     int    `json:"tries"`
	Next      string `json:"next"`
	Report    string `json:"report,omitempty"`
	Outlet    string `json:"-"` // of the feed, as its owner named it
	FeedTitle string `json:"-"`
	Error     string `json:"error,omitempty"`
}

// Page is a page that was read, and is looked at again for some days: pages
// change most when they are young. Times are RFC 3339, UTC.
type Page struct {
	URL          string
	Outlet       string // as its owner named it
	ETag         string
	LastModified string
	Hash         string // sha256 of the bytes as they came, hex
	Report       string
	Checked      string
	Next         string // not looked at before; "" is no more
	Looks        int    // since it was first read, or changed
}

// Snapshot is a page as it came, kept by its hash.
type Snapshot struct {
	Hash  string // sha256 of Body, hex
	Media string
	Body  []byte
}

// Outlet is a source of reports, as the record knows it: counts, no grade.
type Outlet struct {
	Name    string `json:"name"`
	Reports int    `json:"reports"`
	First   string `json:"first"` // publication
	Last    string `json:"last"`
}
