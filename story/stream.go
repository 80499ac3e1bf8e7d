// SPDX-License-Identifier: Apache-2.0

package story

import (
	"slices"
	"time"

	"dragoman"
)

// Bounds of a stream.
const (
	openDays      = 6     // a story with no report for longer is closed
	candidates    = 14    // stories a report is compared with by title, lead and names
	compared      = 7     // of these, the ones compared in full
	memberVectors = 12    // members of a story kept with their vectors; later ones replace the oldest
	postLimit     = 4000  // stories under one term; beyond, the term finds none
	openLimit     = 20000 // open stories; beyond, the oldest are closed
)

// Item is what a stream takes: a report, and the keys of its events where they
// are known (see Keys).
type Item struct {
	*dragoman.Report
	Keys []string
}

// Joined says where a report went and why.
type Joined struct {
	Story string  // id of the story
	New   bool    // the report opened it
	Score float64 // log odds of belonging; of the best story refused, where New
	Why   string
}

// Stream groups reports into stories in one pass, in the order given (that of
// publication). The same reports in the same order give the same stories.
// Memory is bounded by the open stories and the words of the last forty
// thousand reports. A Stream is not safe for concurrent use.
type Stream struct {
	weights *Weights
	freq    *Frequencies
	open    map[int32]*cluster
	posts   map[uint32][]int32 // open stories by heavy term
	recent  []touch            // when stories got reports, oldest first
	next    int32
	day     float64
	added   int
	fresh   []int32 // stories that changed since the last settling
	closed  []dragoman.Story
	moved   []Move
}

// touch is the moment a story got a report.
type touch struct {
	id  int32
	day float64
}

// cluster is an open story.
type cluster struct {
	id          int32
	name        string
	sum         [fields][]term
	norm        [fields]float32
	members     []member
	reports     []string
	title       string
	first, last string
	day         float64 // of the last report
	size        int
	keys        map[string]int
}

type member struct {
	*doc
	day float64
	it  Item
}

// NewStream starts an empty stream.
func NewStream(w *Weights) *Stream {
	return &Stream{weights: w, freq: NewFrequencies(), open: map[int32]*cluster{}, posts: map[uint32][]int32{}}
}

// Add places a report. Cost: its words, and about ten comparisons.
func (s *Stream) Add(it Item) Joined {
	return s.place(vectors(it.Report, s.freq), it, s.dayOf(it.Published.Value))
}

// dayOf turns a date into days; a report without one is taken as of the
// stream's present day.
func (s *Stream) dayOf(date string) float64 {
	if len(date) >= 10 {
		if t, err := time.Parse("2006-01-02", date[:10]); err == nil {
			return float64(t.Unix()) / 86400
		}
	}
	return s.day
}

// place decides, and enters the report.
func (s *Stream) place(d *doc, it Item, day float64) Joined {
	if day > s.day {
		s.settle(s.day)
	}
	s.advance(day)
	near := s.near(d, s.day, it.Keys)
	best := -1
	for i := range near {
		if best < 0 || near[i].score > near[best].score {
			best = i
		}
	}
	j := Joined{New: true, Why: "no open story shares its words"}
	var c *cluster
	if best >= 0 {
		j.Score = near[best].score
		c = near[best].c
		j.New = j.Score < s.weights.Threshold
		j.Why = why(s.weights, &near[best], it, j.New)
	}
	if j.New {
		c = s.begin(it)
	}
	s.enter(c, d, it, day)
	j.Story = c.name
	if !j.New || best >= 0 && j.Score > s.weights.Threshold-settleNear {
		s.fresh = append(s.fresh, c.id)
	}
	return j
}

func (s *Stream) begin(it Item) *cluster {
	s.next++
	c := &cluster{id: s.next, name: storyID(it.ID), title: it.Title, first: it.Published.Value, keys: map[string]int{}}
	s.open[c.id] = c
	return c
}

