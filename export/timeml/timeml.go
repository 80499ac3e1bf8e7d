// SPDX-License-Identifier: Apache-2.0

// Package timeml writes the times of a reading as TimeML: the text unchanged,
// with TIMEX3 elements around its time expressions.
package timeml

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"dragoman"
)

// Header and the collection's tags stand around documents written to one file.
const (
	Header = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	Open   = "<TimeMLCollection>\n"
	Close  = "</TimeMLCollection>\n"
)

// Write writes one TimeML element and returns the number of time
// expressions in it.
// An expression that crosses another can't stand in XML and is named in a
// comment; one inside another is nested.
func Write(w io.Writer, r *dragoman.Reading) (int, error) {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "<TimeML>\n<DOCID>%s</DOCID>\n", escape(r.ID))
	if p := r.Published.Value; p != "" {
		kind := "DATE"
		if len(p) > 10 {
			kind = "TIME"
		}
		fmt.Fprintf(b, `<DCT><TIMEX3 tid="t0" type="%s" value="%s" functionInDocument="CREATION_TIME">%s</TIMEX3></DCT>`+"\n", kind, escape(p), escape(p))
	}
	if r.Title != "" {
		fmt.Fprintf(b, "<TITLE>%s</TITLE>\n", escape(r.Title))
	}
	b.WriteString("<TEXT>")
	crossing := body(b, r)
	b.WriteString("</TEXT>\n")
	for _, t := range crossing {
		fmt.Fprintf(b, "<!-- left out, it crosses another: %d-%d %s -->\n", t.Start, t.End, strings.ReplaceAll(escape(t.Value), "--", "- -"))
	}
	b.WriteString("</TimeML>\n")
	return len(r.Times) - len(crossing), b.Flush()
}

// body writes the text with its times, and returns those that cross another.
func body(b *bufio.Writer, r *dragoman.Reading) (crossing []dragoman.Time) {
	times := slices.Clone(r.Times)
	slices.SortStableFunc(times, func(x, y dragoman.Time) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End)) })
	var open []int32 // ends of the elements that are open, outermost first
	at := int32(0)
	to := func(i int32) {
		b.WriteString(escape(r.Text[at:i]))
		at = i
	}
	shut := func(until int32) {
		for n := len(open); n > 0 && open[n-1] <= until; n-- {
			to(open[n-1])
			b.WriteString("</TIMEX3>")
			open = open[:n-1]
		}
	}
	n := 0
	for _, t := range times {
		shut(t.Start)
		if n := len(open); n > 0 && t.End > open[n-1] {
			crossing = append(crossing, t)
			continue
		}
		to(t.Start)
		n++
		fmt.Fprintf(b, `<TIMEX3 tid="t%d" type="%s" value="%s"`, n, escape(t.Type), escape(t.Value))
		if t.Mod != "" {
			fmt.Fprintf(b, ` mod="%s"`, escape(t.Mod))
		}
		b.WriteString(">")
		open = append(open, t.End)
	}
	shut(int32(len(r.Text)))
	to(int32(len(r.Text)))
	return crossing
}

// escape makes text fit for XML: its marks escaped, and each control character
// XML does not allow replaced by U+FFFD.
func escape(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '"':
			b.WriteString("&quot;")
		case c == '\r':
			b.WriteString("&#13;")
		case c < ' ' && c != '\t' && c != '\n', c == 0xFFFE, c == 0xFFFF:
			b.WriteRune(0xFFFD)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}
