// SPDX-License-Identifier: Apache-2.0

package mcp

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"dragoman"
)

// values are what fields of questions may be, by the name in their enum tag.
var values = map[string][]string{
	"claim": {"same", "more_specific", "adds", "differs", "incomplete", "denied", "update"},
	"by":    {"week", "month"},
	"stance": stances(dragoman.Asserts, dragoman.Reports, dragoman.Denies, dragoman.Rejects, dragoman.Pledges, dragoman.Demands, dragoman.Requests, dragoman.Proposes,
		dragoman.Accuses, dragoman.Threatens, dragoman.Warns, dragoman.Praises, dragoman.Criticises, dragoman.Predicts, dragoman.Doubts, dragoman.Agrees, dragoman.Declines,
		dragoman.Confirms, dragoman.Asks, dragoman.Orders, dragoman.Expects, dragoman.Wants, dragoman.Believes, dragoman.Fears, dragoman.Apologises),
}

func stances(all ...dragoman.Stance) (out []string) {
	for _, s := range all {
		out = append(out, string(s))
	}
	return out
}

// schemaOf is the schema of a question: that of its type, with the values its
// enum tags name and the bounds of limit.
func schemaOf[In any]() (*jsonschema.Schema, error) {
	s, err := jsonschema.For[In](nil)
	if err != nil {
		return nil, err
	}
	t := reflect.TypeFor[In]()
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		p := s.Properties[name]
		if p == nil {
			continue
		}
		if name == "limit" {
			least, most := 0.0, float64(maxItems) // 0 is what many clients send for what is left out
			p.Minimum, p.Maximum = &least, &most
		}
		tag := f.Tag.Get("enum")
		if tag == "" {
			continue
		}
		if values[tag] == nil {
			return nil, fmt.Errorf("field %s: there are no values %q", name, tag)
		}
		if p.Items != nil {
			p = p.Items
		}
		for _, v := range values[tag] {
			p.Enum = append(p.Enum, v)
		}
	}
	return s, nil
}
