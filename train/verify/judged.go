// SPDX-License-Identifier: Apache-2.0

package verify

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/slot"
	"dragoman/compare/verify"
	"dragoman/compare/window"
	"dragoman/internal/corpus"
)

// judged are judgements of pairs of sentences of stories outside the gold, by
// readers who saw no score: what they are of is told by the reports' ids and
// byte ranges, so that no text stands here.
//
//go:embed judged.txt
var judged string

// A verdict is what a reader says of a pair.
type verdict byte

// The verdicts. A pair of two judged reports that is not listed was as good as
// ruled out by the model of that day, and counts as telling nothing alike.
const (
	tellsSame verdict = 'S' // a proposition is in both
	slight    verdict = 'W' // only something slight is
	stands    verdict = 'O' // they are of one question, and part
	nothing   verdict = 'N'
	unread    verdict = '?' // nobody read it: left out
)

// judgement is a pair of sentences and what a reader says of it.
type judgement struct {
	a, b dragoman.Span
	says verdict
}

// reportPair is two reports by their ids.
type reportPair struct{ a, b string }

// judgedStory is a story and its judgements.
type judgedStory struct {
	pairs []reportPair // in order
	of    map[reportPair][]judgement
}

// judgements reads the list: a line "= NAME" for each story, then a line of
// seven columns a pair: report, start, end, report, start, end, verdict.
func judgements(list string) (out []judgedStory, err error) {
	for n, line := range strings.Split(list, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '=' {
			out = append(out, judgedStory{of: map[reportPair][]judgement{}})
			continue
		}
		f := strings.Split(line, "\t")
		bad := fmt.Errorf("train/verify/judged.txt:%d: want report, start, end, report, start, end, one of S W O N ?, below a line \"= story\"", n+1)
		if len(f) != 7 || len(out) == 0 || len(f[6]) != 1 || !strings.Contains("SWON?", f[6]) {
			return nil, bad
		}
		j := judgement{says: verdict(f[6][0])}
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

// Judged are the rows of the judged pairs; their stories are numbered from n.
func Judged(n int, read func(dragoman.Raw) (*dragoman.Reading, error), w *window.Reader) ([]Row, error) {
	stories, err := judgements(judged)
	if err != nil {
		return nil, err
	}
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil {
		return nil, err
	}
	articles, err := corpus.Articles(path)
	if err != nil {
		return nil, err
	}
	texts := map[string]*corpus.Article{}
	for i := range articles {
		texts[articles[i].ID] = &articles[i]
	}
	cut := map[string]*window.Report{}
	report := func(id string) (*window.Report, error) {
		if cut[id] != nil {
			return cut[id], nil
		}
		a := texts[id]
		if a == nil {
			return nil, fmt.Errorf("train/verify/judged.txt: %s has no report %s", path, id)
		}
		rd, err := read(a.Raw(a.Date))
		if err != nil {
			return nil, err
		}
		cut[id] = w.Read(rd)
		return cut[id], nil
	}
	var out []Row
	for i, s := range stories {
		for _, p := range s.pairs {
			a, err := report(p.a)
			if err != nil {
				return nil, err
			}
			b, err := report(p.b)
			if err != nil {
				return nil, err
			}
			out = append(out, judgedRows(w, n+i, p, a, b, s.of[p])...)
		}
	}
	return out, nil
}

// judgedRows are the proposed pairs of two reports with what was said of them.
func judgedRows(words *window.Reader, story int, p reportPair, a, b *window.Report, said []judgement) (out []Row) {
	found := near.Find(a, b)
	for k := range found.Pairs {
		q := &found.Pairs[k]
		says := nothing
		for _, j := range said {
			if mostly(q.A.Span, j.a) && mostly(q.B.Span, j.b) {
				says = j.says
			}
		}
		if says == unread {
			continue
		}
		r := Row{Story: story, KeyA: p.a, KeyB: p.b, A: q.A.Span, B: q.B.Span, X: verify.Features(&found, q),
			Same: says == tellsSame, Opposed: says == stands}
		r.Alone = verify.AloneFeatures(&near.Between{Words: found.Words}, q.A, q.B)
		if slot.Marked(q) {
			r.Marks, r.Parted = slot.New(words, found.Words, q, 0, 0).Evidence(), says == stands
		}
		out = append(out, r)
	}
	return out
}

// mostly reports whether two spans are the same but for a little.
func mostly(a, b dragoman.Span) bool {
	return 5*(min(a.End, b.End)-max(a.Start, b.Start)) >= 4*(max(a.End, b.End)-min(a.Start, b.Start))
}
