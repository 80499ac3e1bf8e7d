// SPDX-License-Identifier: Apache-2.0

// Package ui is the pages of the desk: server-rendered, linkable, printable,
// and whole without JavaScript.
package ui

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"dragoman"
	"dragoman/internal/query"
	"dragoman/know/ontology"
	"dragoman/serve/api"
	"dragoman/serve/desk"
	"dragoman/serve/visitor"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// Options of the pages.
type Options struct {
	Desk   *desk.Desk
	Engine string
	Write  bool // forms are shown and taken: the server listens on loopback only
	// Sample counts the bundled examples in the record, which the pages say are
	// invented, among all reports; DropSample takes them out. nil: there are none.
	Sample     func(ctx context.Context) (examples, all int, err error)
	DropSample func(ctx context.Context) error
	Login      bool            // readers log in, and may log out
	Stop       <-chan struct{} // closed when the server ends: pages that listen are let go; may be nil
	Mail       bool            // a mail server is set up for watches
	Base       string          // address the desk is known by; "" is the one it is asked at
	Wake       func()          // asks new feeds at once; may be nil
	// Fetch fetches a page into the record; nil is none.
	Fetch func(ctx context.Context, address, outlet string) (report string, err error)
	Attr  string // attribution line of the data (GeoNames, ...)
}

type pages struct {
	o        Options
	tmpl     *template.Template
	ears     chan struct{} // one for each page that listens
	ontology *ontology.Ontology
}

// New makes the pages.
func New(o Options) (http.Handler, error) {
	t, err := template.New("").Funcs(functions()).Funcs(template.FuncMap{"land": o.Desk.CountryName}).ParseFS(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	ont, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	p := &pages{o: o, tmpl: t, ears: make(chan struct{}, liveMost), ontology: ont}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	for path, f := range map[string]func(*http.Request) (view, error){
		"GET /{$}": p.today, "GET /s/{id}": p.story, "GET /doc/{id}": p.document, "GET /q": p.quotes, "GET /sources": p.sources, "GET /sources/{name}": p.source,
		"GET /search": p.search, "GET /about/method": p.method, "GET /add": p.addForm, "GET /corrections": p.corrections, "GET /login": p.login, "GET /keys": p.keys, "GET /watch": p.watches, "GET /watch/{id}": p.watched,
	} {
		mux.HandleFunc(path, p.page(f))
	}
	p.actRoutes(mux)
	mux.HandleFunc("GET /", p.page(func(*http.Request) (view, error) { return view{}, dragoman.ErrNotFound }))
	mux.HandleFunc("GET /clip", p.page(p.clip))
	mux.HandleFunc("POST /add", p.write(p.add))
	mux.HandleFunc("POST /correct", p.write(p.correct))
	mux.HandleFunc("POST /feeds", p.write(p.addFeed))
	mux.HandleFunc("POST /again", p.write(p.again))
	mux.HandleFunc("POST /examples/drop", p.write(p.dropSample))
	mux.HandleFunc("POST /feeds/opml", p.write(p.takeFeeds))
	mux.HandleFunc("POST /mark", p.write(p.mark))
	mux.HandleFunc("POST /watch", p.write(p.makeWatch))
	mux.HandleFunc("POST /watch/change", p.write(p.changeWatch))
	mux.HandleFunc("GET /live", p.live)
	mux.HandleFunc("GET /watch.atom", p.watchFeed)
	mux.HandleFunc("GET /watch/{id}/atom", p.watchFeed)
	mux.HandleFunc("GET /corrections.jsonl", p.correctionsFile)
	mux.HandleFunc("GET /s/{id}/numbers.csv", p.numbersFile)
	return http.NewCrossOriginProtection().Handler(mux), nil
}

func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=3600")
		h.ServeHTTP(w, r)
	})
}

// view is what a page shows.
type view struct {
	Template  string
	Title     string
	Nav       string // the part of the navigation it belongs to
	Data      any
	Again     int    // seconds after which the page asks for itself again; 0 never
	Live      string // address of the page's live line; "" has none
	Elsewhere string // where the reader is sent instead; "" stays
	Look      string // of an error: address of a list that may have what is not here; "" none
	Form      string // of an error: address of the form that was not taken; "" no form
	// Filled by page.
	O      Options
	Query  string
	Rooms  []room
	Author author // who put something right last in this browser
	Sample sample
}

