// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"testing"

	"dragoman"
)

// Why a feed fails is said without what stands beside it.
func TestFeedFault(t *testing.T) {
	f := dragoman.Feed{URL: "https://quay.example/feed", State: dragoman.FeedBroken, Error: "https://quay.example/feed: broken: no such host"}
	if got := feedFault(f); got != "no such host" {
		t.Errorf("%q", got)
	}
	if f.Error = "status 500"; feedFault(f) != "status 500" {
		t.Errorf("%q", feedFault(f))
	}
}
