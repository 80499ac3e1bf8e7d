// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"math"
	"testing"

	"dragoman"
)

func TestPlaceScores(t *testing.T) {
	at := func(id int, lat, lon float64, country string) dragoman.Place {
		return dragoman.Place{GeoNames: id, Lat: &lat, Lon: &lon, Country: country}
	}
	var s PlaceScores
	s.Add(GoldPlace{1, 50, 10, "DEU"}, at(1, 0, 0, "DEU"))                          // right id, whatever the point
	s.Add(GoldPlace{2, 50, 10, "DEU"}, at(9, 51, 10, "FRA"))                        // 111 km off, wrong country
	s.Add(GoldPlace{0, 50, 10, ""}, at(9, 52, 10, "DEU"))                           // 222 km off, no country asked
	s.Add(GoldPlace{3, 50, 10, "DEU"}, dragoman.Place{})                            // unresolved
	s.Add(GoldPlace{4, 50, 10, "DEU"}, dragoman.Place{GeoNames: 4, Country: "DEU"}) // right id, no point
	if got := s.Acc161(); got != 0.6 {
		t.Errorf("acc161 %v, want 3 of 5", got)
	}
	if got := s.Country(); got != 0.5 {
		t.Errorf("country %v, want 2 of 4", got)
	}
	if got := s.Coverage(); got != 0.8 {
		t.Errorf("coverage %v, want 4 of 5", got)
	}
	ln := math.Log1p(20039)
	want := (0 + math.Log1p(111.19)/ln + math.Log1p(222.39)/ln + 1 + 0) / 5
	if got := s.AUC(); math.Abs(got-want) > 1e-4 {
		t.Errorf("auc %v, want %v", got, want)
	}
	if km := Kilometres(0, 0, 0, 180); math.Abs(km-20015.09) > 0.1 {
		t.Errorf("half round the equator: %v km", km)
	}
}
