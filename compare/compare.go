// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/compare/check"
	"dragoman/compare/issue"
	"dragoman/compare/near"
	"dragoman/compare/quote"
	"dragoman/compare/slot"
	"dragoman/compare/timeline"
	"dragoman/compare/verify"
	"dragoman/compare/window"
	"dragoman/lang"
)

// Comparer sets readings side by side. It is read-only and safe for concurrent
// use.
type Comparer struct {
	windows *window.Reader
	model   *verify.Model
	checker *check.Checker
}

// New makes a comparer of a language pack: its words, and the models
// "frequency", "vectors" and "verify".
func New(pack *lang.Pack) (*Comparer, error) {
	m, err := verify.New(pack)
	if err != nil {
		return nil, err
	}
	return With(pack, m)
}

// With makes a comparer that judges by another model.
func With(pack *lang.Pack, m *verify.Model) (*Comparer, error) {
	w, err := window.New(pack)
	if err != nil {
		return nil, err
	}
	k, err := check.New(pack, w)
	if err != nil {
		return nil, err
	}
	return &Comparer{w, m, k}, nil
}

// Check holds a draft against readings; see package check.
func (c *Comparer) Check(draft *dragoman.Reading, readings []*dragoman.Reading) dragoman.Check {
	return c.checker.Check(draft, readings)
}

// Compare sets the readings of one or more reports side by side. Copies must be
// found beforehand (see package story) and are passed through; claims of a copy
// are not counted as independent. It never fails: what cannot be compared is
// left out. The same readings give the same claims in any order. Cost: for each
// two reports the product of their sentences.
func (c *Comparer) Compare(readings []*dragoman.Reading, copies []dragoman.Copy) dragoman.Comparison {
	return c.CompareTelling(readings, copies, func(int, int) {})
}

// CompareTelling is Compare, and says as it goes how many pairs of reports it has
// set beside one another, of how many.
func (c *Comparer) CompareTelling(readings []*dragoman.Reading, copies []dragoman.Copy, tell func(done, of int)) dragoman.Comparison {
	out := dragoman.Comparison{Copies: copies, Claims: []dragoman.Claim{}, Quotes: []dragoman.Quote{}, Timeline: []dragoman.Moment{}, Reports: []dragoman.Compared{}}
	if out.Copies == nil {
		out.Copies = []dragoman.Copy{}
	}
	var ws []*window.Report
	for _, rd := range readings {
		ws = append(ws, c.windows.Read(rd))
		out.Reports = append(out.Reports, dragoman.Compared{ID: rd.ID, Key: rd.Key, Path: rd.Path, Outlet: rd.Outlet, Title: rd.Title, Published: rd.Published})
	}
	links := c.links(ws, tell)
	place := order(ws)
	issue.Sort(links, place)
	l := &ledger{ws: ws, copies: roots(copies), place: map[string]int{}, at: map[claimKey][]int{}}
	for i, r := range ws {
		l.place[r.ID] = i
	}
	l.inside(ws)
	l.facing(c.windows, ws)
	whole := l.parts(links)
	issues := issue.Group(verified(whole), likely(whole), place)
	for _, i := range issues {
		l.agree(i)
	}
	out.Quotes = append(out.Quotes, quote.Join(readings)...)
	l.speakers(out.Quotes)
	l.disputes(links)
	l.adds(ws, links)
	if c := l.finish(); len(c) > 0 {
		out.Claims = c
	}
	out.SameStory = sameStory(ws)
	out.Timeline = timeline.Build(readings, out.Claims)
	out.Counts = counts(readings, copies, issues)
	return out
}

