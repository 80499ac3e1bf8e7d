// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// inReport are the columns of dragoman.Told, and where they come from. The
// passage's id is x.id.
const (
	inReport = `n.report, r.outlet, n.published, coalesce(s.story, ''), coalesce(c.of, n.report), p.ref, p.first, p.last`
	ofReport = ` JOIN passages p ON p.id = x.id JOIN numbered n ON n.n = x.id >> 20 JOIN reports r ON r.id = n.report
		LEFT JOIN story_reports s ON s.report = n.report LEFT JOIN copied c ON c.report = n.report`
	newestFirst = ` ORDER BY n.published DESC, x.id DESC`
	ofDeed      = `, x.first, x.last, x.plover, x.mode, x.quad, x.status, x.day, x.doers, x.targets, x.holder, x.place, x.land, x.lat, x.lon, x.unsure`
	ofSaying    = `, x.speaker, x.class, x.form, x.stance, x.status, x.second, x.unsure`
)

func fields(t *dragoman.Told) []any {
	return []any{&t.Report, &t.Outlet, &t.Published, &t.Story, &t.Origin, &t.Ref, &t.Span.Start, &t.Span.End}
}

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

func deeds(rows *sql.Rows) ([]dragoman.Deed, error) {
	defer rows.Close()
	var out []dragoman.Deed
	for rows.Next() {
		var d dragoman.Deed
		var doers, targets string
		if err := rows.Scan(append(fields(&d.Told), &d.Trigger.Start, &d.Trigger.End, &d.PLOVER, &d.Mode, &d.Quad, &d.Status, &d.Day, &doers, &targets, &d.Holder, &d.Place, &d.Land, &d.Lat, &d.Lon, &d.Unsure)...); err != nil {
			return nil, err
		}
		d.Doers, d.Targets = sidesOf(doers), sidesOf(targets)
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
		if err := rows.Scan(append(fields(&s.Told), &speaker, &s.Class, &s.Form, &s.Stance, &s.Status, &s.Second, &s.Unsure)...); err != nil {
			return nil, err
		}
		s.Speaker = sideOf(speaker)
		out = append(out, s)
	}
	return out, rows.Err()
}

// Deeds implements dragoman.Teller.
func (s *Store) Deeds(ctx context.Context, key, other string) ([]dragoman.Deed, error) {
	of, args := `SELECT DISTINCT id FROM parts WHERE who = ? AND part IN (0, 1)`, []any{whoOf(key)}
	if other != "" {
		of, args = `SELECT a.id FROM parts a JOIN parts b ON b.who = ?2 AND b.id = a.id AND b.part = 1 - a.part WHERE a.who = ?1 AND a.part IN (0, 1) GROUP BY 1`, append(args, whoOf(other))
	}
	rows, err := s.on().QueryContext(ctx, `SELECT `+inReport+ofDeed+` FROM (`+of+`) q JOIN deeds x ON x.id = q.id`+ofReport+newestFirst, args...)
	if err != nil {
		return nil, s.fail("acts of "+key, err)
	}
	out, err := deeds(rows)
	if err != nil {
		return nil, s.fail("acts of "+key, err)
	}
	return out, nil
}

// Sayings implements dragoman.Teller.
func (s *Store) Sayings(ctx context.Context, key string, part dragoman.Part, by string) ([]dragoman.Saying, error) {
	of, args := `SELECT id FROM parts WHERE who = ? AND part = ?`, []any{whoOf(key), int(part)}
	if by != "" {
		of, args = `SELECT a.id FROM parts a JOIN parts b ON b.who = ?3 AND b.id = a.id AND b.part = 3 WHERE a.who = ?1 AND a.part = ?2`, append(args, whoOf(by))
	}
	rows, err := s.on().QueryContext(ctx, `SELECT `+inReport+ofSaying+` FROM (`+of+`) q JOIN sayings x ON x.id = q.id`+ofReport+newestFirst, args...)
	if err != nil {
		return nil, s.fail("words of "+key, err)
	}
	out, err := sayings(rows)
	if err != nil {
		return nil, s.fail("words of "+key, err)
	}
	return out, nil
}

