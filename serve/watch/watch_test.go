// SPDX-License-Identifier: Apache-2.0

package watch_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/ingest/fetch"
	"dragoman/serve/desk"
	"dragoman/serve/watch"
	"dragoman/store/sqlite"
	"dragoman/story"
)

// bench is a desk whose clock the test moves. A report's text is "NAME STANCE
// words": one statement.
type bench struct {
	*desk.Desk
	now time.Time
	n   int
}

func newBench(t *testing.T) *bench {
	t.Helper()
	db, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{now: time.Date(2025, 10, 20, 8, 0, 0, 0, time.UTC)}
	b.Desk = &desk.Desk{Record: db.Record(), Weights: w, Now: func() time.Time { return b.now }, Read: read,
		CompareReports: func(rs []*dragoman.Reading, _ func(done, of int)) (c dragoman.Comparison) {
			for _, r := range rs {
				c.Reports = append(c.Reports, dragoman.Compared{ID: r.ID, Outlet: r.Outlet, Published: r.Published})
			}
			return c
		}}
	if err := b.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	return b
}

func read(raw dragoman.Raw) (*dragoman.Reading, error) {
	text := string(raw.Bytes)
	f := strings.SplitN(text, " ", 4)
	name := f[0] + " " + f[1]
	all := dragoman.Span{End: int32(len(text))}
	said := dragoman.Span{Start: int32(len(name) + 1 + len(f[2]) + 1), End: all.End}
	return &dragoman.Reading{Report: dragoman.Report{ID: raw.Key, Outlet: raw.Outlet, URL: "https://post.example/" + raw.Key, Published: dragoman.Date{Value: raw.Published}, Text: text},
		Sentences:  []dragoman.Sentence{{Span: all}},
		Actors:     []dragoman.Actor{{ID: "a-" + raw.Key, Name: name, Kind: dragoman.Person, Mentions: []dragoman.ActorMention{{Span: dragoman.Span{End: int32(len(name))}, Form: dragoman.Name}}}},
		Statements: []dragoman.Statement{{ID: "s-" + raw.Key, Content: []dragoman.Span{said}, Cue: []dragoman.Span{{Start: int32(len(name) + 1), End: said.Start - 1}}, Speaker: dragoman.Speaker{Actor: "a-" + raw.Key, Name: name, Class: "named"}, Stance: dragoman.Stance(f[2])}}}, nil
}