// Bounds of the verifier's probability.
const (
	sharedFrom = .62 // from which two sentences are shown as telling one thing
	joinFrom   = .40 // which all sentences of an issue must reach with one another
	apartFrom  = .10 // from which a mark sets two sentences apart
	planFrom   = .15 // the same of a plan, which more often is only the tense
	fullyMet   = .90 // share of what a denial is of, from which it plainly stands against a likely other whatever the model says
	mostlyMet  = .60 // the same of two sentences that join an issue but for the denial
	twinShared = .90 // at least, of two sentences of the same words
	besideFrom = .03 // from which a mark adds a sentence to what others set apart
	likelyFrom = .20 // from which a sentence is not shown as told by one report alone, and it is asked where they part
)

// briskFrom is the number of reports above which only the nearest sentences of
// each two are looked at.
const briskFrom = 12

// links judges the proposed pairs of each two reports. The report with the
// lesser id comes first, so that the answers do not depend on the order given.
func (c *Comparer) links(ws []*window.Report, tell func(done, of int)) []issue.Link {
	sorted := slices.Clone(ws)
	slices.SortStableFunc(sorted, func(a, b *window.Report) int { return cmp.Compare(a.ID, b.ID) })
	f := near.Finder{Brisk: len(ws) > briskFrom}
	var out []issue.Link
	done, of := 0, len(ws)*(len(ws)-1)/2
	for i, a := range sorted {
		for _, b := range sorted[i+1:] {
			tell(done, of)
			done++
			found := f.Find(a, b)
			for k := range found.Pairs {
				p := &found.Pairs[k]
				ans := c.model.Pair(&found, p)
				if slot.Twin(p) {
					ans.Shared = max(ans.Shared, twinShared)
				}
				if ans.Shared < likelyFrom && (!slot.Marked(p) || !slot.Asked(p, ans.Shared, ans.Opposed)) {
					continue
				}
				k := issue.Link{A: p.A, B: p.B, PA: p.PA, PB: p.PB, Answer: ans}
				s := slot.New(c.windows, found.Words, p, ans.Shared, ans.Opposed)
				if ans.Shared >= likelyFrom {
					k.Differences = s.Differences()
				}
				k.Mark = c.apart(s)
				out = append(out, k)
			}
		}
	}
	return out
}

func verified(all []issue.Link) []issue.Link {
	var out []issue.Link
	for _, l := range all {
		if l.Shared >= sharedFrom && !l.Torn() {
			out = append(out, l)
		}
	}
	return out
}

// likely are the links that an issue may hold beside its verified ones.
func likely(all []issue.Link) []issue.Link {
	return slices.DeleteFunc(slices.Clone(all), func(l issue.Link) bool { return l.Shared < joinFrom || l.Torn() })
}

// order is the place of each report in the order given.
func order(ws []*window.Report) func(*window.Report) int {
	place := map[*window.Report]int{}
	for i, w := range ws {
		place[w] = i
	}
	return func(r *window.Report) int { return place[r] }
}

// roots gives each copy the report it goes back to.
func roots(copies []dragoman.Copy) map[string]string {
	of := map[string]string{}
	for _, c := range copies {
		of[c.Report] = c.Of
	}
	out := map[string]string{}
	for r := range of {
		at := r
		for range len(copies) {
			o, ok := of[at]
			if !ok {
				break
			}
			at = o
		}
		out[r] = at
	}
	return out
}

// apart is the mark that most likely sets a pair apart, nil where none may.
func (c *Comparer) apart(p *slot.Pair) (best *slot.Difference) {
	sure := besideFrom
	for _, e := range p.Evidence() {
		if !e.Bears(p) {
			continue
		}
		v := c.model.Apart.Of(e.X)
		if e.Mark == window.Plan {
			v -= planFrom - apartFrom
		} else if e.By != nil && e.Met >= fullyMet && p.Shared >= likelyFrom {
			v = max(v, plainFrom) // just what one side denies the other tells
		}
		if v >= sure {
			d := e.Difference
			best, sure = &d, v
			best.Sure = v
		}
	}
	if best == nil && p.Shared >= joinFrom {
		if d := p.Denial(); d != nil && d.Met >= mostlyMet {
			best, d.Sure = d, plainFrom
		}
	}
	return best
}
