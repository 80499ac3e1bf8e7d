// SPDX-License-Identifier: Apache-2.0

package conllu

import (
	"bytes"
	"testing"

	"dragoman"
)

func TestWrite(t *testing.T) {
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: "It rained. No"}}
	sp := func(a, b int32) dragoman.Span { return dragoman.Span{Start: a, End: b} }
	r.Tokens = []dragoman.Token{
		{Span: sp(0, 2), Lemma: "it", UPOS: dragoman.PRON, XPOS: "PRP", Head: 1, Rel: dragoman.Nsubj},
		{Span: sp(3, 9), Lemma: "rain", UPOS: dragoman.VERB, XPOS: "VBD", Head: dragoman.Root, Rel: dragoman.RootRel},
		{Span: sp(9, 10), Lemma: ".", UPOS: dragoman.PUNCT, XPOS: ".", Head: 1, Rel: dragoman.Punct},
		{Span: sp(11, 13), Head: dragoman.Unparsed},
	}
	r.Sentences = []dragoman.Sentence{{Span: sp(0, 10), First: 0, Last: 3}, {Span: sp(11, 13), First: 3, Last: 4, Para: 1}}
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	want := "# newdoc id = r1\n# newpar\n# sent_id = r1-1\n# text = It rained.\n" +
		"1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\tstart=0|end=2\n" +
		"2\trained\train\tVERB\tVBD\t_\t0\troot\t_\tstart=3|end=9|SpaceAfter=No\n" +
		"3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tstart=9|end=10\n\n" +
		"# newpar\n# sent_id = r1-2\n# text = No\n" +
		"1\tNo\t_\t_\t_\t_\t_\t_\t_\tstart=11|end=13\n\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
