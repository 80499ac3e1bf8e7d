// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// sample makes a model of k classes and n features, with few weights in most
// rows and many in some, as trained ones have, and the weights it was made of.
func sample(t testing.TB, k, n int) (*Model, map[uint32][]int32) {
	rng := rand.New(rand.NewPCG(5, uint64(k)))
	want := map[uint32][]int32{}
	var names []string
	for c := range k {
		names = append(names, fmt.Sprint("class ", c))
	}
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = Row{Hash(uint32(i%60), fmt.Sprint(i)), make([]float32, k)}
		filled := 1 + rng.IntN(4)
		if rng.IntN(4) == 0 {
			filled = 1 + rng.IntN(k)
		}
		w := make([]int32, k)
		for range filled {
			c := rng.IntN(k)
			w[c] = int32(rng.IntN(255)) - 127
			rows[i].Weights[c] = float32(w[c])
		}
		want[rows[i].Key] = w
	}
	var b bytes.Buffer
	if err := WriteRows(&b, names, rows, 127); err != nil {
		t.Fatal(err)
	}
	m, err := Open(Shelved(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return m, want
}

// A score is the sum of the weights, whatever the kind of the rows, however
// many there are, and however often one is there.
func TestScoreIsTheSum(t *testing.T) {
	for _, k := range []int{1, 7, 8, 9, 37, 109, 128, 129, 255} {
		m, want := sample(t, k, 2000)
		var keys []uint32
		for key := range want {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, n := range []int{0, 1, 63, 64, 65, 300} {
			got, sum := make([]int32, k), make([]int32, k)
			var features []uint32
			for i := range n {
				f := keys[i*i*31%len(keys)]
				if i%3 == 0 {
					f ^= 0x5555
				}
				features = append(features, f)
				for c, w := range want[f] {
					sum[c] += w
				}
			}
			if m.Score(features, got); !slices.Equal(got, sum) {
				t.Fatalf("%d classes, %d features: scores %v, want %v", k, n, got, sum)
			}
		}
	}
}

// Cost of one score of 62 features, four in five of them known, in models of
// the size of the tagger's and the cue finder's.
func BenchmarkScore(b *testing.B) {
	for _, k := range []int{7, 37, 109} {
		b.Run(fmt.Sprintf("%d classes", k), func(b *testing.B) {
			m, want := sample(b, k, 100_000)
			var keys []uint32
			for key := range want {
				keys = append(keys, key)
			}
			slices.Sort(keys)
			rand.New(rand.NewPCG(1, 2)).Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
			for i := range keys {
				if i%5 == 0 {
					keys[i]++
				}
			}
			out := make([]int32, k)
			i := 0
			for b.Loop() {
				if i += 62; i+62 > len(keys) {
					i = 0
				}
				m.Score(keys[i:i+62], out)
			}
		})
	}
}

// Cost of one score of 126 features in the parser's table of 2^20 rows.
func BenchmarkTable(b *testing.B) {
	rng := rand.New(rand.NewPCG(3, 4))
	data := append([]byte("DLT1"), 20)
	for range Width << 20 {
		data = append(data, byte(rng.IntN(256)))
	}
	m, err := OpenTable(data)
	if err != nil {
		b.Fatal(err)
	}
	features := make([]uint32, 1<<16)
	for i := range features {
		features[i] = rng.Uint32()
	}
	out := make([]int32, Width)
	i := 0
	for b.Loop() {
		if i += 126; i+126 > len(features) {
			i = 0
		}
		m.Score(features[i:i+126], out)
	}
}
