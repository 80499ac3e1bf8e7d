// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"encoding/json"
	"strings"
)

// EventRow is one row of the event sets: PLV (a relation of a given pair, with
// Marked) or CoPED (spans over Tokens, or a quad alone).
type EventRow struct {
	ID       string      `json:"id"`
	Text     string      `json:"text"`
	Marked   string      `json:"marked"` // text with <s>source</s> and <t>target</t>; PLV only
	HasSpans *bool       `json:"has_spans"`
	HasQuad  *bool       `json:"has_quad"`
	Tokens   []string    `json:"tokens"`
	Tags     []string    `json:"tags"` // O, B-S, I-S, B-T, I-T, B-R, I-R; nil without spans
	Gold     []EventGold `json:"gold"`
}

// EventGold is a gold relation. Source and Target are one string in PLV, lists
// in CoPED.
type EventGold struct {
	Source     StringList `json:"source"`
	Target     StringList `json:"target"`
	Reciprocal StringList `json:"reciprocal"`
	PLOVER     string     `json:"plover"`
	Quad       int        `json:"quad"`
}

// StringList is a list that JSON may give as a single string.
type StringList []string

// UnmarshalJSON reads a string or a list.
func (l *StringList) UnmarshalJSON(b []byte) error {
	s := strings.TrimSpace(string(b))
	if strings.HasPrefix(s, "[") {
		return json.Unmarshal(b, (*[]string)(l))
	}
	var one string
	if err := json.Unmarshal(b, &one); err != nil {
		return err
	}
	if one != "" {
		*l = StringList{one}
	}
	return nil
}

// Spans reports whether the row's spans are annotated; absent means yes.
func (r EventRow) Spans() bool { return r.HasSpans == nil || *r.HasSpans }

// Quads reports whether the row's quad is annotated; absent means yes.
func (r EventRow) Quads() bool { return r.HasQuad == nil || *r.HasQuad }

// Pair returns the text and the byte ranges of the source and the target, as
// Marked gives them; else the first place each string is found. An end of 0
// means not found.
func (r EventRow) Pair() (text string, source, target [2]int) {
	if r.Marked != "" {
		var b strings.Builder
		rest := r.Marked
		for {
			i := strings.IndexByte(rest, '<')
			if i < 0 {
				b.WriteString(rest)
				return b.String(), source, target
			}
			b.WriteString(rest[:i])
			rest = rest[i:]
			n := 3
			switch {
			case strings.HasPrefix(rest, "<s>"):
				source[0] = b.Len()
			case strings.HasPrefix(rest, "<t>"):
				target[0] = b.Len()
			case strings.HasPrefix(rest, "</s>"):
				source[1], n = b.Len(), 4
			case strings.HasPrefix(rest, "</t>"):
				target[1], n = b.Len(), 4
			default:
				b.WriteByte('<')
				n = 1
			}
			rest = rest[n:]
		}
	}
	if len(r.Gold) > 0 && len(r.Gold[0].Source) > 0 {
		source = Find(r.Text, r.Gold[0].Source[0], [2]int{})
	}
	if len(r.Gold) > 0 && len(r.Gold[0].Target) > 0 {
		target = Find(r.Text, r.Gold[0].Target[0], source)
	}
	return r.Text, source, target
}

// Find returns the first place of s in text that does not overlap not, or
// [0,0).
func Find(text, s string, not [2]int) [2]int {
	for at := 0; s != ""; {
		i := strings.Index(text[at:], s)
		if i < 0 {
			break
		}
		i += at
		if i+len(s) <= not[0] || i >= not[1] {
			return [2]int{i, i + len(s)}
		}
		at = i + 1
	}
	return [2]int{}
}
