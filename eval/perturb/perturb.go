// SPDX-License-Identifier: Apache-2.0

// Package perturb makes, from a real article, a second report of the same
// happening with one known contradiction in it, for measuring comparison
// without gold. It works on plain text alone and knows nothing of how reports
// are read, so that no reader marks its own work.
package perturb

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// Kinds are the kinds of edits, by the slot they touch.
var Kinds = []string{"number", "date", "name", "title", "negation", "status", "speaker"}

// Edit is one controlled edit of a text.
type Edit struct {
	Kind       string
	Start, End int // bytes of the sentence touched, in the text edited
	From, To   string
}

// site is a place an edit can be made: bytes [start, end) become to.
type site struct {
	start, end int
	to         string
}

// Apply makes one edit of a kind at a place chosen by rng and returns the new
// text; ok is false where the text offers no such place. Offsets of the edit
// are in the new text.
func Apply(text, kind string, rng *rand.Rand) (out string, e Edit, ok bool) {
	sites := find(text, kind, rng)
	if len(sites) == 0 {
		return text, Edit{}, false
	}
	s := sites[rng.IntN(len(sites))]
	out = text[:s.start] + s.to + text[s.end:]
	e = Edit{Kind: kind, From: text[s.start:s.end], To: s.to}
	e.Start, e.End = sentence(out, s.start, s.start+len(s.to))
	return out, e, true
}

// sentence widens [start, end) to its sentence, roughly.
func sentence(text string, start, end int) (int, int) {
	for start > 0 && !(text[start-1] == '\n' || start > 1 && text[start-1] == ' ' && strings.IndexByte(".!?", text[start-2]) >= 0) {
		start--
	}
	for end < len(text) && text[end] != '\n' && !(strings.IndexByte(".!?", text[end]) >= 0 && (end+1 == len(text) || text[end+1] == ' ' || text[end+1] == '\n')) {
		end++
	}
	return start, end
}

// word is a word of a text with its bytes.
type word struct {
	start, end int
	s          string
	opens      bool // first of its sentence
}

func split(text string) []word {
	var out []word
	opens := true
	for i := 0; i < len(text); {
		if !wordByte(text[i]) {
			if c := text[i]; c == '.' || c == '!' || c == '?' || c == '\n' {
				opens = true
			}
			i++
			continue
		}
		j := i
		for j < len(text) && (wordByte(text[j]) || j+1 < len(text) && (text[j] == ',' || text[j] == '.' || text[j] == '-') && digit(text[j-1]) && digit(text[j+1]) || text[j] == '-' && j+1 < len(text) && wordByte(text[j+1])) {
			j++
		}
		out = append(out, word{i, j, text[i:j], opens})
		opens = false
		i = j
	}
	return out
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || digit(c) || c >= 0x80 || c == '\''
}
func digit(c byte) bool { return '0' <= c && c <= '9' }
func upper(s string) bool {
	return len(s) > 1 && 'A' <= s[0] && s[0] <= 'Z' && s[1] >= 'a' && s[1] <= 'z'
}

var (
	weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	months   = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	counts   = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	titles   = []string{"President", "Senator", "Governor", "Mayor", "Judge", "Ambassador", "General", "Chairman"}
	offices  = map[string]bool{"President": true, "Senator": true, "Sen": true, "Gov": true, "Governor": true, "Mayor": true, "Judge": true, "Ambassador": true, "General": true, "Gen": true, "Chairman": true, "Secretary": true, "Minister": true, "Justice": true, "Rep": true, "Representative": true, "Director": true, "Chancellor": true}
	others   = []string{"Martin Keller", "Ana Pereira", "David Okafor", "Helen Strand", "Omar Yilmaz", "Ruth Calloway", "Viktor Hanak", "Grace Mbeki"}
	finite   = map[string]bool{"is": true, "was": true, "were": true, "are": true, "has": true, "have": true, "had": true, "will": true, "would": true, "did": true, "can": true, "could": true}
	softer   = map[string]string{"was": "may have been", "were": "may have been", "has": "may have", "have": "may have", "will": "may", "is": "may be", "are": "may be"}
	notNames = map[string]bool{"The": true, "A": true, "In": true, "On": true, "New": true, "United": true, "White": true, "Supreme": true, "House": true, "North": true, "South": true, "Mr": true, "Mrs": true, "Ms": true, "Dr": true}
)

