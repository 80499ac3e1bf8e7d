// SPDX-License-Identifier: Apache-2.0

package page

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dragoman"
)

// Pair is what a page of two sides shows.
type Pair struct {
	Names            [2]string
	Month            bool // the chart has months, not weeks
	Events           int  // happenings, in all
	Reports, Origins int
	First, Last      string // days of dated events
	Contact          string // publication of the newest report
	Bins             []Bin
	Undated          int
	Turns            []Turn
	Reason           []Turn // the turns the bold reason is made of
	List             []*Happening
	Passages         int // of the list
	Pledges          []Pledge
	Kept             int
	Third            []Partner
	Places           []Count
}

// Bin is a week or a month of the chart: by kind (cooperation, conflict) and
// mode (words, deeds) what was done; planned and denied apart.
type Bin struct {
	Start   string // first day
	Done    [2][2]int
	Planned [2]int
	Denied  [2]int
	Reports int
}

// Turn is a week in which the balance changes its sign, or is at its worst.
type Turn struct {
	N         int
	Day       string
	To        string // cooperation, conflict
	Worst     bool
	Happening *Happening // the one most origins tell
}

// Pledge is what one side said it would do, and what became of it.
type Pledge struct {
	Sign
	By, Words string
	Cite      dragoman.Receipt
	Published string
	Outlet    string
	What      string     // what became of it, in words
	Class     string     // how that is drawn
	Kept      *Happening // nil where no later report was read
}

// PairAsked is what of a pair is shown.
type PairAsked struct {
	Count    string // events, origins, reports
	Way      string // "" both, forth, back
	Month    bool   // months, not weeks
	From, To string // days of the list
}

// MakePair makes the chart, the turns and the list of a pair's happenings. all
// are filled.
func MakePair(names [2]string, all []*Happening, ask PairAsked) *Pair {
	p := &Pair{Names: names, Month: ask.Month}
	reports, origins := map[string]bool{}, map[string]bool{}
	var shown []*Happening
	for _, h := range all {
		if ask.Way == "forth" && h.Way != Forth || ask.Way == "back" && h.Way != Back {
			continue
		}
		shown = append(shown, h)
		for _, d := range h.All {
			reports[d.Report], origins[d.Origin] = true, true
			p.Contact = max(p.Contact, d.Published)
		}
	}
	p.Events, p.Reports, p.Origins = len(shown), len(reports), len(origins)
	p.bins(shown, ask)
	p.turns(shown)
	for _, h := range One(shown) {
		if ask.From != "" && h.Day < ask.From || ask.To != "" && h.Day > ask.To {
			continue
		}
		h.Tellers()
		p.List = append(p.List, h)
		p.Passages += len(h.All)
	}
	p.around(shown)
	return p
}

// start is the first day of the week or month a day lies in; "" for none.
func start(day string, month bool) string {
	if month {
		if len(day) < 7 {
			return ""
		}
		return day[:7] + "-01"
	}
	return Monday(day)
}

// next is the first day of the week or month after one.
func next(day string, month bool) string {
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		return ""
	}
	if month {
		return t.AddDate(0, 1, 0).Format("2006-01-02")
	}
	return t.AddDate(0, 0, 7).Format("2006-01-02")
}

// mostBins is how many weeks or months a chart has room for, the latest.
const mostBins = 120

// bins counts by week or month, those without any too: from the first event
// within mostBins of the last.
func (p *Pair) bins(all []*Happening, ask PairAsked) {
	by := map[string]*Bin{}
	first, last := "", ""
	for _, h := range all {
		s := start(h.Day, ask.Month)
		if s == "" {
			p.Undated++
			continue
		}
		// what is told as planned may lie ahead; the axis ends with what is told
		b := by[s]
		if b == nil {
			b = &Bin{Start: s}
			by[s] = b
		}
		n := 1
		switch ask.Count {
		case "origins":
			n = len(h.Told)
		case "reports":
			n = h.Reports
		}
		k := rank(h.Kind == "conflict")
		switch Level(h.Status) {
		case 0:
			b.Done[k][rank(h.Deed)] += n
		case 1:
			b.Planned[k] += n
		default:
			b.Denied[k] += n
		}
		b.Reports += h.Reports
		if h.Status != dragoman.Historical || first == "" {
			if first == "" || s < first {
				first = s
			}
			last = max(last, s)
		}
	}
	for s := first; s != "" && s <= last; s = next(s, ask.Month) {
		b := Bin{Start: s}
		if x := by[s]; x != nil {
			b = *x
		}
		p.Bins = append(p.Bins, b)
		if len(p.Bins) > 40*mostBins {
			break // an event of another century
		}
	}
	if n := len(p.Bins); n > mostBins {
		p.Bins = p.Bins[n-mostBins:]
	}
	for len(p.Bins) > 0 && p.Bins[0].empty() { // begin where something is
		p.Bins = p.Bins[1:]
	}
	if n := len(p.Bins); n > 0 {
		p.First, p.Last = p.Bins[0].Start, p.Bins[n-1].Start
	}
}

func (b *Bin) empty() bool {
	return b.Done == [2][2]int{} && b.Planned == [2]int{} && b.Denied == [2]int{}
}

