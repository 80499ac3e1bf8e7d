// SPDX-License-Identifier: Apache-2.0

// Package brief writes what reports hold for people: a comparison as a list or
// a page, and a brief made only of stored passages, each with its citation. It
// writes no sentence of its own, and never leaves out the disagreements.
package brief
