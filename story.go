// SPDX-License-Identifier: Apache-2.0

package dragoman

// Receipt is a passage of a stored report.
type Receipt struct {
	Report string `json:"report"` // report id
	Span
}

// Claim is one proposition across reports, and who holds it how.
type Claim struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"` // same, more_specific, adds, differs, incomplete, denied, update
	Label string `json:"label"`
	Cells []Cell `json:"cells"`
	Why   string `json:"why"` // status, number, name, title, place, date, reason, exclusive, speaker, label; "" for same and adds

	Doubtful bool `json:"doubtful,omitempty"` // of what parts: whether its holders part on one matter is not sure
}

// Cell is what one holder, in one report, does with a claim.
type Cell struct {
	Report string `json:"report"`
	Holder string `json:"holder"` // a name a person can read: "the Kremlin", "outlet", "anonymous"
	Stance Stance `json:"stance"`
	Status Status `json:"status"`
	Value  string `json:"value,omitempty"` // the slot's value in this cell, where the claim turns on one
	Spans  []Span `json:"spans"`
}

// Quote is one quotation as several reports print it.
type Quote struct {
	ID       string    `json:"id"`
	Variants []Variant `json:"variants"`
	Speaker  string    `json:"speaker"`        // settled speaker, "" when reports differ
	Flag     string    `json:"flag,omitempty"` // speakers-differ, speaker-settled, words-differ
}

// Variant is the quotation in one report.
type Variant struct {
	Report string `json:"report"`
	Span
	Speaker string `json:"speaker"`
	Cue     string `json:"cue"`
}

// Moment is one entry of a timeline, by the time of the event.
type Moment struct {
	Value     string    `json:"value"`
	Earliest  string    `json:"earliest"`
	Latest    string    `json:"latest"`
	Precision string    `json:"precision"`
	Label     string    `json:"label"`
	Status    Status    `json:"status"`
	Evidence  []Receipt `json:"evidence"`
	// Background says that it lies more than a year before the report that tells it.
	Background bool `json:"background,omitempty"`
	// Weight ranks the moments of one timeline: a linear score of who tells it
	// and how (compare/rank.go). Higher matters more; it is no probability.
	Weight float64 `json:"weight,omitempty"`
}

// Copy says that a report repeats the text of an earlier one.
type Copy struct {
	Report string  `json:"report"`
	Of     string  `json:"of"`
	Share  float64 `json:"share"` // share of the report's word shingles found in the other, 0 to 1
	Why    string  `json:"why,omitempty"`
}

// Story is the reports of one happening, in order of publication.
type Story struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Reports []string `json:"reports"` // report ids
	Origins int      `json:"origins"` // reports that are no copy of another
	First   string   `json:"first"`   // earliest publication
	Last    string   `json:"last"`
	Why     string   `json:"why,omitempty"` // what holds it together
}

// Chain says that a story continues an earlier one that had ended weeks
// before. The two stay stories of their own.
type Chain struct {
	Story   string `json:"story"`
	Follows string `json:"follows"` // id of the earlier story
	Title   string `json:"title"`   // of the earlier story
	Last    string `json:"last"`    // its last publication
	Days    int    `json:"days"`    // from there to the story's first
	Why     string `json:"why"`
}

// Counts are always given together.
type Counts struct {
	Reports    int `json:"reports"`
	Origins    int `json:"origins"` // independent origins
	Events     int `json:"events"`
	Statements int `json:"statements"`
}

// Comparison is what the reports of one story hold, side by side.
type Comparison struct {
	Reports   []Compared `json:"reports"`
	SameStory [][]string `json:"same_story"`
	Copies    []Copy     `json:"copies"`
	Claims    []Claim    `json:"claims"`
	Quotes    []Quote    `json:"quotes"`
	Timeline  []Moment   `json:"timeline"`
	Counts    Counts     `json:"counts"`
}

// Compared names a report in a comparison.
type Compared struct {
	ID        string `json:"id"`
	Key       string `json:"key,omitempty"`
	Path      string `json:"path,omitempty"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title,omitempty"`
	Published Date   `json:"published"`
	Cites     []Cite `json:"cites,omitempty"` // passages it has from other outlets
}

// Cite is a passage in which a report names another outlet as the source of
// what it tells.
type Cite struct {
	Outlet string `json:"outlet"`
	Report string `json:"report,omitempty"` // that outlet's report among those compared
	Span          // of the name
}

// Brief is a text made only of stored passages.
type Brief struct {
	Title         string          `json:"title"`
	Note          string          `json:"note,omitempty"` // what stands in the way of comparing: one report, copies only, nothing shared
	Sentences     []BriefSentence `json:"sentences"`
	Agreements    []Claim         `json:"agreements"`
	Additions     []Claim         `json:"additions"`
	Disagreements []Claim         `json:"disagreements"`
	Disputes      []Dispute       `json:"disputes"`          // the disagreements as questions
	Perhaps       []Dispute       `json:"perhaps,omitempty"` // those that are doubtful
	Figures       []Figure        `json:"figures"`
	Quotes        []Quote         `json:"quotes"`
	Timeline      []Moment        `json:"timeline"`
	Counts        Counts          `json:"counts"`
	Reports       []Compared      `json:"reports"`
}

// Dispute is a disagreement as a question with its answers.
type Dispute struct {
	Claim    string   `json:"claim"` // id
	Question string   `json:"question"`
	Answers  []Answer `json:"answers"`
}

// Answer is what one holder says to the question of a dispute.
type Answer struct {
	Who   string    `json:"who"`             // in words: "Liv Aune denies", "Lake Wire, in its own words"
	Sign  string    `json:"sign"`            // says, passed on, planned, open, denies
	Value string    `json:"value,omitempty"` // the slot's value
	Words string    `json:"words"`           // the stored passage
	Cites []Receipt `json:"cites"`           // the passage first, then whoever else tells it so
}

// Figure is a number that reports tell, and of what.
type Figure struct {
	What   string    `json:"what"`
	Figure string    `json:"figure"`
	Source string    `json:"source"`  // who gives it, in words
	AsOf   string    `json:"as_of"`   // the date of the earliest report that tells it; "" unknown
	Parts  bool      `json:"differs"` // another figure stands against it
	Cites  []Receipt `json:"cites"`
}

// BriefSentence is a stored passage and where it stands.
type BriefSentence struct {
	Text  string    `json:"text"`
	Cites []Receipt `json:"cites"`
	Kind  string    `json:"kind"` // lead, agreement, addition, disagreement, timeline
}

// Day is a day of publication: days since 1970-01-01, UTC.
type Day int32

// Placement is where the machine put a report. Stories are what people made of it.
type Placement struct {
	Report    string
	Published string // ISO 8601; "" is unknown
	Story     string // "" none yet
	Day       Day    // it was placed by: its own, or, where that is unknown, the latest of the record when it came
	Dated     bool   // Day is its own
}
