// SPDX-License-Identifier: Apache-2.0

// Package do reads events: who did what to whom, in PLOVER and CAMEO.
//
// A frame lexicon (verbs and nouns of events, own data) finds triggers on the
// parse; linear models type them and say which are events at all; the
// precedence rules of PLOVER settle what is left. Pairs types the relation of
// a given source and target.
package do
