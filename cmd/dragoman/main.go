// SPDX-License-Identifier: Apache-2.0

// Dragoman reads news reports and keeps the record: who did what to whom, who
// said so, when and where, and where the reports agree, add or contradict.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes, as docs/formats/exit-codes.md has them.
const (
	exitOK     = 0
	exitUnread = 1 // something given was not read; everything else was
	exitUsage  = 2 // the call itself was wrong
	exitFailed = 3 // writing, storing or the network failed
	exitFound  = 4 // check found a sentence or quotation that does not hold
)

// commands is the whole command line.
type commands struct {
	Read        readCmd        `cmd:"" help:"Read reports and print what they become. No database."`
	Compare     compareCmd     `cmd:"" help:"Compare reports: what they agree, add, contradict."`
	Brief       briefCmd       `cmd:"" help:"A brief of reports, or of a story of the record: stored passages only, each cited, with the disagreements."`
	Check       checkCmd       `cmd:"" help:"Hold a draft against reports: each sentence and quotation."`
	Dyad        dyadCmd        `cmd:"" help:"What two sides did to one another over time, and what they pledged."`
	Ingest      ingestCmd      `cmd:"" help:"Read reports into the record."`
	Story       storyCmd       `cmd:"" help:"Stories of the record: list, show."`
	Search      searchCmd      `cmd:"" help:"Search the record."`
	Verify      verifyCmd      `cmd:"" help:"Check the record, and read its reports again and compare hashes; --repair makes again what follows from the readings, --reread keeps new readings."`
	Backup      backupCmd      `cmd:"" help:"Write a copy of the record, while it is used."`
	Restore     restoreCmd     `cmd:"" help:"Make a record of a backup."`
	Reindex     reindexCmd     `cmd:"" help:"Index again the reports of a record that an older version made."`
	Corrections correctionsCmd `cmd:"" help:"Corrections made by people: export, add."`
	Examples    examplesCmd    `cmd:"" help:"The bundled examples: add, drop."`
	Export      exportCmd      `cmd:"" help:"Write events, statements, claims, stories, actors or reports as tables and JSON, with schema and manifest."`
	Explain     explainCmd     `cmd:"" help:"What made an event or statement: rule, spans, status, holders, and what was dropped beside it."`
	Quotes      quotesCmd      `cmd:"" help:"Who said what: statements by speaker, stance and what they are about."`
	MCP         mcpCmd         `cmd:"" name:"mcp" help:"Serve evidence to programs over the Model Context Protocol, on standard input and output."`
	Token       tokenCmd       `cmd:"" help:"Tokens of the API: add, list, revoke."`
	Serve       serveCmd       `cmd:"" help:"Pages and API of the record, on this machine."`
	Feed        feedCmd        `cmd:"" help:"Feeds: add, import, list, remove, run."`
	Actor       actorCmd       `cmd:"" help:"What is known of an actor, and why: names, offices, country, sector."`
	Help        helpCmd        `cmd:"" help:"Help of a command."`
	Version     versionCmd     `cmd:"" help:"The version of this program."`
	Completion  completionCmd  `cmd:"" help:"A script that completes commands in bash, zsh or fish: source <(dragoman completion bash)"`
	Code        codeCmd        `cmd:"" help:"Code events of JSONL rows {id, date, event_text}, or the relation of given pairs. No database."`
}

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	colour   bool // out is a terminal that takes colour
	width    int  // columns of out; 80 where it is no terminal
}

// open opens the file an argument names, standard input for "-". Who opens closes.
func (s streams) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(s.in), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, exitError{exitUnread, err.Error()}
	}
	return f, nil
}

// exitError carries an exit code; an empty message has been printed already.
type exitError struct {
	code    int
	message string
}

func (e exitError) Error() string { return e.message }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], terminal(os.Stdin, os.Stdout, os.Stderr))
	stop()
	os.Exit(code)
}

// leave is how kong's help ends a run from inside the parser.
type leave int

// run runs one command line and returns its exit code.
func run(ctx context.Context, args []string, s streams) (code int) {
	defer func() {
		if p := recover(); p != nil {
			l, ok := p.(leave)
			if !ok {
				panic(p)
			}
			code = int(l)
		}
	}()
	var c commands
	p, err := kong.New(&c, kong.Name("dragoman"),
		kong.Description("Reads news reports and keeps the record: who did what to whom, who said so, when and where, and where the reports agree, add or contradict. Every line has its receipt."),
		kong.Writers(s.out, s.err), kong.Exit(func(code int) { panic(leave(code)) }),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s))
	if err != nil {
		fmt.Fprintln(s.err, "dragoman:", err)
		return exitFailed
	}
	switch {
	case len(args) == 0:
		args = []string{"--help"}
	case args[0] == "help":
		args = append(slices.Clone(args[1:]), "--help")
	case args[0] == completeArg:
		return exitCode(s, complete(p.Model, args[1:], s.out))
	}
	k, err := p.Parse(args)
	if err != nil {
		fmt.Fprintf(s.err, "dragoman: %v\nTry dragoman --help.\n", err)
		return exitUsage
	}
	return exitCode(s, k.Run())
}

// exitCode says what went wrong, if anything, and returns the code.
func exitCode(s streams, err error) int {
	var e exitError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &e):
		if e.message != "" {
			fmt.Fprintln(s.err, "dragoman:", e.message)
		}
		return e.code
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(s.err, "dragoman: stopped")
	default:
		fmt.Fprintln(s.err, "dragoman:", err)
	}
	return exitFailed
}
