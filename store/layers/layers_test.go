// SPDX-License-Identifier: Apache-2.0

package layers

import (
	"bytes"
	"encoding/gob"
	"reflect"
	"testing"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

const text = "The ENVOYS said İt was Open; Ships sailed."

func reading() *dragoman.Reading {
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text}, Sentences: []dragoman.Sentence{{Span: dragoman.Span{End: 42}, Last: 3, Para: 2}}}
	r.Tokens = []dragoman.Token{
		{Span: dragoman.Span{Start: 0, End: 3}, Lemma: "the", UPOS: dragoman.DET, XPOS: "DT", Head: 1, Rel: dragoman.Det},
		{Span: dragoman.Span{Start: 4, End: 10}, Lemma: "envoy", UPOS: dragoman.NOUN, XPOS: "NNS", Head: 2, Rel: dragoman.Nsubj},
		{Span: dragoman.Span{Start: 11, End: 15}, Lemma: "say", UPOS: dragoman.VERB, XPOS: "VBD", Head: dragoman.Root, Rel: dragoman.RootRel},
		{Span: dragoman.Span{Start: 16, End: 19}, Lemma: "it", Head: 0, Rel: dragoman.Dep}, // a letter that grows in small
		{Span: dragoman.Span{Start: 24, End: 28}, Lemma: "Open", Head: dragoman.Unparsed},
		{Span: dragoman.Span{Start: 2, End: 2}, Lemma: ""},
		{Span: dragoman.Span{Start: 90, End: 99}, Lemma: "nowhere", Head: 400},
	}
	zero, west, north := 0.0, -25.5, 51.5 // gob leaves out what is 0
	r.Places = []dragoman.Place{{Name: "the ocean", Lat: &zero, Lon: &west}, {Name: "the meridian", Lat: &north, Lon: &zero}, {Name: "nowhere"}}
	r.Events = []dragoman.Event{{ID: "e1", Where: dragoman.Where{Place: "the ocean", Lat: &zero, Lon: &west}}}
	return r
}

func TestPackUnpack(t *testing.T) {
	want := reading()
	a, b, err := Pack(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Unpack(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if a2, b2, _ := Pack(want); !bytes.Equal(a, a2) || !bytes.Equal(b, b2) {
		t.Error("the same reading gives other bytes")
	}
	if want.Text == "" || want.Tokens == nil {
		t.Error("packing changed the reading")
	}
}

// Layers of before columns hold everything and are still read.
func TestUnpackOlder(t *testing.T) {
	want := reading()
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(want); err != nil {
		t.Fatal(err)
	}
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Unpack(z.EncodeAll(b.Bytes(), nil), nil)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v %v", got, err)
	}
}

// FuzzUnpack feeds damaged bytes: an error, never a panic.
func FuzzUnpack(f *testing.F) {
	a, b, err := Pack(reading())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(a, b)
	f.Add([]byte{columned}, []byte{})
	f.Add(a[:len(a)/2], b)
	f.Fuzz(func(t *testing.T, a, b []byte) {
		if r, err := Unpack(a, b); err == nil && r == nil {
			t.Error("neither a reading nor an error")
		}
	})
}

// FuzzColumns feeds damaged columns.
func FuzzColumns(f *testing.F) {
	c := columnsOf(reading().Tokens, text)
	f.Add(c.Count, c.Gap, c.Len, c.Cut, c.Suffix, c.UPOS, c.Head, c.XPOS)
	f.Fuzz(func(t *testing.T, n int, gap, length, cut, suffix, upos, head, xpos []byte) {
		c := columns{n, gap, length, cut, suffix, upos, upos, head, xpos}
		if ts, err := c.tokens(text); err == nil && len(ts) != n {
			t.Errorf("%d tokens of %d", len(ts), n)
		}
	})
}
