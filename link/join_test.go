// SPDX-License-Identifier: Apache-2.0

package link

import (
	"testing"

	"dragoman"
)

// Every speaker of a joint statement goes by the id its actor has in the end.
func TestRenameTakesAllSpeakers(t *testing.T) {
	r := &dragoman.Reading{Statements: []dragoman.Statement{{Speaker: dragoman.Speaker{Actor: "a"}, Speakers: []dragoman.Speaker{{Actor: "a"}, {Actor: "b"}}}}}
	rename(r, func(id string, _ dragoman.Span) string { return map[string]string{"a": "Q657", "b": "Q1049"}[id] })
	s := &r.Statements[0]
	if s.Speaker.Actor != "Q657" || s.Speakers[0].Actor != "Q657" || s.Speakers[1].Actor != "Q1049" {
		t.Errorf("%+v", s)
	}
}
