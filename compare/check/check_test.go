// SPDX-License-Identifier: Apache-2.0

package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/compare/check"
	"dragoman/compare/window"
	"dragoman/lang/en"
	"dragoman/read"
)

type tester struct {
	read  *read.Reader
	check *check.Checker
}

func newTester(t testing.TB) *tester {
	t.Helper()
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	w, err := window.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	c, err := check.New(en.Pack(), w)
	if err != nil {
		t.Fatal(err)
	}
	return &tester{rd, c}
}

func (x *tester) run(draft string, reports ...string) dragoman.Check {
	var rs []*dragoman.Reading
	for i, text := range reports {
		rs = append(rs, x.read.Read(dragoman.Report{ID: fmt.Sprintf("r%d", i+1), Text: text, Language: "en"}))
	}
	return x.check.Check(x.read.Read(dragoman.Report{ID: "draft", Text: draft, Language: "en"}), rs)
}

// Each draft of one sentence against its reports, and the verdicts it may get.
func TestVerdicts(t *testing.T) {
	x := newTester(t)
	const (
		supported = "supported"
		doubtful  = "unsupported partly contradicted" // anything but supported
		nothing   = "unsupported"
		against   = "contradicted"
		notHeld   = "unsupported contradicted"
	)
	for _, c := range []struct {
		name, draft, want string
		reports           []string
	}{
		// the same man
		{"a pronoun that may be either", "Eva Holm is accused of theft.", nothing, []string{"Eva Holm met Bo Lind on Friday. Holm would not speak about Ulf Dahl. He is accused of theft."}},
		{"words of two sentences", "Eva Holm was arrested for theft.", doubtful, []string{"Eva Holm opened the fair in Malby. Ulf Dahl was arrested for theft."}},
		{"words of two reports", "The fair was closed on Friday.", doubtful, []string{"Crowds came to the fair in Malby.", "The old mill was closed on Friday."}},
		{"another's deed in one sentence", "Eva Holm stole the crown.", doubtful, []string{"Eva Holm said that Ulf Dahl stole the crown."}},
		{"the victim is no culprit", "Eva Holm attacked Ulf Dahl.", doubtful, []string{"Ulf Dahl attacked Eva Holm at the fair."}},
		{"passive is the same deed", "Eva Holm was attacked by Ulf Dahl.", supported, []string{"Ulf Dahl attacked Eva Holm."}},
		// who says so
		{"another holder", "Denmark said it would not open the border.", notHeld, []string{"Sweden's interior minister said: \"We will not open the border.\"", "The border is quiet, Denmark's premier Jens Krag said."}},
		{"another speaker", "Jens Krag said \"We will not open the border.\"", against, []string{"Sweden's interior minister Lena Ek said: \"We will not open the border.\"", "The border is quiet, Denmark's premier Jens Krag said."}},
		{"declined to comment", "The interior ministry confirmed the raids.", notHeld, []string{"The interior ministry declined to comment on the raids. An aide said four houses had been searched."}},
		{"denied, as the report has it", "Denmark's government denied that Sweden had closed the border.", supported, []string{"Sweden had closed the border, a claim Denmark's government denied."}},
		{"the same holder", "Four ships were lost, according to the harbour master.", supported, []string{"Four ships were lost, the harbour master said."}},
		{"a charge is no conviction", "Ulf Dahl was convicted of theft.", doubtful, []string{"Ulf Dahl was charged with theft."}},
		{"nobody says it", "The mill caused the flood.", doubtful, []string{"No engineer believes that the mill caused the flood."}},
		{"told of the other", "Eva Holm told reporters that Ulf Dahl was guilty.", doubtful, []string{"Ulf Dahl told reporters that Eva Holm was guilty."}},
		{"his brother", "Ulf Dahl was arrested on Friday.", doubtful, []string{"Ulf Dahl's brother was arrested on Friday."}},
		{"who found her", "Ulf Dahl killed his sister.", doubtful, []string{"Ulf Dahl found his sister killed in the barn, police said."}},
		{"one like him", "Neighbours saw Ulf Dahl at the mill.", doubtful, []string{"Neighbours saw a man who resembled Ulf Dahl at the mill."}},
		{"said and denied in one sentence", "The navy shelled the port.", doubtful, []string{"Fishermen said the navy had shelled the port, which the navy denied."}},
		{"active and passive", "Ulf Dahl was arrested by police on Friday.", supported, []string{"Police arrested Ulf Dahl on Friday."}},
		// what is told
		{"number words", "41 people were hurt, according to the mayor.", supported, []string{"Forty-one people were hurt, the mayor said."}},
		{"another number", "Nine people were hurt in the fire.", against, []string{"Seven people were hurt in the fire."}},
		{"a not", "The council approved the budget on Monday.", against, []string{"The council did not approve the budget on Monday."}},
		{"no not", "The council did not approve the budget on Monday.", doubtful, []string{"The council approved the budget on Monday."}},
		{"the opposite", "Prices rose sharply in Malby in March.", against, []string{"Prices fell sharply in Malby in March."}},
		{"a plan is not done", "The council has built a bridge over the river.", doubtful, []string{"The council plans to build a bridge over the river."}},
		{"word for word", "The council approved the budget on Monday.", supported, []string{"After a long debate the council approved the budget on Monday, a clerk said."}},
		{"a paraphrase", "The town council passed a budget for schools.", supported, []string{"On Monday the town council approved a budget for schools."}},
		{"nothing of the kind", "The bishop blessed the new ferry.", nothing, []string{"The council approved the budget on Monday."}},
		{"marks of citation", "The council approved the budget on Monday [3].", supported, []string{"The council approved the budget on Monday."}},
		{"a name of another country", "A Canadian climber died on the north face.", doubtful, []string{"A Norwegian climber died on the north face."}},
		{"a quotation nobody said", "Eva Holm said \"we shall never sell the mill\" on Monday.", doubtful, []string{"Eva Holm spoke about the mill on Monday."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := x.run(c.draft, c.reports...)
			if len(got.Sentences) != 1 {
				t.Fatalf("%d sentences", len(got.Sentences))
			}
			s := got.Sentences[0]
			if !slices.Contains(strings.Fields(c.want), s.Verdict) {
				t.Errorf("%q is %s (%s, missing %v), want %s", c.draft, s.Verdict, s.Why, s.Missing, c.want)
			}
			if (s.Verdict == "supported" || s.Verdict == "contradicted") && len(s.Cites) == 0 {
				t.Error("a verdict without a passage")
			}
		})
	}
}

func TestManyReports(t *testing.T) {
	x := newTester(t)
	var reports []string
	for i := range 300 {
		reports = append(reports, fmt.Sprintf("The council of Malby voted on item %d on Friday. A clerk read the minutes.", i+1000))
	}
	got := x.run("The council of Malby voted on item 1299 on Friday. The council of Malby voted on item 4711 on Friday.", reports...)
	if len(got.Sentences) != 2 || got.Sentences[0].Verdict != "supported" || got.Sentences[0].Cites[0].Report != "r300" || got.Sentences[1].Verdict == "supported" {
		t.Errorf("%+v", got.Sentences)
	}
	for _, s := range x.run("The council met.").Sentences {
		if s.Verdict != "unsupported" {
			t.Errorf("without reports: %s", s.Verdict)
		}
	}
}

func TestHostileDraftsEnd(t *testing.T) {
	x := newTester(t)
	x.run("", "")
	x.run(strings.Repeat("[[[1", 500)+" said.", "A.")
	x.run(strings.Repeat("and he said that ", 300)+".", strings.Repeat("he said that ", 400)+".")
}
