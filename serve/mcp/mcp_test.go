// SPDX-License-Identifier: Apache-2.0

package mcp_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"dragoman"
	"dragoman/compare"
	"dragoman/extract"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/serve/desk"
	"dragoman/serve/mcp"
	"dragoman/store/sqlite"
	"dragoman/story"
)

var texts = []string{
	"HARBOURTOWN — The ferry Albatross sank off Harbourtown on Monday with 40 people aboard, the coast guard said. \"We will find every one of them,\" Mayor Lena Brandt told reporters near the lighthouse.",
	"HARBOURTOWN — Divers searched the wreck of the ferry Albatross off Harbourtown after it sank on Monday with 52 people aboard. \"We will find every one of them,\" coast guard chief Paul Aro told reporters near the lighthouse.",
}

func newDesk(t *testing.T) *desk.Desk {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	x, err := extract.New(en.Pack(), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	with, err := compare.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{Record: db.Record(), Engine: "test/1",
		Country: func(name string) (string, string, bool) { return "RUR", "Ruritania", name == "Ruritania" }, Weights: w, Now: func() time.Time { return time.Date(2025, 10, 20, 0, 0, 0, 0, time.UTC) },
		Read: func(raw dragoman.Raw) (*dragoman.Reading, error) {
			rep, _, err := x.Report(raw)
			if err != nil {
				return nil, err
			}
			return reader.Read(rep), nil
		},
		CompareReports: func(rs []*dragoman.Reading, _ func(done, of int)) dragoman.Comparison { return with.Compare(rs, nil) },
		CheckDraft:     with.Check}
	if err := d.Open(ctx); err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		if _, _, err := d.AddOnce(ctx, "", "", "", dragoman.Raw{Path: "p", Media: "text/plain", Outlet: []string{"Post", "Wire"}[i], Published: "2025-10-14", Bytes: []byte(text)}); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// overLines is a transport to a server over lines, as on standard input.
func overLines(t *testing.T, d *desk.Desk) sdk.Transport {
	t.Helper()
	s, err := mcp.New(d, "test/1")
	if err != nil {
		t.Fatal(err)
	}
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	done := make(chan struct{})
	go func() { defer close(done); _ = s.Run(context.Background(), mcp.Lines(in, out)) }()
	t.Cleanup(func() { toServer.Close(); out.Close(); <-done })
	return &sdk.IOTransport{Reader: fromServer, Writer: toServer}
}

// call asks a tool over a session and returns its structured answer.
func call(t *testing.T, s *sdk.ClientSession, tool string, args map[string]any) (out map[string]any, isError bool, raw string) {
	t.Helper()
	res, err := s.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		return nil, true, err.Error()
	}
	b, err := json.Marshal(res.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	all, _ := json.Marshal(res.Content)
	return out, res.IsError, string(b) + string(all)
}

// Every tool, over both transports, by a real client.
func TestToolsOverBothTransports(t *testing.T) {
	d := newDesk(t)
	h, err := mcp.Handler(d, "test/1")
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(h)
	defer web.Close()
	for name, tr := range map[string]sdk.Transport{"pipe": overLines(t, d), "http": &sdk.StreamableClientTransport{Endpoint: web.URL}} {
		t.Run(name, func(t *testing.T) {
			c, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(context.Background(), tr, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			askAll(t, c)
		})
	}
}

func askAll(t *testing.T, c *sdk.ClientSession) {
	tools, err := c.ListTools(context.Background(), nil)
	if err != nil || len(tools.Tools) != 12 {
		t.Fatalf("%v %v", tools, err)
	}
	for _, x := range tools.Tools {
		if x.OutputSchema == nil || !x.Annotations.ReadOnlyHint || x.Description == "" {
			t.Errorf("%s has no output schema, or is not read-only", x.Name)
		}
	}
	out, bad, raw := call(t, c, "search_passages", map[string]any{"query": "ferry kind:sentence"})
	if bad || len(out["passages"].([]any)) != 2 {
		t.Fatalf("search: %s", raw)
	}
	p := out["passages"].([]any)[0].(map[string]any)
	sum := sha256.Sum256([]byte(p["text"].(string)))
	if p["sha256"] != hex.EncodeToString(sum[:]) || p["outlet"] == "" {
		t.Errorf("evidence %v", p)
	}
	got, bad, raw := call(t, c, "get_passage", map[string]any{"report": p["report"], "start": p["start"], "end": p["end"]})
	if bad || got["sha256"] != p["sha256"] {
		t.Errorf("passage: %s", raw)
	}
	out, _, raw = call(t, c, "find_story", map[string]any{"text": "What is known of the ferry Albatross that sank off Harbourtown? " + strings.Repeat("Divers searched the wreck. ", 20)})
	st := out["stories"].([]any)
	if len(st) != 1 {
		t.Fatalf("find_story: %s", raw)
	}
	id := st[0].(map[string]any)["id"]
	if out, bad, raw = call(t, c, "compare_story", map[string]any{"id": id}); bad || len(out["claims"].([]any)) == 0 || out["story"] == nil {
		t.Errorf("compare: %s", raw)
	}
	for tool, x := range map[string]struct {
		args map[string]any
		want string
	}{
		"get_story":    {map[string]any{"id": id}, `"outlet":"Post"`},
		"find_quotes":  {map[string]any{"about": "find", "speaker": "Lena Brandt"}, "every one of them"},
		"check_text":   {map[string]any{"text": "The ferry Albatross sank off Harbourtown on Monday. A dragon ate the lighthouse of Zanzibar."}, "supported"},
		"dyad_series":  {map[string]any{"a": "Ruritania", "b": "SYR"}, `"means":"RUR"`},
		"actor":        {map[string]any{"name": "Lena Brandt"}, "Lena Brandt"},
		"method":       {map[string]any{}, "no truth verdicts"},
		"list_stories": {map[string]any{}, `"reports_total":2`},
	} {
		if out, bad, raw := call(t, c, tool, x.args); bad || !strings.Contains(raw, x.want) || out["untrusted_data"] != true {
			t.Errorf("%s: %s, want %s, marked", tool, raw, x.want)
		}
	}
	for _, q := range []struct{ quote, speaker, want string }{
		{"We will find every one of them", "Lena Brandt", "exact"},
		{"Nobody has told us anything about the engine room", "Lena Brandt", "not held"},
	} {
		if out, _, raw := call(t, c, "verify_quote", map[string]any{"quote": q.quote, "speaker": q.speaker}); out["verdict"] != q.want {
			t.Errorf("verify %q: %s, want %s", q.quote, raw, q.want)
		}
	}
	for tool, args := range map[string]map[string]any{
		"search_passages": {"query": "("}, "get_story": {"id": "nowhere"}, "get_passage": {"report": "r", "start": -4, "end": 1 << 30}, "verify_quote": {"quote": ""}, "check_text": {"text": " "}, "actor": {"name": "Nobody Atall"},
	} {
		if _, bad, raw := call(t, c, tool, args); !bad || strings.Contains(raw, "could not answer") || strings.Contains(raw, "r.db") {
			t.Errorf("%s %v: no tool error of the asker's: %s", tool, args, raw)
		}
	}
}
