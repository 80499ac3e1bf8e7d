// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strconv"
	"strings"
)

// ours reads the places of our own list; its head says what the columns are.
func (g *world) ours(path string) error {
	return g.in.lines(path, 6, func(c []string) error {
		names := strings.Split(c[0], "|")
		p := &place{name: names[0], alts: names[1:], point: true}
		var err1, err2 error
		if c[2] == "-" {
			p.point = false
		} else {
			p.lat, err1 = strconv.ParseFloat(c[2], 64)
			p.lon, err2 = strconv.ParseFloat(c[3], 64)
		}
		if err1 != nil || err2 != nil || p.lat < -90 || p.lat > 90 || p.lon < -180 || p.lon > 180 {
			return fmt.Errorf("coordinates %q %q", c[2], c[3])
		}
		if !strings.Contains(c[1], ".") || c[4] != "point" && c[4] != "area" && c[4] != "country" {
			return fmt.Errorf("kind %q, precision %q", c[1], c[4])
		}
		p.kind = c[1] + "." + c[4][:1]
		if c[5] != "-" && !strings.Contains(c[5], ",") {
			if p.parent = g.byCode[c[5]]; p.parent == nil {
				return fmt.Errorf("no country or unit %q", c[5])
			}
		}
		p.population = weights[c[1]]
		if len(c) > 6 {
			n, err := strconv.Atoi(c[6])
			if err != nil {
				return err
			}
			p.population = n
		}
		if len(c) > 7 {
			n, err := strconv.Atoi(c[7])
			if err != nil {
				return err
			}
			if g.byID[n] != nil {
				return fmt.Errorf("GeoNames id %d is %s", n, g.byID[n].name)
			}
			p.id = n
		}
		g.lists[3] = append(g.lists[3], p)
		return nil
	})
}

// weights stand where towns have their population: how much is written of a
// place of the kind.
var weights = map[string]int{
	"L.CONT": 500_000_000, "L.RGN": 5_000_000, "A.PCLD": 3_000_000, "A.DSPT": 3_000_000,
	"H.OCN": 100_000_000, "H.SEA": 10_000_000, "H.GULF": 3_000_000, "H.STRT": 2_000_000,
	"H.STM": 1_000_000, "H.LK": 500_000, "H.CNL": 2_000_000, "H.BAY": 300_000, "T.MTS": 500_000,
	"T.DSRT": 500_000, "T.PEN": 500_000, "T.ISL": 300_000, "T.ISLS": 300_000, "T.MT": 100_000,
	"T.PASS": 100_000, "T.VAL": 200_000, "T.UPLD": 200_000,
}

// aliases adds names to countries and units, by code or GeoNames id.
func (g *world) aliases(path string) error {
	return g.in.lines(path, 2, func(c []string) error {
		p := g.byCode[c[0]]
		if n, err := strconv.Atoi(c[0]); err == nil {
			p = g.byID[n]
		}
		if p == nil {
			return fmt.Errorf("no place %q", c[0])
		}
		p.alts = append(p.alts, strings.Split(c[1], "|")...)
		return nil
	})
}

// points sets the points of countries and of units whose towns lie to one side.
func (g *world) points(path string) error {
	return g.in.lines(path, 3, func(c []string) error {
		p := g.byCode[c[0]]
		if p == nil {
			return fmt.Errorf("no country or unit %q", c[0])
		}
		lat, err1 := strconv.ParseFloat(c[1], 64)
		lon, err2 := strconv.ParseFloat(c[2], 64)
		if err1 != nil || err2 != nil {
			return fmt.Errorf("coordinates %q %q", c[1], c[2])
		}
		p.lat, p.lon, p.point = lat, lon, true
		return nil
	})
}

// middles gives each unit the mean of its towns as its point, and the sum of
// their inhabitants.
func (g *world) middles() {
	for _, p := range g.lists[3] {
		if p.kind[0] != 'P' || p.id == 0 {
			continue
		}
		for up := p.parent; up != nil && up.iso3 == ""; up = up.parent {
			up.sumLat += p.lat
			up.sumLon += p.lon
			up.towns++
			up.population += p.population
		}
	}
	for _, l := range g.lists[1:3] {
		for _, p := range l {
			if p.towns > 0 && !p.point {
				p.lat, p.lon, p.point = p.sumLat/float64(p.towns), p.sumLon/float64(p.towns), true
			}
		}
	}
}
