// SPDX-License-Identifier: Apache-2.0

package eval

// LinkScores counts the codes of actor phrases: countries and sectors apart.
type LinkScores struct {
	Country, Sector Codes
}

// Codes counts answers against gold codes. An empty gold code asks for none.
type Codes struct {
	N, Right int
	Missing  int // gold has a code, the answer has none
	Spurious int // the answer has a code, gold asks for none
	Wrong    int // both have one, and they differ
}

// Add counts one answer.
func (c *Codes) Add(gold, got string) {
	c.N++
	switch {
	case gold == got:
		c.Right++
	case got == "":
		c.Missing++
	case gold == "":
		c.Spurious++
	default:
		c.Wrong++
	}
}

// Accuracy is the share of right answers, 0 to 1; 0 where there are none.
func (c Codes) Accuracy() float64 {
	if c.N == 0 {
		return 0
	}
	return float64(c.Right) / float64(c.N)
}
