// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"testing"

	"dragoman"
)

func TestSaidOnOtherDaysOnly(t *testing.T) {
	for value, want := range map[string]string{"": "", "2025-10-16": "", "2025-10-16T08:00": "", "2025-10": "", "2025-10-15": "on 2025-10-15", "2025-W41": "on 2025-W41"} {
		s := dragoman.Statement{When: dragoman.When{Value: value}}
		if got := saidOn(s, "2025-10-16T12:00:00Z"); got != want || saidOn(&s, "2025-10-16") != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
