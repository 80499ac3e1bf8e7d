// SPDX-License-Identifier: Apache-2.0

// Package actors is the actor file: what is known, before any report is read,
// of countries, organisations, armed groups, people and their dated offices,
// of the words that stand for a government (the Kremlin), and of the nouns that
// tell a sector (soldier, lawmaker, rebel).
//
// The facts stand in data/*.txt, a plain text format people edit
// (docs/formats/actors.md). The generator in gen builds actors.bin from them;
// the table is looked up in place, without parsing. A user's own file in the
// same format is laid over it with Table.With.
//
// Names are compared folded (see Fold) and whole, token by token: "Assad" is
// never found inside "ambassador".
package actors

import "dragoman"

// Entity is one known actor: a country, an organisation, a group, a person; or
// an agent noun, which is known by its sector alone.
type Entity struct {
	Key      string        // unique; ISO 3166 alpha-3 for countries, "RUS.GOV" for a government, else made from the name
	Name     string        // as a reader expects it
	Wikidata string        // "Q7747"; "" where not known for sure
	Kind     dragoman.Kind // Person, Organisation, Country, Group, PlaceKind; "" for an agent noun
	Country  string        // ISO 3166 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, MNC, ISM, IMG; "" none
	Sector   string        // PLOVER sector; "" none (countries, people whose sector lies in their roles)
	Gender   string        // "m", "f", "" unknown
	Weak     bool          // of an agent noun: what it goes with decides the sector first ("rebel leader")
	ISO2     string        // of a country
	PLOVER   string        // of a country: the code PLOVER uses, where it is not the key (KOS)
	Capital  string        // of a country
	Demonym  string        // of a country: the adjective ("Syrian")

	table *Table
	roles [2]uint32 // first, end in the table's roles
}

// Link is the key other records use for the entity: its Wikidata id where that
// is known, else its key in the actor file.
func (e Entity) Link() string {
	if e.Wikidata != "" {
		return e.Wikidata
	}
	return e.Key
}

// Sense is the way in which an alias names its entity.
type Sense uint8

// The senses of an alias.
const (
	AsName    Sense = iota // a name of it ("Syria", "HTS", "Sergei Lavrov")
	AsSurname              // a surname that alone names a person ("Putin")
	AsDemonym              // adjective or singular of a people ("Syrian")
	AsPeople               // plural of a people ("Syrians")
	AsCapital              // the capital, for its country ("Damascus")
	AsSeat                 // a seat or building that stands for a government or office ("the Kremlin")
	AsAgent                // an agent noun ("soldiers")
	AsTitle                // a title of office ("foreign minister")
	AsCity                 // a city or region that tells the country ("Kharkiv")
)

var senseNames = [...]string{"name", "surname", "demonym", "people", "capital", "seat", "agent noun", "title", "city"}

func (s Sense) String() string { return senseNames[s] }

// Hit is one reading of a name.
type Hit struct {
	Entity
	Alias string // the alias that matched, folded
	As    Sense
	Near  bool // matched by its spelling class, not letter for letter
	Local bool // many countries have one of the name: the text must tell which
}

// Role is an office or affiliation with its dates.
type Role struct {
	Holder string // key of the person or group
	Body   string // key of the country or organisation
	Title  string // "foreign minister"; "" for a plain affiliation of a group
	Sector string // PLOVER sector while it lasts
	From   Day    // the day it began
	Until  Day    // the day it ended; open-ended roles are sure only up to Until.First
	Open   bool   // no end is known: after Until.First it is the last known role, not a current one
}

// Certainty says how sure it is that a role held on a date.
type Certainty uint8

// The certainties.
const (
	No    Certainty = iota // the dates exclude it
	Maybe                  // the dates leave it open, or the role is not known to last so long
	Yes                    // the dates hold it
)
