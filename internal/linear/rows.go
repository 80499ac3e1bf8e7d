// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"cmp"
	"io"
	"slices"
)

// Row is one feature with its weights, one a class.
type Row struct {
	Key     uint32
	Weights []float32
}

// WriteRows writes a model trained elsewhere, in its flat form. The rows need
// no order; clip is as in Perceptron.Write.
func WriteRows(w io.Writer, classes []string, rows []Row, clip float32) error {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Key, b.Key) })
	out := make([]row, len(rows))
	for i, r := range rows {
		out[i] = row{r.Key, r.Weights}
	}
	return pack(w, classes, out, clip)
}
