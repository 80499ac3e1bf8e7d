// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/know/actors"
)

// Actor is what an actor's page shows.
type Actor struct {
	Key, Name, Link  string
	Kind             dragoman.Kind
	Country, Sector  string
	Gender           string // m, f; "" unknown
	Reports, Origins int
	Newest           string
	Weeks            []Week
	Stances          []Count // of what it says, by word
	SaidAll          int
	OfAll            int
	Did, Suffered    []*Happening
	Names            []NameCount
	Titles           []TitlesOf // by outlet
	Called           []Called   // its titles, by how many outlets give them
	Outlets          int        // that give a title
	With             []Partner
	Places           []Count
}

// Week is how many reports of a week name an actor.
type Week struct {
	Monday string
	N      int
}

// Count is a name and a number.
type Count struct {
	Name string
	N    int
	Key  string // for a link
}

// NameCount is a name as written.
type NameCount struct {
	Name           string
	Times, Outlets int
}

// TitlesOf is what an outlet calls an actor, over time.
type TitlesOf struct {
	Outlet string
	Spans  []TitleSpan
	N      int
}

// TitleSpan is a title from its first report to its last before another.
type TitleSpan struct{ Title, From, To string }

// Called is a title and the outlets that give it.
type Called struct {
	Title   string
	Outlets []string
	Last    string // the last time it was given
}

// Partner is another side of an actor's acts.
type Partner struct {
	Key, Name             string
	Events                int
	Cooperation, Conflict int
}

// Bounds of what an actor's page shows.
const (
	namesShown    = 12
	titlesShown   = 8 // outlets
	partnersShown = 12
	placesShown   = 8
)

// MakeActor makes an actor's page of reports that name it, of how many there are
// by day, and of its acts.
// Texts and words said are filled by whoever has them.
func MakeActor(key string, casts []dragoman.Cast, days map[string]int, deeds []dragoman.Deed) *Actor {
	a := &Actor{Key: key}
	a.known(casts)
	weeks := map[string]int{}
	for day, n := range days {
		a.Reports += n
		if m := Monday(day); m != "" {
			weeks[m] += n
		}
	}
	a.Weeks = spread(weeks)
	a.names(casts)
	a.titles(casts)
	with := func(part []dragoman.Side) bool {
		return slices.ContainsFunc(part, func(s dragoman.Side) bool { return s.Key == key })
	}
	a.Did = Happenings(deeds, func(d *dragoman.Deed) (Way, bool) { return Forth, with(d.Doers) })
	a.Suffered = Happenings(deeds, func(d *dragoman.Deed) (Way, bool) { return Back, with(d.Targets) })
	a.partners(deeds, with)
	return a
}

// known takes over what most reports say the actor is.
func (a *Actor) known(casts []dragoman.Cast) {
	name := map[string]int{}
	for _, c := range casts {
		name[c.Name]++
		a.Kind, a.Country, a.Sector = cmp.Or(a.Kind, c.Kind), cmp.Or(a.Country, c.Country), cmp.Or(a.Sector, c.Sector)
		a.Gender, a.Link = cmp.Or(a.Gender, c.Gender), cmp.Or(a.Link, c.Link)
		a.Newest = max(a.Newest, c.Published)
	}
	a.Name = most(name)
}

// most is the name counted most, the longest of equals.
func most(n map[string]int) (best string) {
	for _, k := range slices.Sorted(maps.Keys(n)) {
		if best == "" || n[k] > n[best] || n[k] == n[best] && len(k) > len(best) {
			best = k
		}
	}
	return best
}

// Monday is the first day of the week a day (ISO 8601) lies in; "" for none.
func Monday(day string) string {
	t, err := time.Parse("2006-01-02", short(day))
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -int(t.Weekday()+6)%7).Format("2006-01-02")
}

// mostWeeks is how many weeks a chart of weeks has room for.
const mostWeeks = 104

// spread lists the weeks from the first to the last, those without any too.
func spread(n map[string]int) (out []Week) {
	if len(n) == 0 {
		return nil
	}
	keys := slices.Sorted(maps.Keys(n))
	last, _ := time.Parse("2006-01-02", keys[len(keys)-1])
	first, _ := time.Parse("2006-01-02", keys[0])
	if early := last.AddDate(0, 0, -7*(mostWeeks-1)); first.Before(early) {
		first = early
	}
	for t := first; !t.After(last); t = t.AddDate(0, 0, 7) {
		k := t.Format("2006-01-02")
		out = append(out, Week{k, n[k]})
	}
	return out
}

