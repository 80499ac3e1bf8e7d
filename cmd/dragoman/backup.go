// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"dragoman/store/sqlite"
)

type backupCmd struct {
	recordFlags
	File string `arg:"" help:"File to write; it must not be there."`
}

// Run writes a copy of the record as it is at one moment, while it is used.
func (c *backupCmd) Run(ctx context.Context, s streams) error {
	db, err := c.openAny(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Backup(ctx, c.File); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: the record %s as it was at one moment; `dragoman restore %s` makes a record of it\n", c.File, db.Path(), c.File)
	return nil
}

type restoreCmd struct {
	recordFlags
	Replace bool   `help:"Move a record that is there aside."`
	File    string `arg:"" help:"A file that backup wrote."`
}

// Run makes a record of a backup.
func (c *restoreCmd) Run(ctx context.Context, s streams) error {
	path, err := c.path()
	if err != nil {
		return err
	}
	aside, err := sqlite.Restore(ctx, c.File, path, c.Replace)
	if aside != "" {
		fmt.Fprintf(s.err, "the record that was there is now %s\n", aside)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: restored from %s; `dragoman verify` reads it through\n", path, c.File)
	return nil
}
