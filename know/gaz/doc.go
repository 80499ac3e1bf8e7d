// SPDX-License-Identifier: Apache-2.0

// Package gaz is the gazetteer: the places of the world that a name can mean.
// Its table is built beforehand (go run ./know/gaz/gen), embedded, and read in
// place: opening it parses nothing. Sources, licences, sizes and hashes are in
// CARD.md; the format is described in table.go.
package gaz
