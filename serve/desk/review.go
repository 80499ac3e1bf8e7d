// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/serve/page"
)

// The kinds of what waits for a person.
const (
	OfDispute = "dispute"
	OfPair    = "pair"   // passages of which it is not sure whether they are of one matter
	OfHolder  = "holder" // who says it
	OfEvent   = "event"
	OfNames   = "names" // two names, one actor or two
)

// Doubt is a reading that a person should look at.
type Doubt struct {
	ID       string // kind and what it is of, for an address
	Kind     string
	Question string
	Note     string // why it waits, in a few words
	Value    int    // what hangs on it: the most first
	Issues   []DisputeOf
	Told     dragoman.Told // of a holder, an event or a dispute: its passage
	Saying   *dragoman.Saying
	Deed     *dragoman.Deed
	Issue    *page.Issue
	Names    [2]dragoman.Named
}

// Bounds of the queue.
const (
	doubtsAsked  = 150 // statements, and events
	disputeHits  = 120
	namesCompare = 400
	MostOfKind   = 40          // of doubts; others follow as these are settled
	queueFor     = time.Minute // before it is made anew, where anything changed
)

// queue is what waits, made from time to time; what is decided meanwhile is
// left out when it is asked for.
type queue struct {
	mu    sync.Mutex
	at    time.Time
	state string // of the record it was made of
	all   []*Doubt
	made  bool
}

