// SPDX-License-Identifier: Apache-2.0

package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"dragoman"
	"dragoman/export/person"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// Found is something that meets a watch: in one report, or one dispute.
type Found struct {
	Key   string // of the alert it would make
	At    string // publication
	Story string
	Title string
	Cites []dragoman.Receipt
	Why   []dragoman.Met
}

// mostFound is how many passages one look takes in.
const mostFound = 300

// finder finds what meets a watch.
type finder struct {
	d    *desk.Desk
	w    dragoman.Watch
	only map[string]bool // reports looked at; nil is all
	from string          // publication, "" any
	to   string          // the day it is, for what time makes due
}

func (f *finder) find(ctx context.Context) ([]Found, error) {
	switch f.w.Kind {
	case dragoman.WatchDispute:
		return f.disputes(ctx)
	case dragoman.WatchPledge:
		return f.pledges(ctx)
	}
	hits, err := f.hits(ctx)
	if err != nil {
		return nil, err
	}
	var out []Found
	for _, h := range hits {
		i := slices.IndexFunc(out, func(x Found) bool { return x.Key == h.Report })
		if i >= 0 {
			out[i].Cites = append(out[i].Cites, dragoman.Receipt{Report: h.Report, Span: h.Span})
			continue
		}
		x, ok, err := f.found(ctx, h)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, x)
		}
	}
	return out, nil
}

// hits are the passages a watch's search finds, the newest first.
func (f *finder) hits(ctx context.Context) ([]dragoman.Hit, error) {
	q, err := Query(f.w)
	if err != nil {
		return nil, err
	}
	if f.from != "" && f.to != "" {
		q += " date:" + f.from + ".." + f.to
	}
	wanted := 0
	if f.only != nil {
		tally, err := f.d.Record.Tally(ctx, dragoman.Search{Query: q, Also: f.d.Also})
		if err != nil {
			return nil, err
		}
		for r, n := range tally {
			if f.only[r] {
				wanted += n
			}
		}
		if wanted == 0 {
			return nil, nil
		}
	}
	var out []dragoman.Hit
	for after := ""; len(out) < mostFound; {
		hits, next, err := f.d.Search(ctx, q, after, mostFound)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if f.only == nil || f.only[h.Report] {
				out = append(out, h)
			}
		}
		if after = next; next == "" || f.only == nil || len(out) >= wanted {
			break
		}
	}
	return out, nil
}

// found is a hit with why it meets the watch; ok is false where it repeats
// another report and the watch takes none of those.
func (f *finder) found(ctx context.Context, h dragoman.Hit) (Found, bool, error) {
	x := Found{Key: h.Report, At: h.Published, Cites: []dragoman.Receipt{{Report: h.Report, Span: h.Span}}}
	r, err := f.d.Reading(ctx, h.Report)
	if err != nil {
		return x, false, err
	}
	x.Title, x.Why = met(f.w, r, h)
	st, err := f.d.Record.StoryOf(ctx, h.Report)
	if err != nil && !errors.Is(err, dragoman.ErrNotFound) {
		return x, false, err
	}
	x.Story = st.ID
	of, err := f.copied(ctx, st, h.Report)
	if err != nil {
		return x, false, err
	}
	if of != "" {
		x.Why = append(x.Why, dragoman.Met{Condition: "new, or told before?", Words: "It repeats " + of + ": no new origin"})
		return x, !f.w.Fresh, nil
	}
	x.Why = append(x.Why, dragoman.Met{Condition: "new, or told before?", Words: "Its own report: a new origin"})
	return x, true, nil
}

// copied is the outlet whose report another repeats; "" for none known.
func (f *finder) copied(ctx context.Context, st dragoman.Story, report string) (string, error) {
	if len(st.Reports) < 2 {
		return "", nil
	}
	cs, err := f.d.Record.Corrections(ctx, "", true)
	if err != nil {
		return "", err
	}
	sheet, ok, err := f.d.Glance(ctx, st, cs)
	if err != nil || !ok {
		return "", err
	}
	for _, o := range sheet.Page.Origins {
		if slices.ContainsFunc(o.Copies, func(c page.Ref) bool { return c.Report == report }) {
			return o.Outlet, nil
		}
	}
	return "", nil
}

// headline is the condition under which an alert keeps what it is called.
const headline = "what"

// met is what an alert is called, and each condition of a watch with the words
// of a passage that meet it.
func met(w dragoman.Watch, r *dragoman.Reading, h dragoman.Hit) (title string, why []dragoman.Met) {
	put := func(condition, words string) {
		if words != "" {
			why = append(why, dragoman.Met{Condition: condition, Words: words})
		}
	}
	text := strings.Join(strings.Fields(h.Text), " ")
	title = short(text, 140)
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.ID != h.Ref || w.Kind == dragoman.WatchDone {
			continue
		}
		who, stance := person.Speaker(*s), strings.ReplaceAll(string(s.Stance), "_", " ")
		title = who + " " + stance + ": “" + short(text, 120) + "”"
		if w.Who != "" {
			put("who: "+w.Who, who)
		}
		if w.Stance != "" || w.Kind == dragoman.WatchPledge {
			put("does what: "+stance, cue(r, s))
		}
	}
	for i := range r.Events {
		if e := &r.Events[i]; e.ID == h.Ref && w.Kind == dragoman.WatchDone {
			put("who, and to whom", person.Event(r, *e))
			put("does what: "+e.PLOVER, e.Trigger.Of(r.Text))
		}
	}
	if w.About != "" && w.Kind != dragoman.WatchDone {
		put("about: "+w.About, "“"+short(text, 120)+"”")
	}
	if w.Kind == dragoman.WatchSearch {
		put("search: "+w.Query, "“"+short(text, 120)+"”")
	}
	if w.Outlet != "" {
		put("told by: "+w.Outlet, r.Outlet)
	}
	return title, append([]dragoman.Met{{Condition: headline, Words: title}}, why...)
}

