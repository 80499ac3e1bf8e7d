// SPDX-License-Identifier: Apache-2.0

// Package check holds a draft against reports: each sentence, each quotation.
//
// A sentence is supported only by one sentence of one report that answers its
// subject, its predicate, its names and numbers together, each clause with its own
// doer, and with the same holder where the draft names one; never by words of two
// passages. It is contradicted only where a sentence that tells of the same thing
// names what stands against it, and no other supports it. Bounds are fixed, not
// learned: in what drafts leave unmatched true and false ones differ by how they
// were made.
package check
