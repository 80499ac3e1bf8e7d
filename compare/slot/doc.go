// SPDX-License-Identifier: Apache-2.0

// Package slot names where two windows that tell one thing part: number, date,
// place, name, title, speaker, status. Each slot has one small comparator, all
// of one signature in one table, and names the words it rests on; none decides
// that two windows tell one thing.
package slot
