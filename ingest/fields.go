// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dragoman"
)

// A row is one report as a set of fields: a line of JSONL, an element of a JSON
// list, a record of CSV. Fields go by our names, by the names they are commonly
// given, or by those the user maps to ours.

// otherNames are what rows of others call our fields, the commonest first.
var otherNames = map[string][]string{
	"id":        {"_id", "uuid", "guid", "doc_id", "docid", "article_id", "key"},
	"outlet":    {"container-title", "publicationTitle", "source", "publisher", "publication", "site", "site_name", "newspaper", "media", "source_name", "domain"},
	"published": {"dateTimePub", "webPublicationDate", "issued", "date", "published_at", "publishedAt", "publication_date", "pub_date", "pubDate", "date_published", "datePublished", "publish_date", "published_date", "timestamp", "created_at", "time"},
	"title":     {"headline", "head", "webTitle"},
	"url":       {"link", "uri", "web_url", "webUrl", "permalink"},
	"text":      {"body", "content", "article", "full_text", "fulltext", "fullText", "article_text", "body_text", "bodyText", "maintext", "event_text", "story", "document"},
	"html":      {"body_html", "content_html", "raw_html"},
}

var errNoText = errors.New(`the row has neither "text" nor "html"`)

var errOnlyAddress = errors.New("the row has an address and no text")

// wrappings are the fields in which others keep a row's fields: dumps of
// Elasticsearch, libraries of Zotero, answers of newspapers' own services.
var wrappings = []string{"_source", "data", "fields", "article", "attributes", "doc"}

// unwrapped lays the fields of a row's wrapping over its own.
func unwrapped(m map[string]any) map[string]any {
	for _, w := range wrappings {
		if in, ok := m[w].(map[string]any); ok {
			out := maps.Clone(m)
			delete(out, w)
			maps.Copy(out, in)
			return out
		}
	}
	return m
}

// row makes a report of one row's fields.
func (r *rows) row(m map[string]any) (dragoman.Raw, error) {
	if r.field(m, "text") == "" && r.field(m, "html") == "" {
		m = unwrapped(m)
	}
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
	if body == "" && onWeb(raw.URL) {
		if !r.pages {
			return dragoman.Raw{}, r.fault(-1, errOnlyAddress, "`dragoman ingest --fetch` fetches the page")
		}
		raw.Media, raw.Charset = "", ""
	} else if body == "" {
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
	if body != "" {
		raw.Bytes = []byte(body)
	}
	return raw, nil
}

func onWeb(s string) bool { return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") }

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

// at is a field of a row; a name with dots that is none itself goes into
// objects: "body.text".
func at(m map[string]any, name string) any {
	if v, ok := m[name]; ok {
		return v
	}
	head, rest, ok := strings.Cut(name, ".")
	if in, is := m[head].(map[string]any); ok && is {
		return at(in, rest)
	}
	return nil
}

// text returns a field as a string; numbers are taken as written, the name or
// title of an object stands for it, as a date in parts (CSL) for a date.
func (r *rows) text(m map[string]any, name string) (string, error) {
	in := r.field(m, name)
	switch v := at(m, in).(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	case map[string]any:
		for _, f := range []string{"name", "title", "raw"} {
			if s, ok := v[f].(string); ok {
				return s, nil
			}
		}
		if s, ok := dateOfParts(v["date-parts"]); ok {
			return s, nil
		}
	}
	return "", r.fault(-1, fmt.Errorf("field %q is %s, not a string", in, kindOf(at(m, in))), "")
}

// dateOfParts is a date of CSL, [[2025, 3, 4]], as precise as it is.
func dateOfParts(v any) (string, bool) {
	days, _ := v.([]any)
	if len(days) == 0 {
		return "", false
	}
	parts, _ := days[0].([]any)
	var out []string
	for i, p := range parts[:min(len(parts), 3)] {
		n, err := strconv.Atoi(fmt.Sprint(p))
		if err != nil || n < 0 || n > 9999 {
			return "", false
		}
		out = append(out, fmt.Sprintf([]string{"%04d", "%02d", "%02d"}[i], n))
	}
	return strings.Join(out, "-"), len(out) > 0
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
