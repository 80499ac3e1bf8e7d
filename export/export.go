// SPDX-License-Identifier: Apache-2.0

// Package export writes readings, stories and claims as any noun in any format
// it is known in. The formats themselves are in the packages below; who asks,
// over which reports, is the caller's.
package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dragoman"
	"dragoman/export/canon"
	"dragoman/export/gdelt"
	"dragoman/export/table"
)

// Noun is what can be exported, and as what; the first format is the default.
type Noun struct {
	Name    string
	Formats []string
	// ByStory is whether its rows come of stories and not of single reports.
	ByStory bool
}

// Nouns are all that can be exported.
var Nouns = []Noun{
	{"events", []string{"tsv", "csv", "parquet", "plover", "polecat", "gdelt", "icews", "jsonld", "stix", "geojson", "gexf", "graphml"}, false},
	{"mentions", []string{"tsv", "csv", "parquet", "jsonl"}, true},
	{"statements", []string{"jsonl", "tsv", "csv", "parquet", "webannotation", "jsonld", "atom"}, false},
	{"claims", []string{"jsonl", "tsv", "csv", "parquet", "jsonld"}, true},
	{"stories", []string{"jsonl", "tsv", "csv", "parquet", "markdown", "atom"}, true},
	{"actors", []string{"jsonl", "tsv", "csv", "parquet", "ftm"}, false},
	{"reports", []string{"jsonl", "tsv", "csv", "parquet", "conllu", "timeml"}, false},
}

// Find is the noun of a name; ok is false where there is none.
func Find(name string) (n Noun, ok bool) {
	i := slices.IndexFunc(Nouns, func(n Noun) bool { return n.Name == name })
	if i < 0 {
		return n, false
	}
	return Nouns[i], true
}

// Names are the names of the nouns, in order.
func Names() (out []string) {
	for _, n := range Nouns {
		out = append(out, n.Name)
	}
	return out
}

// Options say how an export is written. The zero value writes what docs/formats
// says of each format, unguarded.
type Options struct {
	Version string            // of the engine
	About   map[string]string // what Parquet's metadata say: version, query, ...
	Header  bool              // a header on gdelt, whose own files have none
	Guard   bool              // tables of text: an apostrophe before words a spreadsheet would run as a formula
	GDELT   gdelt.Options
	ICEWS   bool        // icews: countries and sectors by name, as its own files have them
	Names   canon.Names // one name for an actor in all rows; nil leaves what each report calls it
	Base    string      // address of the pages, without a slash at its end, for the links of feeds; "" has none
	Self    string      // where the feed is had; "" is nowhere
	Tell    func(note string)
}

// tell says what a format has no place for.
func (o *Options) tell(format string, args ...any) {
	if o.Tell != nil {
		o.Tell(fmt.Sprintf(format, args...))
	}
}

// texts are the formats that are tables of text.
var texts = []string{"tsv", "csv", "polecat", "gdelt", "icews"}

// Check says what of the options a format would not heed: nil where all is
// well. The words name the flags of `dragoman export`.
func (o *Options) Check(format string) error {
	for _, x := range []struct {
		on   bool
		flag string
		of   []string
		why  string
	}{
		{o.Guard, "--guard-formulas", texts, "is no table of text that a spreadsheet opens"},
		{o.GDELT.Numeric, "--numeric-ids", []string{"gdelt"}, "has no numeric ids"},
		{o.GDELT.FIPS, "--fips", []string{"gdelt"}, "has no FIPS codes"},
		{o.ICEWS, "--names", []string{"icews"}, "has no names for codes"},
		{o.Header, "--header", []string{"gdelt"}, "has its header always"},
	} {
		if x.on && !slices.Contains(x.of, format) {
			return fmt.Errorf("%s: %s %s", x.flag, format, x.why)
		}
	}
	return nil
}

// form is the form of a table of text.
func (o *Options) form(format string) table.Form {
	return table.Form{CSV: format == "csv", Headless: format == "gdelt" && !o.Header, Guard: o.Guard}
}

// Sink takes readings and writes rows of them.
type Sink interface {
	Add(*dragoman.Reading) error
	// Close ends what was written and returns the number of rows.
	Close() (rows int, err error)
}

// StorySink takes stories with their comparison and readings, and writes rows
// of them.
type StorySink interface {
	Story(dragoman.Story, *dragoman.Comparison, []*dragoman.Reading) error
	Close() (rows int, err error)
}

// errUnknown is what New and NewStories say of a noun and format that do not go
// together.
func errUnknown(noun, format string) error {
	n, ok := Find(noun)
	if !ok {
		return fmt.Errorf("%q: what can be exported is %s", noun, strings.Join(Names(), ", "))
	}
	return fmt.Errorf("format %q: %s can be written as %s", format, noun, strings.Join(n.Formats, ", "))
}

// New is the writer of a noun that comes of single reports.
func New(w io.Writer, noun, format string, o Options) (Sink, error) {
	s, err := newSink(w, noun, format, &o)
	if err != nil || o.Names == nil || noun == "reports" {
		return s, err // a report is written as it was read
	}
	return named{s, o.Names}, nil
}

// named writes readings with one name an actor.
type named struct {
	Sink
	names canon.Names
}

func (n named) Add(r *dragoman.Reading) error { return n.Sink.Add(canon.Lay(r, n.names)) }

// Extension is how a file of a format is named.
func Extension(format string) string {
	if e := extensions[format]; e != "" {
		return e
	}
	return "." + format
}

var extensions = map[string]string{
	"plover": ".plover.jsonl", "polecat": ".polecat.tsv", "gdelt": ".gdelt.tsv", "icews": ".icews.tsv", "webannotation": ".webannotation.jsonl",
	"ftm": ".ftm.jsonl", "jsonld": ".jsonld.jsonl", "stix": ".stix.json", "markdown": ".md", "timeml": ".timeml.xml",
}

// Media is the media type of a format.
func Media(format string) string { return media[format] }

var media = map[string]string{
	"tsv": "text/tab-separated-values; charset=utf-8", "polecat": "text/tab-separated-values; charset=utf-8", "gdelt": "text/tab-separated-values; charset=utf-8",
	"icews": "text/tab-separated-values; charset=utf-8", "csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet",
	"jsonl": "application/x-ndjson", "plover": "application/x-ndjson", "webannotation": "application/x-ndjson", "jsonld": "application/x-ndjson", "ftm": "application/x-ndjson",
	"stix": "application/stix+json;version=2.1", "geojson": "application/geo+json", "gexf": "application/gexf+xml", "graphml": "application/graphml+xml",
	"atom": "application/atom+xml", "markdown": "text/markdown; charset=utf-8", "conllu": "text/plain; charset=utf-8", "timeml": "application/xml",
}