func cue(r *dragoman.Reading, s *dragoman.Statement) string {
	var out []string
	for _, c := range s.Cue {
		out = append(out, c.Of(r.Text))
	}
	return "“" + strings.Join(out, " … ") + "”"
}

func short(s string, most int) string {
	if len(s) <= most {
		return s
	}
	if i := strings.LastIndexByte(s[:most], ' '); i > 0 {
		return s[:i] + " …"
	}
	return strings.ToValidUTF8(s[:most], "") + " …"
}

// disputes are the disputes of the watch's story.
func (f *finder) disputes(ctx context.Context) ([]Found, error) {
	st, sheet, err := f.d.Sheet(ctx, f.w.Story)
	var busy *desk.Comparing
	if errors.As(err, &busy) || errors.Is(err, dragoman.ErrNotFound) {
		return nil, nil // it is looked at again
	}
	if err != nil {
		return nil, err
	}
	var out []Found
	for _, x := range sheet.Page.Issues {
		y := Found{Key: x.ID, Story: st.ID, Title: x.Question, Why: []dragoman.Met{{Condition: headline, Words: x.Question}}}
		for _, a := range x.Answers {
			for _, h := range a.Holders {
				y.Cites = append(y.Cites, h.Cite)
				for _, t := range h.Told {
					y.At = max(y.At, t.Published)
				}
			}
			if len(a.Holders) > 0 {
				y.Why = append(y.Why, dragoman.Met{Condition: a.Head, Words: a.Holders[0].Who + ": “" + short(a.Holders[0].Said, 120) + "”"})
			}
		}
		if f.from == "" || y.At >= f.from {
			out = append(out, y)
		}
	}
	return out, nil
}

// pledges are the pledges the watch waits on that no later report tells of
// within its days.
func (f *finder) pledges(ctx context.Context) ([]Found, error) {
	to, err := time.Parse("2006-01-02", f.to)
	if err != nil {
		return nil, nil // the record has no day: nothing is due
	}
	g := *f
	g.only = nil
	if f.from != "" {
		from, err := time.Parse("2006-01-02", f.from)
		if err == nil {
			g.from = from.AddDate(0, 0, -f.w.Days).Format("2006-01-02")
		}
	}
	hits, err := g.hits(ctx)
	if err != nil {
		return nil, err
	}
	var out []Found
	for _, h := range hits {
		at, err := time.Parse("2006-01-02", h.Published[:min(len(h.Published), 10)])
		if err != nil {
			continue // an undated pledge has no days to wait
		}
		due := at.AddDate(0, 0, f.w.Days)
		if due.After(to) || f.from != "" && due.Format("2006-01-02") < f.from {
			continue
		}
		later, err := f.later(ctx, h, at, due)
		if err != nil {
			return nil, err
		}
		if later {
			continue
		}
		x, ok, err := f.found(ctx, h)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		x.Key = h.Report + " " + h.Ref
		x.Why = append(x.Why, dragoman.Met{Condition: fmt.Sprintf("no later report in %d days", f.w.Days), Words: fmt.Sprintf("None from %s to %s names %s with most of its words", at.Format("2 January 2006"), due.Format("2 January 2006"), f.w.Who)})
		out = append(out, x)
	}
	return out, nil
}

// Words of a pledge that a later report must share to tell of it.
const (
	pledgeWords  = 6 // the longest of it
	pledgeShared = 3
)

// later tells whether a later report, until a pledge is due, names its maker
// and shares its words.
func (f *finder) later(ctx context.Context, h dragoman.Hit, at, due time.Time) (bool, error) {
	words := longestWords(h.Text)
	if len(words) < pledgeShared {
		return true, nil // too little to tell it by: silence is better than a false alarm
	}
	q := fmt.Sprintf(`kind:sentence %s date:%s..%s (%s)`, field("actor", f.w.Who)[0], at.AddDate(0, 0, 1).Format("2006-01-02"), due.Format("2006-01-02"), strings.Join(words, " OR "))
	hits, _, err := f.d.Search(ctx, q, "", mostFound)
	if err != nil {
		return false, err
	}
	for _, x := range hits {
		n, text := 0, strings.ToLower(x.Text)
		for _, w := range words {
			if strings.Contains(text, strings.Trim(w, `"*`)) {
				n++
			}
		}
		if x.Report != h.Report && n >= min(pledgeShared, len(words)) {
			return true, nil
		}
	}
	return false, nil
}

// longestWords are the longest words of a text, each once, as a search takes
// them.
func longestWords(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	slices.Sort(words)
	words = slices.DeleteFunc(slices.Compact(words), func(w string) bool { return len(w) < 5 })
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	words = words[:min(len(words), pledgeWords)]
	for i, w := range words {
		words[i] = `"` + w + `"`
	}
	return words
}
