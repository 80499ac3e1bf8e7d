// SPDX-License-Identifier: Apache-2.0

// Package flat makes our own tables of statements, claims, stories, actors and
// reports, and the JSON objects of the same. Events have tables of their own
// (export/polecat and the others).
package flat

import (
	_ "embed"
	"fmt"
	"strings"

	"dragoman"
	"dragoman/export/table"
)

var (
	//go:embed statements.tsv
	statements string
	//go:embed claims.tsv
	claims string
	//go:embed stories.tsv
	stories string
	//go:embed actors.tsv
	actors string
	//go:embed reports.tsv
	reports string
	//go:embed mentions.tsv
	mentions string
)

// Columns are the columns of a table by its name: statements, claims, stories,
// actors, reports or mentions; nil for another.
func Columns(of string) []table.Column {
	list, ok := map[string]string{"statements": statements, "claims": claims, "stories": stories, "actors": actors, "reports": reports, "mentions": mentions}[of]
	if !ok {
		return nil
	}
	return table.Columns(list)
}

// Words are the spans as written, each clean for a field.
func Words(text string, spans []dragoman.Span) []string {
	out := []string{}
	for _, s := range spans {
		out = append(out, table.Clean(s.Of(text)))
	}
	return out
}

func joined(text string, spans []dragoman.Span) string {
	return strings.Join(Words(text, spans), " … ")
}

// ends are the first start and the last end; both empty where there is no span.
func ends(spans []dragoman.Span) (start, end string) {
	if len(spans) == 0 {
		return
	}
	s := spans[0]
	for _, x := range spans {
		s.Start, s.End = min(s.Start, x.Start), max(s.End, x.End)
	}
	return fmt.Sprint(s.Start), fmt.Sprint(s.End)
}

func list(spans []dragoman.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, fmt.Sprintf("%d-%d", s.Start, s.End))
	}
	return strings.Join(out, "; ")
}

// Report is the row of one report.
func Report(r *dragoman.Reading) []string {
	n := func(i int) string { return fmt.Sprint(i) }
	return []string{
		r.ID, r.Key, r.Outlet, r.Title, r.Byline, r.URL, r.Published.Value, r.Published.Precision, r.Published.Basis, r.Fetched, r.Language,
		n(len(r.Text)), n(len(r.Sentences)), n(len(r.Actors)), n(len(r.Events)), n(len(r.Statements)), r.Snapshot, r.RevisionOf,
	}
}

// Story is a story and how much was read in its reports.
type Story struct {
	dragoman.Story
	Events     int `json:"events"`
	Statements int `json:"statements"`
}

// StoryOf counts what was read in a story's reports.
func StoryOf(st dragoman.Story, readings []*dragoman.Reading) Story {
	out := Story{Story: st}
	for _, r := range readings {
		out.Events += len(r.Events)
		out.Statements += len(r.Statements)
	}
	return out
}

// Called is what a story is called where its reports have no title: the first
// sentence of the first of them.
func Called(st dragoman.Story, readings []*dragoman.Reading) string {
	if t := table.Clean(st.Title); t != "" {
		return t
	}
	for _, r := range readings {
		for _, s := range r.Sentences {
			if t := []rune(table.Clean(s.Of(r.Text))); len(t) > 0 && s.Furniture == "" {
				if len(t) > longest {
					t = append(t[:longest], '…')
				}
				return string(t)
			}
		}
	}
	return st.ID
}

// longest is how many code points of a sentence stand for a title.
const longest = 120

// Rows is the one row of a story.
func (s *Story) Rows() [][]string {
	return [][]string{{s.ID, s.Title, s.First, s.Last, fmt.Sprint(len(s.Reports)), fmt.Sprint(s.Origins), fmt.Sprint(s.Events), fmt.Sprint(s.Statements),
		strings.Join(s.Reports, "; "), s.Why}}
}
