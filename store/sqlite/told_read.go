// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// ofDeed and ofSaying are the columns of a row x of deeds and of sayings.
const (
	ofDeed   = `x.id, x.first, x.last, x.plover, x.mode, x.quad, x.status, x.day, x.doers, x.targets, x.holder, x.place, x.land, x.lat, x.lon, x.unsure`
	ofSaying = `x.id, x.speaker, x.class, x.form, x.stance, x.status, x.second, x.unsure`
)

func sideOf(line string) (s dragoman.Side) {
	s.Key, line, _ = strings.Cut(line, "\t")
	s.Name, s.Country, _ = strings.Cut(line, "\t")
	return s
}

func sidesOf(lines string) (out []dragoman.Side) {
	for l := range strings.Lines(lines) {
		out = append(out, sideOf(strings.TrimSuffix(l, "\n")))
	}
	return out
}

// dayOf is dayNumber's inverse.
func dayOf(n int64) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100)
}

func deeds(rows *sql.Rows) ([]dragoman.Deed, error) {
	defer rows.Close()
	var out []dragoman.Deed
	for rows.Next() {
		var d dragoman.Deed
		var doers, targets string
		var day int64
		if err := rows.Scan(&day, &d.ID, &d.Trigger.Start, &d.Trigger.End, &d.PLOVER, &d.Mode, &d.Quad, &d.Status, &d.Day, &doers, &targets, &d.Holder, &d.Place, &d.Land, &d.Lat, &d.Lon, &d.Unsure); err != nil {
			return nil, err
		}
		d.Published, d.Doers, d.Targets = dayOf(day), sidesOf(doers), sidesOf(targets)
		out = append(out, d)
	}
	return out, rows.Err()
}

func sayings(rows *sql.Rows) ([]dragoman.Saying, error) {
	defer rows.Close()
	var out []dragoman.Saying
	for rows.Next() {
		var s dragoman.Saying
		var speaker string
		var day int64
		if err := rows.Scan(&day, &s.ID, &speaker, &s.Class, &s.Form, &s.Stance, &s.Status, &s.Second, &s.Unsure); err != nil {
			return nil, err
		}
		s.Published, s.Speaker = dayOf(day), sideOf(speaker)
		out = append(out, s)
	}
	return out, rows.Err()
}

// rarer tells whether one has some parts in fewer passages than another has
// others; where both have many, either may be walked through.
func (s *Store) rarer(ctx context.Context, one int64, from, to dragoman.Part, other int64, from2, to2 dragoman.Part) (bool, error) {
	a, err := s.crowd(ctx, one, from, to)
	if err != nil {
		return false, err
	}
	b, err := s.crowd(ctx, other, from2, to2)
	return a <= b, err
}

