// SPDX-License-Identifier: Apache-2.0

// Import writes another list of actors in the format of the actor file:
//
//	go run ./know/actors/import phoenix FILE            a PETRARCH dictionary
//	go run ./know/actors/import wikidata FILE.csv DAY   a table from Wikidata, queried on DAY
//
// FILE may be - for standard input.
package main

import (
	"fmt"
	"os"

	"dragoman/know/actors/convert"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "import: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 || args[0] != "phoenix" && args[0] != "wikidata" || args[0] == "wikidata" && len(args) < 3 {
		return fmt.Errorf("usage: import phoenix FILE | wikidata FILE.csv YYYY-MM-DD")
	}
	in := os.Stdin
	if args[1] != "-" {
		f, err := os.Open(args[1])
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	var n convert.Result
	var err error
	switch args[0] {
	case "phoenix":
		n, err = convert.Phoenix(in, os.Stdout)
	case "wikidata":
		n, err = convert.Wikidata(in, os.Stdout, args[2])
	}
	if err == nil {
		fmt.Fprintf(os.Stderr, "%d entries taken, %d left as comments\n", n.Taken, n.Left)
	}
	return err
}
