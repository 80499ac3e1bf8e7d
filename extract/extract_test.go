// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
)

func extractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := New(en.Pack(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

const plainText = `Envoys meet in Harbourtown to end the salt dispute

By Lena Brandt
The two envoys shake hands in Harbourtown. / Reuters

HARBOURTOWN, Oct 15, 2025 (Agency) — The envoys of Northland and Southland met on Wednesday.

What the South wants

"We want the road," the envoy said. Will it last?

The talks go on on Thursday.

Photo: Harbour News`

func TestPlainTextKeepsBytesAndMarksFurniture(t *testing.T) {
	rep, warn, err := extractor(t).Report(dragoman.Raw{Path: "a.txt", Media: "text/plain", Bytes: []byte("\ufeff" + plainText)})
	if err != nil || len(warn) > 0 {
		t.Fatal(err, warn)
	}
	if rep.Text != plainText {
		t.Error("the text is not kept byte for byte")
	}
	var got []string
	for _, f := range rep.Furniture {
		got = append(got, fmt.Sprintf("%s: %s", f.Kind, f.Of(rep.Text)))
	}
	want := []string{
		"headline: Envoys meet in Harbourtown to end the salt dispute",
		"byline: By Lena Brandt",
		"caption: The two envoys shake hands in Harbourtown. / Reuters",
		"dateline: HARBOURTOWN, Oct 15, 2025 (Agency) — ",
		"cross-heading: What the South wants",
		"credit: Photo: Harbour News",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("furniture:\n%s\nwant:\n%s", g, w)
	}
	if rep.Published != (dragoman.Date{Value: "2025-10-15", Precision: "day", Basis: "text"}) {
		t.Errorf("published %+v", rep.Published)
	}
	if rep.Language != "en" || rep.Title != "Envoys meet in Harbourtown to end the salt dispute" || rep.Byline != "Lena Brandt" {
		t.Errorf("language %q, title %q, byline %q", rep.Language, rep.Title, rep.Byline)
	}
}

const pageText = `<!doctype html><html lang="en"><head><title>x</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Envoys meet in Harbourtown",
"datePublished":"2025-10-15T09:30:00+02:00","author":[{"name":"Lena Brandt"}],"publisher":{"name":"Harbour Post"},"url":"https://post.example/a"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Envoys meet in Harbourtown</h1>
<p>The envoys of Northland and Southland met in Harbourtown on Wednesday, and both of them said that the talks had gone well and would be held again.</p>
<h2>What the South wants</h2>
<p>“We want the road,” the envoy of Southland told reporters after the meeting, which lasted for more than three hours in the old customs house.</p>
<p>The envoy of Northland said that his side had <b>not</b> agreed to anything, and that the road would stay closed until the spring at least.</p></article>
<footer>All rights reserved.</footer></body></html>`

func TestPage(t *testing.T) {
	rep, warn, err := extractor(t).Report(dragoman.Raw{Path: "a.html", Media: "text/html", Bytes: []byte(pageText)})
	if err != nil || len(warn) > 0 {
		t.Fatal(err, warn)
	}
	if rep.Title != "Envoys meet in Harbourtown" || rep.Outlet != "Harbour Post" || rep.Byline != "Lena Brandt" || rep.URL != "https://post.example/a" {
		t.Errorf("metadata: %q %q %q %q", rep.Title, rep.Outlet, rep.Byline, rep.URL)
	}
	if rep.Published.Value != "2025-10-15T09:30:00+02:00" || rep.Published.Basis != "metadata" {
		t.Errorf("published %+v", rep.Published)
	}
	if !strings.Contains(rep.Text, "had not agreed to anything") || strings.Contains(rep.Text, "Home") || strings.Count(rep.Text, "Envoys meet") != 1 {
		t.Errorf("text:\n%s", rep.Text)
	}
	kinds := map[dragoman.FurnitureKind]string{}
	for _, f := range rep.Furniture {
		kinds[f.Kind] = f.Of(rep.Text)
	}
	if kinds[dragoman.Headline] != "Envoys meet in Harbourtown" || kinds[dragoman.CrossHeading] != "What the South wants" {
		t.Errorf("furniture %v", kinds)
	}
}

func TestCutPageIsReadWithAWarning(t *testing.T) {
	cut := pageText[:strings.Index(pageText, "agreed to anything")]
	rep, warn, err := extractor(t).Report(dragoman.Raw{Path: "a.html", Media: "text/html", Bytes: []byte(cut)})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(rep.Text, "We want the road") || len(warn) != 1 || !strings.Contains(warn[0].Error(), "cut off") {
		t.Errorf("warnings %v, text %q", warn, rep.Text)
	}
}

func TestBadInputSaysWhatAndWhere(t *testing.T) {
	for _, c := range []struct {
		name, media, bytes, want string
	}{
		{"empty", "text/plain", "", "empty"},
		{"blank", "text/plain", " \n\t\n", "no text in it"},
		{"binary", "text/plain", "\x7fELF\x00\x01\x02", "binary, not text"},
		{"latin1", "text/plain", "The caf\xe9 burned on Monday.", "byte 7: not UTF-8"},
		{"page without article", "text/html", "<html><body><a href=x>y</a></body></html>", "no article found"},
		{"deep page", "text/html", strings.Repeat("<div>", 5000) + "x</html>", "deep"},
	} {
		_, _, err := extractor(t).Report(dragoman.Raw{Path: c.name, Media: c.media, Bytes: []byte(c.bytes)})
		var in *dragoman.InputError
		if !errors.As(err, &in) || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), c.name+":") {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestMarkdownFrontMatter(t *testing.T) {
	rep, _, err := extractor(t).Report(dragoman.Raw{Path: "a.md", Media: "text/markdown",
		Bytes: []byte("---\ntitle: The road\noutlet: Harbour Post\ndate: 2025-10-15\n---\n\n# The road\n\nThe envoys of the two states met on Wednesday and said that it was good.\n")})
	if err != nil {
		t.Fatal(err)
	}
	if rep.Title != "The road" || rep.Outlet != "Harbour Post" || rep.Published.Value != "2025-10-15" || len(rep.Furniture) != 2 {
		t.Errorf("%+v", rep)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2025-10-15": "2025-10-15 day", "15 October 2025": "2025-10-15 day", "Oct 5, 2025": "2025-10-05 day", "2025-10": "2025-10 month",
		"2025-10-15T09:30:00Z": "2025-10-15T09:30:00Z second", "Wed, 15 Oct 2025 09:30:00 GMT": "2025-10-15T09:30:00Z second",
	} {
		d, err := ParseDate(in)
		if got := d.Value + " " + d.Precision; err != nil || got != want {
			t.Errorf("%q: %q %v, want %q", in, got, err, want)
		}
	}
	for _, bad := range []string{"10/11/2025", "yesterday", "2025-13-01", ""} {
		if d, err := ParseDate(bad); err == nil {
			t.Errorf("%q was read as %+v", bad, d)
		}
	}
	if d, ok := dateInURL("https://post.example/2025/10/15/road"); !ok || d.Value != "2025-10-15" {
		t.Errorf("url date %+v %v", d, ok)
	}
}

func TestLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The minister said that the talks had been held in the capital and that they would go on.",
		"fr": "Le ministre a dit que les discussions dans la capitale se sont tenues avec les deux pays et qu’elles continuent.",
		"de": "Der Minister sagte, dass die Gespräche in der Hauptstadt mit den beiden Ländern auf gutem Wege sind und weitergehen.",
		"ru": "Министр сказал, что переговоры в столице прошли хорошо и что они будут продолжены по его словам.",
		"":   "Harbourtown 1995",
	} {
		if got := Language(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzReport(f *testing.F) {
	x, err := New(en.Pack(), Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("text/plain", plainText)
	f.Add("text/html", pageText)
	f.Add("text/markdown", "---\na: b\n---\n# x\ny")
	f.Add("text/plain", strings.Repeat("“", 2000))
	f.Fuzz(func(t *testing.T, media, body string) {
		rep, _, err := x.Report(dragoman.Raw{Path: "f", Media: media, Bytes: []byte(body)})
		if err != nil {
			return
		}
		for _, m := range rep.Furniture {
			if m.Start < 0 || m.End < m.Start || int(m.End) > len(rep.Text) {
				t.Fatalf("furniture %v outside the text of %d bytes", m, len(rep.Text))
			}
		}
	})
}

// The two reports the project started from are not part of it; where they are
// at hand, none of their furniture may pass for prose.
func TestRealReportsWhereTheyAre(t *testing.T) {
	data, ok := corpus.Dir()
	if !ok {
		t.Skip("the two real reports are not beside the project")
	}
	dir := filepath.Join(data, "..", "reports")
	names, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		b, err := os.ReadFile(dir + "/" + n.Name())
		if err != nil {
			t.Fatal(err)
		}
		rep, _, err := extractor(t).Report(dragoman.Raw{Path: n.Name(), Media: "text/plain", Bytes: b})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range rep.Furniture {
			t.Logf("%s %s: %q", n.Name(), f.Kind, f.Of(rep.Text))
		}
		if len(rep.Furniture) == 0 {
			t.Errorf("%s: no furniture found", n.Name())
		}
	}
}

// What a dateline is: one table of forms, and of what looks like one.
func TestDatelines(t *testing.T) {
	x := extractor(t)
	const rest = " envoys of the two states met on Monday and agreed to open the bridge again."
	for text, want := range map[string]string{
		"HARBOURTOWN, Oct 15 (Wire) — The":           "HARBOURTOWN, Oct 15 (Wire) — ",
		"HARBOURTOWN — The":                          "HARBOURTOWN — ",
		"SAINT JOHN/HARBOURTOWN (Wire) - The":        "SAINT JOHN/HARBOURTOWN (Wire) - ",
		"HARBOURTOWN, N.C.–The":                      "HARBOURTOWN, N.C.–",
		"Harbourtown (CNN)The":                       "Harbourtown (CNN)",
		"(CNN) The":                                  "(CNN) ",
		"(Harbour Wire) — The":                       "(Harbour Wire) — ",
		"Harbour News, 27 January - The":             "Harbour News, 27 January - ",
		"HARBOURTOWN, Jul 26 2022 (IPS) - The":       "HARBOURTOWN, Jul 26 2022 (IPS) - ",
		"HARBOURTOWN - 26 July 2022: The":            "HARBOURTOWN - 26 July 2022: ",
		"Harbourtown: The":                           "Harbourtown: ",
		"HARBOURTOWN: The":                           "HARBOURTOWN: ",
		"Harbourtown- The":                           "Harbourtown- ",
		"Harbourtown /WIRE/. The":                    "Harbourtown /WIRE/. ",
		"Harbourtown, the port, was quiet as the":    "",
		"The European Union (EU) and the":            "",
		"Southland (pictured) said that the":         "",
		"The mayor said - twice - that the":          "",
		"NATO-led troops watched as the":             "",
		"Forty-two ships - half the fleet - and the": "",
	} {
		rep, _, err := x.Report(dragoman.Raw{Path: "d", Media: "text/plain", Bytes: []byte(text + rest + "\n\nNothing else was said.")})
		if err != nil {
			t.Fatal(err)
		}
		at, ok := rep.Dateline()
		if got := at.Of(rep.Text); ok != (want != "") || got != want {
			t.Errorf("%q: dateline %q, want %q", text, got, want)
		}
	}
}