func (b *bench) add(t *testing.T, published, text string) string {
	t.Helper()
	b.n++
	_, a, err := b.AddOnce(context.Background(), "", "", "", dragoman.Raw{Key: fmt.Sprint("r", b.n), Outlet: "Lake Wire", Published: published, Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return a.Report
}

func (b *bench) look(t *testing.T, want int) []dragoman.Alert {
	t.Helper()
	got, err := watch.Look(context.Background(), b.Desk)
	if err != nil || len(got) != want {
		t.Fatalf("%d alerts, want %d (%v): %+v", len(got), want, err, got)
	}
	return got
}

// A watch is tried on what is there, tells of what comes and of that once, and
// says why.
func TestAWatchTellsOfWhatComes(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.add(t, "2025-10-01", "Liv Aune denies that the ferry was sold to a bank")
	b.add(t, "2025-02-01", "Liv Aune denies that the old mill was sold to a bank")
	w := dragoman.Watch{Kind: dragoman.WatchSaid, Who: "Liv Aune", Stance: dragoman.Denies, About: "bank"}
	p, err := watch.Try(ctx, b.Desk, w)
	if err != nil || len(p.Found) != 1 || p.To != "2025-10-01" || p.Found[0].At != "2025-10-01" {
		t.Fatalf("tried: %+v, %v", p, err)
	}
	if w, err = watch.Make(ctx, b.Desk, w); err != nil {
		t.Fatal(err)
	}
	b.look(t, 0)
	b.add(t, "2025-09-01", "Liv Aune asserts that the quay was sold to a bank")
	b.add(t, "2024-09-01", "Liv Aune denies that the lighthouse was sold to a bank")
	got := b.look(t, 1)
	b.look(t, 0)
	told, err := watch.Tell(ctx, b.Desk, got)
	if err != nil {
		t.Fatal(err)
	}
	x := told[0]
	if x.Title != "Liv Aune denies: “that the lighthouse was sold to a bank”" || x.Sentence != "Liv Aune denies anything about bank" || len(x.Sources) != 1 || x.Sources[0].URL != "https://post.example/r4" || !strings.HasPrefix(x.Sources[0].Link, "/doc/r4?at=") {
		t.Errorf("%+v", x)
	}
	var why []string
	for _, m := range x.Why {
		why = append(why, m.Condition)
	}
	if s := strings.Join(why, "|"); s != "who: Liv Aune|does what: denies|about: bank|new, or told before?" {
		t.Errorf("why: %s", s)
	}
	w.Paused = "2025-10-20T08:00:00Z"
	if err := b.Record.PutWatch(ctx, w); err != nil {
		t.Fatal(err)
	}
	b.add(t, "2025-10-02", "Liv Aune denies that the harbour was sold to a bank")
	b.look(t, 0)
	var feed bytes.Buffer
	if err := watch.Atom(&feed, "Watches", "http://desk.example", "/watch.atom", "2025-10-20T08:00:00Z", told); err != nil {
		t.Fatal(err)
	}
	var parsed struct {
		Entries []struct {
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(feed.Bytes(), &parsed); err != nil || len(parsed.Entries) != 1 || !strings.Contains(feed.String(), "https://post.example/r4") {
		t.Errorf("%v: %s", err, feed.String())
	}
}

// A pledge is told of when its days have passed and no later report names its
// maker with its words.
func TestAPledgeWithoutFollowUp(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.add(t, "2025-01-01", "Ivo Lind pledges to rebuild the wooden bridge before winter")
	w, err := watch.Make(ctx, b.Desk, dragoman.Watch{Kind: dragoman.WatchPledge, Who: "Ivo Lind", Days: 90})
	if err != nil {
		t.Fatal(err)
	}
	b.add(t, "2025-02-01", "Ivo Lind pledges to publish the harbour accounts every month")
	b.look(t, 0)
	b.add(t, "2025-03-01", "Ivo Lind asserts that nobody will rebuild the wooden bridge before winter")
	b.add(t, "2025-06-01", "Rosa Pell asserts that it rained")
	got := b.look(t, 1)
	if got[0].Cites[0].Report != "r2" {
		t.Errorf("%+v: the bridge was told of again, the accounts were not", got)
	}
	b.look(t, 0)
	if p, err := watch.Try(ctx, b.Desk, w); err != nil || len(p.Found) != 1 {
		t.Errorf("%+v, %v", p, err)
	}
}

// A web hook gets a signed alert; one that fails is tried again under the same
// id and a new time; an address that is not public is never asked.
func TestWebHook(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	type call struct {
		id, at, sign string
		body         []byte
	}
	var calls []call
	answer := 500
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		calls = append(calls, call{r.Header.Get("Webhook-Id"), r.Header.Get("Webhook-Timestamp"), r.Header.Get("Webhook-Signature"), body})
		w.WriteHeader(answer)
	}))
	defer hook.Close()
	w, err := watch.Make(ctx, b.Desk, dragoman.Watch{Kind: dragoman.WatchSearch, Query: "ferry", Hook: hook.URL + "/in"})
	if err != nil || len(w.Secret) < 32 {
		t.Fatal(w, err)
	}
	b.add(t, "2025-10-19", "Liv Aune asserts that the ferry sails")
	b.look(t, 1)
	guarded := &watch.Sender{Client: &http.Client{Transport: &http.Transport{DialContext: fetch.Guarded(nil)}}}
	send := func(s *watch.Sender) {
		t.Helper()
		if err := s.Send(ctx, b.Desk); err != nil {
			t.Fatal(err)
		}
	}
	send(guarded)
	if f, _ := b.Record.Failing(ctx); len(calls) != 0 || !strings.Contains(f[w.ID], "not public") {
		t.Fatalf("%d calls, %v", len(calls), f)
	}
	open := &watch.Sender{Client: hook.Client(), Base: "http://desk.example"}
	send(open)
	if len(calls) != 0 {
		t.Fatal("tried again before its time")
	}
	b.now = b.now.Add(2 * time.Minute)
	send(open)
	b.now, answer = b.now.Add(10*time.Minute), 204
	send(open)
	b.now = b.now.Add(100 * time.Hour)
	send(open)
	if len(calls) != 2 || calls[0].id != calls[1].id || calls[0].at == calls[1].at {
		t.Fatalf("%+v", calls)
	}
	for _, c := range calls {
		if c.sign != watch.Sign(w.Secret, c.id, c.at, c.body) {
			t.Error("the signature does not hold")
		}
	}
	var p watch.Payload
	if err := json.Unmarshal(calls[1].body, &p); err != nil || p.Says != "anything found by “ferry”" || len(p.Sources) != 1 || p.Sources[0].URL != "https://post.example/r1" || len(p.Why) == 0 {
		t.Errorf("%s: %v", calls[1].body, err)
	}
	if f, _ := b.Record.Failing(ctx); len(f) != 0 {
		t.Errorf("still failing: %v", f)
	}
}

// post is a mail server of one's own; it returns what it was given.
func post(t *testing.T) (addr string, letters chan string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	letters = make(chan string, 4)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			r := bufio.NewReader(c)
			fmt.Fprint(c, "220 here\r\n")
			for {
				line, err := r.ReadString('\n')
				if err != nil {
					break
				}
				switch {
				case strings.HasPrefix(line, "DATA"):
					fmt.Fprint(c, "354 go on\r\n")
					var b strings.Builder
					for line != ".\r\n" {
						if line, err = r.ReadString('\n'); err != nil {
							break
						}
						b.WriteString(line)
					}
					letters <- b.String()
					fmt.Fprint(c, "250 taken\r\n")
				case strings.HasPrefix(line, "QUIT"):
					fmt.Fprint(c, "221 bye\r\n")
				default:
					fmt.Fprint(c, "250 ok\r\n")
				}
			}
			c.Close()
		}
	}()
	return l.Addr().String(), letters
}