// Sum is what a bin counts up (cooperation) or down (conflict) in all.
func (b *Bin) Sum(k int) int { return b.Done[k][0] + b.Done[k][1] + b.Planned[k] + b.Denied[k] }

// balance is how much more of three bins is cooperation than conflict, -1 to 1;
// ok is false where they hold fewer than two events that happened.
func balance(bins []Bin, i int) (x float64, ok bool) {
	up, down := 0, 0
	for j := max(0, i-1); j <= min(len(bins)-1, i+1); j++ {
		up += bins[j].Done[0][0] + bins[j].Done[0][1]
		down += bins[j].Done[1][0] + bins[j].Done[1][1]
	}
	if up+down < 2 {
		return 0, false
	}
	return float64(up-down) / float64(up+down), true
}

// turnAt is how far the balance of three bins must lie beyond even for a turn.
const turnAt = .2

// mostTurns is how many turns are told, the latest.
const mostTurns = 4

// turns finds where the balance of three weeks changes its sign, and the worst
// week of the last time of conflict.
func (p *Pair) turns(all []*Happening) {
	to := ""
	for i := range p.Bins {
		x, ok := balance(p.Bins, i)
		if !ok {
			continue
		}
		now := ""
		if x >= turnAt {
			now = "cooperation"
		} else if x <= -turnAt {
			now = "conflict"
		}
		if now == "" || now == to {
			continue
		}
		k, at := rank(now == "conflict"), i
		for at+1 < len(p.Bins) && at <= i && p.Bins[at].Done[k] == [2]int{} {
			at++ // the week that brought it, not the one before
		}
		if h := loudest(all, p.Bins[at].Start, next(p.Bins[at].Start, p.Month), now); h != nil {
			p.Turns = append(p.Turns, Turn{Day: p.Bins[at].Start, To: now, Happening: h})
		}
		to = now
	}
	if n := len(p.Turns); n > mostTurns {
		p.Turns = p.Turns[n-mostTurns:]
	}
	for i := range p.Turns {
		p.Turns[i].N = i + 1
	}
	if n := len(p.Turns); n > 0 {
		p.Reason = p.Turns[max(0, n-2):]
	}
}

// loudest is the happening of some days and a kind that most origins tell.
func loudest(all []*Happening, from, to, kind string) (best *Happening) {
	for _, h := range all {
		if h.Day < from || h.Day >= to || h.Kind != kind || Level(h.Status) != 0 {
			continue
		}
		if best == nil || len(h.Told) > len(best.Told) || len(h.Told) == len(best.Told) && h.Deed && !best.Deed {
			best = h
		}
	}
	return best
}

// around counts who else takes part, and where.
func (p *Pair) around(all []*Happening) {
	places, third := map[string]int{}, map[string]*Partner{}
	var order []string
	for _, h := range all {
		if Level(h.Status) == 0 && h.Head.Place != "" {
			places[h.Head.Place]++
		}
		for _, d := range h.All {
			for _, s := range slices.Concat(d.Doers, d.Targets) {
				if s.Key == "" || slices.Contains(p.Names[:], s.Name) {
					continue
				}
				x := third[s.Key]
				if x == nil {
					x = &Partner{Key: s.Key, Name: s.Name}
					third[s.Key] = x
					order = append(order, s.Key)
				}
				x.Events++
				if d.Quad > 2 {
					x.Conflict++
				} else {
					x.Cooperation++
				}
			}
		}
	}
	for _, k := range order {
		p.Third = append(p.Third, *third[k])
	}
	slices.SortStableFunc(p.Third, func(a, b Partner) int { return b.Events - a.Events })
	p.Third = p.Third[:min(len(p.Third), partnersShown)]
	p.Places = Counted(places, placesShown)
}

// Lede says how the two stand: its last turns, or what there is to say instead.
func (p *Pair) Lede() (bold, rest string) {
	if len(p.Reason) == 0 {
		up, down := 0, 0
		for i := range p.Bins {
			up += p.Bins[i].Done[0][0] + p.Bins[i].Done[0][1]
			down += p.Bins[i].Done[1][0] + p.Bins[i].Done[1][1]
		}
		switch {
		case up+down < 2:
			return "", "Too little that happened is dated to say which way it went."
		case up > down:
			return "Cooperation throughout", fmt.Sprintf(": %d of %d dated events.", up, up+down)
		case down > up:
			return "Conflict throughout", fmt.Sprintf(": %d of %d dated events.", down, up+down)
		}
		return "As much conflict as cooperation", fmt.Sprintf(": %d and %d dated events.", down, up)
	}
	t := p.Reason[len(p.Reason)-1]
	verb := "Turned to conflict"
	if t.To == "cooperation" {
		verb = "Cooperation again"
	}
	if len(p.Turns) == 1 {
		verb = upper(t.To)
	}
	since := " since the week of " + DayInWords(t.Day, "")
	if p.Month {
		since = " since " + InWords(t.Day[:7], "", "", "")
	}
	return verb + since, ": " + strings.TrimRight(clipped(t.Happening.Head.Text, 200), " .…") + "."
}
