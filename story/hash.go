// SPDX-License-Identifier: Apache-2.0

package story

// WordHash is the hash of a word as the vectors know it: lower case, a final
// 's dropped. ok is false where s is not exactly one word.
func WordHash(s string) (hash uint32, ok bool) {
	ws := words(s, 2)
	if len(ws) != 1 {
		return 0, false
	}
	return ws[0].hash, true
}
