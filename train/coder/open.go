// SPDX-License-Identifier: Apache-2.0

package coder

import (
	"dragoman/extract"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang"
	"dragoman/link"
	"dragoman/read"
	"dragoman/read/do/scene"
)

// Linker is the linker that reports are read with.
func Linker(pack *lang.Pack) (*link.Linker, error) {
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	towns, err := gaz.Embedded()
	if err != nil {
		return nil, err
	}
	return link.New(pack, known, link.Towns(towns))
}

// Open reads all that the coder learns from, with the stages of a language
// pack that come before events.
func Open(pack *lang.Pack) (*Data, error) {
	linker, err := Linker(pack)
	if err != nil {
		return nil, err
	}
	reader, err := read.BeforeEvents(pack, linker)
	if err != nil {
		return nil, err
	}
	x, err := extract.New(pack, extract.Options{})
	if err != nil {
		return nil, err
	}
	k, err := scene.Load(pack)
	if err != nil {
		return nil, err
	}
	return Load(pack, k, reader, x, linker)
}
