// SPDX-License-Identifier: Apache-2.0

// Gen builds the embedded actor table from the text files beside it:
//
//	go run ./know/actors/gen [DATA_FOLDER [OUT]]
package main

import (
	"fmt"
	"os"

	"dragoman/know/actors"
)

func main() {
	in, out := "know/actors/data", "know/actors/actors.bin"
	if len(os.Args) > 1 {
		in = os.Args[1]
	}
	if len(os.Args) > 2 {
		out = os.Args[2]
	}
	b, err := actors.Build(os.DirFS(in))
	if err == nil {
		err = os.WriteFile(out, b, 0o644)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "gen: %v\n", err)
		os.Exit(1)
	}
	fmt.Printf("%s: %d bytes\n", out, len(b))
}
