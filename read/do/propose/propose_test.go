// SPDX-License-Identifier: Apache-2.0

package propose_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// Verbs with a frame, nouns derived of one, patterns and headlines are all
// proposed; words of no deed are not.
func TestAll(t *testing.T) {
	reader, err := read.BeforeEvents(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	k, err := scene.Load(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Norway arrested two Chadian envoys.", "arrested:COERCE"},
		{"The prohibition of rallies angered many.", "prohibition:"},
		{"The regulator slapped the bank with a fine.", "slapped:SANCTION"},
		{"Norway refused to meet the Chadian envoy.", "refused: meet:REJECT"},
		{"The green house stood near the river.", ""},
	} {
		s := do.Scene(k, reader.Read(dragoman.Report{ID: "r", Text: c.text}))
		var got []string
		for _, x := range propose.All(s) {
			got = append(got, x.Span().Of(c.text)+":"+x.Type)
		}
		all := " " + strings.Join(got, " ") + " "
		for _, w := range strings.Fields(c.want) {
			if !strings.Contains(all, " "+w) {
				t.Errorf("%s: proposed%s, want %s", c.text, all, w)
			}
		}
		if c.want == "" && len(got) > 1 {
			t.Errorf("%s: proposed%s", c.text, all)
		}
	}
	title := dragoman.Report{ID: "r", Text: "Norway expels envoys\n\nA storm is near.", Furniture: []dragoman.Furniture{{Span: dragoman.Span{Start: 0, End: 20}, Kind: dragoman.Headline}}}
	if l := propose.All(do.Scene(k, reader.Read(title))); len(l) == 0 || l[0].Span().Of(title.Text) != "expels" {
		t.Error("nothing proposed in the headline")
	}
}
