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
	Days  *int     `help:"It ends by itself after so many days (1 to 36500); without, it holds until it is revoked."`
	Name  string   `arg:"" help:"Who has it; its corrections are signed so."`
}

// maxDays bounds the days a token may hold.
const maxDays = 36500

// Validate refuses days out of range.
func (c *tokenAddCmd) Validate() error {
	if c.Days != nil && (*c.Days < 1 || *c.Days > maxDays) {
		return fmt.Errorf("--days %d: a token holds 1 to %d days; leave --days out for one without an end", *c.Days, maxDays)
	}
	return nil
}

// Run makes a token.
func (c *tokenAddCmd) Run(ctx context.Context, s streams) error {
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	at, expires := now().UTC(), ""
	if c.Days != nil {
		expires = at.AddDate(0, 0, *c.Days).Format(time.RFC3339)
	}
	t, err := db.AddToken(ctx, c.Name, c.Scope, at.Format(time.RFC3339), expires)
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
	fmt.Fprintln(w, "ID\tNAME\tSCOPES\tCREATED\tEXPIRES\tREVOKED")
	for _, t := range ts {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", t.ID, t.Name, strings.Join(t.Scopes, " "), t.Created, t.Expires, t.Revoked)
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
