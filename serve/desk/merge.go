// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/correct"
	"dragoman/know/actors"
)

// Merging is what making one of two actors changes.
type Merging struct {
	From, Into     dragoman.Cast // each in its newest report
	Reports        int           // that name the one merged
	Events, Words  int           // that go over
	Against        int           // events in which the two stand side by side or against one another
	SameName       bool
	OtherCountries bool // the two are of different countries
}

// MergingOf tells what merging an actor into another changes, by their keys.
func (d *Desk) MergingOf(ctx context.Context, from, into string) (*Merging, error) {
	a, err := d.Record.Casts(ctx, from, mostCasts)
	if err != nil {
		return nil, err
	}
	if into, err = d.KeyOf(ctx, into); err != nil {
		return nil, err
	}
	b, err := d.Record.Casts(ctx, into, mostCasts)
	if err != nil {
		return nil, err
	}
	if len(a) == 0 || len(b) == 0 {
		return nil, dragoman.ErrNotFound
	}
	if from == into {
		return nil, fmt.Errorf("%w: that is the same actor already", ErrValue)
	}
	m := &Merging{From: a[0], Into: b[0], SameName: actors.Fold(a[0].Name) == actors.Fold(b[0].Name)}
	m.OtherCountries = a[0].Country != "" && b[0].Country != "" && a[0].Country != b[0].Country
	days, err := d.Record.DaysOf(ctx, from)
	if err != nil {
		return nil, err
	}
	for _, n := range days {
		m.Reports += n
	}
	deeds, err := d.Record.Deeds(ctx, from, "", mostDeeds)
	if err != nil {
		return nil, err
	}
	m.Events = len(deeds)
	for i := range deeds {
		sides := slices.Concat(deeds[i].Doers, deeds[i].Targets)
		if slices.ContainsFunc(sides, func(s dragoman.Side) bool { return s.Key == into }) {
			m.Against++
		}
	}
	by, err := d.Record.Stances(ctx, from)
	for _, n := range by {
		m.Words += n
	}
	return m, err
}

// mergings are those in force that hold in the whole record, by the key of the
// actor that was merged.
func (d *Desk) mergings(ctx context.Context) (map[string]merging, error) {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	out := map[string]merging{}
	for _, c := range cs {
		var v struct {
			Key  string
			Into string `json:"into_key"`
		}
		if c.Kind == dragoman.MergeActors && json.Unmarshal(c.Value, &v) == nil && v.Key != "" && v.Into != "" {
			out[v.Key] = merging{v.Into, c}
		}
	}
	return out, nil
}

// merging is a correction that made an actor one with another.
type merging struct {
	into string // the other's key
	by   dragoman.Correction
}

// mergedInto is the key an actor's key has become by merging; itself where it
// was not merged.
func (d *Desk) mergedInto(ctx context.Context, key string) (string, error) {
	all, err := d.mergings(ctx)
	for range all { // two merged into one another lead in a circle
		m, ok := all[key]
		if !ok {
			break
		}
		key = m.into
	}
	return key, err
}

// MergeEverywhere makes one of two actors in the whole record, by their keys.
// Two that are one already are left so: the correction that made them is returned.
func (d *Desk) MergeEverywhere(ctx context.Context, from, into, author, reason string) (dragoman.Correction, error) {
	if all, err := d.mergings(ctx); err != nil || all[from].into == into && into != "" {
		return all[from].by, err
	}
	m, err := d.MergingOf(ctx, from, into)
	if err != nil {
		return dragoman.Correction{}, err
	}
	value, err := correct.Everywhere(m.From, m.Into)
	if err != nil {
		return dragoman.Correction{}, err
	}
	return d.Correct(ctx, dragoman.Correction{Kind: dragoman.MergeActors, Report: m.From.Report, Target: m.From.ID, Value: value, Author: author, Reason: reason})
}

// KeepApart notes that two actors are not one, so that nobody is asked again.
func (d *Desk) KeepApart(ctx context.Context, one, other dragoman.Named, author, reason string) (dragoman.Correction, error) {
	value, err := json.Marshal(map[string]string{"from": other.Key, "name": one.Name, "from_name": other.Name})
	if err != nil {
		return dragoman.Correction{}, err
	}
	return d.Correct(ctx, dragoman.Correction{Kind: dragoman.KeepApart, Target: one.Key, Value: value, Author: author, Reason: reason})
}

