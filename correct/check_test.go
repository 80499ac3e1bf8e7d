// SPDX-License-Identifier: Apache-2.0

package correct

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"dragoman"
)

func TestCheck(t *testing.T) {
	good := dragoman.Correction{Kind: dragoman.EditStatement, Report: "r1", Target: "s1", Value: json.RawMessage(`{"stance":"denies"}`), Author: "ana", At: "2025-10-16T10:00:00Z", Reason: "she said no"}
	if err := Check(good); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*dragoman.Correction){
		"no author":            func(c *dragoman.Correction) { c.Author = "" },
		"no reason":            func(c *dragoman.Correction) { c.Reason = "" },
		"no target":            func(c *dragoman.Correction) { c.Target = "" },
		"no report":            func(c *dragoman.Correction) { c.Report = "" },
		"a time of no kind":    func(c *dragoman.Correction) { c.At = "yesterday" },
		"an unknown kind":      func(c *dragoman.Correction) { c.Kind = "burn" },
		"an unknown stance":    func(c *dragoman.Correction) { c.Value = json.RawMessage(`{"stance":"shouts"}`) },
		"an unknown field":     func(c *dragoman.Correction) { c.Value = json.RawMessage(`{"colour":"red"}`) },
		"a list":               func(c *dragoman.Correction) { c.Value = json.RawMessage(`[]`) },
		"two objects":          func(c *dragoman.Correction) { c.Value = json.RawMessage(`{} {}`) },
		"no JSON":              func(c *dragoman.Correction) { c.Value = json.RawMessage(`{`) },
		"a long reason":        func(c *dragoman.Correction) { c.Reason = strings.Repeat("x", 3000) },
		"a NUL":                func(c *dragoman.Correction) { c.Reason = "a\x00b" },
		"an undo of no number": func(c *dragoman.Correction) { c.Kind, c.Target = dragoman.Undo, "first" },
		"a merging into itself": func(c *dragoman.Correction) {
			c.Kind, c.Value = dragoman.MergeActors, json.RawMessage(`{"into":"s1"}`)
		},
		"a split of nothing": func(c *dragoman.Correction) {
			c.Kind, c.Value = dragoman.SplitActor, json.RawMessage(`{"name":"the other","mentions":[]}`)
		},
	} {
		c := good
		spoil(&c)
		if err := Check(c); !errors.Is(err, ErrValue) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A span outside the text is refused where the correction is made, and one
// that is in a record all the same is told and breaks nothing.
func TestSpansLieInTheText(t *testing.T) {
	c := dragoman.Correction{Kind: dragoman.EditStatement, Report: "r1", Target: "s1", Value: json.RawMessage(`{"content":[{"start":33,"end":4000}]}`)}
	if _, err := On(reading(), c); !errors.Is(err, ErrValue) {
		t.Errorf("taken: %v", err)
	}
	over, lost := Lay(reading(), []dragoman.Correction{c})
	if len(lost) != 1 || over.Statements[0].Content[0] != sp(33, 44) {
		t.Errorf("laid: %+v, lost %+v", over.Statements[0], lost)
	}
	c.Value = json.RawMessage(`{"content":[{"start":33,"end":40}]}`)
	if at, err := On(reading(), c); err != nil || len(at) != 1 || at[0] != sp(33, 44) {
		t.Errorf("%v %v", at, err)
	}
	c.Target = "s"
	if _, err := On(reading(), c); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("an id cut short: %v", err)
	}
}

// Actors merged in one report are merged in every other: by their link, or by
// a name that means one actor anywhere, and not by one that may mean many.
func TestMergingHoldsInEveryReport(t *testing.T) {
	here, there := reading(), reading()
	here.Actors[0].Name, here.Actors[1].Name = "Iva Renn", "Mayor Renn"
	c := dragoman.Correction{Kind: dragoman.MergeActors, Report: "r1", Target: "a1", Value: json.RawMessage(`{"into":"a2"}`)}
	if err := Named(here, &c); err != nil {
		t.Fatal(err)
	}
	there.ID = "r2"
	there.Actors[0].ID, there.Actors[0].Name = "b1", "Iva Renn"
	there.Actors[1].ID, there.Actors[1].Name = "b2", "Mayor Renn"
	there.Statements[0].Speaker.Actor = "b1"
	over, lost := Lay(there, []dragoman.Correction{c})
	if len(over.Actors) != 1 || over.Actors[0].ID != "b2" || over.Statements[0].Speaker.Actor != "b2" || len(lost) != 0 {
		t.Errorf("%+v %+v lost %v", over.Actors, over.Statements[0].Speaker, lost)
	}
	there = reading()
	there.ID = "r3"
	there.Actors[0].ID = "b1" // "the mayor": anyone
	c.Value = json.RawMessage(`{"into":"a2","name":"the mayor","into_name":"the envoy"}`)
	if over, _ := Lay(there, []dragoman.Correction{c}); len(over.Actors) != 2 {
		t.Errorf("merged by %q: %+v", "the mayor", over.Actors)
	}
}
