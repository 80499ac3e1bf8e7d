// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/brief"
	"dragoman/story"
)

// Bounds of what one question looks at.
const (
	termsAsked = 16  // words of a pasted text that are searched for
	hitsAsked  = 300 // passages they find
	mostHeld   = 40  // reports a draft is held against
	mostDyad   = 400 // passages a dyad is made of
)

// FoundStory is a story and how many passages speak for it.
type FoundStory struct {
	dragoman.Story
	Shared int
}

// FindStory finds the stories a query or a pasted text is about, the closest
// first.
func (d *Desk) FindStory(ctx context.Context, text string, limit int) ([]FoundStory, error) {
	reports, err := d.near(ctx, text)
	if err != nil {
		return nil, err
	}
	shared := map[string]int{}
	stories := map[string]dragoman.Story{}
	for _, r := range reports {
		st, err := d.Record.StoryOf(ctx, r.id)
		if err != nil {
			continue // a report that waits to be placed
		}
		stories[st.ID] = st
		shared[st.ID] += r.shared
	}
	var out []FoundStory
	for id, st := range stories {
		out = append(out, FoundStory{st, shared[id]})
	}
	slices.SortFunc(out, func(a, b FoundStory) int {
		return cmp.Or(cmp.Compare(b.Shared, a.Shared), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(limit, len(out))], nil
}

type nearReport struct {
	id     string
	shared int
}

// near finds the reports that share a text's words, the closest first: first
// as a query, then by its longest words.
func (d *Desk) near(ctx context.Context, text string) ([]nearReport, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, fmt.Errorf("%w: there is no text", ErrValue)
	}
	var hits []dragoman.Hit
	var err error
	if len(text) < 200 {
		hits, _, err = d.Search(ctx, text, "", hitsAsked)
	}
	if err != nil || len(hits) == 0 {
		words := longest(text)
		if len(words) == 0 {
			return nil, nil
		}
		if hits, _, err = d.Search(ctx, strings.Join(words, " OR "), "", hitsAsked); err != nil {
			return nil, err
		}
	}
	shared := map[string]int{}
	for _, h := range hits {
		shared[h.Report]++
	}
	out := make([]nearReport, 0, len(shared))
	for id, n := range shared {
		out = append(out, nearReport{id, n})
	}
	slices.SortFunc(out, func(a, b nearReport) int { return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(a.id, b.id)) })
	return out, nil
}

// longest returns a text's words that tell most: the longest, each once.
func longest(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slices.Sort(words)
	words = slices.Compact(words)
	words = slices.DeleteFunc(words, func(w string) bool {
		return utf8.RuneCountInString(w) < 4 || !utf8.ValidString(w) || strings.ToUpper(w) == w && len(w) < 4
	})
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	words = words[:min(len(words), termsAsked)]
	for i := range words {
		words[i] = `"` + words[i] + `"`
	}
	return words
}

// Checked is a draft held against the record.
type Checked struct {
	dragoman.Check
	Draft    *dragoman.Reading
	Readings []*dragoman.Reading
}

// Check holds a draft against the reports of the record that are nearest to it.
func (d *Desk) Check(ctx context.Context, draft string) (Checked, error) {
	var c Checked
	x, err := d.Read(dragoman.Raw{Path: "draft", Media: "text/plain", Charset: "utf-8", Bytes: []byte(draft)})
	if err != nil {
		return c, err
	}
	near, err := d.near(ctx, draft)
	if err != nil {
		return c, err
	}
	c.Draft = x
	for _, n := range near[:min(len(near), mostHeld)] {
		r, err := d.Reading(ctx, n.id)
		if err != nil {
			return c, err
		}
		c.Readings = append(c.Readings, r)
	}
	c.Check = d.CheckDraft(x, c.Readings)
	return c, nil
}

// Dyad counts what two sides did to one another, by week or month: in all that
// the record holds, or in the newest of it, where more says that there is more.
func (d *Desk) Dyad(ctx context.Context, a, b, by string, all bool) (out brief.Dyad, readings []*dragoman.Reading, more bool, err error) {
	clip := func(s string) string { return strings.ReplaceAll(s[:min(len(s), 100)], `"`, " ") }
	query := fmt.Sprintf(`kind:event (actor:"%[1]s" OR country:"%[1]s") (actor:"%[2]s" OR country:"%[2]s")`, clip(a), clip(b))
	seen := map[string]bool{}
	for after := ""; ; {
		hits, next, err := d.Search(ctx, query, after, mostDyad)
		if err != nil {
			return out, nil, false, err
		}
		for _, h := range hits {
			if seen[h.Report] {
				continue
			}
			seen[h.Report] = true
			r, err := d.Reading(ctx, h.Report)
			if err != nil {
				return out, nil, false, err
			}
			readings = append(readings, r)
		}
		if more = next != ""; !more || !all {
			break
		}
		after = next
	}
	slices.Reverse(readings) // hits come the newest first
	return brief.Dyads(readings, copiesOf(readings), a, b, by), readings, more, nil
}

func copiesOf(readings []*dragoman.Reading) []dragoman.Copy {
	reports := make([]*dragoman.Report, len(readings))
	for i, r := range readings {
		reports[i] = &r.Report
	}
	return story.Copies(reports)
}

// quoted is a name as it stands between quotation marks in a search.
func quoted(s string) string { return strings.ReplaceAll(s[:min(len(s), 100)], `"`, " ") }
