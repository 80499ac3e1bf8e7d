// SPDX-License-Identifier: Apache-2.0

package look

import "testing"

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"Oslo": "Oslo", "Sana’a": "Sana’a", "": "", "\xff\xfe": "\xff\xfe", "Oti\u200beno": "Otieno", "\u00adOti\u2060eno\u200f": "Otieno", "مـ": "مـ", "\u200d": "\u200d",
	} {
		if got := Visible(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
