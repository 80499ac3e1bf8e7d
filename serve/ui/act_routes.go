// SPDX-License-Identifier: Apache-2.0

package ui

import "net/http"

// actRoutes are the addresses of actors, pairs, review, check and briefs.
func (p *pages) actRoutes(mux *http.ServeMux) {
	for path, f := range map[string]func(*http.Request) (view, error){
		"GET /e": p.actorsPage, "GET /e/{id}": p.entity, "GET /e/{id}/merge": p.merge, "GET /d/{a}/{b}": p.dyad,
		"GET /review": p.review, "GET /check": p.checkForm, "GET /brief/{id}": p.brief, "GET /map": p.actsPage,
	} {
		mux.HandleFunc(path, p.page(f))
	}
	for path, f := range map[string]http.HandlerFunc{
		"GET /e/{id}/weeks.csv": p.weeksFile, "GET /e/{id}/weeks.svg": p.weeksPicture, "GET /e/{id}/weeks.png": p.weeksPicture,
		"GET /d": p.choosePair, "GET /d/{a}/{b}/counts.csv": p.dyadFile, "GET /d/{a}/{b}/chart.svg": p.dyadPicture, "GET /d/{a}/{b}/chart.png": p.dyadPicture,
		"GET /brief/{id}/brief.md": p.briefFile, "GET /brief/{id}/brief.html": p.briefFile,
		"POST /check": p.check, "POST /feeds/change": p.write(p.changeFeed), "GET /feeds.opml": p.feedsFile, "GET /decisions.jsonl": p.decisionsFile, "POST /review": p.write(p.reviewed), "POST /e/{id}/merge": p.write(p.mergeNow),
	} {
		mux.HandleFunc(path, f)
	}
}
