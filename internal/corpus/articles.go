// SPDX-License-Identifier: Apache-2.0

package corpus

import "dragoman"

// Article is a row of stories/allsides or news/stream: a dated report, and the
// story it was put into by editors ("" is unlabelled).
type Article struct {
	ID     string `json:"id"`
	Date   string `json:"date"`
	Title  string `json:"title"`
	Text   string `json:"text"`
	Source string `json:"source"`
	Gold   string `json:"gold"`
	URL    string `json:"url"`
}

// Articles loads rows of articles.
func Articles(path string) ([]Article, error) { return JSONL[Article](path) }

// Report makes a report of an article; its id is the row's.
func (a *Article) Report() *dragoman.Report {
	r := &dragoman.Report{ID: a.ID, Key: a.ID, Outlet: a.Source, Title: a.Title, URL: a.URL, Text: a.Text, Language: "en"}
	if a.Date != "" {
		r.Published = dragoman.Date{Value: a.Date, Precision: "day", Basis: "given"}
	}
	return r
}
