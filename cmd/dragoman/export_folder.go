// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"

	"dragoman"
	"dragoman/export/flat"
	"dragoman/export/ftm"
	"dragoman/export/gdelt"
	"dragoman/export/icews"
	"dragoman/export/plover"
	"dragoman/export/polecat"
	"dragoman/export/record"
	"dragoman/export/table"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
)

// folder is where an export goes with its schema.json and MANIFEST.json. The
// manifest is written last: a folder without one is not finished.
type folder struct {
	dir      string
	what     string
	format   string
	manifest table.Manifest
	listed   map[string]bool
}

// newFolder makes the folder. One that holds another export is refused.
func newFolder(c *exportCmd) (*folder, error) {
	f := &folder{dir: c.Out, what: c.What, format: c.Format, listed: map[string]bool{}}
	f.manifest = table.Manifest{Engine: "dragoman", Version: version(), Format: c.What + " " + c.Format, Query: c.asked()}
	old, err := os.ReadFile(f.path("MANIFEST.json"))
	if err == nil {
		var was table.Manifest
		if json.Unmarshal(old, &was) != nil || was.Format != f.manifest.Format {
			return nil, exitError{exitUsage, fmt.Sprintf("--out %s: the folder holds another export (%s): a folder an export", c.Out, was.Format)}
		}
		if err := os.Remove(f.path("MANIFEST.json")); err != nil {
			return nil, err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return f, os.MkdirAll(c.Out, 0o777)
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

// input lists a report the export was made of. A nil folder lists none.
func (f *folder) input(r *dragoman.Reading) {
	if f == nil || f.listed[r.ID] {
		return
	}
	f.listed[r.ID] = true
	sum := sha256.Sum256([]byte(r.Text))
	f.manifest.Inputs = append(f.manifest.Inputs, table.Input{Report: r.ID, Key: r.Key, SHA256: hex.EncodeToString(sum[:])})
}

// folderFile is a file of a folder being written; the zero value is no file.
type folderFile struct {
	of   *folder
	name string
	file *os.File
	out  *bufio.Writer
	sum  hash.Hash
}

func (f *folder) create(name string) (*folderFile, error) {
	file, err := os.Create(f.path(name))
	if err != nil {
		return nil, err
	}
	return &folderFile{f, name, file, bufio.NewWriter(file), sha256.New()}, nil
}

func (x *folderFile) Write(b []byte) (int, error) {
	x.sum.Write(b)
	return x.out.Write(b)
}

// close closes the file and lists it; err is what went wrong before, and comes
// back first.
func (x *folderFile) close(rows int, err error) error {
	if x.file == nil {
		return err
	}
	for _, e := range []error{x.out.Flush(), x.file.Close()} {
		if err == nil {
			err = e
		}
	}
	x.of.manifest.Files = append(x.of.manifest.Files, table.File{Name: x.name, Rows: rows, SHA256: hex.EncodeToString(x.sum.Sum(nil))})
	return err
}

// finish writes the schema and the manifest.
func (f *folder) finish() error {
	schema, standard, err := f.schema()
	if err != nil {
		return err
	}
	if schema != nil {
		if err := os.WriteFile(f.path("schema.json"), schema, 0o666); err != nil {
			return err
		}
	}
	f.manifest.Schema = standard
	if f.manifest.Models, err = models(); err != nil {
		return err
	}
	f.manifest.Gazetteer, f.manifest.Actors = gaz.Sum(), actors.Sum()
	b, err := f.manifest.JSON()
	if err != nil {
		return err
	}
	return os.WriteFile(f.path("MANIFEST.json"), b, 0o666)
}

// models are the sha256 of the language pack's models.
func models() (map[string]string, error) {
	pack, out := en.Pack(), map[string]string{}
	names, err := pack.Models()
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		b, err := pack.Model(n)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(b)
		out[n] = hex.EncodeToString(sum[:])
	}
	return out, nil
}

// madeWith is what a file's own metadata say of what it was made with.
func madeWith() (map[string]string, error) {
	of, err := models()
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(of)
	return map[string]string{"version": version(), "models": string(b), "gazetteer": gaz.Sum(), "actors": actors.Sum()}, err
}

// schema is the Frictionless schema of a table, the JSON Schema of a line of
// JSON, or the standard a format follows that has its own.
func (f *folder) schema() (schema []byte, standard string, err error) {
	switch f.format {
	case "polecat":
		schema, err = table.Schema(polecat.Columns())
	case "gdelt":
		schema, err = table.Schema(gdelt.Columns())
	case "icews":
		schema, err = table.Schema(icews.Columns())
	case "plover":
		schema = record.SchemaOf(plover.Record{}, "PLOVER record")
	case "ftm":
		schema, standard = record.SchemaOf(ftm.Entity{}, "FollowTheMoney entity"), "https://followthemoney.tech/"
	case "webannotation":
		standard = "https://www.w3.org/TR/2017/REC-annotation-model-20170223/"
	case "jsonld":
		standard = map[string]string{"events": "https://schema.org/Action", "statements": "https://schema.org/Quotation, https://schema.org/Claim", "claims": "https://schema.org/Claim"}[f.what]
	case "geojson":
		standard = "https://www.rfc-editor.org/rfc/rfc7946"
	case "gexf":
		standard = "http://gexf.net/1.2/"
	case "graphml":
		standard = "http://graphml.graphdrawing.org/"
	case "atom":
		standard = "https://www.rfc-editor.org/rfc/rfc4287"
	case "markdown":
		standard = "https://spec.commonmark.org/"
	case "stix":
		standard = "https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html"
	case "conllu":
		standard = "https://universaldependencies.org/format.html"
	case "timeml":
		standard = "TimeML 1.2.1 (ISO 24617-1), TIMEX3 only"
	case "jsonl":
		schema = map[string][]byte{
			"reports": record.Schema(), "statements": record.SchemaOf(flat.Statement{}, "Statement"), "claims": record.SchemaOf(flat.Claim{}, "Claim"),
			"stories": record.SchemaOf(flat.Story{}, "Story"), "actors": record.SchemaOf(flat.Actor{}, "Actor"), "mentions": record.SchemaOf(flat.Happening{}, "Happening"),
		}[f.what]
	default:
		columns := flat.Columns(f.what)
		if f.what == "events" {
			columns = polecat.OurColumns()
		}
		schema, err = table.Schema(columns)
	}
	return schema, standard, err
}
