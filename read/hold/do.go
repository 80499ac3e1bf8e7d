// SPDX-License-Identifier: Apache-2.0

package hold

import (
	"slices"

	"dragoman"
)

// Do sets the status of every event and statement, and who holds each event.
// It needs parses; statements, events and their dates are used where they are
// there.
func (h *H) Do(r *dragoman.Reading) {
	if len(r.Tokens) == 0 {
		return
	}
	for i := range r.Statements {
		r.Statements[i].Status = h.statement(r, &r.Statements[i])
	}
	for i := range r.Events {
		e := &r.Events[i]
		denier := h.event(r, e)
		e.AccordingTo = holders(r, e)
		if len(e.AccordingTo) == 1 && denier != "" { // who denies his own deed makes no statement of it
			e.AccordingTo[0].Stance = dragoman.Reports
			e.AccordingTo = append(e.AccordingTo, dragoman.Holder{Holder: denier, Stance: dragoman.Denies})
		}
	}
}

// event sets the status of one event. What the coder of events found in a
// phrase of its own stays where the sentence says nothing. It returns the actor
// who denies the event, "" for none that is known.
func (h *H) event(r *dragoman.Reading, e *dragoman.Event) (denier string) {
	t := r.TokenAt(e.Trigger.Start)
	if t >= len(r.Tokens) {
		return ""
	}
	was := e.Status
	status, st, _ := h.read(r, t)
	if status == dragoman.Negated && st.deny > 0 {
		denier = subject(r, st.deny)
	}
	if status == dragoman.Occurred && len(st.why) == 0 && was != "" {
		status = was
	}
	if (status == dragoman.Occurred || status == dragoman.Ongoing) && r.Tokens[t].UPOS == dragoman.VERB && unsaid(r, e) {
		status = dragoman.Hypothetical // "has not said that it attacked": nobody holds it
	}
	if (status == dragoman.Occurred || status == dragoman.Ongoing) && older(e.When.Latest, r.Published.Value) {
		status = dragoman.Historical
	}
	e.Status = status
	switch status {
	case dragoman.Hypothetical, dragoman.Planned, dragoman.Requested, dragoman.Threatened:
		if e.When.Basis == "publication" { // nothing is told as done on that day
			e.When = dragoman.When{Basis: "unknown"}
		}
	}
	return denier
}

// unsaid reports whether the innermost statement that holds an event is one that
// nobody makes, or that leaves it open.
func unsaid(r *dragoman.Reading, e *dragoman.Event) bool {
	best, size := -1, 0
	for i := range r.Statements {
		s := &r.Statements[i]
		if !covers(s.Content, e.Trigger) {
			continue
		}
		n := 0
		for _, c := range s.Content {
			n += c.Len()
		}
		if best < 0 || n < size {
			best, size = i, n
		}
	}
	if best < 0 {
		return false
	}
	switch r.Statements[best].Stance {
	case dragoman.LeavesOpen, dragoman.Unconfirmed, dragoman.Investigates, dragoman.Doubts:
		return true
	}
	return false
}

// subject is the actor that is the subject of a verb; "" for none.
func subject(r *dragoman.Reading, verb int) string {
	s := r.SentenceAt(r.Tokens[verb].Start)
	for t := int(r.Sentences[s].First); t < verb; t++ {
		if r.Tokens[t].Rel != dragoman.Nsubj || int(r.Tokens[t].Head) != verb {
			continue
		}
		for i := range r.Mentions {
			if m := &r.Mentions[i]; m.Has(r.Tokens[t].Span) && m.Actor != "" {
				return m.Actor
			}
		}
	}
	return ""
}

// older reports whether a day lies in another month than the report's and the
// one before: told as background.
func older(latest, published string) bool {
	if len(latest) < 7 || len(published) < 7 {
		return false
	}
	month := func(s string) int {
		return (int(s[0]-'0')*1000+int(s[1]-'0')*100+int(s[2]-'0')*10+int(s[3]-'0'))*12 + int(s[5]-'0')*10 + int(s[6]-'0')
	}
	return month(published)-month(latest) >= 2
}

