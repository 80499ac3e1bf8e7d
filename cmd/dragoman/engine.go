// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman"
	"dragoman/extract"
	"dragoman/lang"
	"dragoman/lang/en"
	"dragoman/read"
)

// engine is everything that turns bytes into a reading, wired once and shared.
type engine struct {
	pack    *lang.Pack
	extract *extract.Extractor
	reader  *read.Reader
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
	return e, nil
}

// read reads one report whose text is out.
func (e *engine) read(rep dragoman.Report) *dragoman.Reading {
	return e.reader.Read(rep)
}
