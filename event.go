// SPDX-License-Identifier: Apache-2.0

package dragoman

// Event is something somebody did, or is said to have done, to somebody,
// coded in PLOVER 2.0 and CAMEO.
type Event struct {
	ID          string        `json:"id"`
	Trigger     Span          `json:"trigger"`
	Mentions    []Span        `json:"mentions"` // every mention of this happening, the trigger included
	PLOVER      string        `json:"plover"`   // AGREE ... ASSAULT
	Mode        string        `json:"mode,omitempty"`
	Contexts    []string      `json:"contexts"`
	CAMEO       string        `json:"cameo,omitempty"` // 2 to 4 digits, a string: leading zeros matter
	Quad        int           `json:"quad"`            // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Intensity   float64       `json:"intensity"`       // PLOVER event scale, -10 to +10
	Actors      []Participant `json:"actors"`
	Recipients  []Participant `json:"recipients"`
	When        When          `json:"when"`
	Where       Where         `json:"where"`
	Status      Status        `json:"status"`
	AccordingTo []Holder      `json:"according_to"` // from the outlet inward
	Sizes       []Size        `json:"sizes,omitempty"`
	Why         string        `json:"why,omitempty"` // the rule or feature that made it
}

// Participant is one actor or recipient of an event.
type Participant struct {
	Actor string `json:"actor"` // actor id; "" when only the span is known
	Span
	// Country, CountryBasis and Sector are as in Actor: of a participant without
	// an actor, or named by more than it ("Turkish police").
	Country      string `json:"country,omitempty"`
	CountryBasis string `json:"country_basis,omitempty"`
	Sector       string `json:"sector,omitempty"`
}

// When is when an event happened or a statement was made, and how that is known.
type When struct {
	Value     string `json:"value"` // TIMEX3 value; "" unknown
	Earliest  string `json:"earliest,omitempty"`
	Latest    string `json:"latest,omitempty"`
	Precision string `json:"precision,omitempty"`
	Basis     string `json:"basis"`          // explicit, relative, publication, anchored, unknown
	Time      *Span  `json:"time,omitempty"` // the time expression it rests on
}

// Where is where an event happened: the place of the act, not of the speaker.
type Where struct {
	Place    string   `json:"place,omitempty"` // name; "" unknown
	GeoNames int      `json:"geonames,omitempty"`
	Lat      *float64 `json:"lat,omitempty"`
	Lon      *float64 `json:"lon,omitempty"`
	Country  string   `json:"country,omitempty"`
	Basis    string   `json:"basis,omitempty"` // clause, sentence, actor, dateline
	Span     *Span    `json:"span,omitempty"`
}

// Size is a count an event carries.
type Size struct {
	Kind  string  `json:"kind"` // dead, injured, arrested, displaced, troops, protesters
	Value float64 `json:"value"`
	Max   float64 `json:"max,omitempty"`
	// Approx is as in Quantity.
	Approx string `json:"approx,omitempty"`
	Span
}
