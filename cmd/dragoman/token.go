// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"
)

type tokenCmd struct {
	Add    tokenAddCmd    `cmd:"" help:"Make a token. It is shown once; only its hash is kept."`
	List   tokenListCmd   `cmd:"" help:"The tokens."`
	Revoke tokenRevokeCmd `cmd:"" help:"End a token."`
}

type tokenAddCmd struct {
	recordFlags
	Scope []string `default:"read" enum:"read,write,correct,admin" help:"What it may do: read, write, correct, admin."`
	Name  string   `arg:"" help:"Who has it; its corrections are signed so."`
}

// Run makes a token.
func (c *tokenAddCmd) Run(ctx context.Context, s streams) error {
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	t, err := db.AddToken(ctx, c.Name, c.Scope, now().UTC().Format(time.RFC3339))
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, t)
	return nil
}

type tokenListCmd struct{ recordFlags }

// Run lists tokens.
func (c *tokenListCmd) Run(ctx context.Context, s streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	ts, err := db.Tokens(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tNAME\tSCOPES\tCREATED\tREVOKED")
	for _, t := range ts {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", t.ID, t.Name, strings.Join(t.Scopes, " "), t.Created, t.Revoked)
	}
	return w.Flush()
}

type tokenRevokeCmd struct {
	recordFlags
	ID string `arg:""`
}

// Run revokes a token.
func (c *tokenRevokeCmd) Run(ctx context.Context, s streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.RevokeToken(ctx, c.ID, now().UTC().Format(time.RFC3339))
}
