// SPDX-License-Identifier: Apache-2.0

package ui

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed static/countries.tsv
var landsFile string

// lands are the outlines of countries by their ISO 3166 alpha-3 codes, as SVG
// paths of our own making (tools/countries.mjs).
var lands = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(landsFile) {
		number, path, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		if r, err := language.ParseRegion(number); err == nil {
			out[r.ISO3()] = path
		}
	}
	return out
})
