// SPDX-License-Identifier: Apache-2.0

package cluster

import (
	"bytes"
	"fmt"
	"os"

	"dragoman/internal/clusters"
	"dragoman/internal/corpus"
	"dragoman/train/card"
)

// Train learns the classes of lang/en/model/clusters.bin from the news texts,
// but for those whose names are kept apart for measuring.
func Train() error {
	counts := NewCounts()
	add := func(w [][]byte) { counts.Add(w) }
	stream, err := texts("stream-2012-2018.jsonl.gz")
	if err != nil {
		return err
	}
	for _, t := range stream {
		sentences([]byte(t.Text), add)
	}
	world, err := texts("worldnews.jsonl.gz")
	if err != nil {
		return err
	}
	for _, t := range world {
		for range 3 { // its words are rarer and nearer to what is read
			if !corpus.KeptApart(t.ID) {
				sentences([]byte(t.Text), add)
			}
		}
	}
	o := Options{Words: 52000, Classes: 800, Rounds: 6, MinSeen: 5}
	words, class, paths := counts.Learn(o, func(round, moved int) {
		fmt.Fprintf(os.Stderr, "round %d: %d words moved\n", round, moved)
	})
	model, err := pack(words, class, paths)
	if err != nil {
		return err
	}
	return card.Write("lang/en", card.Card{
		Name:    "clusters",
		Title:   fmt.Sprintf("Word classes: %d classes of %d word forms as written, with tree paths (internal/clusters).", o.Classes, len(words)-1),
		Data:    []string{"24,549 news articles of 262 outlets, 2012 to 2018, as plain text (outlets' texts; only counts of neighbouring words are used)", "875 world news articles of about 75 outlets, as plain text, less those kept apart for measuring names (no licence stated)"},
		Command: "go run ./cmd/train clusters",
		Seed:    "none (no chance in it)",
		Notes:   []string{"Exchange algorithm on the mutual information of neighbouring classes, " + fmt.Sprint(o.Rounds) + " rounds; tree by the cheapest merges.", "The texts are mostly of US politics: classes of other fields are coarser."},
	}, model)
}

type text struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func texts(name string) ([]text, error) {
	path, err := corpus.Path("news", name)
	if err != nil {
		return nil, err
	}
	return corpus.JSONL[text](path)
}

// pack writes the table and, when CLUSTERS_LIST names a file, the classes as
// text to look at.
func pack(words []string, class []int32, paths []string) ([]byte, error) {
	out := []clusters.Path{{}}
	for _, s := range paths[1:] {
		p := clusters.Path{Len: uint8(min(32, len(s)))}
		for i := 0; i < int(p.Len); i++ {
			p.Bits |= uint32(s[i]-'0') << (31 - i)
		}
		out = append(out, p)
	}
	var entries []clusters.Word
	for i, w := range words[1:] {
		entries = append(entries, clusters.Word{Text: w, Class: clusters.ID(class[i+1])})
	}
	if list := os.Getenv("CLUSTERS_LIST"); list != "" {
		var b bytes.Buffer
		for i, w := range words[1:] {
			fmt.Fprintf(&b, "%s\t%s\n", paths[class[i+1]], w)
		}
		if err := os.WriteFile(list, b.Bytes(), 0o644); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := clusters.Write(&b, out, entries)
	return b.Bytes(), err
}