// A digest waits for the morning and holds all that came till then.
func TestMailInTheMorning(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	addr, letters := post(t)
	server, _ := url.Parse("smtp://" + addr)
	m, err := watch.NewMailer(server, "desk@desk.example")
	if err != nil {
		t.Fatal(err)
	}
	s := &watch.Sender{Mail: m, Base: "http://desk.example", Morning: 6}
	if _, err := watch.Make(ctx, b.Desk, dragoman.Watch{Kind: dragoman.WatchSaid, Who: "Liv Aune", Mail: "ana@desk.example", Digest: true}); err != nil {
		t.Fatal(err)
	}
	for _, what := range []string{"ferry", "lighthouse"} {
		b.add(t, "2025-10-20", "Liv Aune asserts that the "+what+" is old, naïve and “grey”")
		b.look(t, 1)
		if err := s.Send(ctx, b.Desk); err != nil {
			t.Fatal(err)
		}
	}
	if len(letters) != 0 {
		t.Fatal("it did not wait")
	}
	b.now = time.Date(2025, 10, 21, 6, 1, 0, 0, time.UTC)
	if err := s.Send(ctx, b.Desk); err != nil {
		t.Fatal(err)
	}
	if len(letters) != 1 {
		f, _ := b.Record.Failing(ctx)
		t.Fatalf("%d letters: %v", len(letters), f)
	}
	letter := <-letters
	for _, want := range []string{"To: ana@desk.example\r\n", "Subject: =?utf-8?q?2_from_your_watches", "ferry", "lighthouse", "na=C3=AFve", "https://post.example/r1", "You asked to be told"} {
		if !strings.Contains(letter, want) {
			t.Errorf("no %q in\n%s", want, letter)
		}
	}
}

func TestWhatIsNoWatch(t *testing.T) {
	for _, w := range []dragoman.Watch{{}, {Kind: "all"}, {Kind: dragoman.WatchSaid}, {Kind: dragoman.WatchPledge, Who: "A"}, {Kind: dragoman.WatchDispute}, {Kind: dragoman.WatchSearch, Query: "("},
		{Kind: dragoman.WatchSaid, Who: "A\r\nBcc: x"}, {Kind: dragoman.WatchDone, Who: "A", Type: "sorcery"}, {Kind: dragoman.WatchSaid, Who: "A", Hook: "file:///etc/passwd"},
		{Kind: dragoman.WatchSaid, Who: "A", Hook: "https://user:word@x.example"}, {Kind: dragoman.WatchSaid, Who: "A", Mail: "Ana <ana@x.example>"}, {Kind: dragoman.WatchSaid, Who: strings.Repeat("A", 501)}} {
		if err := watch.Check(w); err == nil {
			t.Errorf("%+v is taken", w)
		}
	}
	good := dragoman.Watch{Kind: dragoman.WatchDone, Who: `the "Kremlin"`, About: "Ukraine", Type: "conflict"}
	if err := watch.Check(good); err != nil {
		t.Error(err)
	}
	if !errors.Is(watch.Check(dragoman.Watch{Kind: dragoman.WatchSaid}), desk.ErrValue) {
		t.Error("a bad watch is no bad value")
	}
}