// enter adds a report to a story.
func (s *Stream) enter(c *cluster, d *doc, it Item, day float64) {
	for f := range fields {
		c.sum[f] = plus(c.sum[f], d.vec[f])
		c.norm[f] = length(c.sum[f])
	}
	m := member{d, day, it}
	if len(c.members) < memberVectors {
		c.members = append(c.members, m)
	} else {
		c.members[1+(c.size-1)%(memberVectors-1)] = m
	}
	for _, k := range it.Keys {
		c.keys[k]++
	}
	for _, t := range d.top {
		p := s.posts[t.hash]
		if len(p) < postLimit && !slices.Contains(p[max(0, len(p)-8):], c.id) {
			s.posts[t.hash] = append(p, c.id)
		}
	}
	c.reports = append(c.reports, it.ID)
	c.size++
	c.day = max(c.day, day)
	c.last = max(c.last, it.Published.Value)
	s.recent = append(s.recent, touch{c.id, c.day})
	s.added++
}

// advance moves the stream's day on and closes the stories left behind.
func (s *Stream) advance(day float64) {
	s.day = max(s.day, day)
	for len(s.recent) > 0 {
		c := s.open[s.recent[0].id]
		later := c != nil && c.day > s.recent[0].day // it got another report since
		if c != nil && !later && s.day-c.day <= openDays && len(s.open) <= openLimit {
			break
		}
		s.recent = s.recent[1:]
		if c != nil && !later && (s.day-c.day > openDays || len(s.open) > openLimit) {
			s.close(c)
		}
	}
	if s.added%4096 == 4095 {
		s.sweep()
	}
}

// sweep drops closed stories from all posting lists.
func (s *Stream) sweep() {
	for h, p := range s.posts {
		live := slices.DeleteFunc(p, func(id int32) bool { return s.open[id] == nil })
		if len(live) == 0 {
			delete(s.posts, h)
		} else {
			s.posts[h] = slices.Clip(live)
		}
	}
}

func (s *Stream) close(c *cluster) {
	delete(s.open, c.id)
	s.closed = append(s.closed, c.story())
}

// story tells a cluster as others see it. Origins are counted among the
// members still held; those replaced by later ones count as one each.
func (c *cluster) story() dragoman.Story {
	origins := c.size
	if c.size > 1 {
		var x Index
		for _, m := range c.members {
			if ms := x.Add(m.it.Report); len(ms) > 0 && max(ms[0].Contained, ms[0].Contains) >= sameOrigin {
				origins--
			}
		}
	}
	return dragoman.Story{ID: c.name, Title: c.title, Reports: c.reports, Origins: origins, First: c.first, Last: c.last}
}

// Closed returns the stories closed since the last call, and forgets them.
func (s *Stream) Closed() []dragoman.Story {
	out := s.closed
	s.closed = nil
	return out
}

// Flush closes every open story and returns what Closed would.
func (s *Stream) Flush() []dragoman.Story {
	ids := make([]int32, 0, len(s.open))
	for id := range s.open {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		s.close(s.open[id])
	}
	return s.Closed()
}

// Read makes what the stream needs to place a report, and counts its words.
// Reading all first and placing after gives the same stories as Add, so that
// several weights can be tried on one reading.
func (s *Stream) Read(it Item) Prepared { return Prepared{vectors(it.Report, s.freq), it} }

// Prepared is a report read by Read.
type Prepared struct {
	doc *doc
	Item
}

// Place does the second half of Add.
func (s *Stream) Place(p Prepared) Joined {
	return s.place(p.doc, p.Item, s.dayOf(p.Published.Value))
}

// Pair is one comparison of a report with a story, for fitting weights.
type Pair struct {
	X     [features]float64
	Story string // key the story was forced under; "" where it was not forced
}

// Force compares a report with the open stories near it, and then enters it
// into the story of the key, whatever the scores. It is how weights are fitted
// on the very features that are read. Only the forced keys are in names.
func (s *Stream) Force(p Prepared, key string, stories map[string]int32) []Pair {
	day := s.dayOf(p.Published.Value)
	s.advance(day)
	var out []Pair
	names := make(map[int32]string, len(stories))
	for k, id := range stories {
		names[id] = k
	}
	for _, n := range s.near(p.doc, s.day, p.Keys) {
		out = append(out, Pair{n.x, names[n.c.id]})
	}
	c := s.open[stories[key]]
	if c == nil {
		c = s.begin(p.Item)
		stories[key] = c.id
	}
	s.enter(c, p.doc, p.Item, day)
	return out
}

// Features is the number of features, and their names.
func Features() []string { return featureNames[:] }

// Open is the number of open stories.
func (s *Stream) Open() int { return len(s.open) }
