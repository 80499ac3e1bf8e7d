// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"testing"

	"dragoman"
	"dragoman/lang/en"
)

// comparer makes a comparer of the shipped models.
func comparer(t *testing.T) *Comparer {
	t.Helper()
	c, err := New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEmptyAndUnread(t *testing.T) {
	cmp := comparer(t)
	c := cmp.Compare(nil, nil)
	if c.Claims == nil || c.Quotes == nil || c.Timeline == nil || c.Copies == nil {
		t.Error("lists of an empty comparison should be empty, not null")
	}
	c = cmp.Compare([]*dragoman.Reading{{Report: dragoman.Report{ID: "r1", Text: "No layer was read here."}}, {Report: dragoman.Report{ID: "r2"}}}, nil)
	if len(c.Claims) != 0 || c.Counts.Reports != 2 {
		t.Errorf("unread reports gave %v", c)
	}
}