// page renders a view, or what went wrong.
func (p *pages) page(f func(*http.Request) (view, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		status := http.StatusOK
		if err != nil {
			form, look := v.Form, v.Look
			v, status = failed(err)
			v.Form, v.Look = form, look
			switch status {
			case http.StatusInternalServerError:
				api.Tell(r.Context(), err)
			case http.StatusServiceUnavailable:
				w.Header().Set("Retry-After", "5")
			}
		}
		if v.Elsewhere != "" {
			http.Redirect(w, r, v.Elsewhere, http.StatusSeeOther)
			return
		}
		v.O, v.Query, v.Rooms = p.o, r.URL.Query().Get("q"), rooms()
		v.O.Write = p.o.Write && visitor.Of(r.Context()).Local
		v.Author = authorOf(r)
		v.Sample = p.sample(r)
		var b bytes.Buffer
		if err := p.tmpl.ExecuteTemplate(&b, v.Template, v); err != nil {
			api.Tell(r.Context(), err)
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", api.RetryAfter)
		}
		w.WriteHeader(status)
		_, _ = w.Write(b.Bytes())
	}
}

// sample is how many of all reports are bundled examples.
type sample struct{ Examples, All int }

func (p *pages) sample(r *http.Request) (s sample) {
	if p.o.Sample == nil {
		return s
	}
	var err error
	if s.Examples, s.All, err = p.o.Sample(r.Context()); err != nil {
		api.Tell(r.Context(), err)
	}
	return s
}

// dropSample takes the bundled examples out of the record.
func (p *pages) dropSample(r *http.Request) (string, error) {
	if p.o.DropSample == nil {
		return "", dragoman.ErrNotFound
	}
	return "/", p.o.DropSample(r.Context())
}

func failed(err error) (view, int) {
	v := view{Template: "error.html", Title: "Something went wrong", Data: "The record could not answer."}
	var q *query.Error
	var in *dragoman.InputError
	switch {
	case errors.Is(err, dragoman.ErrNotFound), errors.Is(err, dragoman.ErrAmbiguous):
		v.Title, v.Data = "Not in the record", "There is nothing at this address. It may have been in a record that was replaced."
		return v, http.StatusNotFound
	case errors.As(err, &q):
		v.Title, v.Data = "The query has a mistake", q.Error()
		return v, http.StatusBadRequest
	case errors.Is(err, dragoman.ErrConflict):
		v.Title, v.Data = "That is done already", "It is undone already, or is an undo itself."
		return v, http.StatusConflict
	case errors.As(err, &in), errors.Is(err, desk.ErrValue), errors.Is(err, errForm), errors.Is(err, errFetch), errors.Is(err, dragoman.ErrCursor):
		v.Title, v.Data = "That could not be taken", sentence(err)
		return v, http.StatusUnprocessableEntity
	case errors.Is(err, dragoman.ErrBusy):
		v.Title, v.Data = "Busy", "Another program is writing to the record. Try again in a few seconds."
		return v, http.StatusServiceUnavailable
	case errors.Is(err, context.Canceled):
		return v, http.StatusServiceUnavailable
	}
	return v, http.StatusInternalServerError
}

// sentence is what was wrong with a form, without the kind of the fault before it.
func sentence(err error) string {
	s := err.Error()
	for _, kind := range []error{errForm, desk.ErrValue} {
		s = strings.TrimPrefix(s, kind.Error()+": ")
	}
	return first(strings.TrimRight(s, ".")) + "."
}

// formOf is the address of the form that a request sends.
func formOf(r *http.Request) string {
	if back := r.FormValue("back"); visitor.Here(back) {
		return back
	}
	switch r.URL.Path {
	case "/review":
		return with("/review", "kind", r.FormValue("kind"), "item", r.FormValue("item"))
	case "/feeds", "/feeds/change", "/feeds/opml":
		return "/sources#feeds"
	case "/watch/change":
		return "/watch"
	case "/correct", "/again", "/mark":
		return "/"
	}
	return r.URL.Path
}

var (
	errForm  = errors.New("the form is not complete")
	errFetch = errors.New("the page could not be read")
)

// write takes a form where writing is on, and sends the reader on to a page.
func (p *pages) write(f func(*http.Request) (to string, err error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !p.o.Write || !visitor.Of(r.Context()).Local {
			http.Error(w, "writing through the pages is off: use the API with a token", http.StatusForbidden)
			return
		}
		to, err := f(r)
		if err != nil {
			p.page(func(*http.Request) (view, error) { return view{Form: formOf(r)}, err })(w, r)
			return
		}
		remember(w, r)
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}