// crowd counts the passages one has some parts in, no further than crowded. What was
// counted is remembered and may be old: it only says which way is the shorter.
func (s *Store) crowd(ctx context.Context, who int64, from, to dragoman.Part) (n int, err error) {
	k := crowdKey{who, from, to}
	if n, ok := s.crowds.Load(k); ok {
		return n.(int), nil
	}
	err = s.on().QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM parts WHERE who = ? AND part BETWEEN ? AND ? LIMIT ?)`, who, int(from), int(to), crowded).Scan(&n)
	if err == nil {
		s.crowds.Store(k, n)
	}
	return n, err
}

type crowdKey struct {
	who      int64
	from, to dragoman.Part
}

const crowded = 400_000

// Deeds implements dragoman.Teller.
func (s *Store) Deeds(ctx context.Context, key, other string, limit int) ([]dragoman.Deed, error) {
	of := `SELECT day, id FROM (SELECT day, id FROM parts WHERE who = ?1 AND part = 0 ORDER BY day DESC, id DESC LIMIT ?2) UNION SELECT day, id FROM (SELECT day, id FROM parts WHERE who = ?1 AND part = 1 ORDER BY day DESC, id DESC LIMIT ?2)`
	args := []any{whoOf(key), limit}
	if other != "" {
		a, b := whoOf(key), whoOf(other)
		first, err := s.rarer(ctx, a, dragoman.Does, dragoman.Suffers, b, dragoman.Does, dragoman.Suffers)
		if err != nil {
			return nil, s.fail("acts of "+key, err)
		}
		if !first {
			a, b = b, a
		}
		of, args = `SELECT DISTINCT a.day AS day, a.id AS id FROM parts a CROSS JOIN parts b ON b.who = ?2 AND b.part = 1 - a.part AND b.day = a.day AND b.id = a.id WHERE a.who = ?1 AND a.part IN (0, 1)`, []any{a, b}
	}
	rows, err := s.on().QueryContext(ctx, `SELECT q.day, `+ofDeed+` FROM (`+of+`) q JOIN deeds x ON x.id = q.id ORDER BY q.day DESC, q.id DESC`, args...)
	if err != nil {
		return nil, s.fail("acts of "+key, err)
	}
	out, err := deeds(rows)
	if err != nil {
		return nil, s.fail("acts of "+key, err)
	}
	return out, nil
}

// naming is the passages of a part one has, those that another says alone where
// by is not "", as a query of o.day, o.id and o.what, the stance; rows come in the
// order of days. args are its first. Whoever has fewer passages is walked through,
// and the other looked up.
func (s *Store) naming(ctx context.Context, key string, part dragoman.Part, by string) (of string, args []any, err error) {
	of, args = `SELECT o.day, o.id, o.what FROM parts o WHERE o.who = ?1 AND o.part = ?2`, []any{whoOf(key), int(part)}
	if by == "" {
		return of, args, nil
	}
	first, err := s.rarer(ctx, whoOf(key), part, part, whoOf(by), dragoman.Says, dragoman.Says)
	if err != nil {
		return "", nil, err
	}
	args = append(args, whoOf(by), int(dragoman.Says))
	if !first {
		args = append(args[2:], args[:2]...)
	}
	return `SELECT o.day, o.id, o.what FROM parts o CROSS JOIN parts i ON i.who = ?3 AND i.part = ?4 AND i.day = o.day AND i.id = o.id WHERE o.who = ?1 AND o.part = ?2`, args, nil
}

// Sayings implements dragoman.Teller.
func (s *Store) Sayings(ctx context.Context, q dragoman.Sayings) ([]dragoman.Saying, error) {
	what := -1
	if q.Stance != "" {
		if what = slices.Index(stances, q.Stance); what < 0 {
			return nil, nil
		}
	}
	of, args, err := s.naming(ctx, q.Key, q.Part, q.By)
	if err != nil {
		return nil, s.fail("words of "+q.Key, err)
	}
	n := len(args)
	of += fmt.Sprintf(` AND (?%[1]d < 0 OR o.what = ?%[1]d) ORDER BY o.day DESC, o.id DESC LIMIT ?%[2]d OFFSET ?%[3]d`, n+1, n+2, n+3)
	rows, err := s.on().QueryContext(ctx, `SELECT q.day, `+ofSaying+` FROM (`+of+`) q JOIN sayings x ON x.id = q.id ORDER BY q.day DESC, q.id DESC`, append(args, what, q.Limit, q.Skip)...)
	if err != nil {
		return nil, s.fail("words of "+q.Key, err)
	}
	out, err := sayings(rows)
	if err != nil {
		return nil, s.fail("words of "+q.Key, err)
	}
	return out, nil
}

// Said implements dragoman.Teller.
func (s *Store) Said(ctx context.Context, q dragoman.Search) ([]dragoman.Saying, string, error) {
	q.Query = "kind:statement (" + q.Query + ")"
	hits, next, err := s.Search(ctx, q)
	if err != nil {
		return nil, "", err
	}
	refs := make([]string, len(hits))
	for i, h := range hits {
		refs[i] = h.Ref
	}
	list, err := json.Marshal(refs)
	if err != nil {
		return nil, "", s.fail("statements", err)
	}
	rows, err := s.on().QueryContext(ctx, `SELECT 0, `+ofSaying+` FROM json_each(?) j JOIN passages p ON p.ref <> '' AND p.ref = j.value AND p.kind = 1 JOIN sayings x ON x.id = p.id GROUP BY x.id ORDER BY min(j.key)`, string(list))
	if err != nil {
		return nil, "", s.fail("statements", err)
	}
	out, err := sayings(rows)
	if err != nil {
		return nil, "", s.fail("statements", err)
	}
	return out, next, nil
}

// Stances implements dragoman.Teller.
func (s *Store) Stances(ctx context.Context, key string) (map[dragoman.Stance]int, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT what, count(*) FROM parts WHERE who = ? AND part = 3 GROUP BY 1`, whoOf(key))
	if err != nil {
		return nil, s.fail("words of "+key, err)
	}
	defer rows.Close()
	out := map[dragoman.Stance]int{}
	for rows.Next() {
		var what, n int
		if err := rows.Scan(&what, &n); err != nil {
			return nil, s.fail("words of "+key, err)
		}
		if what >= 0 && what < len(stances) {
			out[stances[what]] = n
		}
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("words of "+key, err)
	}
	return out, nil
}

