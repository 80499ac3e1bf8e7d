// SPDX-License-Identifier: Apache-2.0

// Package layers packs a reading, with every layer, into bytes for a store:
// gob, compressed with zstd.
package layers

import (
	"bytes"
	"encoding/gob"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

// max is the largest reading unpacked, in bytes, against a damaged record.
const max = 1 << 30

// Pack packs a reading. The same reading gives the same bytes.
func Pack(r *dragoman.Reading) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(r); err != nil {
		return nil, fmt.Errorf("packing the layers of report %s: %w", r.ID, err)
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return z.EncodeAll(b.Bytes(), nil), nil
}

// Unpack is Pack's inverse.
func Unpack(packed []byte) (*dragoman.Reading, error) {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(max))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	raw, err := z.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpacking a reading: %w", err)
	}
	r := &dragoman.Reading{}
	if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(r); err != nil {
		return nil, fmt.Errorf("unpacking a reading: %w", err)
	}
	return r, nil
}
