// SPDX-License-Identifier: Apache-2.0

package record

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the schemas again")

// The published schemas are those of the nouns, and hold the fixed names.
func TestPublishedSchemas(t *testing.T) {
	for name, schema := range map[string][]byte{"record": Schema(), "comparison": ComparisonSchema(), "brief": BriefSchema(), "check": CheckSchema()} {
		path := filepath.Join("..", "..", "docs", "formats", name+".schema.json")
		if *update {
			if err := os.WriteFile(path, schema, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, schema) {
			t.Errorf("%s is not the schema of the nouns: go test ./export/record -update", path)
		}
	}
	var s struct {
		Properties map[string]any
		Defs       map[string]struct {
			Properties map[string]any
			Required   []string
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{"id", "key", "outlet", "title", "url", "published", "language", "text", "furniture", "sentences", "tokens", "actors", "times", "places", "statements", "events", "notes"} {
		if s.Properties[n] == nil {
			t.Errorf("no %q in a reading", n)
		}
	}
	for def, x := range s.Defs {
		if x.Required == nil {
			t.Errorf("%s: what is required is null, not a list", def)
		}
	}
	for def, names := range map[string][]string{
		"Event":     {"id", "trigger", "mentions", "plover", "mode", "contexts", "cameo", "quad", "intensity", "actors", "recipients", "when", "where", "status", "according_to", "sizes"},
		"Statement": {"id", "source", "cue", "content", "speaker", "addressee", "form", "tier", "stance", "status", "within"},
		"Actor":     {"id", "kind", "name", "link", "country", "sector", "mentions", "roles"},
		"Time":      {"start", "end", "type", "value", "earliest", "latest", "precision", "basis"},
		"Place":     {"start", "end", "name", "geonames", "lat", "lon", "country", "precision"},
		"Token":     {"start", "end", "lemma", "upos", "head", "deprel"},
		"Holder":    {"holder", "stance", "statement"},
	} {
		for _, n := range names {
			if s.Defs[def].Properties[n] == nil {
				t.Errorf("no %q in %s", n, def)
			}
		}
	}
}
