// SPDX-License-Identifier: Apache-2.0

package statements

import (
	"fmt"
	"os"
	"strings"

	"dragoman"
	"dragoman/internal/marked"
)

// Voices is a short report and who speaks at each marked cue: a name, or a
// class after "@".
type Voices struct {
	Line  int // in the file, from 1
	Known bool
	Text  string
	Cues  []marked.Mark
}

// LoadVoices reads a file in the notation of read/say/testdata/speakers.txt.
func LoadVoices(path string) ([]Voices, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Voices
	for i, l := range strings.Split(string(b), "\n") {
		l = strings.TrimSpace(l)
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		l, known := strings.CutPrefix(l, "~")
		text, marks, err := marked.Parse(strings.ReplaceAll(strings.TrimSpace(l), "¶", "\n\n"))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
		out = append(out, Voices{i + 1, known, text, marks})
	}
	return out, nil
}

// Right reports whether the statement at a marked cue has the speaker wanted;
// found is false where no statement has a cue that overlaps the mark.
func (v *Voices) Right(m marked.Mark, all []dragoman.Statement) (found, right bool, got dragoman.Speaker) {
	at := dragoman.Span{Start: int32(m.Start), End: int32(m.End)}
	for _, s := range all {
		if !touches(s.Cue, at) {
			continue
		}
		found, got = true, s.Speaker
		if class, ok := strings.CutPrefix(m.Value, "@"); ok {
			right = s.Speaker.Class == class
		} else {
			right = strings.EqualFold(strings.TrimPrefix(s.Speaker.Name, "the "), m.Value) && (s.Speaker.Class == "named" || s.Speaker.Class == "outlet")
		}
		if right {
			return
		}
	}
	return
}