// Naming implements dragoman.Teller.
func (s *Store) Naming(ctx context.Context, key, by string) (int, error) {
	return remembered(ctx, s, "naming\t"+key+"\t"+by, func() (int, error) { return s.countNaming(ctx, key, by) })
}

func (s *Store) countNaming(ctx context.Context, key, by string) (n int, err error) {
	of, args, err := s.naming(ctx, key, dragoman.NamedIn, by)
	if err == nil {
		err = s.on().QueryRowContext(ctx, `SELECT count(*) FROM (`+of+`)`, args...).Scan(&n)
	}
	if err != nil {
		return 0, s.fail("words about "+key, err)
	}
	return n, nil
}

// DaysOf implements dragoman.Teller.
func (s *Store) DaysOf(ctx context.Context, key string) (map[string]int, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT day, count(*) FROM casts WHERE key = ? GROUP BY day`, key)
	if err != nil {
		return nil, s.fail("days of "+key, err)
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var day int64
		var n int
		if err := rows.Scan(&day, &n); err != nil {
			return nil, s.fail("days of "+key, err)
		}
		out[dayOf(day)] += n
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("days of "+key, err)
	}
	return out, nil
}

// Unsure implements dragoman.Teller.
func (s *Store) Unsure(ctx context.Context, limit int) (said []dragoman.Saying, done []dragoman.Deed, err error) {
	rows, err := s.on().QueryContext(ctx, `SELECT 0, `+ofSaying+` FROM sayings x WHERE x.unsure > 0 ORDER BY x.unsure DESC, x.id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, nil, s.fail("doubtful statements", err)
	}
	if said, err = sayings(rows); err != nil {
		return nil, nil, s.fail("doubtful statements", err)
	}
	if rows, err = s.on().QueryContext(ctx, `SELECT 0, `+ofDeed+` FROM deeds x WHERE x.unsure > 0 ORDER BY x.unsure DESC, x.id DESC LIMIT ?`, limit); err != nil {
		return nil, nil, s.fail("doubtful events", err)
	}
	if done, err = deeds(rows); err != nil {
		return nil, nil, s.fail("doubtful events", err)
	}
	return said, done, nil
}