// Review lists what waits for a person, what changes most first; kind "" is all.
func (d *Desk) Review(ctx context.Context, kind string) ([]*Doubt, error) {
	d.queue.mu.Lock()
	defer d.queue.mu.Unlock()
	state, err := d.Record.State(ctx)
	if err != nil {
		return nil, err
	}
	if old := d.Now().Sub(d.queue.at) > queueFor || len(d.queue.all) == 0; !d.queue.made || old && state != d.queue.state {
		all, err := d.doubts(ctx)
		if err != nil {
			return nil, err
		}
		d.queue.all, d.queue.at, d.queue.state, d.queue.made = all, d.Now(), state, true
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	done := decided(cs)
	var out []*Doubt
	for _, x := range d.queue.all {
		if done[x.ID] == nil && (kind == "" || x.Kind == kind) {
			out = append(out, x)
		}
	}
	return out, nil
}

// DoubtByID finds what an address names, decided or not.
func (d *Desk) DoubtByID(ctx context.Context, id string) (*Doubt, error) {
	if _, err := d.Review(ctx, ""); err != nil {
		return nil, err
	}
	d.queue.mu.Lock()
	defer d.queue.mu.Unlock()
	for _, x := range d.queue.all {
		if x.ID == id {
			return x, nil
		}
	}
	return nil, dragoman.ErrNotFound
}

// decided are the doubts that corrections in force settle, by id, each with the
// last of them.
func decided(cs []dragoman.Correction) map[string]*dragoman.Correction {
	out := map[string]*dragoman.Correction{}
	for i := range cs {
		for _, id := range Settles(&cs[i]) {
			out[id] = &cs[i]
		}
	}
	return out
}

// Settles are the ids of the doubts that a correction settles; none for most.
func Settles(c *dragoman.Correction) []string {
	var v struct {
		Noun, From, Key string
		IntoKey         string `json:"into_key"`
	}
	_ = json.Unmarshal(c.Value, &v) // a value of another shape settles nothing
	holder, event := OfHolder+":"+c.Report+":"+c.Target, OfEvent+":"+c.Report+":"+c.Target
	claim := []string{OfDispute + ":" + c.Target, OfPair + ":" + c.Target}
	switch c.Kind {
	case dragoman.FixSpeaker, dragoman.RejectStatement, dragoman.EditStatement:
		return []string{holder}
	case dragoman.RejectEvent, dragoman.EditEvent:
		return []string{event}
	case dragoman.RejectClaim:
		return claim
	case dragoman.KeepApart:
		return []string{namesID(c.Target, v.From)}
	case dragoman.MergeActors:
		return []string{namesID(v.Key, v.IntoKey)}
	case dragoman.Confirm:
		switch v.Noun {
		case "statement":
			return []string{holder}
		case "event":
			return []string{event}
		case "claim":
			return claim
		}
	}
	return nil
}

func namesID(a, b string) string {
	p := pairOf(a, b)
	return OfNames + ":" + p[0] + "|" + p[1]
}

// doubts makes the queue.
func (d *Desk) doubts(ctx context.Context) ([]*Doubt, error) {
	out, at, err := d.doubtfulDisputes(ctx)
	if err != nil {
		return nil, err
	}
	said, done, err := d.Record.Unsure(ctx, doubtsAsked)
	if err != nil {
		return nil, err
	}
	var told []*dragoman.Told
	for i := range said {
		told = append(told, &said[i].Told)
	}
	for i := range done {
		told = append(told, &done[i].Told)
	}
	if err := d.Record.Fill(ctx, told, dragoman.TheText); err != nil {
		return nil, err
	}
	for i := range said {
		out = append(out, doubtOfSaying(&said[i], at))
	}
	for i := range done {
		if x := d.doubtOfDeed(&done[i], at); x != nil {
			out = append(out, x)
		}
	}
	names, err := d.doubtfulNames(ctx)
	if err != nil {
		return nil, err
	}
	out = append(out, names...)
	slices.SortStableFunc(out, func(a, b *Doubt) int { return cmp.Or(b.Value-a.Value, cmp.Compare(a.ID, b.ID)) })
	return mixed(out), nil
}

// mixed bounds the queue, each kind by itself: none keeps another out.
func mixed(all []*Doubt) (out []*Doubt) {
	n := map[string]int{}
	for _, x := range all {
		if n[x.Kind] < MostOfKind {
			n[x.Kind]++
			out = append(out, x)
		}
	}
	return out
}

// doubtfulDisputes are the newest disputes, and by passage the disputes it
// stands in.
func (d *Desk) doubtfulDisputes(ctx context.Context) ([]*Doubt, map[string][]standsIn, error) {
	hits, _, err := d.Search(ctx, `kind:claim (type:denied OR type:differs)`, "", disputeHits)
	if err != nil {
		return nil, nil, err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, nil, err
	}
	var out []*Doubt
	at := map[string][]standsIn{}
	seen := map[string]bool{}
	for _, h := range hits {
		if h.Story == "" || seen[h.Story] {
			continue
		}
		seen[h.Story] = true
		st, err := d.Record.Story(ctx, h.Story)
		if err != nil {
			return nil, nil, err
		}
		sheet, ok, err := d.Glance(ctx, st, cs)
		if err != nil {
			return nil, nil, err
		}
		if !ok || sheet.Page == nil {
			continue
		}
		for i := range sheet.Page.Issues {
			x := doubtOfIssue(&sheet.Page.Issues[i], &st)
			if x == nil {
				continue
			}
			out = append(out, x)
			for _, a := range x.Issue.Answers {
				for _, h := range a.Holders {
					at[h.Cite.Report] = append(at[h.Cite.Report], standsIn{h.Cite.Span, x.Issues[0]})
				}
			}
		}
		for i := range sheet.Page.Perhaps {
			if x := doubtOfIssue(&sheet.Page.Perhaps[i], &st); x != nil {
				x.ID, x.Kind, x.Note, x.Value, x.Issues = OfPair+":"+x.Issue.ID, OfPair, "of one matter? · "+x.Note, x.Value/2, nil
				out = append(out, x)
			}
		}
	}
	return out, at, nil
}

// doubtOfIssue asks whether reports part on a point; nil where nobody holds it.
func doubtOfIssue(x *page.Issue, st *dragoman.Story) *Doubt {
	for _, a := range x.Answers {
		for _, h := range a.Holders {
			return &Doubt{ID: OfDispute + ":" + x.ID, Kind: OfDispute, Question: x.Question, Note: plural(x.Origins, "origin"), Value: 3 + 2*x.Origins, Issue: x,
				Issues: []DisputeOf{{*x, st.ID, page.Told(st.Last, "")}}, Told: dragoman.Told{Report: h.Cite.Report, Span: h.Cite.Span, Story: st.ID}}
		}
	}
	return nil
}

// standsIn is a passage of a dispute.
type standsIn struct {
	span dragoman.Span
	of   DisputeOf
}

// hanging are the disputes a passage stands in, each once.
func hanging(t *dragoman.Told, at map[string][]standsIn) (out []DisputeOf) {
	for _, s := range at[t.Report] {
		if s.span.Overlaps(t.Span) && !slices.ContainsFunc(out, func(o DisputeOf) bool { return o.ID == s.of.ID }) {
			out = append(out, s.of)
		}
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// note says what hangs on a doubt.
func note(what string, in []DisputeOf) string {
	if len(in) == 0 {
		return what
	}
	return what + " · in " + plural(len(in), "dispute")
}

func doubtOfSaying(s *dragoman.Saying, at map[string][]standsIn) *Doubt {
	in := hanging(&s.Told, at)
	x := &Doubt{ID: OfHolder + ":" + s.Report + ":" + s.Ref, Kind: OfHolder, Note: note("holder", in), Value: 8*len(in) + int(4*s.Unsure), Issues: in, Told: s.Told, Saying: s}
	words := opening(s.Text)
	switch {
	case s.Second != "" && s.Speaker.Name != "":
		x.Question = fmt.Sprintf("“%s”: %s, or %s?", words, s.Speaker.Name, s.Second)
	default:
		x.Question = fmt.Sprintf("Who says “%s”?", words)
	}
	return x
}

// opening is how a passage begins, a few words of it.
func opening(s string) string {
	const most = 8
	w := strings.Fields(strings.Trim(s, "“”\" ,."))
	if len(w) <= most {
		return strings.Join(w, " ")
	}
	return strings.Join(w[:most], " ") + " …"
}

// doubtOfDeed asks of whom an event is, or of which country its sides are.
func (d *Desk) doubtOfDeed(e *dragoman.Deed, at map[string][]standsIn) *Doubt {
	in := hanging(&e.Told, at)
	x := &Doubt{ID: OfEvent + ":" + e.Report + ":" + e.Ref, Kind: OfEvent, Note: note("event", in), Value: 8*len(in) + int(4*e.Unsure), Issues: in, Told: e.Told, Deed: e}
	side := func(s []dragoman.Side) string {
		if len(s) == 0 {
			return ""
		}
		return s[0].Name
	}
	switch who, whom := side(e.Doers), side(e.Targets); {
	case who == "" && whom != "":
		x.Question = fmt.Sprintf("Nobody → %s: who %s?", whom, page.Tag(e.PLOVER))
	case who != "" && whom != "":
		x.Question = fmt.Sprintf("%s → %s: %s?", upper(who), whom, page.Tag(e.PLOVER))
	case who != "":
		x.Question = fmt.Sprintf("%s: %s?", upper(who), page.Tag(e.PLOVER))
	default:
		return nil
	}
	return x
}

func upper(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// doubtfulNames are pairs of names that may be one actor, among those that most
// reports tell of.
func (d *Desk) doubtfulNames(ctx context.Context) ([]*Doubt, error) {
	all, err := d.Names(ctx, "", namesCompare)
	if err != nil {
		return nil, err
	}
	words := make([][]string, len(all))
	for i, n := range all {
		words[i] = strings.Fields(actors.Fold(n.Name))
	}
	var out []*Doubt
	for i, a := range all {
		for j := i + 1; j < len(all); j++ {
			b := all[j]
			if a.Kind != b.Kind || a.Kind != dragoman.Person && a.Kind != dragoman.Organisation || known(a) && known(b) || !alike(a.Kind, words[i], words[j]) {
				continue
			}
			n := min(a.Reports, b.Reports)
			out = append(out, &Doubt{ID: namesID(a.Key, b.Key), Kind: OfNames, Question: fmt.Sprintf("%s, %s: one or two?", a.Name, b.Name), Note: "names · " + plural(n, "report"), Value: min(n, 16) / 2, Names: [2]dragoman.Named{a, b}})
		}
	}
	return out, nil
}

// known tells whether the actor file knows an actor: its key is no name.
func known(n dragoman.Named) bool {
	f := actors.Fold(n.Name)
	return n.Key != f && !strings.HasPrefix(n.Key, f+"/")
}

// Decide settles a doubt: yes says that it was read right (of two names, that
// they are one), no that it was not. What is decided so already stays so: the
// correction that says it is returned.
func (d *Desk) Decide(ctx context.Context, id string, yes bool, author, reason string) (dragoman.Correction, error) {
	x, err := d.DoubtByID(ctx, id)
	if err != nil {
		return dragoman.Correction{}, err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return dragoman.Correction{}, err
	}
	if by := decided(cs)[id]; by != nil && by.Kind == x.verdict(yes) {
		return *by, nil
	}
	if x.Kind == OfNames {
		if !yes {
			return d.KeepApart(ctx, x.Names[0], x.Names[1], author, reason)
		}
		from, into := x.Names[1], x.Names[0]
		if known(from) && !known(into) {
			from, into = into, from
		}
		return d.MergeEverywhere(ctx, from.Key, into.Key, author, reason)
	}
	c := x.Correction(yes)
	c.Author, c.Reason = author, reason
	return d.Correct(ctx, c)
}

// verdict is the kind of correction that decides a doubt.
func (x *Doubt) verdict(yes bool) dragoman.CorrectionKind {
	if x.Kind == OfNames {
		return map[bool]dragoman.CorrectionKind{true: dragoman.MergeActors, false: dragoman.KeepApart}[yes]
	}
	return x.Correction(yes).Kind
}

// Correction says of a doubt, of names excepted, that it was read right, or that
// it was not.
func (x *Doubt) Correction(yes bool) dragoman.Correction {
	c := dragoman.Correction{Report: x.Told.Report, Target: x.Told.Ref, Kind: dragoman.Confirm}
	switch x.Kind {
	case OfDispute, OfPair:
		c.Target, c.Value = x.Issue.ID, json.RawMessage(`{"noun":"claim"}`)
		if !yes {
			c.Kind, c.Value = dragoman.RejectClaim, nil
		}
	case OfHolder:
		c.Value = json.RawMessage(`{"noun":"statement"}`)
		if !yes {
			c.Kind, c.Value = dragoman.RejectStatement, nil
		}
	case OfEvent:
		c.Value = json.RawMessage(`{"noun":"event"}`)
		if !yes {
			c.Kind, c.Value = dragoman.RejectEvent, nil
		}
	}
	return c
}