// Names lists the actors whose name or key holds a word, the most told first,
// each by its best name.
func (d *Desk) Names(ctx context.Context, holding string, limit int) ([]dragoman.Named, error) {
	out, err := d.Record.Names(ctx, holding, limit)
	for i := range out {
		out[i].Name = d.called(out[i].Key, out[i].Name)
	}
	return out, err
}

// NamesLike lists the actors whose names hold some words, or, where none does,
// those a near spelling or another name finds.
func (d *Desk) NamesLike(ctx context.Context, name string, limit int) ([]dragoman.Named, error) {
	out, err := d.Names(ctx, name, limit)
	if err != nil || len(out) > 0 || name == "" {
		return out, err
	}
	key, err := d.KeyOf(ctx, name)
	if err != nil || key == "" {
		return nil, err
	}
	c, err := d.Record.Casts(ctx, key, mostCasts)
	if err != nil || len(c) == 0 {
		return nil, err
	}
	return []dragoman.Named{{Key: key, Name: d.called(key, c[0].Name), Kind: c[0].Kind, Reports: len(c)}}, nil
}

// mayBeShown is how many actors one may be one with are named.
const mayBeShown = 5

// MayBeOne lists the actors that one may be one with: of its kind, with its
// last word as theirs, its first word or its first letter. What people keep
// apart is left out.
func (d *Desk) MayBeOne(ctx context.Context, key, name string, kind dragoman.Kind) ([]dragoman.Named, error) {
	words := strings.Fields(actors.Fold(name))
	if len(words) == 0 {
		return nil, nil
	}
	near, err := d.Names(ctx, words[len(words)-1], 50)
	if err != nil {
		return nil, err
	}
	apart, err := d.keptApart(ctx)
	if err != nil {
		return nil, err
	}
	near = slices.DeleteFunc(near, func(n dragoman.Named) bool {
		return n.Key == key || n.Kind != kind || apart[pairOf(key, n.Key)] || !alike(kind, words, strings.Fields(actors.Fold(n.Name)))
	})
	return near[:min(len(near), mayBeShown)], nil
}

// alike tells whether two folded names, word by word, may be of one actor. A
// person's: the same last word, and beside it nothing, the same first word or
// its first letter. A body's: two words or more that are the same but for one,
// which the other has not.
func alike(kind dragoman.Kind, a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if kind == dragoman.Person {
		initial := (len(a[0]) <= 2 || len(b[0]) <= 2) && a[0][0] == b[0][0]
		return a[len(a)-1] == b[len(b)-1] && (slices.Equal(a, b) || len(a) > 1 && (a[0] == b[0] || initial))
	}
	if len(a) < 2 || len(b)-len(a) > 1 {
		return false
	}
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// keptApart are the pairs of keys that people said are two.
func (d *Desk) keptApart(ctx context.Context) (map[[2]string]bool, error) {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	out := map[[2]string]bool{}
	for _, c := range cs {
		var v struct{ From string }
		if c.Kind == dragoman.KeepApart && json.Unmarshal(c.Value, &v) == nil {
			out[pairOf(c.Target, v.From)] = true
		}
	}
	return out, nil
}

// CountryName is the name of a country by its code; the code where none knows it.
func (d *Desk) CountryName(code string) string {
	if code == "" || d.Country == nil {
		return code
	}
	_, name, _ := d.Country(code)
	return cmp.Or(name, code)
}

// longestName bounds what a name is looked for by its spelling, in bytes.
const longestName = 100

// NearNames lists the actors that a name may mean that the record does not have:
// those the actor file knows by it, then those with a word near to it.
func (d *Desk) NearNames(ctx context.Context, name string, limit int) ([]dragoman.Named, error) {
	if len(name) > longestName {
		return nil, nil
	}
	out, err := d.namesFor(ctx, name)
	return out[:min(len(out), limit)], err
}

// distance is how many letters must be changed, put in or left out to make one
// text of another (Levenshtein); two beside one another that are swapped are two.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		last := row[0]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := last
			if x[i-1] != y[j-1] {
				cost++
			}
			last, row[j] = row[j], min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(y)]
}
