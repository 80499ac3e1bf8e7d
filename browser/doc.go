// SPDX-License-Identifier: Apache-2.0

// Package browser holds tests that act as a person in a real Chromium. It is a
// module of its own, so that what drives the browser never comes near the
// binary.
package browser
