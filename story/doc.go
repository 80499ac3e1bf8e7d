// SPDX-License-Identifier: Apache-2.0

// Package story finds which reports repeat one another (Copies) and which tell
// of one happening (Window), from their words alone.
//
// Copies come before stories, and both before any comparison: corroboration
// counts independent origins, never reports.
package story
