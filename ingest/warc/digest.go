// SPDX-License-Identifier: Apache-2.0

package warc

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // archives are made with it; it finds damage here, not forgery
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// sound tells whether the block is what its digest was made of; known is false
// where there is none, or one of a kind or form not known here.
func (rec *Record) sound() (sound, known bool) {
	kind, value, ok := strings.Cut(rec.digest, ":")
	if !ok || rec.Cut != "" {
		return false, false
	}
	var sum []byte
	switch strings.ToLower(kind) {
	case "sha1":
		s := sha1.Sum(rec.Block)
		sum = s[:]
	case "sha256", "sha-256":
		s := sha256.Sum256(rec.Block)
		sum = s[:]
	default:
		return false, false
	}
	said, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(strings.TrimRight(value, "=")))
	if err != nil || len(said) != len(sum) {
		if said, err = hex.DecodeString(value); err != nil || len(said) != len(sum) {
			return false, false
		}
	}
	return bytes.Equal(said, sum), true
}
