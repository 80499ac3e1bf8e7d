// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"testing"

	"dragoman"
)

// Four ways a site builds its pages round an article; %[1]s stands in the head,
// %[2]s before the article, %[3]s is the article, %[4]s stands behind it.
var pageLayouts = map[string]string{
	"article": `<!doctype html><html lang="en"><head><title>Ferry crews strike | Harbour Post</title>%[1]s</head><body class="has-sidebar single-post">%[2]s<main><article class="post"><h1>Ferry crews strike</h1>%[3]s</article></main>%[4]s</body></html>`,
	"main":    `<!doctype html><html><head><title>Ferry crews strike</title>%[1]s</head><body>%[2]s<div id="page"><main role="main"><header><h1>Ferry crews strike</h1></header><div class="c-body js-body">%[3]s</div></main>%[4]s</div></body></html>`,
	"divs":    `<html><head><title>Ferry crews strike - Harbour Post</title>%[1]s</head><body><div id="wrap">%[2]s<div class="col2"><div class="headline"><h1>Ferry crews strike</h1></div><div class="txt">%[3]s</div></div><div class="col3">%[4]s</div></div></body></html>`,
	"tables":  `<HTML><HEAD><TITLE>Ferry crews strike</TITLE>%[1]s</HEAD><BODY>%[2]s<TABLE><TR><TD width=600><H1>Ferry crews strike</H1>%[3]s</TD></TR></TABLE>%[4]s</BODY></HTML>`,
}

const (
	one   = "Ferry crews in Saltmouth began a three-day strike on Monday over plans to cut night crossings."
	two   = "The operator, Coastal Lines, said 14 sailings were cancelled and that travellers would get their money back."
	three = "Mayor Ana Bellweather denied that the city had asked for the cuts, and called for talks this week."
	four  = "Dock workers in the next port said they would not unload the ships of the line in the meantime."
	other = "A lighthouse keeper in Gullhaven has won the regional prize for amateur astronomy for a second year."
)

func paragraphs(ps ...string) string { return "<p>" + strings.Join(ps, "</p>\n<p>") + "</p>" }

