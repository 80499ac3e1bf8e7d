// SPDX-License-Identifier: Apache-2.0

// Package window cuts a reading into every piece of prose a reader could
// check: sentences, and in them the stretches between commas, conjunctions,
// relative words and participles. A window carries its span and what the
// comparison asks of it: terms, names, numbers, times, places, and who holds
// it. The parse enriches a window; it never decides whether there is one.
//
// What is read of a report depends on that report alone, so that windows can be
// kept and set against those of a report that comes later.
package window
