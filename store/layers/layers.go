// SPDX-License-Identifier: Apache-2.0

// Package layers packs a reading into bytes for a store: its text, and its
// layers. Tokens, the largest layer, are packed in columns; the others as gob.
// All of it is compressed with zstd.
package layers

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

// max is the largest reading unpacked, in bytes, against a damaged record.
const max = 1 << 30

// columned is the first byte of layers packed with their tokens in columns.
// Layers packed before have zstd's own first byte and hold everything.
const columned = 2

var (
	encoder = sync.OnceValues(func() (*zstd.Encoder, error) {
		return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(2), zstd.WithEncoderCRC(false))
	})
	decoder = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(max))
	})
)

// Compress compresses bytes for a store.
func Compress(b []byte) ([]byte, error) {
	z, err := encoder()
	if err != nil {
		return nil, err
	}
	return z.EncodeAll(b, nil), nil
}

// Expand is Compress's inverse.
func Expand(b []byte) ([]byte, error) {
	z, err := decoder()
	if err != nil {
		return nil, err
	}
	return z.DecodeAll(b, nil)
}

// packed is a reading without its text, and the columns of its tokens.
type packed struct {
	Reading *dragoman.Reading
	Tokens  columns
}

// Pack packs a reading: its layers, and apart from them its text, compressed.
// The same reading gives the same bytes.
func Pack(r *dragoman.Reading) (layers, text []byte, err error) {
	fail := func(err error) ([]byte, []byte, error) {
		return nil, nil, fmt.Errorf("packing the layers of report %s: %w", r.ID, err)
	}
	if text, err = Compress([]byte(r.Text)); err != nil {
		return fail(err)
	}
	p := packed{Tokens: columnsOf(r.Tokens, r.Text)}
	if p.Tokens, err = p.Tokens.each(Compress); err != nil {
		return fail(err)
	}
	bare := *r
	bare.Text, bare.Tokens = "", nil
	p.Reading = &bare
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(p); err != nil {
		return fail(err)
	}
	z, err := Compress(b.Bytes())
	if err != nil {
		return fail(err)
	}
	return append([]byte{columned}, z...), text, nil
}

// Unpack is Pack's inverse.
func Unpack(layers, text []byte) (*dragoman.Reading, error) {
	r, err := unpack(layers, text)
	if err != nil {
		return nil, fmt.Errorf("unpacking a reading: %w", err)
	}
	for i := range r.Places {
		located(&r.Places[i].Lat, &r.Places[i].Lon)
	}
	for i := range r.Events {
		located(&r.Events[i].Where.Lat, &r.Events[i].Where.Lon)
	}
	return r, nil
}

// located puts back a coordinate of 0, on the equator or at Greenwich, which gob
// leaves out though it is pointed to. A place has both coordinates or none.
func located(lat, lon **float64) {
	switch {
	case *lat == nil && *lon != nil:
		*lat = new(float64)
	case *lon == nil && *lat != nil:
		*lon = new(float64)
	}
}

func unpack(layers, text []byte) (*dragoman.Reading, error) {
	if len(layers) == 0 {
		return nil, errors.New("there are no layers")
	}
	if layers[0] != columned {
		r := &dragoman.Reading{}
		return r, decode(layers, r)
	}
	var p packed
	if err := decode(layers[1:], &p); err != nil {
		return nil, err
	}
	if p.Reading == nil {
		return nil, errors.New("the layers hold no reading")
	}
	plain, err := Expand(text)
	if err != nil {
		return nil, fmt.Errorf("text: %w", err)
	}
	p.Reading.Text = string(plain)
	if p.Tokens, err = p.Tokens.each(Expand); err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	p.Reading.Tokens, err = p.Tokens.tokens(p.Reading.Text)
	return p.Reading, err
}

func decode(z []byte, v any) error {
	raw, err := Expand(z)
	if err != nil {
		return err
	}
	return gob.NewDecoder(bytes.NewReader(raw)).Decode(v)
}
