// SPDX-License-Identifier: Apache-2.0

// Package near proposes which sentences of two reports may tell one thing:
// those nearest by rare words shared, by words that stand in like company
// (vectors), or by their nearest parts. It proposes and decides nothing: killed
// and injured are near. What it says of two reports depends on these two alone.
package near