// Casts implements dragoman.Teller.
func (s *Store) Casts(ctx context.Context, key string, limit int) ([]dragoman.Cast, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT x.key, x.n, x.outlet, x.day, x.actor, x.name, x.kind, x.link, x.country, x.sector, x.gender, x.mentions, x.variants, x.titles
		FROM casts x WHERE x.key = ? ORDER BY x.day DESC, x.n DESC LIMIT ?`, key, limit)
	if err != nil {
		return nil, s.fail("actor "+key, err)
	}
	defer rows.Close()
	var out []dragoman.Cast
	newest := int64(0)
	for rows.Next() {
		var c dragoman.Cast
		var n, day int64
		var variants, titles string
		if err := rows.Scan(&c.Key, &n, &c.Outlet, &day, &c.ID, &c.Name, &c.Kind, &c.Link, &c.Country, &c.Sector, &c.Gender, &c.Mentions, &variants, &titles); err != nil {
			return nil, s.fail("actor "+key, err)
		}
		c.Published, c.Variants = dayOf(day), map[string]int{}
		switch {
		case variants == "":
			c.Variants[c.Name] = 1
		case json.Unmarshal([]byte(variants), &c.Variants) != nil:
			return nil, s.fail("actor "+key, errDamaged)
		}
		if titles != "" && json.Unmarshal([]byte(titles), &c.Titles) != nil {
			return nil, s.fail("actor "+key, errDamaged)
		}
		if len(out) == 0 {
			newest = n
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("actor "+key, err)
	}
	if len(out) > 0 {
		if err := s.on().QueryRowContext(ctx, `SELECT report FROM numbered WHERE n = ?`, newest).Scan(&out[0].Report); err != nil {
			return nil, s.fail("actor "+key, err)
		}
	}
	return out, nil
}

var errDamaged = errors.New("what is told of it is damaged: `dragoman verify --repair` makes it again")

// KeyOf implements dragoman.Teller.
func (s *Store) KeyOf(ctx context.Context, id string) (key string, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT coalesce((SELECT key FROM casts WHERE key = ?1 LIMIT 1), (SELECT key FROM casts WHERE actor = ?1 LIMIT 1), '')`, id).Scan(&key)
	if err != nil {
		return "", s.fail("actor "+id, err)
	}
	return key, nil
}

// Names implements dragoman.Teller.
func (s *Store) Names(ctx context.Context, holding string, limit int) ([]dragoman.Named, error) {
	if holding != "" {
		return s.names(ctx, holding, limit)
	}
	all, err := remembered(ctx, s, fmt.Sprint("names\t", limit), func() ([]dragoman.Named, error) { return s.names(ctx, "", limit) })
	return slices.Clone(all), err
}

