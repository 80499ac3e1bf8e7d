// SPDX-License-Identifier: Apache-2.0

// Package stix writes events as a STIX 2.1 bundle (OASIS standard of 10 June
// 2021): a report for each news report, an incident for each event in it, an
// identity for each actor, a location for each known place, and what joins
// them. Ids are UUIDs of version 5 made from content, so a re-run gives the
// same bytes. How an event is held stands in its labels and description: an
// incident here is what is told, not what is proven.
package stix

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"dragoman"
)

// urlSpace is the name space of URLs (RFC 9562, 6.6).
var urlSpace = [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// uuid is the UUID of version 5 of a name.
func uuid(name string) string {
	h := sha1.New()
	h.Write(urlSpace[:])
	io.WriteString(h, "urn:dragoman:stix:"+name)
	b := h.Sum(nil)[:16]
	b[6] = b[6]&0x0f | 0x50
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// object is a STIX object; fields that a type has not stay out.
type object struct {
	Type          string      `json:"type"`
	SpecVersion   string      `json:"spec_version"`
	ID            string      `json:"id"`
	Created       string      `json:"created"`
	Modified      string      `json:"modified"`
	Name          string      `json:"name,omitempty"`
	Description   string      `json:"description,omitempty"`
	IdentityClass string      `json:"identity_class,omitempty"`
	Country       string      `json:"country,omitempty"`
	Latitude      *float64    `json:"latitude,omitempty"`
	Longitude     *float64    `json:"longitude,omitempty"`
	Published     string      `json:"published,omitempty"`
	Relationship  string      `json:"relationship_type,omitempty"`
	Source        string      `json:"source_ref,omitempty"`
	Target        string      `json:"target_ref,omitempty"`
	ObjectRefs    []string    `json:"object_refs,omitempty"`
	Labels        []string    `json:"labels,omitempty"`
	External      []reference `json:"external_references,omitempty"`
}

type reference struct {
	SourceName string `json:"source_name"`
	URL        string `json:"url,omitempty"`
	ExternalID string `json:"external_id,omitempty"`
}

// Writer writes one bundle. Memory grows with the number of actors and places.
type Writer struct {
	w       io.Writer
	iso2    map[string]string // alpha-3 country code → alpha-2
	seen    map[string]bool
	written int
	digest  string
	// Undated counts the reports left out: STIX asks for a time of each, and an
	// unknown one is not made up.
	Undated int
}

// New starts a bundle. iso2 gives the alpha-2 code of an alpha-3 one.
func New(w io.Writer, iso2 map[string]string) (*Writer, error) {
	_, err := io.WriteString(w, `{"type":"bundle","objects":[`)
	return &Writer{w: w, iso2: iso2, seen: map[string]bool{}}, err
}

// Add writes the events of a report, and returns how many.
func (w *Writer) Add(r *dragoman.Reading) (int, error) {
	if len(r.Events) == 0 {
		return 0, nil
	}
	at, ok := stamp(r.Published.Value)
	if !ok {
		w.Undated++
		return 0, nil
	}
	rep := object{Type: "report", ID: "report--" + uuid("report "+r.ID), Name: r.Title, Published: at, External: []reference{{SourceName: source(r), URL: r.URL, ExternalID: r.ID}}}
	if rep.Name == "" {
		rep.Name = r.ID
	}
	for i := range r.Events {
		refs, err := w.event(r, &r.Events[i], at)
		if err != nil {
			return i, err
		}
		for _, id := range refs {
			if !has(rep.ObjectRefs, id) {
				rep.ObjectRefs = append(rep.ObjectRefs, id)
			}
		}
	}
	return len(r.Events), w.put(rep, at)
}

// event writes an incident with what it is joined to, and returns their ids.
func (w *Writer) event(r *dragoman.Reading, e *dragoman.Event, at string) ([]string, error) {
	x := object{Type: "incident", ID: "incident--" + uuid("event "+r.ID+" "+e.ID), Name: strings.ToLower(e.PLOVER) + ": " + e.Trigger.Of(r.Text), Labels: labels(e), Description: told(r, e),
		External: []reference{{SourceName: source(r), URL: r.URL, ExternalID: e.ID}}}
	refs := []string{x.ID}
	if err := w.put(x, at); err != nil {
		return nil, err
	}
	join := func(kind, to string) error {
		id := "relationship--" + uuid(x.ID+" "+kind+" "+to)
		refs = append(refs, to)
		if has(refs, id) {
			return nil
		}
		refs = append(refs, id)
		return w.put(object{Type: "relationship", ID: id, Relationship: kind, Source: x.ID, Target: to}, at)
	}
	done := e.Status == dragoman.Occurred || e.Status == dragoman.Ongoing || e.Status == dragoman.Historical
	for _, side := range []struct {
		kind string
		who  []dragoman.Participant
	}{{"attributed-to", e.Actors}, {"targets", e.Recipients}} {
		kind := side.kind
		if !done {
			kind = "related-to" // nobody did it yet, or at all
		}
		for _, p := range side.who {
			id, err := w.actor(r.Actor(p.Actor), at)
			if err == nil && id != "" {
				err = join(kind, id)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	if l := e.Where; l.Place != "" && (l.Lat != nil && l.Lon != nil || w.iso2[l.Country] != "") {
		o := object{Type: "location", Name: l.Place, Country: w.iso2[l.Country]}
		if l.Lat != nil && l.Lon != nil {
			o.Latitude, o.Longitude = l.Lat, l.Lon
		}
		o.ID = "location--" + uuid(fmt.Sprint("place ", l.GeoNames, l.Place, l.Country))
		if err := w.put(o, at); err != nil {
			return nil, err
		}
		if err := join("located-at", o.ID); err != nil {
			return nil, err
		}
	}
	return refs, nil
}

// actor writes an identity; "" where the actor is unknown or none.
func (w *Writer) actor(a *dragoman.Actor, at string) (string, error) {
	if a == nil || a.Name == "" {
		return "", nil
	}
	class, ok := map[dragoman.Kind]string{dragoman.Person: "individual", dragoman.Organisation: "organization", dragoman.Country: "organization", dragoman.Group: "group"}[a.Kind]
	if !ok {
		return "", nil
	}
	o := object{Type: "identity", ID: "identity--" + uuid("actor "+a.ID), Name: a.Name, IdentityClass: class}
	if a.Link != "" {
		o.External = []reference{{SourceName: "actor file", ExternalID: a.Link}}
	}
	return o.ID, w.put(o, at)
}

// put writes an object once.
func (w *Writer) put(o object, at string) error {
	if w.seen[o.ID] {
		return nil
	}
	w.seen[o.ID] = true
	o.SpecVersion, o.Created, o.Modified = "2.1", at, at
	b, err := json.Marshal(o)
	if err != nil {
		return err
	}
	if w.written++; w.written > 1 {
		b = append([]byte(",\n"), b...)
	}
	w.digest = uuid(w.digest + o.ID)
	_, err = w.w.Write(b)
	return err
}

// Close ends the bundle.
func (w *Writer) Close() error {
	_, err := fmt.Fprintf(w.w, "],\"id\":\"bundle--%s\"}\n", uuid("bundle "+w.digest))
	return err
}

func has(ids []string, id string) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

// labels are the event's codes and its status.
func labels(e *dragoman.Event) []string {
	out := []string{"plover:" + e.PLOVER, "status:" + string(e.Status)}
	if e.CAMEO != "" {
		out = append(out, "cameo:"+e.CAMEO)
	}
	return out
}

// told is the sentence that tells an event, its status and who holds it.
func told(r *dragoman.Reading, e *dragoman.Event) string {
	text := e.Trigger.Of(r.Text)
	if n := r.SentenceAt(e.Trigger.Start); n >= 0 {
		text = r.Sentences[n].Of(r.Text)
	}
	out := fmt.Sprintf("“%s” Status: %s.", text, e.Status)
	for i, h := range e.AccordingTo {
		name := h.Holder
		if a := r.Actor(name); a != nil {
			name = a.Name
		}
		if i == 0 {
			out += " According to "
		} else {
			out += ", then "
		}
		out += fmt.Sprintf("%s (%s)", name, h.Stance)
	}
	return out
}

func source(r *dragoman.Reading) string {
	if r.Outlet != "" {
		return r.Outlet
	}
	return "report"
}

// stamp is a publication date as STIX writes times, in UTC; ok is false for
// one that is not known to the day.
func stamp(v string) (string, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(layout, v); err == nil {
			return t.UTC().Format("2006-01-02T15:04:05.000Z"), true
		}
	}
	return "", false
}
