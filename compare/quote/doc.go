// SPDX-License-Identifier: Apache-2.0

// Package quote finds the words that reports give to somebody: the quotations
// of one report with their speakers, and those that several reports carry,
// whole or in part, in or out of marks.
//
// Two quotations are joined by a stretch of words in order, a few of them left
// out or changed: a fragment inside a longer quotation, one sentence of two, one
// sentence that another report prints without marks. What is joined is the
// stretch, shown by the sentences of the quotation it stands in.
package quote
