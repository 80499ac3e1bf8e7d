// SPDX-License-Identifier: Apache-2.0

package dragoman

// Kind is what a mention or an actor is.
type Kind string

// The kinds of named things.
const (
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Country      Kind = "country"
	PlaceKind    Kind = "place"
	Facility     Kind = "facility"
	Group        Kind = "group" // nationality, religion, party members, armed men
	EventKind    Kind = "event"
	Work         Kind = "work"
)

// Form is how a mention names its actor.
type Form string

// The forms of mention.
const (
	Name    Form = "name"
	Nominal Form = "nominal" // "the Russian analyst"
	Pronoun Form = "pronoun"
	Metonym Form = "metonym" // "the Kremlin" for the government
)

// Mention is one place where the text names something.
type Mention struct {
	Span
	First, Last int32 // tokens [First, Last)
	Kind        Kind
	Form        Form
	Actor       string // id of the actor, "" while unresolved
}

// Actor is who or what a report speaks of: the mentions that were resolved to
// one another, and what is known of it.
type Actor struct {
	ID      string `json:"id"` // stable: from the link where known, else from report and name
	Kind    Kind   `json:"kind"`
	Name    string `json:"name"`              // best name the report gives
	Link    string `json:"link,omitempty"`    // key in the actor file; Wikidata id where known ("Q7747")
	Country string `json:"country,omitempty"` // ISO 3166 alpha-3, or PLOVER's IGO, NGO, MNC, ...
	// CountryBasis is what Country was taken from: name, demonym, title,
	// modifier, place or set_in; "" where Country is unknown.
	CountryBasis string         `json:"country_basis,omitempty"`
	Sector       string         `json:"sector,omitempty"`   // PLOVER sector: GOV, MIL, ...
	Gender       string         `json:"gender,omitempty"`   // "m", "f" where the text shows it
	Variants     []string       `json:"variants,omitempty"` // names as written, distinct, in text order
	Mentions     []ActorMention `json:"mentions"`
	Roles        []Role         `json:"roles"`
	Why          string         `json:"why,omitempty"` // which alias or rule linked it
}

// The bases of a country, the surest first.
const (
	ByName     = "name"     // its own name, or its entry in the actor file
	ByDemonym  = "demonym"  // it is a people, or one of it ("Syrians")
	ByTitle    = "title"    // a title or description the report gives ("Syrian journalist")
	ByModifier = "modifier" // what stands with its noun ("Turkish police")
	ByPlace    = "place"    // where it lies
	BySetting  = "set_in"   // nothing of its own: the country the report is set in
)

// OwnCountry is the actor's country where something of its own tells it, ""
// where it is but the country the report is set in.
func (a *Actor) OwnCountry() string {
	if a.CountryBasis == BySetting {
		return ""
	}
	return a.Country
}

// ActorMention is a mention as the actor lists it.
type ActorMention struct {
	Span
	Form Form `json:"form"`
}

// Role is a title or description a report gives an actor, with the span that
// gives it.
type Role struct {
	Title string `json:"title"`
	Span
}

// Time is a time expression (TIMEX3) and the interval it stands for.
type Time struct {
	Span
	Type      string `json:"type"`               // DATE, TIME, DURATION, SET
	Value     string `json:"value"`              // TIMEX3 value; "" is unknown
	Mod       string `json:"mod,omitempty"`      // TIMEX3 mod: START, MID, END, APPROX, MORE_THAN, ...
	Earliest  string `json:"earliest,omitempty"` // ISO 8601 date or date-time, inclusive
	Latest    string `json:"latest,omitempty"`   // inclusive
	Precision string `json:"precision"`          // second, minute, hour, day, week, month, season, quarter, year, decade, century; "" unknown
	Basis     string `json:"basis"`              // explicit, relative, publication, anchored, unknown
	Anchor    string `json:"anchor,omitempty"`   // the words it is anchored on ("the visit"), when basis is anchored
	Vague     bool   `json:"vague,omitempty"`    // "recently", "now": standard TIMEX3, noise for readers
}

// Place is a place named as a place, and where it is if that is known.
type Place struct {
	Span
	Name      string   `json:"name"` // gazetteer name, else as written
	GeoNames  int      `json:"geonames,omitempty"`
	Lat       *float64 `json:"lat,omitempty"` // degrees; absent when unknown, or when the place is an area without a point
	Lon       *float64 `json:"lon,omitempty"`
	Country   string   `json:"country,omitempty"` // ISO 3166 alpha-3
	Admin1    string   `json:"admin1,omitempty"`
	Precision string   `json:"precision"` // point, area, country; "" unknown
	Use       string   `json:"use"`       // literal, metonym, demonym, in-name
}

// Quantity is a number the text counts or measures something with.
type Quantity struct {
	Span
	Value  float64 `json:"value"`
	Max    float64 `json:"max,omitempty"`    // upper end of a range ("40 to 50")
	Approx string  `json:"approx,omitempty"` // about, at-least, at-most, more-than, less-than, dozens
	Unit   string  `json:"unit,omitempty"`   // percent, USD, km, ...
	Of     Span    `json:"of"`               // what is counted ("soldiers"); empty when nothing
	Noun   string  `json:"noun,omitempty"`   // its head lemma
}
