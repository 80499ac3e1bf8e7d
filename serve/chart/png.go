// SPDX-License-Identifier: Apache-2.0

package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// scale is how many pixels of the PNG one of the SVG is.
const scale = 2

// mostPixels bounds a picture.
const mostPixels = 40 << 20

// PNG is the chart as a picture of twice its size, with its name, source and
// date.
func (d *Drawing) PNG() ([]byte, error) {
	d = d.alone()
	w, h := int(d.Wide*scale), int(d.High*scale)
	if w <= 0 || h <= 0 || w*h > mostPixels {
		return nil, fmt.Errorf("a chart of %d x %d pixels is not drawn", w, h)
	}
	p := &painter{img: image.NewRGBA(image.Rect(0, 0, w, h)), faces: map[string]font.Face{}}
	draw.Draw(p.img, p.img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	for _, m := range d.Marks {
		if err := p.mark(m); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, p.img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

type painter struct {
	img   *image.RGBA
	faces map[string]font.Face
}

func (p *painter) mark(m Mark) error {
	c := coats[m.Class]
	switch m.Shape {
	case Rect:
		p.rect(m, c)
	case Line:
		if c.edge != nil {
			p.line(m, c)
		}
	case Disc:
		if c.fill != nil {
			p.disc(m, c.fill)
		}
	case Text:
		return p.text(m, c)
	}
	return nil
}

func px(x float64) int { return int(math.Round(x * scale)) }

func (p *painter) rect(m Mark, c coat) {
	r := image.Rect(px(m.X), px(m.Y), max(px(m.X+m.W), px(m.X)+1), max(px(m.Y+m.H), px(m.Y)+1)).Intersect(p.img.Bounds())
	if c.fill != nil {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				if !c.hatch || (x+y)%(4*scale) < scale+1 {
					p.img.SetRGBA(x, y, *c.fill)
				}
			}
		}
	}
	if c.edge == nil {
		return
	}
	wide := max(1, px(c.wide))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			side := x < r.Min.X+wide || x >= r.Max.X-wide
			end := y < r.Min.Y+wide || y >= r.Max.Y-wide
			if (side || end) && (!c.dash || dashed(x+y)) {
				p.img.SetRGBA(x, y, *c.edge)
			}
		}
	}
}

// dashed tells whether a pixel along an edge is drawn.
func dashed(i int) bool { return i%(5*scale) < 3*scale }

// line draws a line along one of the axes.
func (p *painter) line(m Mark, c coat) {
	wide := max(1, px(c.wide))
	r := image.Rect(px(m.X), px(m.Y), px(m.X+m.W)+wide, px(m.Y+m.H)+wide).Intersect(p.img.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if !c.dash || dashed(x+y) {
				p.img.SetRGBA(x, y, *c.edge)
			}
		}
	}
}

func (p *painter) disc(m Mark, fill *color.RGBA) {
	cx, cy, r := m.X*scale, m.Y*scale, m.W*scale
	for y := int(cy - r); y <= int(cy+r); y++ {
		for x := int(cx - r); x <= int(cx+r); x++ {
			if dx, dy := float64(x)+.5-cx, float64(y)+.5-cy; dx*dx+dy*dy <= r*r && image.Pt(x, y).In(p.img.Bounds()) {
				p.img.SetRGBA(x, y, *fill)
			}
		}
	}
}

var fonts = sync.OnceValues(func() ([2]*opentype.Font, error) {
	var out [2]*opentype.Font
	for i, b := range [][]byte{goregular.TTF, gobold.TTF} {
		f, err := opentype.Parse(b)
		if err != nil {
			return out, err
		}
		out[i] = f
	}
	return out, nil
})

func (p *painter) text(m Mark, c coat) error {
	if c.fill == nil || m.Text == "" {
		return nil
	}
	key := fmt.Sprint(c.size, c.bold)
	face := p.faces[key]
	if face == nil {
		all, err := fonts()
		if err != nil {
			return err
		}
		f := all[0]
		if c.bold {
			f = all[1]
		}
		if face, err = opentype.NewFace(f, &opentype.FaceOptions{Size: c.size * scale, DPI: 72, Hinting: font.HintingFull}); err != nil {
			return err
		}
		p.faces[key] = face
	}
	d := font.Drawer{Dst: p.img, Src: image.NewUniform(c.fill), Face: face}
	x := fixed.Int26_6(m.X * scale * 64)
	switch m.Anchor {
	case "middle":
		x -= d.MeasureString(m.Text) / 2
	case "end":
		x -= d.MeasureString(m.Text)
	}
	d.Dot = fixed.Point26_6{X: x, Y: fixed.Int26_6(m.Y * scale * 64)}
	d.DrawString(m.Text)
	return nil
}
