// SPDX-License-Identifier: Apache-2.0

package export

import (
	"fmt"
	"io"

	"dragoman"
	"dragoman/export/canon"
	"dragoman/export/flat"
	"dragoman/export/jsonld"
	"dragoman/export/markdown"
)

// NewStories is the writer of a noun that comes of stories.
func NewStories(w io.Writer, noun, format string, o Options) (StorySink, error) {
	s, err := newStories(w, noun, format, &o)
	if err != nil || o.Names == nil {
		return s, err
	}
	return namedStories{s, o.Names}, nil
}

// namedStories writes stories with one name an actor.
type namedStories struct {
	StorySink
	names canon.Names
}

func (n namedStories) Story(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) error {
	if c != nil {
		c = canon.Holders(c, readings, n.names)
	}
	laid := make([]*dragoman.Reading, len(readings))
	for i, r := range readings {
		laid[i] = canon.Lay(r, n.names)
	}
	return n.StorySink.Story(st, c, laid)
}

// Compares says whether a noun and format need the comparison of a story.
func Compares(noun, format string) bool { return noun != "stories" || format == "markdown" }

// put writes one story somehow.
type put func(dragoman.Story, *dragoman.Comparison, []*dragoman.Reading) error

// storyRows writes what a function makes of each story.
type storyRows struct {
	story put
	end   func() (int, error)
}

func (s storyRows) Story(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) error {
	return s.story(st, c, readings)
}
func (s storyRows) Close() (int, error) { return s.end() }

func newStories(w io.Writer, noun, format string, o *Options) (StorySink, error) {
	of := rowers[noun]
	switch {
	case of == nil:
		return nil, errUnknown(noun, format)
	case IsTable(format):
		t, err := NewTable(w, format, flat.Columns(noun), *o)
		return storyRows{func(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) error {
			for _, x := range of(st, c, readings) {
				for _, row := range x.Rows() {
					if err := t.Row(row); err != nil {
						return err
					}
				}
			}
			return nil
		}, t.Close}, err
	case format == "jsonl":
		lines := &counted{lines: Lines(w)}
		return storyRows{func(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) error {
			for _, x := range of(st, c, readings) {
				if err := lines.put(x); err != nil {
					return err
				}
			}
			return nil
		}, lines.Close}, nil
	case format == "jsonld" && noun == "claims":
		n := 0
		return storyRows{func(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) error {
			k, err := jsonld.WriteClaims(w, st.ID, c, readings)
			n += k
			return err
		}, func() (int, error) { return n, nil }}, nil
	case format == "markdown" && noun == "stories":
		n := 0
		return storyRows{func(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) error {
			n++
			if n > 1 {
				if _, err := io.WriteString(w, "\n"); err != nil {
					return err
				}
			}
			return markdown.Page(w, st, c, readings, o.Base)
		}, func() (int, error) { return n, nil }}, nil
	case format == "atom" && noun == "stories":
		f := o.newFeed("stories")
		return storyRows{func(st dragoman.Story, _ *dragoman.Comparison, readings []*dragoman.Reading) error {
			f.Add(o.storyEntry(st, readings))
			return nil
		}, func() (int, error) { return o.finish(w, f) }}, nil
	}
	return nil, errUnknown(noun, format)
}

// rower is an object that is rows of a table too.
type rower interface{ Rows() [][]string }

// rowers make the objects of a noun of one story.
var rowers = map[string]func(dragoman.Story, *dragoman.Comparison, []*dragoman.Reading) []rower{
	"stories": func(st dragoman.Story, _ *dragoman.Comparison, readings []*dragoman.Reading) []rower {
		x := flat.StoryOf(st, readings)
		return []rower{&x}
	},
	"claims": func(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) (out []rower) {
		claims := flat.ClaimsOf(st.ID, c, readings)
		for i := range claims {
			out = append(out, &claims[i])
		}
		return out
	},
	"mentions": func(st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading) (out []rower) {
		happenings := flat.HappeningsOf(st.ID, c, readings)
		for i := range happenings {
			out = append(out, &happenings[i])
		}
		return out
	},
}

// number is a count and its noun.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
