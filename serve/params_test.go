// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// A parameter no resource knows is refused with the names of those it does.
func TestUnknownParametersAreRefused(t *testing.T) {
	base, tokens := server(t, true)
	for path, want := range map[string]string{
		"/api/stories?form=2025-01-01":              "knows after, from, limit, to|did you mean from?",
		"/api/quotes?speker=x&stance=denies":        "did you mean speaker?",
		"/api/reports?Limit=2":                      "did you mean limit?",
		"/api/dyads/RUS/SYR?period=week":            "it knows by",
		"/api/actors/Nobody?x=1":                    "it knows none",
		"/api/search?q=ferry&page=2":                `does not know the parameter \"page\"`,
		"/api/reports/r1?token=true":                "did you mean tokens?",
		"/api/events?q=" + strings.Repeat("a", 300): "does not know",
	} {
		a := ask(t, "GET", base+path, "", "")
		if a.status != 400 || !strings.HasPrefix(a.header.Get("Content-Type"), "application/problem+json") {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
		for _, w := range strings.Split(want, "|") {
			if !strings.Contains(a.body, w) {
				t.Errorf("%s: %s, want %s", path, a.body, w)
			}
		}
	}
	if a := ask(t, "POST", base+"/api/reports?dry=1", tokens["write"], `{"text":"The ferry sank."}`); a.status != 400 {
		t.Errorf("a writing: %d %s", a.status, a.body)
	}
	if a := ask(t, "GET", base+"/api/stories?limit=2&from=2025-01-01", "", ""); a.status != 200 {
		t.Errorf("%d %s", a.status, a.body)
	}
}

// The description says how to reach the server and what it asks for.
func TestDescription(t *testing.T) {
	base, _ := server(t, true)
	var doc struct {
		Servers  []struct{ URL string }
		Security []map[string][]string
		Info     struct{ License struct{ Identifier string } }
		Paths    map[string]map[string]struct {
			OperationID string
			Security    []map[string][]string
			Responses   map[string]any
		}
		Components struct {
			SecuritySchemes map[string]struct{ Type, Scheme string }
		}
	}
	if err := json.Unmarshal([]byte(ask(t, "GET", base+"/openapi.json", "", "").body), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Servers) != 1 || doc.Servers[0].URL != "/" || len(doc.Security) != 2 || doc.Info.License.Identifier != "Apache-2.0" || doc.Components.SecuritySchemes["bearer"].Scheme != "bearer" {
		t.Errorf("%+v", doc)
	}
	if s := doc.Paths["/api/corrections"]["post"].Security; len(s) != 1 || s[0]["bearer"] == nil {
		t.Errorf("a correction asks for %v", s)
	}
}
