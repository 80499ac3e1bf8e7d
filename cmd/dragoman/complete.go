// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// helpCmd stands in the list of commands; run turns `help NAME` into
// `NAME --help`.
type helpCmd struct {
	Command []string `arg:"" optional:"" help:"The command; none for the list of them."`
}

type versionCmd struct{}

// Run says which version this is and what it was built with.
func (versionCmd) Run(s streams) error {
	line := engineVersion
	if b, ok := debug.ReadBuildInfo(); ok {
		line += " " + b.GoVersion
		for _, set := range b.Settings {
			if set.Key == "vcs.revision" {
				line += " " + set.Value
			}
		}
	}
	_, err := fmt.Fprintln(s.out, line)
	return err
}

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// completeArg is the first word by which the shells' scripts ask what may
// follow.
const completeArg = "__complete"

var shellScripts = map[string]string{
	"bash": `_dragoman() {
	local IFS=$'\n'
	COMPREPLY=($(dragoman ` + completeArg + ` "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -o bashdefault -F _dragoman dragoman
`,
	"zsh": `#compdef dragoman
_dragoman() {
	local -a found
	found=("${(@f)$(dragoman ` + completeArg + ` "${(@)words[2,CURRENT]}" 2>/dev/null)}")
	if [[ -n "$found[1]" ]]; then compadd -a found; else _files; fi
}
compdef _dragoman dragoman
`,
	"fish": `function __dragoman_complete
	set -l words (commandline -opc) (commandline -ct)
	dragoman ` + completeArg + ` $words[2..-1] 2>/dev/null
end
complete -c dragoman -a '(__dragoman_complete)'
`,
}

// Run writes a script that lets a shell complete commands and flags.
func (c *completionCmd) Run(s streams) error {
	_, err := io.WriteString(s.out, shellScripts[c.Shell])
	return err
}

// complete writes what may stand for the last of words, a line each: commands,
// flags, or the values of a flag. Nothing is written where a file may stand.
func complete(app *kong.Application, words []string, out io.Writer) error {
	if len(words) == 0 {
		words = []string{""}
	}
	node, last := app.Node, words[len(words)-1]
	var valued *kong.Flag // the flag whose value comes next
	for _, w := range words[:len(words)-1] {
		switch {
		case valued != nil:
			valued = nil
		case strings.HasPrefix(w, "--") && !strings.Contains(w, "="):
			if f := flagOf(node, w[2:]); f != nil && !f.IsBool() {
				valued = f
			}
		default:
			for _, c := range node.Children {
				if c.Name == w {
					node = c
					break
				}
			}
		}
	}
	var found []string
	switch {
	case valued != nil:
		found = valued.EnumSlice()
	case strings.HasPrefix(last, "-"):
		for _, group := range node.AllFlags(true) {
			for _, f := range group {
				found = append(found, "--"+f.Name)
			}
		}
	default:
		for _, c := range node.Children {
			if !c.Hidden {
				found = append(found, c.Name)
			}
		}
		for _, p := range node.Positional {
			found = append(found, p.EnumSlice()...)
		}
	}
	slices.Sort(found)
	for _, f := range slices.Compact(found) {
		if f != "" && strings.HasPrefix(f, last) {
			if _, err := fmt.Fprintln(out, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func flagOf(node *kong.Node, name string) *kong.Flag {
	for _, group := range node.AllFlags(true) {
		for _, f := range group {
			if f.Name == name {
				return f
			}
		}
	}
	return nil
}
