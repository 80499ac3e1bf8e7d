// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// A row is one report as a set of fields: a line of JSONL, an element of a JSON
// list, a record of CSV. Fields go by our names, by the names they are commonly
// given, or by those the user maps to ours.

// otherNames are what rows of others call our fields, the commonest first.
var otherNames = map[string][]string{
	"id":        {"_id", "uuid", "guid", "doc_id", "docid", "article_id", "key"},
	"outlet":    {"source", "publisher", "publication", "site", "site_name", "newspaper", "media", "source_name"},
	"published": {"date", "published_at", "publishedAt", "publication_date", "pub_date", "pubDate", "date_published", "datePublished", "publish_date", "published_date", "timestamp", "created_at", "time"},
	"title":     {"headline", "head"},
	"url":       {"link", "uri", "web_url", "webUrl", "permalink"},
	"text":      {"body", "content", "article", "full_text", "fulltext", "fullText", "article_text", "body_text", "bodyText", "maintext", "event_text", "story", "document"},
	"html":      {"body_html", "content_html", "raw_html"},
}

var errNoText = errors.New(`the row has neither "text" nor "html"`)

// row makes a report of one row's fields.
func (r *rows) row(m map[string]any) (dragoman.Raw, error) {
	raw := dragoman.Raw{Path: r.path, Record: r.line, Media: "text/plain"}
	for _, f := range []struct {
		name string
		to   *string
	}{{"id", &raw.Key}, {"outlet", &raw.Outlet}, {"published", &raw.Published}, {"title", &raw.Title}, {"url", &raw.URL}} {
		v, err := r.text(m, f.name)
		if err != nil {
			return dragoman.Raw{}, err
		}
		*f.to = v
	}
	body, err := r.text(m, "text")
	if err != nil {
		return dragoman.Raw{}, err
	}
	if body == "" {
		if body, err = r.text(m, "html"); err != nil {
			return dragoman.Raw{}, err
		}
		raw.Media = "text/html"
		raw.Charset = "utf-8"
	}
	if body == "" {
		return dragoman.Raw{}, r.fault(-1, errNoText, r.hint(m))
	}
	if len(body) > MaxReport {
		return dragoman.Raw{}, r.fault(-1, fmt.Errorf("the report is longer than %d MB", MaxReport>>20), "split the report")
	}
	if raw.Key != "" {
		if first, ok := r.seen[raw.Key]; ok {
			return dragoman.Raw{}, r.fault(-1, fmt.Errorf("id %q stands on line %d already", raw.Key, first), "ids are unique in a file")
		}
		r.seen[raw.Key] = r.line
	}
	raw.Bytes = []byte(body)
	return raw, nil
}

// field is the name under which a row has one of our fields, "" for none.
func (r *rows) field(m map[string]any, name string) string {
	if n, ok := r.fields[name]; ok {
		return n
	}
	if filled(m[name]) {
		return name
	}
	for _, n := range otherNames[name] {
		if filled(m[n]) && !r.taken(n) {
			return n
		}
	}
	for _, n := range append([]string{name}, otherNames[name]...) { // in capitals, as spreadsheets have them
		if k := inAnyCase(m, n); k != "" && !r.taken(k) {
			return k
		}
	}
	return ""
}

// inAnyCase is the first field with a value, in the order of bytes, that is a
// name but for capitals.
func inAnyCase(m map[string]any, name string) string {
	var found []string
	for k := range m {
		if strings.EqualFold(k, name) && filled(m[k]) {
			found = append(found, k)
		}
	}
	if found == nil {
		return ""
	}
	return slices.Min(found)
}

// taken: the user maps another of our fields to this one.
func (r *rows) taken(name string) bool {
	for _, n := range r.fields {
		if n == name {
			return true
		}
	}
	return false
}

func filled(v any) bool {
	s, ok := v.(string)
	return v != nil && (!ok || s != "")
}

// text returns a field as a string; numbers are taken as written, the name of
// an object stands for it.
func (r *rows) text(m map[string]any, name string) (string, error) {
	in := r.field(m, name)
	switch v := m[in].(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return s, nil
		}
	}
	return "", r.fault(-1, fmt.Errorf("field %q is %s, not a string", in, kindOf(m[in])), "")
}

func kindOf(v any) string {
	switch v.(type) {
	case bool:
		return "true or false"
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return fmt.Sprintf("a %T", v)
}

// hint names the field of a row that is most likely its text: the longest.
func (r *rows) hint(m map[string]any) string {
	best := ""
	var names []string
	for k, v := range m {
		names = append(names, k)
		s, ok := v.(string)
		if !ok || len(s) < 40 {
			continue
		}
		if b, _ := m[best].(string); best == "" || len(s) > len(b) || len(s) == len(b) && k < best {
			best = k
		}
	}
	slices.Sort(names)
	if best != "" {
		return fmt.Sprintf("name its field: --map text=%s", best)
	}
	if len(m) < 2 {
		return "name its field with --map text=FIELD"
	}
	list := strings.Join(names[:min(len(names), 12)], ", ")
	return "its fields are " + list[:min(len(list), 200)] + ": name the one with --map text=FIELD"
}
