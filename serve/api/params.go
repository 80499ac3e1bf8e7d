// SPDX-License-Identifier: Apache-2.0

package api

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// known refuses a request with a parameter its resource does not know: one
// that is misspelt would be left out of the question without a word.
func known(a huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		var names []string
		for _, p := range ctx.Operation().Parameters {
			if p.In == "query" {
				names = append(names, p.Name)
			}
		}
		slices.Sort(names)
		u := ctx.URL()
		var faults []error
		var strange []string
		for name := range u.Query() {
			if !slices.Contains(names, name) {
				strange = append(strange, name)
			}
		}
		slices.Sort(strange)
		for _, name := range strange {
			faults = append(faults, &huma.ErrorDetail{Message: "no such parameter" + meant(name, names), Location: "query." + name})
		}
		if faults == nil {
			next(ctx)
			return
		}
		there := "it knows none"
		if len(names) > 0 {
			there = "it knows " + strings.Join(names, ", ")
		}
		if err := huma.WriteErr(a, ctx, http.StatusBadRequest, fmt.Sprintf("this resource does not know the parameter %.60q: %s", strange[0], there), faults...); err != nil {
			Tell(ctx.Context(), err)
		}
	}
}

// meant is what a misspelt name is nearest to, " (did you mean x?)", or "".
func meant(name string, names []string) string {
	for _, n := range names {
		if near(strings.ToLower(name), n) {
			return fmt.Sprintf(" (did you mean %s?)", n)
		}
	}
	return ""
}

// near: two words are the same but for one letter, or two neighbours exchanged,
// or one begins the other.
func near(a, b string) bool {
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) && len(a) > 2 {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i+1 <= len(a) && a[i+1:] == b[i+1:] || i+2 <= len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}
