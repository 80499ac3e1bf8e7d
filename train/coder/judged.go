// SPDX-License-Identifier: Apache-2.0

package coder

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/extract"
	"dragoman/internal/maxent"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/propose"
	"dragoman/read/do/rank"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// judged are judgements of words of news at large, made by one reader: of
// sentences drawn by a seed, and of words the coder was not sure of. They hold
// what the coded reports have little of: news without public affairs.
//
//go:embed judged.txt
var judged string

// shaLength is how many digits of a text's SHA-1 name it there.
const shaLength = 12

// Marks in the columns of judged.txt: what would stand there is not judged, or
// nobody is told.
const (
	unsaid = "?"
	nobody = "-"
)

// Judgement is what a reader says of one word.
type Judgement struct {
	line  int
	sha   string
	word  dragoman.Span
	event bool
	typ   string // PLOVER, unsaid for none
	sides [2]side
	scene *scene.Scene
	k     *propose.Candidate // nil where the word is proposed no more
	of    rank.Bag
}

// side are the heads of who does the deed, or whom it is done to: none where
// nobody is told, or it was not judged.
type side []dragoman.Span

// parseJudged reads the lines of judged.txt.
func parseJudged() (out []*Judgement, err error) {
	for n, line := range strings.Split(judged, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		j := &Judgement{line: n + 1, sha: f[0], typ: unsaid}
		bad := fmt.Errorf("train/coder/judged.txt:%d: want a text, start, end, yes or no, and of yes a type, actors, recipients", j.line)
		if len(f) != 4 && len(f) != 7 {
			return nil, bad
		}
		ok := true
		if j.word, ok = span(f[1] + "-" + f[2]); !ok {
			return nil, bad
		}
		j.event = f[3] == "yes"
		if len(f) == 7 {
			j.typ = f[4]
			for i := range j.sides {
				if j.sides[i], ok = parseSide(f[5+i]); !ok {
					return nil, bad
				}
			}
		}
		out = append(out, j)
	}
	return out, nil
}

// span reads "start-end", in bytes.
func span(s string) (dragoman.Span, bool) {
	a, b, _ := strings.Cut(s, "-")
	start, errA := strconv.ParseInt(a, 10, 32)
	end, errB := strconv.ParseInt(b, 10, 32)
	return dragoman.Span{Start: int32(start), End: int32(end)}, errA == nil && errB == nil
}

// parseSide reads ranges joined by commas, "-" for nobody, "?" for what was not
// judged.
func parseSide(s string) (out side, ok bool) {
	if s == unsaid || s == nobody {
		return nil, true
	}
	for _, x := range strings.Split(s, ",") {
		h, ok := span(x)
		if !ok {
			return nil, false
		}
		out = append(out, h)
	}
	return out, true
}

// loadJudged reads the reports the judgements are of. Those of one text stand
// together, so that each is read once.
func (d *Data) loadJudged(texts map[string]row, r *read.Reader, x *extract.Extractor) error {
	list, err := parseJudged()
	if err != nil {
		return err
	}
	last := ""
	var s *scene.Scene
	var at map[dragoman.Span]*propose.Candidate
	for _, j := range list {
		if j.sha != last {
			last = j.sha
			t, ok := texts[j.sha]
			if !ok {
				return fmt.Errorf("train/coder/judged.txt:%d: no report of news/worldnews has the text", j.line)
			}
			rep, _, err := x.Report(dragoman.Raw{Key: t.ID, URL: t.URL, Bytes: []byte(t.Text)})
			if err != nil {
				return err
			}
			s = do.Scene(d.Knowledge, r.Read(rep))
			at = map[dragoman.Span]*propose.Candidate{}
			for _, k := range propose.All(s) {
				at[k.Span()] = k
			}
		}
		j.scene = s
		if j.k = at[j.word]; j.k != nil {
			j.of = rank.Features(s, j.k)
			d.Judged = append(d.Judged, j)
		}
	}
	return nil
}

// judgedRows are what keep and type learn from the judgements.
func (d *Data) judgedRows() (keep, typ []maxent.Example) {
	for _, j := range d.Judged {
		keep = append(keep, maxent.Example{Features: j.of, Class: yes(j.event), Weight: 1})
		if j.event && j.typ != unsaid {
			typ = append(typ, maxent.Example{Features: j.of, Class: d.typeIndex(j.typ), Weight: 1})
		}
	}
	return
}

// judgedParties are what the choice of parties learns from the judgements: who
// was named. That nobody is told is learnt from the coded reports alone, whose
// readers looked through all of the text.
func (d *Data) judgedParties(l *parties) {
	finders := map[*scene.Scene]*who.Finder{}
	for _, j := range d.Judged {
		if j.typ == unsaid || len(j.sides[0])+len(j.sides[1]) == 0 {
			continue
		}
		if finders[j.scene] == nil {
			finders[j.scene] = who.NewFinder(j.scene)
		}
		spots := finders[j.scene].Spots(j.k)
		a, r := j.sides[0].among(spots), j.sides[1].among(spots)
		l.add(j.scene, j.k, j.typ, spots, func(i int) (bool, bool) { return a[i] && !r[i], r[i] && !a[i] }, true, 1)
	}
}

// among are the spots of a side: its heads, and all phrases of their actors.
func (x side) among(spots []who.Spot) []bool {
	out := make([]bool, len(spots))
	for i, p := range spots {
		out[i] = slices.ContainsFunc(spots, func(q who.Spot) bool {
			return slices.Contains(x, q.Clause.Token(q.At).Span) && (q.Clause == p.Clause && q.At == p.At || q.Actor != nil && q.Actor == p.Actor)
		})
	}
	return out
}
