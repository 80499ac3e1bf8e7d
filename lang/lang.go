// SPDX-License-Identifier: Apache-2.0

// Package lang loads a language pack: the words, rules and models one language
// is read with. A pack is data; which one is used is chosen in cmd alone.
//
//	lang/en/words/NAME.txt   one entry a line, columns split by tabs, # starts a comment
//	lang/en/rules/NAME.txt   rules with their own examples, in the format of the stage that reads them
//	lang/en/model/NAME.bin   trained models, each with NAME.card.md beside it
package lang

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Pack is one language's data. It is read-only and safe for concurrent use.
type Pack struct {
	Code  string // ISO 639-1
	files fs.FS

	mu     sync.Mutex
	opened map[string]any // models by name, as Open made them
}

// New makes a pack of a folder laid out as the package comment says.
func New(code string, files fs.FS) *Pack {
	return &Pack{Code: code, files: files, opened: map[string]any{}}
}

// Open returns model/NAME.bin as open makes it of the unpacked bytes. It is
// opened once and shared: what it returns must be safe to share, and is not to
// be changed.
func Open[T any](p *Pack, name string, open func([]byte) (T, error)) (T, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m, ok := p.opened[name].(T); ok {
		return m, nil
	}
	b, err := p.Model(name)
	if err != nil {
		var none T
		return none, err
	}
	m, err := open(b)
	if err != nil {
		return m, fmt.Errorf("language pack %s, model %q: %w", p.Code, name, err)
	}
	p.opened[name] = m
	return m, nil
}

// maxModel is the largest model unpacked, in bytes, against a damaged file.
const maxModel = 256 << 20

// Model returns the bytes of model/NAME.bin, unpacked if they are packed with
// zstd. The caller must not change them.
func (p *Pack) Model(name string) ([]byte, error) {
	b, err := fs.ReadFile(p.files, "model/"+name+".bin")
	if err != nil {
		return nil, fmt.Errorf("language pack %s has no model %q (make models builds it): %w", p.Code, name, err)
	}
	if !bytes.HasPrefix(b, []byte("\x28\xb5\x2f\xfd")) {
		return b, nil
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxModel))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if b, err = z.DecodeAll(b, nil); err != nil {
		return nil, fmt.Errorf("language pack %s, model %q: %w", p.Code, name, err)
	}
	return b, nil
}

// Models returns the names of the pack's models, sorted.
func (p *Pack) Models() ([]string, error) {
	paths, err := fs.Glob(p.files, "model/*.bin")
	for i, f := range paths {
		paths[i] = strings.TrimSuffix(strings.TrimPrefix(f, "model/"), ".bin")
	}
	return paths, err
}

// Line is one entry of a word list or one line of a rule file.
type Line struct {
	File    string
	Number  int      // from 1
	Columns []string // split at tabs, blanks trimmed; at least one
}

// Errorf makes an error that names the file and line.
func (l Line) Errorf(format string, a ...any) error {
	return fmt.Errorf("%s:%d: %s", l.File, l.Number, fmt.Sprintf(format, a...))
}

// Words returns the entries of words/NAME.txt in order.
func (p *Pack) Words(name string) ([]Line, error) { return p.lines("words/" + name + ".txt") }

// Rules returns the lines of rules/NAME.txt in order.
func (p *Pack) Rules(name string) ([]Line, error) { return p.lines("rules/" + name + ".txt") }

func (p *Pack) lines(path string) ([]Line, error) {
	b, err := fs.ReadFile(p.files, path)
	if err != nil {
		return nil, fmt.Errorf("language pack %s: %w", p.Code, err)
	}
	var out []Line
	for i, s := range strings.Split(string(b), "\n") {
		if strings.HasPrefix(s, "#") {
			continue
		}
		if s = strings.TrimRight(s, " \t\r"); s == "" {
			continue
		}
		cols := strings.Split(s, "\t")
		for j := range cols {
			cols[j] = strings.TrimSpace(cols[j])
		}
		out = append(out, Line{p.Code + "/" + path, i + 1, cols})
	}
	return out, nil
}
