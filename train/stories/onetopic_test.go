// SPDX-License-Identifier: Apache-2.0

package stories

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"dragoman/internal/corpus"
	"dragoman/story"
)

// A feed on one topic must not melt into one story: articles that name one
// thing in their title, each two weeks or more from the next, all put on one
// day. They tell of different happenings.
func TestOneTopicFeedStaysApart(t *testing.T) {
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil || testing.Short() {
		t.Skip("needs the stream and some seconds:", err)
	}
	as, err := corpus.Articles(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, topic := range []string{"Syria", "Iran", "Russia", "Trump", "Ukraine", "ISIS"} {
		s := story.NewStream(w)
		last, n, largest := "", 0, 0
		for i := range as {
			if !strings.Contains(as[i].Title, topic) || last != "" && !Weeks(last, as[i].Date) {
				continue
			}
			last = as[i].Date
			r := as[i].Report()
			r.Published.Value = "2018-01-01"
			s.Add(r)
			n++
		}
		next := corpus.Article{ID: "next", Date: "2018-01-02", Title: "A bakery opens", Text: "A bakery opened in the old mill."}
		s.Add(next.Report()) // the day is over: its stories are settled and merged
		stories := s.Flush()
		for _, c := range stories {
			largest = max(largest, len(c.Reports))
		}
		t.Logf("%s: %d articles, %d stories, the largest of %d", topic, n, len(stories), largest)
		if len(stories)*2 < n || largest > max(4, n/10) {
			t.Errorf("%s: %d articles melt into %d stories, the largest of %d", topic, n, len(stories), largest)
		}
	}
}

// Memory must stay flat over a long stream: twenty thousand reports, the
// days moving on, leave no more open stories than a week's.
func TestLongStreamStaysBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := story.NewStream(w)
	a := corpus.Article{Text: strings.Repeat("The council of the town met and talked about the bridge and the school. ", 3)}
	most := 0
	for i := range 20000 {
		a.ID, a.Title = "r"+number(i), "Story "+number(i)+" of "+number(i*7919%100003)
		a.Date = day(i / 100)
		s.Add(a.Report())
		s.Closed()
		s.Moved()
		most = max(most, s.Open())
	}
	if most > 100*8 {
		t.Errorf("%d stories open at once, want at most a week's", most)
	}
}

func number(i int) string { return strconv.Itoa(i) }

func day(i int) string { return time.Unix(int64(i)*86400, 0).UTC().Format("2006-01-02") }