func (a *Actor) names(casts []dragoman.Cast) {
	times, outlets := map[string]int{}, map[string]map[string]bool{}
	for _, c := range casts {
		for n, k := range c.Variants {
			times[n] += k
			if outlets[n] == nil {
				outlets[n] = map[string]bool{}
			}
			outlets[n][c.Outlet] = true
		}
	}
	for _, n := range slices.Sorted(maps.Keys(times)) {
		a.Names = append(a.Names, NameCount{n, times[n], len(outlets[n])})
	}
	slices.SortStableFunc(a.Names, func(x, y NameCount) int { return y.Times - x.Times })
	a.Names = a.Names[:min(len(a.Names), namesShown)]
}

// titles tells what each outlet calls the actor, and from when to when.
func (a *Actor) titles(casts []dragoman.Cast) {
	by := map[string]*TitlesOf{}
	called := map[string]*Called{}
	for i := len(casts) - 1; i >= 0; i-- { // the oldest first
		c := &casts[i]
		if len(c.Titles) == 0 || c.Outlet == "" {
			continue
		}
		t := by[c.Outlet]
		if t == nil {
			t = &TitlesOf{Outlet: c.Outlet}
			by[c.Outlet] = t
		}
		t.N++
		title := strings.Join(strings.Fields(c.Titles[0].Title), " ")
		f := actors.Fold(title)
		if called[f] == nil {
			called[f] = &Called{Title: title}
		}
		if x := called[f]; !slices.Contains(x.Outlets, c.Outlet) {
			x.Outlets = append(x.Outlets, c.Outlet)
		}
		called[f].Last = max(called[f].Last, c.Published)
		if c.Published == "" {
			continue
		}
		if n := len(t.Spans); n > 0 && actors.Fold(t.Spans[n-1].Title) == f {
			t.Spans[n-1].To = short(c.Published)
		} else {
			t.Spans = append(t.Spans, TitleSpan{title, short(c.Published), short(c.Published)})
		}
	}
	a.Outlets = len(by)
	for _, o := range slices.Sorted(maps.Keys(by)) {
		a.Titles = append(a.Titles, *by[o])
	}
	slices.SortStableFunc(a.Titles, func(x, y TitlesOf) int { return y.N - x.N })
	a.Titles = a.Titles[:min(len(a.Titles), titlesShown)]
	for _, f := range slices.Sorted(maps.Keys(called)) {
		a.Called = append(a.Called, *called[f])
	}
	slices.SortStableFunc(a.Called, func(x, y Called) int { return len(y.Outlets) - len(x.Outlets) })
}

// partners counts the happenings an actor shares with others, and where.
func (a *Actor) partners(deeds []dragoman.Deed, with func([]dragoman.Side) bool) {
	type once struct{ key, day, plover, mode string }
	seen := map[once]bool{}
	by := map[string]*Partner{}
	places := map[string]int{}
	for i := range deeds {
		d := &deeds[i]
		if d.Place != "" && Level(d.Status) == 0 {
			places[d.Place]++
		}
		others := d.Targets
		if with(d.Targets) {
			others = d.Doers
		}
		for _, s := range others {
			k := once{s.Key, short(d.Day), d.PLOVER, d.Mode}
			if s.Key == "" || s.Key == a.Key || seen[k] && d.Day != "" {
				continue
			}
			seen[k] = true
			p := by[s.Key]
			if p == nil {
				p = &Partner{Key: s.Key, Name: s.Name}
				by[s.Key] = p
			}
			p.Events++
			if d.Quad > 2 {
				p.Conflict++
			} else {
				p.Cooperation++
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(by)) {
		a.With = append(a.With, *by[k])
	}
	slices.SortStableFunc(a.With, func(x, y Partner) int { return y.Events - x.Events })
	a.With = a.With[:min(len(a.With), partnersShown)]
	a.Places = Counted(places, placesShown)
}

// Counted lists counts, the largest first, at most most of them.
func Counted(n map[string]int, most int) (out []Count) {
	for _, k := range slices.Sorted(maps.Keys(n)) {
		out = append(out, Count{Name: k, N: n[k]})
	}
	slices.SortStableFunc(out, func(a, b Count) int { return b.N - a.N })
	return out[:min(len(out), most)]
}
