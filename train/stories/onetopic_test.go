// SPDX-License-Identifier: Apache-2.0

package stories

import (
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
		g := story.NewWindow(w)
		last, n, largest := "", 0, 0
		for i := range as {
			if !strings.Contains(as[i].Title, topic) || last != "" && !Weeks(last, as[i].Date) {
				continue
			}
			last = as[i].Date
			r := as[i].Report()
			r.Published.Value = oneDay
			g.Add(r, false, true)
			n++
		}
		stories := g.Stories(nil)
		for _, c := range stories {
			largest = max(largest, len(c.Reports))
		}
		t.Logf("%s: %d articles, %d stories, the largest of %d", topic, n, len(stories), largest)
		if len(stories)*2 < n || largest > max(4, n/10) {
			t.Errorf("%s: %d articles melt into %d stories, the largest of %d", topic, n, len(stories), largest)
		}
	}
}

func day(i int) string { return time.Unix(int64(i)*86400, 0).UTC().Format("2006-01-02") }
