// SPDX-License-Identifier: Apache-2.0

// Train makes the models of a language pack from the data sets.
//
//	go run ./cmd/train MODEL    one of the names below, or "all" in order
//
// Each model takes at most ten minutes on two cores, from a fixed seed, to the
// same bytes, and is written with its card to lang/en/model.
package main

import (
	"fmt"
	"os"

	"dragoman/train/cluster"
	"dragoman/train/events"
	"dragoman/train/stories"
)

// model is one thing to train.
type model struct {
	name  string
	train func() error
}

// models stand in the order of need: each after what its features read.
var models = []model{
	{"clusters", cluster.Train},
	{"sent", trainSent},
	{"tag", trainTag},
	{"parse", trainParse},
	{"names", trainNames},
	{"where", trainWhere},
	{"cameo", events.Cameo},
	{"pairs", trainPairs},
	{"spans", trainMain},
	{"say", trainSay},
	{"hold", trainHold},
	{"stories", stories.Train},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: train MODEL|all; models:")
		for _, m := range models {
			fmt.Fprintln(os.Stderr, "  "+m.name)
		}
		os.Exit(2)
	}
	found := false
	for _, m := range models {
		if os.Args[1] == m.name || os.Args[1] == "all" {
			found = true
			if err := m.train(); err != nil {
				fmt.Fprintf(os.Stderr, "train %s: %v\n", m.name, err)
				os.Exit(1)
			}
		}
	}
	if !found {
		fmt.Fprintf(os.Stderr, "train: no model %q\n", os.Args[1])
		os.Exit(2)
	}
}
