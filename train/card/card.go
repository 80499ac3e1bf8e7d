// SPDX-License-Identifier: Apache-2.0

// Package card writes a model file and, beside it, the card that says what it
// was made of.
package card

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"

	"dragoman/internal/linear"
)

// Card is what a model file says of itself. All texts are Markdown without
// line breaks.
type Card struct {
	Name    string   // NAME.bin and NAME.card.md
	Title   string   // what the model does
	Data    []string // each data set with its licence
	Command string   // how the same bytes are made again
	Seed    string   // "none" where there is no chance in it
	Scores  []string // what it reaches, on what
	Notes   []string // what to know before it is used
}

// Write writes model/NAME.bin and model/NAME.card.md under the folder of a
// language pack.
func Write(pack string, c Card, model []byte) error {
	base := filepath.Join(pack, "model", c.Name)
	model, err := Packed(model)
	if err != nil {
		return err
	}
	if err := os.WriteFile(base+".bin", model, 0o644); err != nil {
		return err
	}
	return os.WriteFile(base+".card.md", []byte(c.text(model)), 0o644)
}

// Packed is the form a model is kept in: shelved where it is a linear model,
// and packed with zstd where that makes it smaller. The same model gives the
// same bytes.
func Packed(model []byte) ([]byte, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if packed := z.EncodeAll(linear.Shelved(model), nil); len(packed) < len(model) {
		return packed, nil
	}
	return model, nil
}

func (c Card) text(model []byte) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", c.Name, c.Title)
	fmt.Fprintf(&b, "- command: `%s`\n- seed: %s\n- size: %d bytes\n- sha256: %x\n", c.Command, c.Seed, len(model), sha256.Sum256(model))
	for _, s := range []struct {
		head  string
		lines []string
	}{{"Data and licences", c.Data}, {"Scores", c.Scores}, {"Notes", c.Notes}} {
		if len(s.lines) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n", s.head)
		for _, l := range s.lines {
			fmt.Fprintf(&b, "- %s\n", l)
		}
	}
	return b.String()
}
