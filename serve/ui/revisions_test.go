// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"testing"
)

func TestDiffOfParagraphs(t *testing.T) {
	got := fmt.Sprint(diff("Title\n\nTwelve died.\nThe end.", "Title\nFifteen  died.\n\nThe end.\nCorrected at noon."))
	if want := "[{ Title} {- Twelve died.} {+ Fifteen died.} { The end.} {+ Corrected at noon.}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