// kinds of pages: what stands round and in the article, and what comes out.
// blocks are lines of their own in the text, in order, once each; out is in no
// line; prose is not even furniture.
var kinds = []struct {
	name                    string
	head, before, in, after string
	blocks, out, notProse   []string
	published, warning      string
}{
	{name: "plain", in: paragraphs(one, two, three)},
	{name: "navigation and footer", before: `<nav><a href=/>Home</a> <a href=/w>World</a></nav><header><a href=/>Harbour Post</a></header>`, in: paragraphs(one, two, three), after: `<footer><p>The Harbour Post is a member of the press council and keeps to its code. All rights reserved.</p></footer>`, out: []string{"press council", "World"}},
	{name: "cookie dialog by name", before: `<div class="cookie-consent"><p>We use cookies and similar tools to store and read information on your device, to measure our audience and to show you advertising that fits.</p></div>`, in: paragraphs(one, two, three), out: []string{"cookies"}},
	{name: "cookie dialog by role", before: `<div role="dialog"><h2>Your privacy</h2><p>We and our 311 partners process personal data such as your address to show personalised advertising and content, to measure both and to learn of our audience.</p><p>You may object at any time in the settings, which stand at the foot of each of our pages, or let our partners know in writing.</p><p>We and our 311 partners process personal data such as your address to show personalised advertising and content.</p></div>`, in: paragraphs(one, two, three), out: []string{"partners"}},
	{name: "cookie text with no name", before: `<div class="x1"><p>We use cookies to improve your visit and to show you advertising.</p></div>`, in: paragraphs(one, two, three), notProse: []string{"We use cookies"}},
	{name: "subscribe box", in: paragraphs(one, two) + `<div class="newsletter-signup"><h3>Morning tide</h3><p>Our reporters write each morning about what the day will bring on the coast. Free.</p></div>` + paragraphs(three), out: []string{"Morning tide", "reporters write"}},
	{name: "subscribe line", in: paragraphs(one, two, "Sign up for our newsletter to get the news of the coast each morning.", three), notProse: []string{"Sign up for"}},
	{name: "related links", in: paragraphs(one, two) + `<ul><li><a href=/1>Why the night boats lose money</a></li><li><a href=/2>In pictures: the last crossing</a></li></ul>` + paragraphs(three), out: []string{"night boats lose", "last crossing"}},
	{name: "related box", in: paragraphs(one, two, three) + `<div class="related-stories"><h3>More from the coast</h3><p>` + other + `</p></div>`, out: []string{"lighthouse"}},
	{name: "sidebar", in: paragraphs(one, two, three), after: `<aside><h3>Also today</h3><p>` + other + `</p></aside><div class="sidebar"><p>` + other + `</p></div>`, out: []string{"lighthouse"}},
	{name: "comments", in: paragraphs(one, two, three), after: `<div id="comments"><div class="comment"><time datetime="2025-02-01">1 Feb 2025</time><p>I have taken this boat for thirty years and I have never seen a cut like it.</p></div></div>`, out: []string{"thirty years"}},
	{name: "hidden from readers", in: `<p aria-hidden="true">` + one + `</p>` + paragraphs(one, two, three) + `<p style="display: none">` + other + `</p><p hidden>` + other + `</p>`, out: []string{"lighthouse"}},
	{name: "teaser", in: `<p class="article-teaser">` + one + `</p>` + paragraphs(one, two, three)},
	{name: "list items", in: paragraphs(one) + "<ul><li>" + two + "</li><li>" + three + "</li></ul>" + paragraphs(four), blocks: []string{one, two, three, four}},
	{name: "table cells", in: paragraphs(one, two, three) + `<table><tr><th>Route</th><th>Cancelled</th></tr><tr><td>Gullhaven</td><td>14</td></tr></table>`, blocks: []string{one, two, three, "Route", "Cancelled", "Gullhaven", "14"}},
	{name: "line breaks", in: `<div>` + one + `<br><br>` + two + `<br/>` + three + `</div>`},
	{name: "a line broken in a sentence", in: `<p>Ferry crews in Saltmouth began a three-day strike<br>on Monday over plans to cut night crossings.</p>` + paragraphs(two, three)},
	{name: "rows of spans", in: `<div class="r"><span>` + one + `</span></div><div class="r"><span>` + two + `</span></div><div class="r"><span>` + three + `</span></div>`},
	{name: "picture", in: paragraphs(one) + `<figure><img src=x><figcaption>A boat at the quay. Photo: Lena Brandt</figcaption></figure>` + paragraphs(two, three), notProse: []string{"A boat at the quay"}},
	{name: "cross-headings", in: paragraphs(one) + `<h2>Money back</h2>` + paragraphs(two) + `<h3>City hall</h3>` + paragraphs(three), notProse: []string{"Money back", "City hall"}},
	{name: "live report", head: `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry crews strike","datePublished":"2025-03-05T06:00:00Z","dateModified":"2025-03-06T06:00:00Z","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Ferry crews strike on","datePublished":"2025-03-06T09:00:00Z"}]}</script>`,
		in: `<div class="entry"><time datetime="2025-03-06T09:00:00Z">6 March 2025 9:00</time>` + paragraphs(two) + `</div><div class="entry"><time datetime="2025-03-05T08:00:00Z"></time>` + paragraphs(one) + `</div>`, blocks: []string{"6 March 2025 9:00", two, "2025-03-05T08:00:00Z", one}, published: "2025-03-05T06:00:00Z", notProse: []string{"6 March 2025 9:00"}},
	{name: "soft hyphens", in: strings.NewReplacer("operator", "oper\u00adator", "crossings", "cross&shy;ings", "talks", "ta\u200blks").Replace(paragraphs(one, two, three))},
	{name: "declared latin", head: `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`, in: paragraphs("Captain Ren\xe9 M\xfcller said the crews of Saltmouth would not give in before the summer.", two, three), blocks: []string{"Captain René Müller said the crews of Saltmouth would not give in before the summer.", two, three}},
	{name: "lies about its charset", head: `<meta charset="utf-8">`, in: paragraphs("\x93We won\x92t go,\x94 the captain Ren\xe9 Gull told the crews of Saltmouth on Monday.", two, three), blocks: []string{"“We won’t go,” the captain René Gull told the crews of Saltmouth on Monday.", two, three}, warning: "windows-1252"},
	{name: "one bad byte", head: `<meta charset="utf-8">`, in: paragraphs("“We won’t go,” the captain René Gull told the crews\xff of Saltmouth on Monday.", two, three), blocks: []string{"“We won’t go,” the captain René Gull told the crews\uFFFD of Saltmouth on Monday.", two, three}, warning: "not UTF-8"},
	{name: "graph", head: `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2019-01-01","name":"Harbour Post"},{"@type":"Organization","@id":"#org","name":"Harbour Post"},{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Ferry crews strike again","datePublished":"2020-01-01"}]},{"@type":"NewsArticle","headline":"Lighthouse keeper wins","datePublished":"2021-01-01"},{"@type":"NewsArticle","headline":"Ferry crews strike","datePublished":"2025-03-04","publisher":{"@id":"#org"}}]}</script>`, in: paragraphs(one, two, three), published: "2025-03-04"},
	{name: "the date of the page alone", head: `<script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-01-01"}</script><meta property="article:modified_time" content="2025-11-20">`, in: paragraphs(one, two, three)},
	{name: "updated", in: `<time datetime="2026-01-20T00:00">Updated 20 January 2026</time><p>Published 4 March 2025</p>` + paragraphs(one, two, three), published: "2025-03-04", notProse: []string{"Published 4 March"}},
	{name: "modified by its class", in: `<span class="date-modified"><time datetime="2026-01-20">20 January 2026</time></span> <time datetime="2025-03-04">4 March 2025</time>` + paragraphs(one, two, three), published: "2025-03-04"},
	{name: "a change by the class of its time", head: `<meta property="og:updated_time" content="2026-05-03T10:00:00Z">`, in: `<time class="updated" datetime="2026-05-03">3 May 2026</time>` + paragraphs(one, two, three), notProse: []string{"3 May 2026"}},
	{name: "posted and modified", in: `<span>Posted <time datetime="2025-03-04">4 March 2025</time></span> <span>Modified <time datetime="2026-05-03">3 May 2026</time></span>` + paragraphs(one, two, three), published: "2025-03-04", notProse: []string{"Posted"}},
	{name: "the day in a title", in: `<abbr class="published" title="2025-03-04T08:00:00Z">4 March</abbr>` + paragraphs(one, two, three), published: "2025-03-04T08:00:00Z", notProse: []string{"4 March"}},
	{name: "first published", in: paragraphs("Last updated: 3 May 2026", "First published 4 March 2025", one, two, three), published: "2025-03-04", notProse: []string{"Last updated", "First published"}},
	{name: "cookie dialog that is modal", before: `<div class="x93" aria-modal="true"><p>We and our 640 partners store and read information on a device, such as cookies and addresses, for advertising that fits and for research.</p><p>We and our 640 partners store and read information on a device, such as cookies and addresses, for advertising that fits and for research.</p><p>We and our 640 partners store and read information on a device, such as cookies.</p></div>`, in: paragraphs(one, two, three), out: []string{"partners"}},
	{name: "cookie dialog of a vendor", before: `<div class="qc-cmp2-container"><p>We and our 640 partners store and read information on a device, such as cookies and addresses, for advertising that fits and for research.</p></div><div id="onetrust-banner-sdk"><p>We and our 640 partners process what we learn of you.</p></div><section class="fc-consent-root"><p>Your choices hold for all 640 of our partners, and you may change them later.</p></section>`, in: paragraphs(one, two, three), out: []string{"partners"}},
	{name: "spans shown as blocks", in: `<div><span style="display: block">` + one + `</span><span style="display:block">` + two + `</span><span style="display:block">` + three + `</span></div>`},
	{name: "rows in rows", in: `<div><div><span>` + one + `</span></div></div><div><div><span>` + two + `</span></div></div><div><b>` + three + `</b></div>`},
	{name: "terms and what they mean", in: paragraphs(one, two) + `<dl><dt>Mayor</dt><dd>` + three + `</dd></dl>`, blocks: []string{one, two, "Mayor", three}},
	{name: "numbered items", in: `<ol><li><p>` + one + `</p></li><li>` + two + `</li><li><p>` + three + `</p></li></ol>`},
	{name: "live list", in: `<ul><li class="update"><time datetime="2025-03-06T09:00Z">Mar 6, 2025 9:00 a.m.</time><p>` + two + `</p></li><li class="update"><time datetime="2025-03-05T08:00Z">Mar 5, 2025 8:00 a.m.</time><p>` + one + `</p></li></ul>` + paragraphs(three), head: `<meta property="article:published_time" content="2025-03-05T06:00:00Z">`, blocks: []string{"Mar 6, 2025 9:00 a.m.", two, "Mar 5, 2025 8:00 a.m.", one, three}, published: "2025-03-05T06:00:00Z", notProse: []string{"Mar 6, 2025", "Mar 5, 2025"}},
	{name: "live headings", head: `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry crews strike","datePublished":"2025-03-05"}</script>`, in: `<section><h3>6 March 2025, 09:00</h3>` + paragraphs(two) + `</section><section><h3>5 March 2025, 08:00</h3>` + paragraphs(one) + `</section>`, blocks: []string{"6 March 2025, 09:00", two, "5 March 2025, 08:00", one}, published: "2025-03-05", notProse: []string{"6 March 2025", "5 March 2025"}},
	{name: "declared by http-equiv behind much", head: `<!--` + strings.Repeat("x", 900) + `--><META CONTENT='text/html;charset=ISO-8859-15' http-equiv='content-type'>`, in: paragraphs("Captain Ren\xe9 M\xfcller said the crews wanted 3 million \xa4 before the summer.", two, three), blocks: []string{"Captain René Müller said the crews wanted 3 million € before the summer.", two, three}},
	{name: "initial", in: `<p><span style="float:left"><div>F</div></span>` + one[1:] + `</p>` + paragraphs(two, three)},
	{name: "share buttons and tags", in: `<div class="social-share"><a href=f>Share this report with your friends now.</a></div>` + paragraphs(one, two, three) + `<div class="tags"><a href=t>ferries</a> <a href=u>strikes</a></div>`, out: []string{"friends", "ferries"}},
	{name: "scripts", in: `<script>var a = "The crews of all the boats in the harbour were told to stay.";</script><style>p{}</style><noscript>Please enable JavaScript to see the whole of this page and its pictures.</noscript>` + paragraphs(one, two, three), out: []string{"var a", "JavaScript"}},
	{name: "parts of a kind", in: `<div class="part">` + paragraphs(one) + `</div><div class="part">` + paragraphs(two, three, four) + `</div>`, blocks: []string{one, two, three, four}},
}