func index(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// find lists the places where an edit of a kind can be made.
func find(text, kind string, rng *rand.Rand) []site {
	ws := split(text)
	var out []site
	for i, w := range ws {
		prev, next := word{}, word{}
		if i > 0 {
			prev = ws[i-1]
		}
		if i+1 < len(ws) {
			next = ws[i+1]
		}
		gap := func(a, b word) string {
			if a.end > 0 && b.start >= a.end {
				return text[a.end:b.start]
			}
			return "\n"
		}
		switch kind {
		case "number":
			if v, err := strconv.ParseFloat(strings.ReplaceAll(w.s, ",", ""), 64); err == nil && digit(w.s[0]) && next.s != "" && gap(w, next) == " " {
				if v >= 1900 && v < 2100 || index(months, prev.s) >= 0 || v < 2 || strings.HasPrefix(next.s, "p.m") || strings.HasPrefix(next.s, "a.m") {
					continue
				}
				n := strconv.Itoa(int(v*(1.6+rng.Float64())) + 1)
				out = append(out, site{w.start, w.end, n})
			} else if k := index(counts, w.s); k >= 0 && gap(w, next) == " " && next.s != "" && !upper(next.s) {
				out = append(out, site{w.start, w.end, counts[(k+2+rng.IntN(6))%len(counts)]})
			}
		case "date":
			if k := index(weekdays, w.s); k >= 0 {
				out = append(out, site{w.start, w.end, weekdays[(k+1+rng.IntN(5))%7]})
			} else if v, err := strconv.Atoi(w.s); err == nil && index(months, prev.s) >= 0 && gap(prev, w) == " " && v > 0 && v < 32 {
				out = append(out, site{w.start, w.end, strconv.Itoa((v+2+rng.IntN(9))%28 + 1)})
			}
		case "name":
			if person(ws, i, text) && !saying(ws, i) {
				out = append(out, site{w.start, next.end, others[rng.IntN(len(others))]})
			}
		case "speaker":
			if person(ws, i, text) && saying(ws, i) {
				out = append(out, site{w.start, next.end, others[rng.IntN(len(others))]})
			}
		case "title":
			if offices[w.s] && upper(next.s) && strings.Trim(gap(w, next), ". ") == "" && !(prev.s == "Vice" || prev.s == "Attorney") {
				to := titles[rng.IntN(len(titles))]
				if to[:3] != w.s[:min(3, len(w.s))] {
					end := w.end
					if end < len(text) && text[end] == '.' {
						end++
					}
					out = append(out, site{w.start, end, to})
				}
			}
		case "negation":
			if finite[w.s] && gap(w, next) == " " && next.s != "not" && next.s != "n't" && !w.opens {
				out = append(out, site{w.start, w.end, w.s + " not"})
			}
		case "status":
			if to, ok := softer[w.s]; ok && gap(w, next) == " " && !w.opens && next.s != "not" && (w.s == "will" || w.s == "was" || w.s == "were" || strings.HasSuffix(next.s, "ed")) {
				out = append(out, site{w.start, w.end, to})
			}
		}
	}
	return out
}

// person reports whether words i and i+1 look like a first and a last name.
func person(ws []word, i int, text string) bool {
	if i+1 >= len(ws) || !upper(ws[i].s) || !upper(ws[i+1].s) || text[ws[i].end:ws[i+1].start] != " " || notNames[ws[i].s] || notNames[ws[i+1].s] || offices[ws[i].s] {
		return false
	}
	if index(weekdays, ws[i].s) >= 0 || index(months, ws[i].s) >= 0 || index(weekdays, ws[i+1].s) >= 0 {
		return false
	}
	// neither word may run on into a longer name
	if i+2 < len(ws) && upper(ws[i+2].s) && text[ws[i+1].end:ws[i+2].start] == " " {
		return false
	}
	return i == 0 || !(upper(ws[i-1].s) && text[ws[i-1].end:ws[i].start] == " " && !offices[ws[i-1].s]) && !ws[i].opens
}

// saying reports whether the name at i, i+1 stands beside "said".
func saying(ws []word, i int) bool {
	for _, j := range []int{i - 1, i + 2} {
		if j >= 0 && j < len(ws) && (ws[j].s == "said" || ws[j].s == "told" || ws[j].s == "added") {
			return true
		}
	}
	return false
}

// Paraphrase rewrites a text without changing what it holds: about a seventh
// of the sentences dropped, numbers up to twelve written as words or digits,
// "said" and other plain words exchanged, contractions opened.
func Paraphrase(text string, rng *rand.Rand) string {
	var out []string
	for _, p := range strings.Split(text, "\n") {
		var kept []string
		for _, s := range cut(p) {
			if rng.IntN(7) == 0 && len(s) > 40 && !strings.ContainsAny(s, "\"“”") {
				continue
			}
			kept = append(kept, swap(s, rng))
		}
		out = append(out, strings.Join(kept, " "))
	}
	return strings.Join(out, "\n")
}

// cut splits a paragraph into sentences, roughly: a mark, a blank, a capital.
func cut(p string) []string {
	var out []string
	from := 0
	for i := 0; i+2 < len(p); i++ {
		if strings.IndexByte(".!?", p[i]) >= 0 && p[i+1] == ' ' && p[i+2] >= 'A' && p[i+2] <= 'Z' && i-from > 40 {
			out = append(out, p[from:i+1])
			from = i + 2
		}
	}
	return append(out, p[from:])
}

var swaps = [][2]string{{" said ", " stated "}, {" also ", " "}, {" however ", " though "}, {" told reporters ", " told journalists "}, {" about ", " around "},
	{" don't ", " do not "}, {" didn't ", " did not "}, {" isn't ", " is not "}, {" wasn't ", " was not "}, {" won't ", " will not "}, {" big ", " large "},
	{" because ", " since "}, {" show ", " indicate "}, {" help ", " assist "}, {" began ", " started "}, {" whether ", " if "}, {" many ", " a lot of "}}

func swap(s string, rng *rand.Rand) string {
	for _, w := range swaps {
		if rng.IntN(2) == 0 {
			s = strings.ReplaceAll(s, w[0], w[1])
		}
	}
	for i, w := range counts {
		if rng.IntN(2) == 0 {
			s = strings.ReplaceAll(s, " "+w+" ", " "+strconv.Itoa(i+2)+" ")
		}
	}
	return s
}
