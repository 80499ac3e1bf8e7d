// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// place is a row to be.
type place struct {
	id         int
	name       string
	alts       []string
	lat, lon   float64
	point      bool
	kind       string // "P.PPL.p": class, code, precision
	population int
	parent     *place
	iso3       string

	sumLat, sumLon float64 // of the towns in a unit
	towns          int
	row            int
}

// world is everything read so far.
type world struct {
	in     *inputs
	lists  [4][]*place // countries, first-level, second-level, the rest
	byCode map[string]*place
	byID   map[int]*place
}

// inputs are the files read, for the manifest.
type inputs struct{ files []file }

type file struct {
	Name   string `json:"name"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func (in *inputs) read(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	in.files = append(in.files, file{filepath.Base(path), len(b), fmt.Sprintf("%x", sha256.Sum256(b))})
	if !strings.HasSuffix(path, ".gz") {
		return b, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return io.ReadAll(z)
}

// lines calls f with the columns of each line, comments and blanks left out.
func (in *inputs) lines(path string, least int, f func(c []string) error) error {
	b, err := in.read(path)
	if err != nil {
		return err
	}
	for i, s := range strings.Split(string(b), "\n") {
		s = strings.TrimRight(s, "\r ")
		if s == "" || s[0] == '#' {
			continue
		}
		c := strings.Split(s, "\t")
		if len(c) < least {
			return fmt.Errorf("%s:%d: %d columns, at least %d wanted", path, i+1, len(c), least)
		}
		if err := f(c); err != nil {
			return fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
	}
	return nil
}

func (g *world) states(path string) error {
	return g.in.lines(path, 17, func(c []string) error {
		if c[0] == "ISO" || c[0] == "CS" || c[0] == "AN" { // dissolved states
			return nil
		}
		id, err := strconv.Atoi(c[16])
		if err != nil {
			return err
		}
		pop, _ := strconv.Atoi(c[7])
		p := &place{id: id, name: c[4], kind: "A.PCLI.c", population: pop, iso3: c[1]}
		g.lists[0] = append(g.lists[0], p)
		g.byCode[c[0]], g.byID[id] = p, p
		return nil
	})
}

func (g *world) units(path, code string) error {
	return g.in.lines(path, 4, func(c []string) error {
		id, err := strconv.Atoi(c[3])
		if err != nil {
			return err
		}
		up := g.byCode[c[0][:strings.LastIndexByte(c[0], '.')]]
		if up == nil {
			if up = g.byCode[c[0][:2]]; up == nil {
				return nil
			}
		}
		p := &place{id: id, name: c[1], kind: "A." + code + ".a", parent: up}
		if c[2] != c[1] {
			p.alts = append(p.alts, c[2])
		}
		p.alts = append(p.alts, bare(c[1])...)
		n := 1
		if code == "ADM2" {
			n = 2
		}
		g.lists[n] = append(g.lists[n], p)
		g.byCode[c[0]], g.byID[id] = p, p
		return nil
	})
}

// bare is the name of a unit without the word for its kind.
func bare(name string) (out []string) {
	for _, s := range []string{" Province", " Governorate", " Oblast", " Oblast’", " Region", " District", " Department", " Prefecture", " Voivodeship", " State", " Krai", " Kray", " Municipality", " Regency", " Emirate", " Canton", " Republic", " Oblast'", " Raion", " Wilayat", " Muhafazah", " Division", " County", " Parish"} {
		if b, ok := strings.CutSuffix(name, s); ok && len(b) > 3 {
			out = append(out, b)
		}
	}
	for _, s := range []string{"Province of ", "Republic of ", "Region of ", "Departamento de ", "Provincia de ", "Provincia di ", "State of ", "Muḩāfaz̧at ", "Wilaya de ", "Wilaya d’", "Gouvernorat de ", "Estado de ", "Département de "} {
		if b, ok := strings.CutPrefix(name, s); ok && len(b) > 3 {
			out = append(out, b)
		}
	}
	return out
}

func (g *world) towns(path string) error {
	return g.in.lines(path, 19, func(c []string) error {
		id, err := strconv.Atoi(c[0])
		if err != nil {
			return err
		}
		lat, err1 := strconv.ParseFloat(c[4], 64)
		lon, err2 := strconv.ParseFloat(c[5], 64)
		if err1 != nil || err2 != nil {
			return fmt.Errorf("coordinates %q %q", c[4], c[5])
		}
		pop, _ := strconv.Atoi(c[14])
		p := g.byID[id]
		if p == nil {
			p = &place{id: id}
			g.byID[id] = p
			g.lists[3] = append(g.lists[3], p)
		}
		*p = place{id: id, name: c[1], lat: lat, lon: lon, point: true, kind: "P." + c[7] + ".p", population: pop}
		p.parent = g.unit(c[8], c[10], c[11])
		if c[2] != c[1] {
			p.alts = append(p.alts, c[2])
		}
		p.alts = append(p.alts, article(c[1], c[8])...)
		for _, a := range strings.Split(c[3], ",") {
			if usable(a) {
				p.alts = append(p.alts, a)
				p.alts = append(p.alts, article(a, c[8])...)
			}
		}
		return nil
	})
}

// unit is the smallest unit known of a town's codes.
func (g *world) unit(cc, a1, a2 string) *place {
	if p := g.byCode[cc+"."+a1+"."+a2]; p != nil && a2 != "" {
		return p
	}
	if p := g.byCode[cc+"."+a1]; p != nil {
		return p
	}
	return g.byCode[cc]
}