// lines are the paragraphs of a text and the kind of furniture each is.
func lines(rep *dragoman.Report) (all []string, kind map[string]dragoman.FurnitureKind) {
	kind = map[string]dragoman.FurnitureKind{}
	all = strings.Split(rep.Text, "\n\n")
	at := 0
	for _, l := range all {
		if k, ok := rep.InFurniture(int32(at)); ok {
			kind[l] = k
		}
		at += len(l) + 2
	}
	return all, kind
}

// A hundred and more pages: every kind in every layout.
func TestKindsOfPages(t *testing.T) {
	x := extractor(t)
	n := 0
	for layout, page := range pageLayouts {
		for _, k := range kinds {
			n++
			source := fmt.Sprintf(page, k.head, k.before, k.in, k.after)
			rep, warn, err := x.Report(dragoman.Raw{Path: "p.html", Media: "text/html", Bytes: []byte(source)})
			fail := func(format string, a ...any) {
				t.Errorf("%s, %s: %s\n%s", layout, k.name, fmt.Sprintf(format, a...), rep.Text)
			}
			if err != nil {
				fail("%v", err)
				continue
			}
			all, kind := lines(&rep)
			if all[0] != "Ferry crews strike" || kind[all[0]] != dragoman.Headline {
				fail("first line %q is %q", all[0], kind[all[0]])
			}
			want := k.blocks
			if want == nil {
				want = []string{one, two, three}
			}
			at := 0
			for _, l := range all {
				if at < len(want) && l == want[at] {
					at++
				} else if strings.Count(strings.Join(want, "\n"), l) > 0 && len(l) > 20 {
					fail("%q stands where it should not, or twice", l)
				}
			}
			if at < len(want) {
				fail("no line %q in its place", want[at])
			}
			for _, o := range k.out {
				if strings.Contains(rep.Text, o) {
					fail("%q is in the text", o)
				}
			}
			for l := range strings.SplitSeq(rep.Text, "\n\n") {
				for _, o := range k.notProse {
					if strings.Contains(l, o) && kind[l] == "" {
						fail("%q is prose", l)
					}
				}
			}
			if rep.Published.Value != k.published {
				fail("published %q, want %q", rep.Published.Value, k.published)
			}
			if got := fmt.Sprint(warn); (k.warning == "") != (len(warn) == 0) || !strings.Contains(got, k.warning) {
				fail("warnings %v, want %q", warn, k.warning)
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d pages", n)
	}
}

func TestFrontPagesAreRefusedInOneLine(t *testing.T) {
	for _, item := range []string{
		`<article><h2><a href=/%d>The harbour is to be dredged</a></h2><p>The city council voted on Monday to dredge the old harbour for the first time in years.</p></article>`,
		`<div class="item"><a href=/%d><h3>The harbour is to be dredged</h3></a><p>The city council voted on Monday to dredge the old harbour for the first time in years.</p></div>`,
		`<li><h3><a href=/%d>The harbour is to be dredged</a></h3>The city council voted on Monday to dredge the old harbour for the first time in years.</li>`,
	} {
		var b strings.Builder
		for i := range 12 {
			fmt.Fprintf(&b, item, i)
		}
		for layout, page := range pageLayouts {
			source := fmt.Sprintf(page, "", "", b.String(), "")
			_, _, err := extractor(t).Report(dragoman.Raw{Path: "p.html", Media: "text/html", Bytes: []byte(source)})
			if err == nil || !strings.Contains(err.Error(), "front page") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s, %s: error %v", layout, item, err)
			}
		}
	}
}

// Eight megabytes of one thing are refused, or read, in bounded time; under the
// bounds every page is taken apart in time linear in its bytes.
func TestBounds(t *testing.T) {
	x := extractor(t)
	for _, unit := range []string{`"`, "“", "a", "<", "<p>", "<p>a", "<b>", "<table>", "<a href=x>a", "<!--", "&amp;", "<svg>", "(", "\n", "Share\n", "a.<br>"} {
		body := []byte(strings.Repeat(unit, (8<<20)/len(unit)))
		for _, media := range []string{"text/plain", "text/html"} {
			if _, _, err := x.Report(dragoman.Raw{Path: "f", Media: media, Bytes: body}); err == nil {
				t.Errorf("8 MB of %q as %s were taken", unit, media)
			} else if s := err.Error(); len(s) > 300 || strings.Contains(s, "\n") {
				t.Errorf("8 MB of %q as %s: %s", unit, media, s)
			}
		}
		_, _, _ = x.Report(dragoman.Raw{Path: "f", Media: "text/html", Bytes: body[:480_000]})
	}
	if _, _, err := x.Report(dragoman.Raw{Path: "f", Media: "text/plain", Bytes: []byte(strings.Repeat("Rain fell. ", MaxText/11))}); err != nil {
		t.Errorf("a text as long as may be: %v", err)
	}
}
