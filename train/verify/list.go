// SPDX-License-Identifier: Apache-2.0

package verify

import (
	"fmt"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/internal/corpus"
)

// judgement is a pair of sentences and what a reader says of it.
type judgement struct {
	a, b dragoman.Span
	mark string // the kind of mark that was asked about, "" where none was
	says byte
}

// reportPair is two reports by their ids.
type reportPair struct{ a, b string }

// judgedStory is a story and its judgements.
type judgedStory struct {
	pairs []reportPair // in order
	of    map[reportPair][]judgement
}

// list is a list of judgements that the project keeps: a line "= NAME" for each
// story, then a line a pair: report, start, end, report, start, end, the kind of
// mark where the list has them, a verdict. It holds no text.
type list struct {
	name, lines, verdicts string
	marks                 bool
}

// stories reads a list.
func (l list) stories() (out []judgedStory, err error) {
	columns := 7
	if l.marks {
		columns = 8
	}
	for n, line := range strings.Split(l.lines, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '=' {
			out = append(out, judgedStory{of: map[reportPair][]judgement{}})
			continue
		}
		f := strings.Split(line, "\t")
		bad := fmt.Errorf("train/verify/%s:%d: want %d columns, the last one of %s, below a line \"= story\"", l.name, n+1, columns, l.verdicts)
		if len(f) != columns || len(out) == 0 || len(f[columns-1]) != 1 || !strings.Contains(l.verdicts, f[columns-1]) {
			return nil, bad
		}
		j := judgement{says: f[columns-1][0]}
		if l.marks {
			j.mark = f[6]
		}
		for i, to := range []*int32{&j.a.Start, &j.a.End, &j.b.Start, &j.b.End} {
			v, err := strconv.ParseInt(f[[]int{1, 2, 4, 5}[i]], 10, 32)
			if err != nil {
				return nil, bad
			}
			*to = int32(v)
		}
		s, p := &out[len(out)-1], reportPair{f[0], f[3]}
		if s.of[p] == nil {
			s.pairs = append(s.pairs, p)
		}
		s.of[p] = append(s.of[p], j)
	}
	return out, nil
}

// shelf reads the reports of news/stream-2012-2018 by their ids, each once.
type shelf struct {
	path  string
	texts map[string]*corpus.Article
	cut   map[string]*window.Report
	read  func(dragoman.Raw) (*dragoman.Reading, error)
	words *window.Reader
}

func newShelf(read func(dragoman.Raw) (*dragoman.Reading, error), w *window.Reader) (*shelf, error) {
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil {
		return nil, err
	}
	articles, err := corpus.Articles(path)
	if err != nil {
		return nil, err
	}
	s := &shelf{path: path, texts: map[string]*corpus.Article{}, cut: map[string]*window.Report{}, read: read, words: w}
	for i := range articles {
		s.texts[articles[i].ID] = &articles[i]
	}
	return s, nil
}

// report is the report of an id, cut into windows.
func (s *shelf) report(id string) (*window.Report, error) {
	if s.cut[id] != nil {
		return s.cut[id], nil
	}
	a := s.texts[id]
	if a == nil {
		return nil, fmt.Errorf("train/verify: %s has no report %s", s.path, id)
	}
	rd, err := s.read(a.Raw(a.Date))
	if err != nil {
		return nil, err
	}
	s.cut[id] = s.words.Read(rd)
	return s.cut[id], nil
}

// rows are what make gives for each two reports that a list judges; their
// stories are numbered from n.
func (s *shelf) rows(n int, l list, make func(story int, p reportPair, a, b *window.Report, said []judgement) []Row) ([]Row, error) {
	stories, err := l.stories()
	if err != nil {
		return nil, err
	}
	var out []Row
	for i, st := range stories {
		for _, p := range st.pairs {
			a, err := s.report(p.a)
			if err != nil {
				return nil, err
			}
			b, err := s.report(p.b)
			if err != nil {
				return nil, err
			}
			out = append(out, make(n+i, p, a, b, st.of[p])...)
		}
	}
	return out, nil
}

// mostly reports whether two spans are the same but for a little.
func mostly(a, b dragoman.Span) bool {
	return 5*(min(a.End, b.End)-max(a.Start, b.Start)) >= 4*(max(a.End, b.End)-min(a.Start, b.Start))
}
