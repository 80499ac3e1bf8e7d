// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// tellings are the rows of a reading in the tables of what is told: by table,
// each with its values in the table's order. Rows of deeds and sayings hold the
// place of their passage; its number is added where they are written.
type tellings struct {
	deeds, sayings, casts [][]any
	parts                 map[partRow]bool
}

type partRow struct {
	who   int64
	place int64
	part  dragoman.Part
	what  int // of what is said, the place of its stance in stances
}

// stances are numbered by their places; new ones are put at the end.
var stances = []dragoman.Stance{dragoman.Asserts, dragoman.Reports, dragoman.Denies, dragoman.Rejects, dragoman.Pledges, dragoman.Demands, dragoman.Requests, dragoman.Proposes, dragoman.Accuses, dragoman.Threatens,
	dragoman.Warns, dragoman.Praises, dragoman.Criticises, dragoman.Predicts, dragoman.Doubts, dragoman.Agrees, dragoman.Declines, dragoman.Confirms, dragoman.Asks, dragoman.Orders,
	dragoman.Expects, dragoman.Wants, dragoman.Believes, dragoman.Fears, dragoman.Apologises, dragoman.Unconfirmed, dragoman.Investigates, dragoman.LeavesOpen}

// dayNumber is a day of publication as a number, YYYYMMDD; 0 unknown.
func dayNumber(published string) int64 {
	if len(published) < 10 {
		return 0
	}
	n, err := strconv.ParseInt(published[:4]+published[5:7]+published[8:10], 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// told are the tables, and their columns.
var told = map[string]string{
	"deeds":   "id, first, last, plover, mode, quad, status, day, doers, targets, holder, place, land, lat, lon, unsure",
	"sayings": "id, speaker, class, form, stance, status, second, unsure",
	"casts":   "key, n, day, outlet, actor, name, folded, kind, link, country, sector, gender, mentions, variants, titles",
}

// whoOf is the number of a key.
func whoOf(key string) int64 {
	sum := sha256.Sum256([]byte(key))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 1)
}

// tellingsOf lists what of a reading the pages of actors, pairs and doubts are
// made of. all are its passages: what is no passage is not told.
func tellingsOf(n int64, r *dragoman.Reading, all []passage) tellings {
	t := tellings{parts: map[partRow]bool{}}
	byID := map[string]*dragoman.Actor{}
	keys := map[string]string{}
	for i := range r.Actors {
		a := &r.Actors[i]
		byID[a.ID], keys[a.ID] = a, actors.Key(a)
	}
	events := map[string]*dragoman.Event{}
	for i := range r.Events {
		events[r.Events[i].ID] = &r.Events[i]
	}
	w := telling{r: r, byID: byID, keys: keys, to: &t}
	used := map[string]bool{}
	for i, p := range all {
		switch p.kind {
		case 1:
			if s := r.Statement(p.ref); s != nil {
				w.saying(int64(i), s, used)
			}
		case 2:
			if e := events[p.ref]; e != nil {
				w.deed(int64(i), e, used)
			}
		}
	}
	w.cast(n, used)
	return t
}

type telling struct {
	r    *dragoman.Reading
	byID map[string]*dragoman.Actor
	keys map[string]string
	to   *tellings
}

// line is a side on one line; tabs and line ends in names are blanks.
func line(s dragoman.Side) string {
	return s.Key + "\t" + strings.Join(strings.Fields(s.Name), " ") + "\t" + s.Country
}

// take notes that an actor has a part in a passage, and whoever is of its
// country with it.
func (w *telling) take(place int64, a *dragoman.Actor, part dragoman.Part, what int) {
	w.to.parts[partRow{whoOf(w.keys[a.ID]), place, part, what}] = true
	if a.Country != "" {
		w.to.parts[partRow{whoOf("=" + a.Country), place, part, what}] = true
	}
}

func (w *telling) sides(place int64, ps []dragoman.Participant, part dragoman.Part, used map[string]bool) string {
	var lines []string
	for _, p := range ps {
		side := dragoman.Side{Name: clipped(p.Of(w.r.Text)), Country: p.Country}
		if a := w.byID[p.Actor]; a != nil {
			used[a.ID] = true
			side = dragoman.Side{Key: w.keys[a.ID], Name: a.Name, Country: a.Country}
			w.take(place, a, part, 0)
		}
		if l := line(side); !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

func (w *telling) deed(place int64, e *dragoman.Event, used map[string]bool) {
	holder := ""
	if k := len(e.AccordingTo) - 1; k > 0 {
		h := e.AccordingTo[k].Holder
		if a := w.byID[h]; a != nil {
			h = a.Name
		}
		holder = h
	}
	var lat, lon any
	if e.Where.Lat != nil && e.Where.Lon != nil {
		lat, lon = *e.Where.Lat, *e.Where.Lon
	}
	w.to.deeds = append(w.to.deeds, []any{place, e.Trigger.Start, e.Trigger.End, e.PLOVER, e.Mode, e.Quad, string(e.Status), e.When.Earliest,
		w.sides(place, e.Actors, dragoman.Does, used), w.sides(place, e.Recipients, dragoman.Suffers, used), holder, e.Where.Place, e.Where.Country, lat, lon, unsureOf(e)})
}

// unsureOf is how near the reading of an event is to another, 0 to 1: by the
// sides it has, and by whether their country is only that of the report.
func unsureOf(e *dragoman.Event) float64 {
	u := 0.0
	for _, p := range slices.Concat(e.Actors, e.Recipients) {
		if p.CountryBasis == dragoman.BySetting {
			u = .5
		}
	}
	if len(e.Actors) == 0 && len(e.Recipients) > 0 {
		u = max(u, .6)
	}
	if e.Quad == 4 && u > 0 { // a deed of conflict on the wrong man is worst
		u += .3
	}
	return u
}

func (w *telling) saying(place int64, s *dragoman.Statement, used map[string]bool) {
	speakers := s.Speakers
	if len(speakers) == 0 {
		speakers = []dragoman.Speaker{s.Speaker}
	}
	side, speaking := dragoman.Side{Name: s.Speaker.Name}, map[string]bool{}
	for i, sp := range speakers {
		a := w.byID[sp.Actor]
		if a == nil {
			continue
		}
		used[a.ID] = true
		if i == 0 {
			side = dragoman.Side{Key: w.keys[a.ID], Name: cmp.Or(sp.Name, a.Name), Country: a.Country}
		}
		speaking[a.ID] = true
		w.take(place, a, dragoman.Says, max(slices.Index(stances, s.Stance), 0))
	}
	for i := range w.r.Actors {
		a := &w.r.Actors[i]
		if side.Name == "" || speaking[a.ID] {
			continue // nobody is known to speak of it, or it speaks of itself
		}
		if slices.ContainsFunc(a.Mentions, func(m dragoman.ActorMention) bool {
			return slices.ContainsFunc(s.Content, func(c dragoman.Span) bool { return c.Has(m.Span) })
		}) {
			used[a.ID] = true
			w.take(place, a, dragoman.NamedIn, max(slices.Index(stances, s.Stance), 0))
		}
	}
	second, unsure := "", 0.0
	if a := w.byID[s.Speaker.Second]; a != nil {
		second, unsure = a.Name, 1-s.Speaker.Margin
	} else if s.Speaker.Class == "unknown" && s.Form == "direct" {
		unsure = .4 // words in marks that nobody is known to have said
	}
	w.to.sayings = append(w.to.sayings, []any{place, line(side), s.Speaker.Class, s.Form, string(s.Stance), string(s.Status), second, unsure})
}

// cast lists the actors that a page can be made of: those a file knows, those
// named, and those that do or say something.
func (w *telling) cast(n int64, used map[string]bool) {
	at := map[string]int{}
	for i := range w.r.Actors {
		a := &w.r.Actors[i]
		variants, named := map[string]int{}, false
		for _, m := range a.Mentions {
			if m.Form == dragoman.Name || m.Form == dragoman.Metonym {
				named = true
				variants[clipped(m.Of(w.r.Text))]++
			}
		}
		if a.Link == "" && !used[a.ID] && (!named || a.Kind == dragoman.PlaceKind) {
			continue
		}
		key := w.keys[a.ID]
		if k, ok := at[key]; ok { // one actor that the report has twice
			row := w.to.casts[k]
			row[12] = row[12].(int) + len(a.Mentions)
			continue
		}
		at[key] = len(w.to.casts)
		w.to.casts = append(w.to.casts, []any{key, n, dayNumber(w.r.Published.Value), w.r.Outlet, a.ID, a.Name, actors.Fold(a.Name), string(a.Kind), a.Link, a.Country, a.Sector, a.Gender, len(a.Mentions), packedNames(a.Name, variants), packedTitles(a.Roles)})
	}
}

func packedNames(name string, variants map[string]int) string {
	if len(variants) == 0 || len(variants) == 1 && variants[name] == 1 {
		return ""
	}
	b, _ := json.Marshal(variants) // strings and numbers
	return string(b)
}

func packedTitles(roles []dragoman.Role) string {
	if len(roles) == 0 {
		return ""
	}
	b, _ := json.Marshal(roles) // strings and numbers
	return string(b)
}

// clipped is a name as written, blanks joined, not longer than one can be.
func clipped(s string) string {
	const most = 120
	s = strings.Join(strings.Fields(s), " ")
	return strings.ToValidUTF8(s[:min(len(s), most)], "")
}

// tell writes what is told of a reading.
func tell(ctx context.Context, tx *sql.Tx, n int64, r *dragoman.Reading, all []passage) error {
	t := tellingsOf(n, r, all)
	base := n << placeBits
	for _, x := range []struct {
		table string
		rows  [][]any
		moved bool
	}{{"deeds", t.deeds, true}, {"sayings", t.sayings, true}, {"casts", t.casts, false}} {
		if len(x.rows) == 0 {
			continue
		}
		insert, err := tx.PrepareContext(ctx, `INSERT INTO `+x.table+` (`+told[x.table]+`) VALUES (?`+strings.Repeat(",?", len(x.rows[0])-1)+`)`)
		if err != nil {
			return err
		}
		for _, row := range x.rows {
			if x.moved {
				row = append([]any{base + row[0].(int64)}, row[1:]...)
			}
			if _, err := insert.ExecContext(ctx, row...); err != nil {
				insert.Close()
				return err
			}
		}
		insert.Close()
	}
	return tellParts(ctx, tx, n, dayNumber(r.Published.Value), t.parts)
}

func tellParts(ctx context.Context, tx *sql.Tx, n, day int64, parts map[partRow]bool) error {
	if len(parts) == 0 {
		return nil
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO parts (who, part, day, id, what) VALUES (?,?,?,?,?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	sorted := slices.SortedFunc(maps.Keys(parts), func(a, b partRow) int {
		return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.place, b.place), cmp.Compare(a.part, b.part))
	})
	var whos []byte
	for i, p := range sorted {
		if _, err := insert.ExecContext(ctx, p.who, int(p.part), day, n<<placeBits+p.place, p.what); err != nil {
			return err
		}
		if i == 0 || sorted[i-1].who != p.who {
			whos = binary.BigEndian.AppendUint64(whos, uint64(p.who))
		}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO parted (n, day, whos) VALUES (?,?,?)`, n, day, whos)
	return err
}

// untell takes what is told of a report away.
func untell(ctx context.Context, tx *sql.Tx, n int64) error {
	from, to := n<<placeBits, (n+1)<<placeBits
	var whos []byte
	var day int64
	err := tx.QueryRowContext(ctx, `SELECT day, whos FROM parted WHERE n = ?`, n).Scan(&day, &whos)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	for ; len(whos) >= 8; whos = whos[8:] {
		if _, err := tx.ExecContext(ctx, `DELETE FROM parts WHERE who = ? AND part IN (0, 1, 2, 3) AND day = ? AND id >= ? AND id < ?`, int64(binary.BigEndian.Uint64(whos)), day, from, to); err != nil {
			return err
		}
	}
	for _, q := range []string{`DELETE FROM deeds WHERE id >= ?1 AND id < ?2`, `DELETE FROM sayings WHERE id >= ?1 AND id < ?2`, `DELETE FROM casts WHERE n = ?3`, `DELETE FROM parted WHERE n = ?3`} {
		if _, err := tx.ExecContext(ctx, q, from, to, n); err != nil {
			return fmt.Errorf("what is told of report number %d: %w", n, err)
		}
	}
	return nil
}