func (s *Store) names(ctx context.Context, holding string, limit int) ([]dragoman.Named, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT key, name, kind, count(*) FROM casts INDEXED BY casts_names WHERE kind IN ('person', 'organisation', 'country', 'group') AND (?1 = '' OR instr(folded, ?1)) GROUP BY key ORDER BY 4 DESC, key LIMIT ?2`, actors.Fold(holding), limit)
	if err != nil {
		return nil, s.fail("names", err)
	}
	defer rows.Close()
	var out []dragoman.Named
	for rows.Next() {
		var x dragoman.Named
		if err := rows.Scan(&x.Key, &x.Name, &x.Kind, &x.Reports); err != nil {
			return nil, s.fail("names", err)
		}
		out = append(out, x)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("names", err)
	}
	return out, nil
}

// Fill implements dragoman.Teller. Each report and each passage is looked at
// once.
func (s *Store) Fill(ctx context.Context, of []*dragoman.Told, how dragoman.Filling) error {
	err := s.each(ctx, `SELECT n.n, n.report, r.outlet, n.published, coalesce(s.story, ''), coalesce(c.of, n.report)
		FROM json_each(?) j JOIN numbered n ON n.n = j.value JOIN reports r ON r.id = n.report
		LEFT JOIN story_reports s ON s.report = n.report LEFT JOIN copied c ON c.report = n.report`, of, placeBits, func(rows *sql.Rows, by map[int64][]*dragoman.Told) error {
		var n int64
		var t dragoman.Told
		err := rows.Scan(&n, &t.Report, &t.Outlet, &t.Published, &t.Story, &t.Origin)
		for _, x := range by[n] {
			x.Report, x.Outlet, x.Published, x.Story, x.Origin = t.Report, t.Outlet, t.Published, t.Story, t.Origin
		}
		return err
	})
	if err == nil && how >= dragoman.ThePassage {
		err = s.each(ctx, `SELECT p.id, p.ref, p.first, p.last FROM json_each(?) j JOIN passages p ON p.id = j.value`, of, 0, func(rows *sql.Rows, by map[int64][]*dragoman.Told) error {
			var t dragoman.Told
			err := rows.Scan(&t.ID, &t.Ref, &t.Span.Start, &t.Span.End)
			for _, x := range by[t.ID] {
				x.Ref, x.Span = t.Ref, t.Span
			}
			return err
		})
	}
	if err != nil {
		return s.fail("passages", err)
	}
	if how >= dragoman.TheText {
		return s.fillTexts(ctx, of)
	}
	return nil
}

// each asks for a row for each ID without its last bits, and gives it with what
// has each.
func (s *Store) each(ctx context.Context, query string, of []*dragoman.Told, bits int, f func(*sql.Rows, map[int64][]*dragoman.Told) error) error {
	by := map[int64][]*dragoman.Told{}
	keys := []int64{}
	for _, t := range of {
		k := t.ID >> bits
		if by[k] == nil {
			keys = append(keys, k)
		}
		by[k] = append(by[k], t)
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	rows, err := s.on().QueryContext(ctx, query, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows, by); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *Store) fillTexts(ctx context.Context, of []*dragoman.Told) error {
	have := map[int64]string{}
	for _, t := range of {
		n := t.ID >> placeBits
		text, there := have[n]
		if !there {
			var err error
			if text, err = s.text(ctx, n); err != nil {
				return s.fail("text of report "+t.Report, err)
			}
			have[n] = text
		}
		if t.Span.Start < 0 || t.Span.Start > t.Span.End || int(t.Span.End) > len(text) {
			return s.fail("report "+t.Report, fmt.Errorf("passage %s does not lie in the text: the record is damaged", t.Ref))
		}
		t.Text = strings.Join(strings.Fields(t.Span.Of(text)), " ")
	}
	return nil
}

// Acts implements dragoman.Teller.
func (s *Store) Acts(ctx context.Context, from, to string) ([]dragoman.PlaceOfActs, error) {
	if to != "" {
		to += "~" // a day holds its hours
	}
	rows, err := s.on().QueryContext(ctx, `SELECT place, land, lat, lon, sum(quad IN (1, 2)), sum(quad IN (3, 4)) FROM deeds
		WHERE lat IS NOT NULL AND status IN ('occurred', 'ongoing') AND day >= ?1 AND (?2 = '' OR day <= ?2) GROUP BY 1, 2, 3, 4 ORDER BY count(*) DESC, 1`, from, to)
	if err != nil {
		return nil, s.fail("places of acts", err)
	}
	defer rows.Close()
	var out []dragoman.PlaceOfActs
	for rows.Next() {
		var p dragoman.PlaceOfActs
		if err := rows.Scan(&p.Place, &p.Country, &p.Lat, &p.Lon, &p.Cooperation, &p.Conflict); err != nil {
			return nil, s.fail("places of acts", err)
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("places of acts", err)
	}
	return out, nil
}

// SetCopies implements dragoman.Grouper.
func (s *Store) SetCopies(ctx context.Context, reports []string, copies []dragoman.Copy) error {
	return s.within(ctx, "copies", func(tx *sql.Tx) error {
		for _, r := range reports {
			if _, err := tx.ExecContext(ctx, `DELETE FROM copied WHERE report = ?`, r); err != nil {
				return err
			}
		}
		for _, c := range copies {
			if _, err := tx.ExecContext(ctx, `INSERT INTO copied (report, of) VALUES (?,?) ON CONFLICT (report) DO UPDATE SET of = excluded.of`, c.Report, c.Of); err != nil {
				return err
			}
		}
		return nil
	})
}
