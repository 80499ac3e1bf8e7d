// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"dragoman"
)

const tiny = `# newdoc id = d1
# meta::genre = news
# sent_id = d1-1
# text = We don't know.
1	We	we	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	know	know	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = d1-2
1	Gone	go	VERB	VBN	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	.	_	1	punct	_	_
2.1	he	he	PRON	PRP	_	_	_	_	_

`

func TestCoNLLU(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tiny.conllu")
	if err := os.WriteFile(path, []byte(tiny), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := CoNLLU(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || docs[0].Meta["genre"] != "news" || len(docs[0].Trees) != 2 {
		t.Fatalf("documents %+v", docs)
	}
	text, spans := docs[0].RawText()
	if want := "We don't know.\n\nGone. "; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	if got := spans[0][2].Of(text); got != "n't" {
		t.Errorf("third word %q, want n't", got)
	}
	g := docs[0].Gold()
	if len(g.Tokens) != 7 || len(g.Sentences) != 2 || g.Sentences[1].Para != 1 {
		t.Fatalf("gold reading: %d tokens, sentences %+v", len(g.Tokens), g.Sentences)
	}
	if x := g.Tokens[0]; x.Head != 3 || x.Rel != dragoman.Nsubj || x.Of(g.Text) != "We" {
		t.Errorf("first token %+v", x)
	}
	if g.Tokens[5].Head != dragoman.Root {
		t.Errorf("head of the second root is %d", g.Tokens[5].Head)
	}
	if err := os.WriteFile(path, []byte("1\tWe\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := CoNLLU(path); err == nil {
		t.Error("a line of two columns was read without an error")
	}
}
