// SPDX-License-Identifier: Apache-2.0

package window

import "slices"

// Set is a sorted list of keys, each once.
type Set []uint64

// Key hashes a word: FNV-1a, 64 bits. Keys do not depend on the other words
// seen, so that windows can be kept.
func Key(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// join is the key of two or three keys in order.
func join(keys ...uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, k := range keys {
		h = (h ^ k) * 1099511628211
		h ^= h >> 29
	}
	return h
}

func setOf(keys []uint64) Set {
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Shared is the number of keys in both sets.
func (s Set) Shared(t Set) int {
	n := 0
	for i, j := 0, 0; i < len(s) && j < len(t); {
		switch {
		case s[i] == t[j]:
			n++
			i++
			j++
		case s[i] < t[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// Has reports whether a key is in the set.
func (s Set) Has(k uint64) bool {
	_, ok := slices.BinarySearch(s, k)
	return ok
}

// SharedTerms is the weight of the terms of a that are in b.
func SharedTerms(a, b []Term) (n int, weight float64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].ID == b[j].ID:
			n++
			weight += a[i].Weight
			i++
			j++
		case a[i].ID < b[j].ID:
			i++
		default:
			j++
		}
	}
	return n, weight
}
