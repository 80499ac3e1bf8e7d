// SPDX-License-Identifier: Apache-2.0

// Package compare sets what several reports hold side by side: which passages
// say the same, which say more, which differ, in what slot, and who holds
// what. It judges nobody. Slots are compared, never free text: where a slot is
// empty on one side, nothing is said about it.
//
// windows → candidates → verifier → slots → issues → claims: each is a folder
// of its own, and Compare reads like this line.
package compare
