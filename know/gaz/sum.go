// SPDX-License-Identifier: Apache-2.0

package gaz

import (
	"crypto/sha256"
	"encoding/hex"
)

// Sum is the sha256 of the embedded table, in hex: it names the version that
// a reading was made with.
func Sum() string {
	s := sha256.Sum256([]byte(embedded))
	return hex.EncodeToString(s[:])
}
