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
	"os/exec"
	"slices"

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
	{"vectors", trainVectors},
	{"thesaurus", trainThesaurus},
	{"sent", trainSent},
	{"tag", trainTag},
	{"parse", trainParse},
	{"names", trainNames},
	{"where", trainWhere},
	{"cameo", events.Cameo},
	{"derived", derive},
	{"coder", trainCoder},
	{"pairs", trainPairs},
	{"spans", trainMain},
	{"say", trainSay},
	{"hold", trainHold},
	{"stories", stories.Train},
	{"frequency", trainFrequency},
	{"verify", trainVerify},
}

func main() {
	if len(os.Args) == 2 {
		name := os.Args[1]
		if name == "all" {
			exit("all", all())
		}
		if i := slices.IndexFunc(models, func(m model) bool { return m.name == name }); i >= 0 {
			exit(name, models[i].train())
		}
		fmt.Fprintf(os.Stderr, "train: no model %q\n", name)
	}
	fmt.Fprintln(os.Stderr, "usage: train MODEL|all; models:")
	for _, m := range models {
		fmt.Fprintln(os.Stderr, "  "+m.name)
	}
	os.Exit(2)
}

// all trains every model in a process of its own: models are embedded, so that
// each must be built with those trained before it.
func all() error {
	for _, m := range models {
		c := exec.Command("go", "run", "./cmd/train", m.name)
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return nil
}

func exit(name string, err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "train %s: %v\n", name, err)
		os.Exit(1)
	}
	os.Exit(0)
}
