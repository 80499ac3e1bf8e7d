// SPDX-License-Identifier: Apache-2.0

// Package compare sets what several reports hold side by side: which passages
// say the same, which say more, which differ, in what slot, and who holds
// what. It judges nobody. Slots are compared, never free text: where a slot is
// empty on one side, nothing is said about it.
//
// Two ways lead to a claim. Sentences that are nearly the same in two reports
// (twins) are aligned word by word, and each place where they part is named by
// the slot it falls in. Clauses that tell one thing in other words (facts) are
// aligned by predicate, actors and what else they share, and then their slots
// are compared.
package compare
