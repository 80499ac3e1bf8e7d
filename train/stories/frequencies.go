// SPDX-License-Identifier: Apache-2.0

package stories

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dragoman/story"
)

// Frequencies packs a table of document frequencies (WORD⇥COUNT, the first line
// #docs⇥N) into the form the stream reads; see story/frequency.go. Words in
// fewer than least documents are left out.
func Frequencies(tsv []byte, least int) ([]byte, error) {
	counts := map[uint32]uint16{}
	docs := 0
	for n, line := range strings.Split(string(tsv), "\n") {
		word, count, ok := strings.Cut(strings.TrimRight(line, "\r"), "\t")
		if !ok {
			continue
		}
		c, err := strconv.Atoi(strings.TrimSpace(count))
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		if word == "#docs" {
			docs = c
			continue
		}
		if h, one := story.WordHash(word); one && c >= least {
			counts[h] = uint16(min(max(c, int(counts[h])), 65535))
		}
	}
	hashes := make([]uint32, 0, len(counts))
	for h := range counts {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	out := []byte("DDF1")
	out = binary.LittleEndian.AppendUint32(out, uint32(docs))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(hashes)))
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint32(out, h)
	}
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint16(out, counts[h])
	}
	return out, nil
}
