// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"strconv"
)

// terminal says what the standard streams can show. NO_COLOR (no-color.org)
// and COLUMNS are heeded.
func terminal(in, out, err *os.File) streams {
	s := streams{in: in, out: out, err: err, width: 80}
	if st, e := out.Stat(); e == nil && st.Mode()&os.ModeCharDevice != 0 {
		s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if w := columns(out); w > 0 {
			s.width = w
		}
	}
	if w, e := strconv.Atoi(os.Getenv("COLUMNS")); e == nil && w >= 20 {
		s.width = w
	}
	return s
}
