// SPDX-License-Identifier: Apache-2.0

package rank

import (
	"dragoman/internal/linear"
	"dragoman/internal/maxent"
	"dragoman/internal/vectors"
)

// Templates of the features. A number is never used again for something else.
const (
	tBias uint32 = iota + 600
	tLemma
	tShape
	tFrame
	tLexicon
	tSet
	tActor
	tObject
	tPrep
	tKid
	tUp
	tStatement
	tNear
	tReport
	tVector
	tObjectVector
	tSubjectVector
	tCentre
	tTopic
	tParty
	tOps
)

// Bag gathers features.
type Bag []maxent.Feature

// Yes adds a feature that is there.
func (b *Bag) Yes(template uint32, parts ...string) { b.Value(1, template, parts...) }

// Value adds a feature with a value.
func (b *Bag) Value(v float32, template uint32, parts ...string) {
	h := template
	for _, p := range parts {
		h = linear.Hash(h, p)
	}
	*b = append(*b, maxent.Feature{ID: h, Value: v})
}

// Vector adds the components of a vector.
func (b *Bag) Vector(template uint32, v vectors.Vec) {
	for d, x := range v.V {
		*b = append(*b, maxent.Feature{ID: component(template, d), Value: float32(int8(x)) * v.Scale})
	}
}

// component is the number of component d, from 0, of a vector.
func component(template uint32, d int) uint32 { return linear.Mix(template, uint32(d+1)) }
