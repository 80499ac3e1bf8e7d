// SPDX-License-Identifier: Apache-2.0

// Package corpus loads the data sets models are trained and measured on. The
// sets are not part of the project: Dir says where they are looked for. Only
// train, eval and the commands train and bench use it, and tests.
package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Dir is the folder of the data sets: DRAGOMAN_DATA if set, else shared/data
// beside the project. ok says whether it is there.
func Dir() (dir string, ok bool) {
	dir = os.Getenv("DRAGOMAN_DATA")
	if dir == "" {
		dir = filepath.Join(Root(), "..", "shared", "data")
	}
	st, err := os.Stat(dir)
	return dir, err == nil && st.IsDir()
}

// Root is the project's folder: the nearest parent that holds go.mod.
func Root() string {
	d, err := os.Getwd()
	if err != nil {
		return "."
	}
	for p := d; ; p = filepath.Dir(p) {
		if _, err := os.Stat(filepath.Join(p, "go.mod")); err == nil {
			return p
		}
		if p == filepath.Dir(p) {
			return d
		}
	}
}

// Path joins names onto Dir, or says in one line what is missing.
func Path(names ...string) (string, error) {
	dir, ok := Dir()
	if !ok {
		return "", fmt.Errorf("the data sets are not at %s: set DRAGOMAN_DATA to their folder", dir)
	}
	return filepath.Join(append([]string{dir}, names...)...), nil
}

// ReadFile reads a file, unpacking it if its name ends in .gz.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !strings.HasSuffix(path, ".gz") {
		return io.ReadAll(f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return b, nil
}

// JSONL reads one value a line.
func JSONL[T any](path string) ([]T, error) {
	b, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []T
	s := bufio.NewScanner(bytes.NewReader(b))
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		if len(bytes.TrimSpace(s.Bytes())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, v)
	}
	return out, s.Err()
}
