// SPDX-License-Identifier: Apache-2.0

package maxent

// Dense are the weights of features that come together with numbers in a row,
// such as the components of a word vector: none is looked up. Read-only.
type Dense struct {
	classes int
	rows    []float32 // component by component; what is beyond weighs nothing
}

// Dense gathers the weights of the features id(0) to id(n-1).
func (m *Model) Dense(n int, id func(int) uint32) Dense {
	d := Dense{classes: m.classes}
	last := 0
	for i := range n {
		row := m.row(id(i))
		if row == nil {
			row = make([]float32, m.classes)
		} else {
			last = i + 1
		}
		d.rows = append(d.rows, row...)
	}
	d.rows = d.rows[:last*m.classes]
	return d
}

// row are the weights of a feature, nil for one the model does not know.
func (m *Model) row(id uint32) []float32 {
	for i := id & m.mask; m.slots[i].row != 0; i = (i + 1) & m.mask {
		if m.slots[i].key == id {
			end := int(m.slots[i].row) * m.classes
			return m.weights[end-m.classes : end]
		}
	}
	return nil
}

// Margin adds up signed bytes, times scale, by the weights of a model of one
// class.
func (d Dense) Margin(v []byte, scale float32) float64 {
	sum := 0.0
	for i, w := range d.rows[:min(len(v), len(d.rows))] {
		sum += float64(w * (float32(int8(v[i])) * scale))
	}
	return sum
}

// Score adds to out[c] the inner product of signed bytes, times scale, and the
// weights of class c.
func (d Dense) Score(v []byte, scale float32, out []float64) {
	k := d.classes
	for i, x := range v {
		if (i+1)*k > len(d.rows) {
			break
		}
		x := float32(int8(x)) * scale
		for c, w := range d.rows[i*k : (i+1)*k] {
			out[c] += float64(w * x)
		}
	}
}
