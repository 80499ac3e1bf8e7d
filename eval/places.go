// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"math"

	"dragoman"
)

// GoldPlace is where a place name is, by gold.
type GoldPlace struct {
	GeoNames int // 0 where the gold has coordinates only
	Lat, Lon float64
	Country  string // ISO 3166 alpha-3, "" where the gold has none
}

// PlaceScores counts resolved place names.
type PlaceScores struct {
	N, Within161, Covered   int
	Countries, CountryRight int
	logError                float64
}

// Add scores one name. A place without a point is right when the ids agree.
func (s *PlaceScores) Add(gold GoldPlace, got dragoman.Place) {
	s.N++
	km := 20039.0 // half the equator
	known := got.GeoNames != 0 || got.Lat != nil
	switch {
	case gold.GeoNames != 0 && gold.GeoNames == got.GeoNames:
		km = 0
	case got.Lat != nil && got.Lon != nil:
		km = Kilometres(gold.Lat, gold.Lon, *got.Lat, *got.Lon)
	}
	if known {
		s.Covered++
	}
	if km <= 161 {
		s.Within161++
	}
	s.logError += math.Log1p(km) / math.Log1p(20039)
	if gold.Country != "" {
		s.Countries++
		if gold.Country == got.Country {
			s.CountryRight++
		}
	}
}

// Acc161 is the share of all names resolved to within 161 km (100 miles) or to
// the right id.
func (s PlaceScores) Acc161() float64 { return share(s.Within161, s.N) }

// Country is the share of the names with a gold country that got it.
func (s PlaceScores) Country() float64 { return share(s.CountryRight, s.Countries) }

// Coverage is the share of names that were resolved to anything.
func (s PlaceScores) Coverage() float64 { return share(s.Covered, s.N) }

// AUC is the area under the curve of sorted log errors, 0 (best) to 1
// (Jurgens et al. 2015); an unresolved name has the greatest error.
func (s PlaceScores) AUC() float64 {
	if s.N == 0 {
		return 0
	}
	return s.logError / float64(s.N)
}

// Kilometres is the great-circle distance of two points in degrees, on a
// sphere of radius 6,371 km.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
