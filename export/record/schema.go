// SPDX-License-Identifier: Apache-2.0

package record

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"dragoman"
)

// SchemaVersion is the version of the record's JSON: the first number changes
// when a name is taken away or means something else, the second when one comes
// to it.
const SchemaVersion = "1.2"

// Schema returns the JSON Schema (2020-12) of a line that Write writes, made
// from the nouns themselves.
func Schema() []byte { return schemaOf(reflect.TypeFor[dragoman.Reading](), "Reading") }

// ComparisonSchema is the schema of `dragoman compare --format json`.
func ComparisonSchema() []byte { return schemaOf(reflect.TypeFor[dragoman.Comparison](), "Comparison") }

// BriefSchema is the schema of `dragoman brief --format json`.
func BriefSchema() []byte { return schemaOf(reflect.TypeFor[dragoman.Brief](), "Brief") }

// CheckSchema is the schema of `dragoman check --format json`.
func CheckSchema() []byte { return schemaOf(reflect.TypeFor[dragoman.Check](), "Check") }

// SchemaOf is the schema of the JSON that encoding/json makes of v's type.
func SchemaOf(v any, title string) []byte { return schemaOf(reflect.TypeOf(v), title) }

func schemaOf(t reflect.Type, title string) []byte {
	defs := map[string]any{}
	root := object(t, defs)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "Dragoman " + title + " " + SchemaVersion
	root["$defs"] = defs
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil { // maps of strings always encode
		return nil
	}
	return b.Bytes()
}

func object(t reflect.Type, defs map[string]any) map[string]any {
	props := map[string]any{}
	required := []string{} // a list, though empty: null is no schema
	fields(t, defs, props, &required)
	slices.Sort(required)
	return map[string]any{"type": "object", "properties": props, "required": required}
}

func fields(t reflect.Type, defs map[string]any, props map[string]any, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, rest, _ := strings.Cut(tag, ",")
		switch {
		case tag == "-" || !f.IsExported():
		case f.Anonymous && tag == "":
			fields(f.Type, defs, props, required)
		default:
			props[name] = typeOf(f.Type, defs)
			if !strings.Contains(rest, "omitempty") {
				*required = append(*required, name)
			}
		}
	}
}

var marshaler = reflect.TypeFor[interface{ MarshalText() ([]byte, error) }]()

func typeOf(t reflect.Type, defs map[string]any) map[string]any {
	switch {
	case t.Implements(marshaler):
		return map[string]any{"type": "string"}
	case t.Kind() == reflect.Interface:
		return map[string]any{}
	case t.Kind() == reflect.Pointer:
		return typeOf(t.Elem(), defs)
	case t.Kind() == reflect.Slice:
		return map[string]any{"type": "array", "items": typeOf(t.Elem(), defs)}
	case t.Kind() == reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": typeOf(t.Elem(), defs)}
	case t.Kind() == reflect.Struct:
		if _, ok := defs[t.Name()]; !ok {
			defs[t.Name()] = nil // a noun may hold itself
			defs[t.Name()] = object(t, defs)
		}
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	case t.Kind() == reflect.Bool:
		return map[string]any{"type": "boolean"}
	case t.Kind() == reflect.Float64:
		return map[string]any{"type": "number"}
	case t.Kind() == reflect.String:
		return map[string]any{"type": "string"}
	}
	return map[string]any{"type": "integer"}
}
