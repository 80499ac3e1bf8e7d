// SPDX-License-Identifier: Apache-2.0

package dragoman

// Statement is one attribution: somebody says, or holds, something.
type Statement struct {
	ID      string  `json:"id"`
	Source  []Span  `json:"source"`
	Cue     []Span  `json:"cue"`
	Content []Span  `json:"content"` // several where the cue splits it
	Speaker Speaker `json:"speaker"`
	// Speakers are all who say it, the first of them Speaker, where several do:
	// "the army and the rebels said". Empty for one.
	Speakers  []Speaker `json:"speakers,omitempty"`
	Addressee string    `json:"addressee,omitempty"` // actor id
	Form      string    `json:"form"`                // direct, indirect, mixed
	Tier      string    `json:"tier"`                // speech, attitude
	Stance    Stance    `json:"stance"`
	// Polarity is Negative where the cue or its source is negated ("has not said",
	// "no expert believes", "neither side confirmed"): nobody here holds the
	// content, whatever the stance. Else "".
	Polarity string `json:"polarity,omitempty"`
	Status   Status `json:"status"`           // of the content's own proposition
	When     When   `json:"when"`             // when it was made, not what it speaks of
	Within   string `json:"within,omitempty"` // id of the statement this one is nested in
	About    string `json:"about,omitempty"`  // id of the statement an anaphoric content ("the claim") refers to
}

// Negative is the polarity of a statement that is not made.
const Negative = "negative"

// Speaker is who a statement is given to.
type Speaker struct {
	Actor  string  `json:"actor,omitempty"`  // actor id
	Name   string  `json:"name,omitempty"`   // best name, or the source as written
	Class  string  `json:"class"`            // named, anonymous, generic, outlet, document, nobody ("no official"), unknown
	Second string  `json:"second,omitempty"` // the runner-up's actor id, when the reading is near
	Margin float64 `json:"margin,omitempty"` // score of the first over the second, 0 to 1
}

// Stance is what the holder does with the content.
type Stance string

// The stances. Which cue gives which is data in the language pack.
const (
	Asserts    Stance = "asserts"
	Reports    Stance = "reports" // passes on what another holds
	Denies     Stance = "denies"  // says that what is told as a fact is not so
	Rejects    Stance = "rejects" // turns down an offer, a call, a plan: no fact is denied
	Pledges    Stance = "pledges"
	Demands    Stance = "demands"
	Requests   Stance = "requests"
	Proposes   Stance = "proposes"
	Accuses    Stance = "accuses"
	Threatens  Stance = "threatens"
	Warns      Stance = "warns"
	Praises    Stance = "praises"
	Criticises Stance = "criticises"
	Predicts   Stance = "predicts"
	Doubts     Stance = "doubts"
	Agrees     Stance = "agrees"
	Declines   Stance = "declines" // will not do or say what it is asked to
	Confirms   Stance = "confirms"
	Asks       Stance = "asks"
	Orders     Stance = "orders"
	Expects    Stance = "expects"
	Wants      Stance = "wants"
	Believes   Stance = "believes"
	Fears      Stance = "fears"
	Apologises Stance = "apologises"
	// Unconfirmed is "could not confirm", "has not confirmed": neither yes nor no.
	Unconfirmed  Stance = "unconfirmed"
	Investigates Stance = "investigates" // looks into whether it is so
	LeavesOpen   Stance = "leaves_open"  // says neither: "did not rule out", "has not objected"
)

// Status is how firmly a proposition stands as told.
type Status string

// The statuses of a proposition or an event.
const (
	Occurred     Status = "occurred"
	Ongoing      Status = "ongoing"
	Planned      Status = "planned"
	Requested    Status = "requested"
	Threatened   Status = "threatened"
	Hypothetical Status = "hypothetical"
	Negated      Status = "negated"
	Historical   Status = "historical" // told as background, before the news
)

// Holder is one link of the chain that holds an event: the outlet, then whom
// it cites, then whom they cite.
type Holder struct {
	Holder    string `json:"holder"` // actor id, a name no actor was made of; or outlet, anonymous, generic, document, nobody, unknown
	Stance    Stance `json:"stance"`
	Statement string `json:"statement,omitempty"` // id of the statement that makes the link
}
