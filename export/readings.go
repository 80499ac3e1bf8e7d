// SPDX-License-Identifier: Apache-2.0

package export

import (
	"io"

	"dragoman"
	"dragoman/export/conllu"
	"dragoman/export/flat"
	"dragoman/export/ftm"
	"dragoman/export/gdelt"
	"dragoman/export/geojson"
	"dragoman/export/graph"
	"dragoman/export/icews"
	"dragoman/export/jsonld"
	"dragoman/export/plover"
	"dragoman/export/polecat"
	"dragoman/export/record"
	"dragoman/export/stix"
	"dragoman/export/timeml"
	"dragoman/export/webannotation"
	"dragoman/know/actors"
)

func newSink(w io.Writer, noun, format string, o *Options) (Sink, error) {
	switch noun {
	case "events":
		return events(w, format, o)
	case "statements":
		return statements(w, format, o)
	case "actors":
		return gathered(w, format, o)
	case "reports":
		return reports(w, format, o)
	}
	return nil, errUnknown(noun, format)
}

func events(w io.Writer, format string, o *Options) (Sink, error) {
	switch format {
	case "tsv", "csv", "parquet":
		t, err := NewTable(w, format, polecat.OurColumns(), *o)
		return rowsOf{t, func(r *dragoman.Reading) [][]string { return polecat.Rows(r, true, o.Version) }}, err
	case "plover":
		return &each{add: func(r *dragoman.Reading) (int, error) { return len(r.Events), plover.Write(w, r) }}, nil
	case "polecat":
		t, err := polecat.New(w, o.Version, o.form(format))
		return dyads{t}, err
	case "gdelt":
		t, err := gdelt.New(w, o.form(format), o.GDELT)
		return dyads{t}, err
	case "icews":
		t, err := icews.New(w, o.form(format), o.ICEWS)
		return dyads{t}, err
	case "jsonld":
		iso2, err := alpha2()
		return &each{add: func(r *dragoman.Reading) (int, error) { return jsonld.Write(w, r, iso2) }}, err
	case "stix":
		iso2, err := alpha2()
		if err != nil {
			return nil, err
		}
		b, err := stix.New(w, iso2)
		return &each{add: b.Add, end: func() error {
			if b.Undated > 0 {
				o.tell("%s with no date of publication left out: STIX asks for one", number(b.Undated, "report"))
			}
			return b.Close()
		}}, err
	case "geojson":
		c, err := geojson.New(w)
		return &each{add: c.Add, end: c.Close}, err
	case "gexf", "graphml":
		return network(w, format, o), nil
	}
	return nil, errUnknown("events", format)
}

// network gathers a graph and writes it at the end; its rows are edges.
func network(w io.Writer, format string, o *Options) Sink {
	g := &graph.Graph{}
	out := &each{add: func(r *dragoman.Reading) (int, error) { g.Add(r); return 0, nil }}
	out.end = func() error {
		if out.rows = g.Edges(); g.Open > 0 {
			o.tell("%s with a side that is no known actor left out of the network", number(g.Open, "dyad"))
		}
		if format == "gexf" {
			return g.GEXF(w)
		}
		return g.GraphML(w)
	}
	return out
}

func statements(w io.Writer, format string, o *Options) (Sink, error) {
	switch {
	case IsTable(format):
		t, err := NewTable(w, format, flat.Columns("statements"), *o)
		return rowsOf{t, func(r *dragoman.Reading) (rows [][]string) {
			for i := range r.Statements {
				x := flat.StatementOf(r, &r.Statements[i])
				rows = append(rows, x.Row(r))
			}
			return rows
		}}, err
	case format == "jsonld":
		return &each{add: func(r *dragoman.Reading) (int, error) { return jsonld.WriteStatements(w, r) }}, nil
	case format == "atom":
		f := o.newFeed("statements")
		out := &each{add: func(r *dragoman.Reading) (int, error) {
			for i := range r.Statements {
				f.Add(o.statementEntry(r, &r.Statements[i]))
			}
			return 0, nil
		}}
		out.end = func() (err error) { out.rows, err = o.finish(w, f); return err }
		return out, nil
	case format == "webannotation":
		return &each{add: func(r *dragoman.Reading) (int, error) { return webannotation.Write(w, r) }}, nil
	case format == "jsonl":
		lines := Lines(w)
		return &each{add: func(r *dragoman.Reading) (int, error) {
			for i := range r.Statements {
				if err := lines.Encode(flat.StatementOf(r, &r.Statements[i])); err != nil {
					return i, err
				}
			}
			return len(r.Statements), nil
		}}, nil
	}
	return nil, errUnknown("statements", format)
}

// gathered gathers the actors of all readings and writes them at the end.
func gathered(w io.Writer, format string, o *Options) (Sink, error) {
	all := &flat.Actors{}
	out := &each{add: func(r *dragoman.Reading) (int, error) { all.Add(r); return 0, nil }}
	switch {
	case IsTable(format):
		t, err := NewTable(w, format, flat.Columns("actors"), *o)
		out.end = func() (err error) {
			for _, a := range all.All() {
				if err := t.Row(a.Row()); err != nil {
					return err
				}
			}
			out.rows, err = t.Close()
			return err
		}
		return out, err
	case format == "ftm":
		iso2, err := alpha2()
		out.end = func() (err error) {
			without := 0
			if out.rows, without, err = ftm.Write(w, all.All(), iso2); without > 0 {
				o.tell("%s of kinds FollowTheMoney has no schema for left out", number(without, "actor"))
			}
			return err
		}
		return out, err
	case format == "jsonl":
		lines := Lines(w)
		out.end = func() error {
			for _, a := range all.All() {
				if err := lines.Encode(a); err != nil {
					return err
				}
				out.rows++
			}
			return nil
		}
		return out, nil
	}
	return nil, errUnknown("actors", format)
}

func reports(w io.Writer, format string, o *Options) (Sink, error) {
	switch {
	case IsTable(format):
		t, err := NewTable(w, format, flat.Columns("reports"), *o)
		return rowsOf{t, func(r *dragoman.Reading) [][]string { return [][]string{flat.Report(r)} }}, err
	case format == "conllu":
		return &each{add: func(r *dragoman.Reading) (int, error) { return len(r.Sentences), conllu.Write(w, r) }}, nil
	case format == "timeml":
		_, err := io.WriteString(w, timeml.Header+timeml.Open)
		return &each{
			add: func(r *dragoman.Reading) (int, error) { return timeml.Write(w, r) },
			end: func() error { _, err := io.WriteString(w, timeml.Close); return err },
		}, err
	case format == "jsonl":
		return &each{add: func(r *dragoman.Reading) (int, error) { return 1, record.Write(w, r, record.Options{}) }}, nil
	}
	return nil, errUnknown("reports", format)
}

// alpha2 gives the alpha-2 code of a country's alpha-3 one.
func alpha2() (map[string]string, error) {
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	return known.Alpha2(), nil
}
