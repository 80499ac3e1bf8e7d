// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
)

// topology is the part of TopoJSON that counties-10m.json of the npm package
// us-atlas uses.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Counties struct {
			Geometries []struct {
				ID   string
				Type string
				Arcs json.RawMessage
			}
		}
	}
}

// county is the outline of a second-level unit of the United States.
type county struct {
	unit                           *place
	rings                          [][][2]float64 // longitude, latitude
	minLon, minLat, maxLon, maxLat float64
}

// counties reads the outlines of the counties of the United States (Census
// Bureau), gives each county the middle of its outline as its point, and each
// town of the United States without a known county the county it lies in.
func (g *world) counties(path string) error {
	b, err := g.in.read(path)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, arc := range t.Arcs {
		x, y := 0.0, 0.0
		for i := range arc {
			x += arc[i][0]
			y += arc[i][1]
			arc[i] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
	}
	var all []county
	for _, geo := range t.Objects.Counties.Geometries {
		unit := g.byCode["US."+stateOf[geo.ID[:2]]+"."+geo.ID[2:]]
		if unit == nil {
			continue // a territory, or a county that is no more
		}
		polygons := make([][][]int, 1)
		if geo.Type == "MultiPolygon" {
			err = json.Unmarshal(geo.Arcs, &polygons)
		} else {
			err = json.Unmarshal(geo.Arcs, &polygons[0])
		}
		if err != nil {
			return fmt.Errorf("%s: county %s: %w", path, geo.ID, err)
		}
		c := county{unit: unit, minLon: 180, minLat: 90, maxLon: -180, maxLat: -90}
		for _, p := range polygons {
			for _, ring := range p {
				c.add(t.Arcs, ring)
			}
		}
		unit.lat, unit.lon, unit.point = (c.minLat+c.maxLat)/2, (c.minLon+c.maxLon)/2, true
		all = append(all, c)
	}
	for _, p := range g.lists[3] {
		if p.kind[0] != 'P' || p.parent == nil || g.byCode["US"] != p.parent.parent {
			continue
		}
		for i := range all {
			if all[i].holds(p.lon, p.lat) && all[i].unit.parent == p.parent {
				p.parent = all[i].unit
				break
			}
		}
	}
	return nil
}

// add joins arcs to a ring; ^i is arc i backwards.
func (c *county) add(arcs [][][2]float64, ids []int) {
	var ring [][2]float64
	for _, id := range ids {
		if id >= 0 {
			ring = append(ring, arcs[id]...)
			continue
		}
		a := arcs[^id]
		for i := len(a) - 1; i >= 0; i-- {
			ring = append(ring, a[i])
		}
	}
	for _, p := range ring {
		c.minLon, c.maxLon = min(c.minLon, p[0]), max(c.maxLon, p[0])
		c.minLat, c.maxLat = min(c.minLat, p[1]), max(c.maxLat, p[1])
	}
	c.rings = append(c.rings, ring)
}

// holds reports whether a point lies inside, by the even-odd rule.
func (c *county) holds(x, y float64) bool {
	if x < c.minLon || x > c.maxLon || y < c.minLat || y > c.maxLat {
		return false
	}
	in := false
	for _, r := range c.rings {
		for i, j := 0, len(r)-1; i < len(r); j, i = i, i+1 {
			if (r[i][1] > y) != (r[j][1] > y) && x < (r[j][0]-r[i][0])*(y-r[i][1])/(r[j][1]-r[i][1])+r[i][0] {
				in = !in
			}
		}
	}
	return in
}

// stateOf gives the postal code of a state's number in the Census (FIPS 5-2).
var stateOf = map[string]string{
	"01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC", "12": "FL",
	"13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY", "22": "LA", "23": "ME",
	"24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT", "31": "NE", "32": "NV", "33": "NH",
	"34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI",
	"45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI",
	"56": "WY",
}
