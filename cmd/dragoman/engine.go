// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"sync"
	"time"

	"dragoman"
	"dragoman/compare"
	"dragoman/extract"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang"
	"dragoman/lang/en"
	"dragoman/link"
	"dragoman/read"
	"dragoman/story"
)

// engine is everything that turns bytes into a reading, wired once and shared.
type engine struct {
	pack    *lang.Pack
	extract *extract.Extractor
	reader  *read.Reader
	held    func(id string) bool // reports that need no reading; nil is none
	today   func() time.Time     // for what goes into the record: a date after tomorrow is none; nil believes any
}

// newEngine wires an engine. actorFile is laid over the actor file; "" is none.
func newEngine(o extract.Options, actorFile string) (*engine, error) {
	e := &engine{pack: en.Pack()}
	var err error
	if e.extract, err = extract.New(e.pack, o); err != nil {
		return nil, err
	}
	linker, err := newLinker(e.pack, actorFile)
	if err != nil {
		return nil, err
	}
	if e.reader, err = read.English(e.pack, linker); err != nil {
		return nil, err
	}
	return e, nil
}

// newLinker wires a linker; actorFile is laid over the actor file.
func newLinker(pack *lang.Pack, actorFile string) (*link.Linker, error) {
	known, err := knownActors(actorFile)
	if err != nil {
		return nil, err
	}
	towns, err := gaz.Embedded()
	if err != nil {
		return nil, err
	}
	return link.New(pack, known, link.Towns(towns))
}

// knownActors is the actor file with another laid over it; "" is none.
func knownActors(actorFile string) (*actors.Table, error) {
	known, err := actors.Known()
	if err != nil || actorFile == "" {
		return known, err
	}
	f, err := os.Open(actorFile)
	if err != nil {
		return nil, exitError{exitUsage, fmt.Sprintf("--actors: %v", err)}
	}
	defer f.Close()
	if known, err = known.With(f, actorFile); err != nil {
		return nil, exitError{exitUsage, err.Error()}
	}
	return known, nil
}

// read reads one report whose text is out, and links its actors.
func (e *engine) read(rep dragoman.Report) *dragoman.Reading {
	return e.reader.Read(rep)
}

// comparer sets readings side by side; it is loaded once, where a command
// compares.
var comparer = sync.OnceValues(func() (*compare.Comparer, error) { return compare.New(en.Pack()) })

// dated takes a date that lies more than a day ahead for unknown, and says so;
// "" where it does not.
func (e *engine) dated(rep *dragoman.Report) (note string) {
	day, ok := story.DayOf(rep.Published.Value)
	if e.today == nil || !ok {
		return ""
	}
	now := e.today()
	if latest, _ := story.DayOf(now.UTC().AddDate(0, 0, 1).Format(time.DateOnly)); day <= latest {
		return ""
	}
	note = fmt.Sprintf("dated %s, which lay ahead when it came, on %s: taken as unknown", rep.Published.Value, now.UTC().Format(time.DateOnly))
	rep.Published = dragoman.Date{Basis: "unknown"}
	rep.ID = extract.ID(rep)
	return note
}
