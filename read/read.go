// SPDX-License-Identifier: Apache-2.0

// Package read turns a report into a reading: token, sent, tag, parse, name,
// refer, when, where, say, do, hold. English lists the stages, on one screen.
package read

import (
	"dragoman"
	"dragoman/lang"
	"dragoman/read/do"
	"dragoman/read/hold"
	"dragoman/read/name"
	"dragoman/read/parse"
	"dragoman/read/refer"
	"dragoman/read/say"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
	"dragoman/read/when"
	"dragoman/read/when/quantity"
	"dragoman/read/where"
)

// Linker says which known actors those of a reading are, and whose participants
// of events are.
type Linker interface {
	Actors(*dragoman.Reading)
	Participants(*dragoman.Reading)
}

// English wires the stages of a language pack. Models are loaded here, once,
// and shared read-only by every reading. With a link, actors are tied to known ones
// before events are read; without, events know less of who acts.
func English(pack *lang.Pack, link ...Linker) (*Reader, error) {
	f, err := newFirst(pack, link)
	if err != nil {
		return nil, err
	}
	deeds, err := do.New(pack)
	if err != nil {
		return nil, err
	}
	holds, err := hold.New(pack)
	if err != nil {
		return nil, err
	}
	f.stages = append(f.stages, Stage{"do", []Layer{Parses, Mentions, Actors, Quantities}, []Layer{Events}, deeds.Do})
	for _, l := range link {
		f.stages = append(f.stages, Stage{"participants", []Layer{Events}, []Layer{}, l.Participants})
	}
	return NewReader(append(f.stages,
		Stage{"site", []Layer{Events, Places, Parses}, []Layer{}, f.places.Events},
		Stage{"date", []Layer{Events, Times, Parses}, []Layer{}, f.times.Events},
		Stage{"told", []Layer{Statements, Times, Parses}, []Layer{}, f.times.Statements},
		Stage{"hold", []Layer{Parses, Statements, Events}, []Layer{Holders}, holds.Do},
	)...)
}

// BeforeEvents wires the stages that events are read from, for training the
// models of events: it loads none of those.
func BeforeEvents(pack *lang.Pack, link ...Linker) (*Reader, error) {
	f, err := newFirst(pack, link)
	if err != nil {
		return nil, err
	}
	return NewReader(f.stages...)
}

// first are the stages before events, and those of them that come back after.
type first struct {
	stages []Stage
	times  *when.T
	places *where.T
}

func newFirst(pack *lang.Pack, link []Linker) (*first, error) {
	tokens, err := token.New(pack)
	if err != nil {
		return nil, err
	}
	sentences, err := sent.New(pack)
	if err != nil {
		return nil, err
	}
	tags, err := tag.New(pack)
	if err != nil {
		return nil, err
	}
	parses, err := parse.New(pack)
	if err != nil {
		return nil, err
	}
	times, err := when.New(pack, when.Options{})
	if err != nil {
		return nil, err
	}
	numbers, err := quantity.New(pack)
	if err != nil {
		return nil, err
	}
	names, err := name.New(pack)
	if err != nil {
		return nil, err
	}
	actors, err := refer.New(pack)
	if err != nil {
		return nil, err
	}
	places, err := where.New(pack)
	if err != nil {
		return nil, err
	}
	statements, err := say.New(pack)
	if err != nil {
		return nil, err
	}
	stages := []Stage{
		Stage{"token", []Layer{Text}, []Layer{Tokens}, tokens.Do},
		Stage{"sent", []Layer{Tokens}, []Layer{Sentences}, sentences.Do},
		Stage{"tag", []Layer{Tokens, Sentences}, []Layer{Tags}, tags.Do},
		Stage{"parse", []Layer{Tags}, []Layer{Parses}, parses.Do},
		Stage{"name", []Layer{Tokens, Sentences}, []Layer{Mentions}, names.Do},
		Stage{"refer", []Layer{Tags, Mentions}, []Layer{Actors}, actors.Do},
		Stage{"when", []Layer{Parses}, []Layer{Times}, times.Do},
		Stage{"quantity", []Layer{Parses, Times}, []Layer{Quantities}, numbers.Do},
		Stage{"where", []Layer{Mentions, Parses}, []Layer{Places}, places.Do},
		Stage{"say", []Layer{Parses}, []Layer{Statements}, statements.Do},
		Stage{"speakers", []Layer{Actors, Statements}, []Layer{}, actors.Speakers},
	}
	for _, l := range link {
		stages = append(stages, Stage{"link", []Layer{Actors, Places, Statements}, []Layer{}, l.Actors})
	}
	return &first{stages, times, places}, nil
}
