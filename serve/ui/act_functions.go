// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"dragoman"
	"dragoman/serve/page"
)

// uttered is words said, with a publication whose year dates leave out.
type uttered struct {
	*page.Utterance
	Near string
}

// Told_ is where the words stand; Told are who prints them.
func (u uttered) Told_() dragoman.Told { return u.Saying.Told }

// actsOf is a list of what was done.
type actsOf struct {
	Acts []*page.Happening
	Near string
}

// spot is the address of a passage in its report, lit.
func spot(t dragoman.Told) string {
	return fmt.Sprintf("/doc/%s?at=%d-%d#at", t.Report, t.Span.Start, t.Span.End)
}

// outletsOf names who tells something: the first, its day, and how many more.
func outletsOf(told []page.Ref, copies int, near string) string {
	var names []string
	for _, r := range told {
		n := r.Outlet
		if n == "" {
			n = "no outlet"
		}
		if len(names) == 0 || names[len(names)-1] != n {
			names = append(names, n)
		}
	}
	s := ""
	switch len(names) {
	case 0:
		return s
	case 1:
		s = names[0]
	case 2:
		s = names[0] + " and " + names[1]
	default:
		s = names[0] + " and " + plural(len(told)-1, "more origin", "more origins")
	}
	s += ", " + page.Told(told[0].Published, near)
	if copies > 0 {
		s += ", " + plural(copies, "copy", "copies")
	}
	return s
}

// inMarks is a text as its form has it: words spoken in marks.
func inMarks(form, text string) string {
	text = strings.Trim(text, "“”\"")
	if form == "direct" {
		return "“" + text + "”"
	}
	return first(text)
}

// stancesOfForm are the stances a form offers.
var stancesOfForm = []dragoman.Stance{dragoman.Asserts, dragoman.Confirms, dragoman.Denies, dragoman.Rejects, dragoman.Pledges, dragoman.Demands, dragoman.Requests, dragoman.Proposes, dragoman.Accuses, dragoman.Threatens, dragoman.Warns, dragoman.Orders,
	dragoman.Praises, dragoman.Criticises, dragoman.Predicts, dragoman.Doubts, dragoman.Agrees, dragoman.Declines, dragoman.Asks, dragoman.Expects, dragoman.Wants, dragoman.Believes, dragoman.Fears, dragoman.Apologises, dragoman.Unconfirmed, dragoman.Investigates, dragoman.LeavesOpen, dragoman.Reports}

func actFunctions() template.FuncMap {
	return template.FuncMap{
		"near":    func(u *page.Utterance, near string) uttered { return uttered{u, near} },
		"spot":    spot,
		"outlets": outletsOf,
		"quoted":  inMarks,
		"dayin":   page.DayInWords,
		"first":   first,
		"with_":   with,
		"acts": func(all []*page.Happening, whole bool, near string) actsOf {
			most := didShown
			if whole {
				most = 100
			}
			return actsOf{all[:min(len(all), most)], near}
		},
		"didShown":    func() int { return didShown },
		"bare":        func(s string) string { return strings.Trim(s, "“”\" ,.") },
		"stanceclass": page.StanceClass,
		"correction":  func(c dragoman.Correction) string { return inWords(&c) },
		"plovertag":   page.Tag,
		"quad":        func(q int) string { return strings.Trim(quadWords(q), " ()") },
		"sector":      func(s string) string { return sectors[s] },
		"inplace":     inPlace,
		"holderword": func(s string) string {
			if w, ok := holderWords[s]; ok {
				return w
			}
			return s
		},
		"feedfault": feedFault,
		"feedword":  func(s dragoman.FeedState) string { return cmp.Or(feedWords[s], string(s)) },
		"classword": func(s string) string {
			return cmp.Or(map[string]string{"named": "by name", "anonymous": "not named", "generic": "of people", "outlet": "of the outlet", "document": "of documents", "unknown": "of nobody known", "nobody": "of nobody"}[s], s)
		},
		"statusword": page.StatusWord,
		"stanceword": page.StanceWord,
		"stances":    func() []dragoman.Stance { return stancesOfForm },
		"itemof": func(address string) string {
			u, err := url.Parse(address)
			if err != nil {
				return ""
			}
			return u.Query().Get("item")
		},
	}
}

// holderWords say who tells an event where nobody is named; "" says nothing.
var holderWords = map[string]string{"anonymous": "somebody not named", "generic": "people not named", "document": "a document", "outlet": "", "unknown": "", "nobody": ""}

// inPlace is a mention with the words beside it.
func inPlace(r *dragoman.Reading, at dragoman.Span) string {
	const beside = 24 // bytes
	if at.Start < 0 || at.Start > at.End || int(at.End) > len(r.Text) {
		return ""
	}
	from, to := max(at.Start-beside, 0), min(at.End+beside, int32(len(r.Text)))
	return "… " + strings.Join(strings.Fields(strings.ToValidUTF8(r.Text[from:to], "")), " ") + " …"
}