// statement is the status of a statement's own content: what the words inside
// it make of its head, and what the stance makes of that.
func (h *H) statement(r *dragoman.Reading, s *dragoman.Statement) dragoman.Status {
	t := contentHead(r, s)
	if t < 0 {
		return dragoman.Occurred
	}
	n := r.SentenceAt(r.Tokens[t].Start)
	if n < 0 {
		return dragoman.Occurred
	}
	c := newClause(h.f.w, r, &r.Sentences[n])
	var st state
	c.own(&st, t, -1, true)
	// Climb no higher than the content.
	for k, depth := t, 0; depth < 8; depth++ {
		up := c.head(k)
		if up < 0 || !covers(s.Content, c.tok(up).Span) || !c.step(&st, k, up) {
			break
		}
		c.own(&st, up, k, false)
		k = up
	}
	if st.mode == fact || st.mode == open {
		switch s.Stance {
		case dragoman.Pledges:
			st.mode = planned
		case dragoman.Demands, dragoman.Requests, dragoman.Orders, dragoman.Proposes:
			st.mode = requested
		case dragoman.Threatens:
			st.mode = threatened
		}
	}
	if st.mode == fact {
		switch s.Stance {
		case dragoman.Doubts, dragoman.Asks, dragoman.LeavesOpen, dragoman.Unconfirmed, dragoman.Investigates:
			if !c.definite(t) {
				st.mode = open
			}
		case dragoman.Predicts, dragoman.Expects:
			st.mode = planned
		case dragoman.Wants, dragoman.Fears, dragoman.Believes:
			st.mode = open
		}
	}
	return st.status()
}

func covers(spans []dragoman.Span, s dragoman.Span) bool {
	for _, c := range spans {
		if c.Has(s) {
			return true
		}
	}
	return false
}

// contentHead is the token of a content whose head lies outside it: the first
// verb such, else the first such token; -1 where the content has no token.
func contentHead(r *dragoman.Reading, s *dragoman.Statement) int {
	best := -1
	for _, span := range s.Content {
		for t := r.TokenAt(span.Start); t < len(r.Tokens) && r.Tokens[t].End <= span.End; t++ {
			k := &r.Tokens[t]
			if k.Head >= 0 && covers(s.Content, r.Tokens[k.Head].Span) || k.UPOS == dragoman.PUNCT {
				continue
			}
			if k.UPOS == dragoman.VERB {
				return t
			}
			if best < 0 {
				best = t
			}
		}
	}
	return best
}

// holders is the chain that holds an event, from the outlet inward, and after
// it those who take a stance on a statement of the chain ("a claim the Kremlin
// has denied").
func holders(r *dragoman.Reading, e *dragoman.Event) []dragoman.Holder {
	var over []int
	for i := range r.Statements {
		if covers(r.Statements[i].Content, e.Trigger) {
			over = append(over, i)
		}
	}
	depth := func(i int) (n int) {
		for s := &r.Statements[i]; s != nil && s.Within != "" && n < 8; n++ {
			s = r.Statement(s.Within)
		}
		return n
	}
	size := func(i int) (n int) {
		for _, s := range r.Statements[i].Content {
			n += s.Len()
		}
		return n
	}
	slices.SortStableFunc(over, func(a, b int) int {
		if d := depth(a) - depth(b); d != 0 {
			return d
		}
		return size(b) - size(a)
	})
	chain := []dragoman.Holder{{Holder: "outlet", Stance: dragoman.Asserts}}
	if len(over) > 0 {
		chain[0].Stance = dragoman.Reports
	}
	for k, i := range over {
		s := &r.Statements[i]
		stance := s.Stance
		if stance == "" {
			stance = dragoman.Asserts
		}
		if k < len(over)-1 && (stance == dragoman.Asserts) {
			stance = dragoman.Reports
		}
		if k == len(over)-1 && stance == dragoman.Asserts && e.Status == dragoman.Negated {
			stance = dragoman.Denies
		}
		if last := &chain[len(chain)-1]; k > 0 && len(s.Speakers) == 0 && s.Speaker.Actor != "" && last.Holder == s.Speaker.Actor {
			last.Stance, last.Statement = stance, s.ID
			continue
		}
		chain = append(chain, together(s, stance)...)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		for _, k := range over {
			if s.About != "" && s.About == r.Statements[k].ID && !slices.Contains(over, i) {
				chain = append(chain, together(s, s.Stance)...)
			}
		}
	}
	return chain
}

// together are the holders of one link: all who make the statement.
func together(s *dragoman.Statement, stance dragoman.Stance) []dragoman.Holder {
	out := []dragoman.Holder{{Holder: name(s.Speaker), Stance: stance, Statement: s.ID}}
	for k := 1; k < len(s.Speakers); k++ {
		if n := name(s.Speakers[k]); n != out[0].Holder {
			out = append(out, dragoman.Holder{Holder: n, Stance: stance, Statement: s.ID})
		}
	}
	return out
}

const named = "named" // the class of a speaker with a name

func name(sp dragoman.Speaker) string {
	switch {
	case sp.Actor != "":
		return sp.Actor
	case sp.Class == named && sp.Name != "":
		return sp.Name // a holder with a name that no actor was made of
	case sp.Class == "" || sp.Class == named:
		return "unknown"
	}
	return sp.Class
}
