// SPDX-License-Identifier: Apache-2.0

package hold

import (
	"fmt"
	"strings"
	"testing"

	"dragoman"
)

// TestHolders checks the chain over statements made by hand.
func TestHolders(t *testing.T) {
	text := "Reuters reported that the minister said troops shelled the town, a claim the Kremlin has denied."
	span := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	said := func(id, who string, stance dragoman.Stance, within, about, content string) dragoman.Statement {
		return dragoman.Statement{ID: id, Speaker: dragoman.Speaker{Actor: who, Class: "named"}, Stance: stance, Within: within, About: about, Content: []dragoman.Span{span(content)}}
	}
	r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
	r.Statements = []dragoman.Statement{
		said("s2", "minister", dragoman.Asserts, "s1", "", "troops shelled the town"),
		said("s1", "reuters", dragoman.Asserts, "", "", "the minister said troops shelled the town"),
		said("s3", "kremlin", dragoman.Denies, "", "s2", "a claim"),
	}
	for _, c := range []struct {
		trigger string
		status  dragoman.Status
		want    string
	}{
		{"shelled", dragoman.Occurred, "outlet reports, reuters reports, minister asserts, kremlin denies"},
		{"shelled", dragoman.Negated, "outlet reports, reuters reports, minister denies, kremlin denies"},
		{"reported", dragoman.Occurred, "outlet asserts"},
	} {
		var got []string
		for _, h := range holders(r, &dragoman.Event{Trigger: span(c.trigger), Status: c.status}) {
			got = append(got, fmt.Sprint(h.Holder, " ", h.Stance))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s, %s: %s; want %s", c.trigger, c.status, s, c.want)
		}
	}
}

func TestOlder(t *testing.T) {
	for _, c := range []struct {
		latest, published string
		want              bool
	}{
		{"2025-08-31", "2025-10-16", true}, {"2025-09-01", "2025-10-16", false}, {"2024-12-31", "2025-01-02", false},
		{"", "2025-10-16", false}, {"2024-12-31", "", false},
	} {
		if got := older(c.latest, c.published); got != c.want {
			t.Errorf("older(%q, %q) = %v", c.latest, c.published, got)
		}
	}
}
