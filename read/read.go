// SPDX-License-Identifier: Apache-2.0

// Package read turns a report into a reading: token, sent, tag, parse, name,
// refer, when, where, say, do, hold. English lists the stages, on one screen.
package read

import (
	"dragoman"
	"dragoman/lang"
)

// English wires the stages of a language pack. Models are loaded here, once,
// and shared read-only by every reading.
func English(pack *lang.Pack) (*Reader, error) {
	return NewReader(
		Stage{"text", []Layer{Text}, []Layer{}, func(*dragoman.Reading) {}},
	)
}
