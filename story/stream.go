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

	sumTerms  = memberVectors * vectorTerms  // terms kept of a story's sum of vectors, the heaviest
	postTerms = memberVectors * 2 * topTerms // terms a story is listed under
)

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
	posts   map[uint32][]*cluster // open stories by heavy term
	recent  []touch               // when stories got reports, oldest first
	next    int32
	day     float64
	fresh   []*cluster // stories that changed since the last settling
	closed  []dragoman.Story
	moved   []Move
	forced  map[string]*cluster // see Force
	at      []*cluster          // what sharing found, in no order
	found   [candidates]candidate
	round   int32         // of sharing
	probes  [fields]probe // of the report in hand, and of its quotations
	quotes  probe
}

// touch is the moment a story got a report.
type touch struct {
	c   *cluster
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
	posted      []uint32 // terms it is listed under, in order
	title       string
	first, last string
	day         float64 // of the last report
	size        int
	key         string // see Force
	closed      bool

	round int32   // of sharing, in which the next two were counted
	hits  float32 // weight of the terms shared
	terms int32
}

// member is a report in a story.
type member struct {
	Prepared
	day float64
}

// NewStream starts an empty stream.
func NewStream(w *Weights) *Stream {
	return &Stream{weights: w, freq: NewFrequencies(), open: map[int32]*cluster{}, posts: map[uint32][]*cluster{}, forced: map[string]*cluster{}}
}

// Add places a report. Cost: its words, and about ten comparisons.
func (s *Stream) Add(r *dragoman.Report) Joined { return s.Place(s.Read(r)) }

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
func (s *Stream) place(m member) Joined {
	day := m.day
	if day > s.day {
		s.settle(s.day)
	}
	s.advance(day)
	near := s.near(m.doc, s.day)
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
		j.Why = why(s.weights, &near[best], j.New)
	}
	if j.New {
		c = s.begin(m)
	}
	s.enter(c, m)
	j.Story = c.name
	if !j.New || best >= 0 && j.Score > s.weights.Threshold-settleNear {
		s.fresh = append(s.fresh, c)
	}
	return j
}

func (s *Stream) begin(m member) *cluster {
	s.next++
	c := &cluster{id: s.next, name: storyID(m.ID), title: m.Title, first: m.Date}
	s.open[c.id] = c
	return c
}

// enter adds a report to a story.
func (s *Stream) enter(c *cluster, m member) {
	for f := range fields {
		if c.size == 0 {
			c.sum[f], c.norm[f] = m.doc.vec[f], length(m.doc.vec[f])
			continue
		}
		c.sum[f] = heaviest(plus(c.sum[f], m.doc.vec[f]), sumTerms)
		c.norm[f] = length(c.sum[f])
	}
	if len(c.members) < memberVectors {
		c.members = append(c.members, m)
	} else {
		c.members[1+(c.size-1)%(memberVectors-1)] = m
	}
	for _, t := range m.doc.top {
		i, listed := slices.BinarySearch(c.posted, t.hash)
		if p := s.posts[t.hash]; !listed && len(p) < postLimit && len(c.posted) < postTerms {
			s.posts[t.hash] = append(p, c)
			c.posted = slices.Insert(c.posted, i, t.hash)
		}
	}
	c.reports = append(c.reports, m.ID)
	c.size++
	c.day = max(c.day, m.day)
	c.last = max(c.last, m.Date)
	s.recent = append(s.recent, touch{c, c.day})
}

// advance moves the stream's day on and closes the stories left behind.
func (s *Stream) advance(day float64) {
	s.day = max(s.day, day)
	for len(s.recent) > 0 {
		c := s.recent[0].c
		gone := c.closed || c.day > s.recent[0].day // or it got another report since
		if !gone && s.day-c.day <= openDays && len(s.open) <= openLimit {
			break
		}
		s.recent[0].c = nil
		s.recent = s.recent[1:]
		if !gone {
			s.close(c)
		}
	}
}

func (s *Stream) close(c *cluster) {
	s.drop(c)
	s.closed = append(s.closed, dragoman.Story{ID: c.name, Title: c.title, Reports: c.reports, First: c.first, Last: c.last})
}

// drop takes a story out of the open ones and out of every list.
func (s *Stream) drop(c *cluster) {
	delete(s.open, c.id)
	for _, h := range c.posted {
		p := s.posts[h]
		i := slices.Index(p, c)
		if p = slices.Delete(p, i, i+1); len(p) == 0 {
			delete(s.posts, h)
		} else {
			s.posts[h] = p
		}
	}
	c.closed, c.posted = true, nil
	if c.key != "" {
		delete(s.forced, c.key)
	}
}

// Closed returns the stories closed since the last call, and forgets them.
// Their origins are not counted: that takes the texts (see Copies).
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
func (s *Stream) Read(r *dragoman.Report) Prepared {
	return Prepared{doc: vectors(r, s.freq), ID: r.ID, Title: r.Title, Date: r.Published.Value}
}

// Prepared is a report read by Read: its vectors, and no text.
type Prepared struct {
	doc             *doc
	ID, Title, Date string
}

// Place does the second half of Add.
func (s *Stream) Place(p Prepared) Joined { return s.place(s.member(p)) }

func (s *Stream) member(p Prepared) member { return member{p, s.dayOf(p.Date)} }

// Pair is one comparison of a report with a story, for fitting weights.
type Pair struct {
	X     [features]float64
	Story string // key the story was forced under; "" where it was not forced
}

// Force compares a report with the open stories near it, and then enters it
// into the story of the key, whatever the scores. It is how weights are fitted
// on the very features that are read.
func (s *Stream) Force(p Prepared, key string) []Pair {
	m := s.member(p)
	s.advance(m.day)
	var out []Pair
	near := s.near(p.doc, s.day)
	for i := range near {
		out = append(out, Pair{near[i].x, near[i].c.key})
	}
	c := s.forced[key]
	if c == nil {
		c = s.begin(m)
		c.key, s.forced[key] = key, c
	}
	s.enter(c, m)
	return out
}

// Features is the number of features, and their names.
func Features() []string { return featureNames[:] }

// Open is the number of open stories.
func (s *Stream) Open() int { return len(s.open) }