// Unsure implements dragoman.Teller.
func (s *Store) Unsure(ctx context.Context, limit int) (said []dragoman.Saying, done []dragoman.Deed, err error) {
	rows, err := s.on().QueryContext(ctx, `SELECT `+inReport+ofSaying+` FROM (SELECT * FROM sayings WHERE unsure > 0 ORDER BY unsure DESC, id DESC LIMIT ?) x`+ofReport+` ORDER BY x.unsure DESC, x.id DESC`, limit)
	if err != nil {
		return nil, nil, s.fail("doubtful statements", err)
	}
	if said, err = sayings(rows); err != nil {
		return nil, nil, s.fail("doubtful statements", err)
	}
	if rows, err = s.on().QueryContext(ctx, `SELECT `+inReport+ofDeed+` FROM (SELECT * FROM deeds WHERE unsure > 0 ORDER BY unsure DESC, id DESC LIMIT ?) x`+ofReport+` ORDER BY x.unsure DESC, x.id DESC`, limit); err != nil {
		return nil, nil, s.fail("doubtful events", err)
	}
	if done, err = deeds(rows); err != nil {
		return nil, nil, s.fail("doubtful events", err)
	}
	return said, done, nil
}

// Casts implements dragoman.Teller.
func (s *Store) Casts(ctx context.Context, key string, limit int) ([]dragoman.Cast, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT x.key, n.report, r.outlet, n.published, x.actor, x.name, x.kind, x.link, x.country, x.sector, x.gender, x.mentions, x.variants, x.titles
		FROM casts x JOIN numbered n ON n.n = x.n JOIN reports r ON r.id = n.report WHERE x.key = ? ORDER BY n.published DESC, x.n DESC LIMIT ?`, key, limit)
	if err != nil {
		return nil, s.fail("actor "+key, err)
	}
	defer rows.Close()
	var out []dragoman.Cast
	for rows.Next() {
		var c dragoman.Cast
		var variants, titles string
		if err := rows.Scan(&c.Key, &c.Report, &c.Outlet, &c.Published, &c.ID, &c.Name, &c.Kind, &c.Link, &c.Country, &c.Sector, &c.Gender, &c.Mentions, &variants, &titles); err != nil {
			return nil, s.fail("actor "+key, err)
		}
		c.Variants = map[string]int{}
		switch {
		case variants == "":
			c.Variants[c.Name] = 1
		case json.Unmarshal([]byte(variants), &c.Variants) != nil:
			return nil, s.fail("actor "+key, errDamaged)
		}
		if titles != "" && json.Unmarshal([]byte(titles), &c.Titles) != nil {
			return nil, s.fail("actor "+key, errDamaged)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("actor "+key, err)
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

// Texts implements dragoman.Teller. Each report's text is unpacked once.
func (s *Store) Texts(ctx context.Context, of []*dragoman.Told) error {
	texts := map[string]string{}
	for _, t := range of {
		text, there := texts[t.Report]
		if !there {
			n := int64(0)
			err := s.on().QueryRowContext(ctx, `SELECT n FROM numbered WHERE report = ?`, t.Report).Scan(&n)
			if err == nil {
				text, err = s.text(ctx, n)
			}
			if err != nil {
				return s.fail("text of report "+t.Report, err)
			}
			texts[t.Report] = text
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
		WHERE lat IS NOT NULL AND status IN ('occurred', 'ongoing') AND day >= ?1 AND (?2 = '' OR day <= ?2) GROUP BY 1, 2, 3, 4 ORDER BY 5 + 6 DESC, 1`, from, to)
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

// SetCopies implements dragoman.Teller.
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
