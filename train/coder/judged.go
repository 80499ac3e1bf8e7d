// SPDX-License-Identifier: Apache-2.0

package coder

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/extract"
	"dragoman/internal/maxent"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/propose"
	"dragoman/read/do/rank"
)

// judged are judgements of single words, made by one reader: most are of news
// without public affairs, of which the coded reports hold little.
//
//go:embed judged.txt
var judged string

// shaLength is how many digits of a text's SHA-1 name it there.
const shaLength = 12

// loadJudged reads the reports the judgements are of. Texts stand in order of
// their names, so that each is read once.
func (d *Data) loadJudged(texts map[string]row, r *read.Reader, x *extract.Extractor) error {
	last := ""
	var of map[dragoman.Span]rank.Bag
	for n, line := range strings.Split(judged, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		bad := fmt.Errorf("train/coder/judged.txt:%d: want a text, start, end, yes or no", n+1)
		if len(f) != 4 {
			return bad
		}
		start, errA := strconv.Atoi(f[1])
		end, errB := strconv.Atoi(f[2])
		t, ok := texts[f[0]]
		if errA != nil || errB != nil || !ok {
			return bad
		}
		if f[0] != last {
			last = f[0]
			rep, _, err := x.Report(dragoman.Raw{Key: t.ID, URL: t.URL, Bytes: []byte(t.Text)})
			if err != nil {
				return err
			}
			s := do.Scene(d.Knowledge, r.Read(rep))
			of = map[dragoman.Span]rank.Bag{}
			for _, k := range propose.All(s) {
				of[k.Span()] = rank.Features(s, k)
			}
		}
		if b := of[dragoman.Span{Start: int32(start), End: int32(end)}]; b != nil { // else it is proposed no more
			d.judged = append(d.judged, maxent.Example{Features: b, Class: yes(f[3] == "yes"), Weight: 1})
		}
	}
	return nil
}
