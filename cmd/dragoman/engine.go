// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman"
	"dragoman/extract"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang"
	"dragoman/lang/en"
	"dragoman/link"
	"dragoman/read"
)

// engine is everything that turns bytes into a reading, wired once and shared.
type engine struct {
	pack    *lang.Pack
	extract *extract.Extractor
	reader  *read.Reader
	known   *actors.Table
	link    *link.Linker
}

func newEngine(o extract.Options) (*engine, error) {
	e := &engine{pack: en.Pack()}
	var err error
	if e.extract, err = extract.New(e.pack, o); err != nil {
		return nil, err
	}
	if e.reader, err = read.English(e.pack); err != nil {
		return nil, err
	}
	if e.known, err = actors.Known(); err != nil {
		return nil, err
	}
	places, err := gaz.Embedded()
	if err != nil {
		return nil, err
	}
	e.link = link.New(e.known, link.Towns(places))
	return e, nil
}

// read reads one report whose text is out, and links its actors.
func (e *engine) read(rep dragoman.Report) *dragoman.Reading {
	r := e.reader.Read(rep)
	e.link.Do(r)
	return r
}
