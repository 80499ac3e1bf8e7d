// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) func() (storetest.Opened, error) {
		path := filepath.Join(t.TempDir(), "new folder", "record?.db")
		return func() (storetest.Opened, error) {
			s, err := Open(context.Background(), path)
			if err != nil {
				return storetest.Opened{}, err
			}
			return storetest.Opened{Record: s.Record(), Close: s.Close}, nil
		}
	})
}

func TestNotARecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("this is no database ", 100)), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("opening a text file: %v", err)
	}
}
