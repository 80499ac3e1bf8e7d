// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"

	"dragoman/serve/mcp"
)

type mcpCmd struct {
	recordFlags
}

// Run serves the Model Context Protocol on standard input and output.
func (c *mcpCmd) Run(ctx context.Context, _ streams) error {
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	d, _, err := newDesk(ctx, db)
	if err != nil {
		return err
	}
	return mcp.Stdio(ctx, d, d.Engine)
}
