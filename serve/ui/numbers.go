// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"

	"dragoman/serve/api"
)

// numbersFile is the numbers of a story as CSV, each with the bytes it stands at.
func (p *pages) numbersFile(w http.ResponseWriter, r *http.Request) {
	st, _, shown, err := p.o.Desk.Whole(r.Context(), r.PathValue("id"))
	if err != nil {
		p.page(func(*http.Request) (view, error) { return view{}, err })(w, r)
		return
	}
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	_ = c.Write([]string{"story", "what", "figure", "differs", "source", "as_of", "outlets", "report", "start", "end"})
	for _, n := range shown.Numbers {
		var told []string
		for _, o := range n.Told {
			told = append(told, o.Outlet)
		}
		_ = c.Write([]string{st.ID, guarded(n.What), guarded(n.Figure), fmt.Sprint(n.Parts), guarded(n.Source), n.AsOf, guarded(strings.Join(told, "; ")), n.Cite.Report, fmt.Sprint(n.Cite.Start), fmt.Sprint(n.Cite.End)})
	}
	if c.Flush(); c.Error() != nil {
		api.Tell(r.Context(), c.Error())
		http.Error(w, "the file could not be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="numbers-`+st.ID+`.csv"`)
	_, _ = w.Write(b.Bytes())
}

// guarded keeps a spreadsheet from running words of a report as a formula.
func guarded(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
