// SPDX-License-Identifier: Apache-2.0

package flat

import (
	"strings"
	"testing"

	"dragoman"
)

func TestCalled(t *testing.T) {
	text := "KLOW. The mayor resigned. " + strings.Repeat("é", 200)
	at := func(a, b int) dragoman.Span { return dragoman.Span{Start: int32(a), End: int32(b)} }
	r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
	r.Sentences = []dragoman.Sentence{{Span: at(0, 5), Furniture: dragoman.Dateline}, {Span: at(6, 25)}}
	long := &dragoman.Reading{Report: dragoman.Report{Text: text}, Sentences: []dragoman.Sentence{{Span: at(26, len(text))}}}
	for want, got := range map[string]string{
		"A title":                      Called(dragoman.Story{ID: "s1", Title: " A\ttitle"}, []*dragoman.Reading{r}),
		"The mayor resigned.":          Called(dragoman.Story{ID: "s1"}, []*dragoman.Reading{r}),
		strings.Repeat("é", 120) + "…": Called(dragoman.Story{ID: "s1"}, []*dragoman.Reading{long}),
		"s1":                           Called(dragoman.Story{ID: "s1"}, nil),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
