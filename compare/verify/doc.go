// SPDX-License-Identifier: Apache-2.0

// Package verify judges whether two pieces of prose tell one thing: the same,
// one a part of the other, opposed, or other. One function makes the features,
// for training and for use; the weights are data of the language pack, with a
// card.
package verify
