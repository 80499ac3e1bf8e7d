// SPDX-License-Identifier: Apache-2.0

package chart

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"strings"
	"testing"
)

func sample() *Drawing {
	d := &Drawing{Wide: 200, High: 100, Name: "Contacts <a week>", About: "Most in May", Foot: "Dragoman, 3 reports, 1 May 2026"}
	d.Line("axis", 0, 50, 200, 50)
	d.Group("Week of 4 May: 3 & more", "?week=2026-05-04")
	d.Rect("cm", 10, 20, 20, 30)
	d.Rect("kp", 40, 50, 20, 30)
	d.Rect("dn", 70, 20, 20, 30)
	d.End()
	d.Label("lbl", 100, 10, "middle", `"May" & June`)
	d.Disc("pin", 150, 20, 8)
	return d
}

// What is drawn is well-formed in every form, escapes what it is given, and has
// its source with it where it stands alone.
func TestForms(t *testing.T) {
	d := sample()
	for name, s := range map[string]string{"inline": d.Inline(), "alone": string(d.SVG())} {
		x := xml.NewDecoder(strings.NewReader(s))
		for {
			if _, err := x.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v in %s", name, err, s)
			}
		}
		if strings.Contains(s, "<a week>") || strings.Contains(s, "style=") {
			t.Errorf("%s: %s", name, s)
		}
		if has := strings.Contains(s, d.Foot); has != (name == "alone") {
			t.Errorf("%s: has its source: %v", name, has)
		}
		if has := strings.Contains(s, "<a href"); has != (name == "inline") {
			t.Errorf("%s: has links: %v", name, has)
		}
	}
	b, err := d.PNG()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if r := img.Bounds(); r.Dx() != 2*(200+2*sideRoom) || r.Dy() != 2*(100+headRoom+footRoom) {
		t.Errorf("the picture is %v", r)
	}
	if r, g, b, _ := img.At(2*(20+sideRoom), 2*(30+headRoom)).RGBA(); r>>8 != 0x1f || g>>8 != 0x5f || b>>8 != 0x86 {
		t.Errorf("the bar is %x %x %x", r>>8, g>>8, b>>8)
	}
	again, err := d.PNG()
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("drawn twice it is not the same (%v)", err)
	}
	if _, err := (&Drawing{Wide: 1e5, High: 1e5}).PNG(); err == nil {
		t.Error("a picture of any size is drawn")
	}
}
