// SPDX-License-Identifier: Apache-2.0

// Package conllu writes the tokens, tags and trees of a reading as CoNLL-U.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dragoman"
)

// Write writes one document. A sentence that was not parsed has "_" in HEAD
// and DEPREL. MISC holds the byte offsets and SpaceAfter=No.
func Write(w io.Writer, r *dragoman.Reading) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# newdoc id = %s\n", r.ID)
	para := int32(-1)
	for i, s := range r.Sentences {
		if s.Para != para {
			para = s.Para
			fmt.Fprintln(b, "# newpar")
		}
		fmt.Fprintf(b, "# sent_id = %s-%d\n# text = %s\n", r.ID, i+1, strings.Join(strings.Fields(s.Of(r.Text)), " "))
		for j := s.First; j < s.Last; j++ {
			writeToken(b, r, s, j)
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}

func writeToken(b *bufio.Writer, r *dragoman.Reading, s dragoman.Sentence, j int32) {
	t := r.Tokens[j]
	head := "_"
	switch {
	case t.Head == dragoman.Root:
		head = "0"
	case t.Head >= s.First && t.Head < s.Last:
		head = fmt.Sprint(t.Head - s.First + 1)
	}
	misc := fmt.Sprintf("start=%d|end=%d", t.Start, t.End)
	if j+1 < s.Last && r.Tokens[j+1].Start == t.End {
		misc += "|SpaceAfter=No"
	}
	fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", j-s.First+1, word(t.Of(r.Text)), word(t.Lemma), field(t.UPOS.String()), field(t.XPOS), head, field(t.Rel.String()), misc)
}

// word keeps blanks inside a form on one line.
func word(s string) string { return field(strings.Join(strings.Fields(s), " ")) }

func field(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
