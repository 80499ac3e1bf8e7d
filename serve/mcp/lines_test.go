// SPDX-License-Identifier: Apache-2.0

package mcp_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"dragoman/serve/mcp"
)

// Where the input ends at once, everything that was asked is answered.
func TestTheEndWaitsForAnswers(t *testing.T) {
	s, err := mcp.New(newDesk(t), "test/1")
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`}
	for id := 2; id < 12; id++ {
		lines = append(lines, fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/list"}`, id))
	}
	var out bytes.Buffer
	if err := s.Run(context.Background(), mcp.Lines(strings.NewReader(strings.Join(lines, "\n")), &out)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), `"result"`); n != 11 {
		t.Errorf("%d answers to 11 requests:\n%.400s", n, out.String())
	}
}

// Whatever stands on a line, the server answers it or passes over it, and
// answers the next.
func TestABadLineDoesNotEndTheServer(t *testing.T) {
	s, err := mcp.New(newDesk(t), "test/1")
	if err != nil {
		t.Fatal(err)
	}
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- s.Run(context.Background(), mcp.Lines(in, out)) }()
	answers := make(chan string, 100)
	go func() {
		r := bufio.NewReader(fromServer)
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			answers <- line
		}
	}()
	say := func(line string) {
		if _, err := io.WriteString(toServer, line+"\n"); err != nil {
			t.Fatalf("%.60q: the server is gone: %v", line, err)
		}
	}
	type answer struct {
		ID     any
		Result map[string]any
		Error  struct {
			Code    int
			Message string
		}
	}
	once := func(what string) (m answer) {
		select {
		case line := <-answers:
			if err := json.Unmarshal([]byte(line), &m); err != nil {
				t.Fatalf("%.60q: answer %q: %v", what, line, err)
			}
		case err := <-done:
			t.Fatalf("%.60q ended the server: %v", what, err)
		case <-time.After(20 * time.Second):
			t.Fatalf("%.60q: no answer", what)
		}
		return m
	}
	hear := func(what string) answer { // what may be answered at any time is passed over
		for {
			if m := once(what); m.ID != 81.0 && m.ID != 82.0 {
				return m
			}
		}
	}
	say(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`)
	hear("initialize")
	say(`{"jsonrpc":"2.0","method":"notifications/initialized"}`)
	n := 1
	for _, x := range []struct {
		line string
		code int // 0: no answer is due
	}{
		{"garbage", -32700}, {`{"jsonrpc":"2.0","id":5,"method":"ping"`, -32700}, {"\xff\xfe", -32700}, {"\x00", -32700}, {"", 0}, {"   ", 0},
		{"{}", -32600}, {"[]", -32600}, {"5", -32600}, {`"x"`, -32600}, {"null", -32600},
		{`{"jsonrpc":"2.0","id":7}`, -32600}, {`{"jsonrpc":"1.0","id":7,"method":"ping"}`, -32600}, {`{"jsonrpc":"2.0","id":{},"method":"ping"}`, -32600},
		{`{"jsonrpc":"2.0","id":1.5,"method":"ping"}`, -32600}, {`{"jsonrpc":"2.0","id":7,"method":7}`, -32600}, {`{"jsonrpc":"2.0","id":7,"method":"ping","params":3}`, -32600},
		{`[{"jsonrpc":"2.0","id":7,"method":"ping"}]`, -32600},
		{`{"jsonrpc":"2.0","id":7,"method":"no/such"}`, -32601},
		{`{"jsonrpc":"2.0","method":"no/such"}`, 0},
		{`{"jsonrpc":"2.0","id":99,"result":{}}`, 0},
		{`{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"no_such","arguments":{}}}`, -32602},
		{`{"jsonrpc":"2.0","id":81,"method":"tools/call","params":[1,2]}`, -1},
		{strings.Repeat("x", 5<<20), -32600},
		{`{"jsonrpc":"2.0","id":82,"method":"ping","params":` + strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5001), -1},
	} {
		say(x.line)
		if x.code < -1 {
			if m := hear(x.line); m.Error.Code != x.code {
				t.Errorf("%.60q: %+v, want %d", x.line, m, x.code)
			}
		}
		n++
		say(fmt.Sprintf(`{"jsonrpc":"2.0","id":"p%d","method":"ping"}`, n))
		for {
			m := hear(x.line)
			if m.ID == fmt.Sprintf("p%d", n) {
				break
			}
			if x.code != -1 {
				t.Errorf("%.60q: answered %+v", x.line, m)
			}
		}
	}
	toServer.Close()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Error("the server does not end with its input")
	}
}

// Questions name the values they take, lists are pages, and no error names a file.
func TestQuestionsAndPages(t *testing.T) {
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(context.Background(), overLines(t, newDesk(t)), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	tools, err := c.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range tools.Tools {
		b, _ := json.Marshal(x)
		for tool, want := range map[string]string{"compare_story": `"enum":["same","more_specific"`, "find_quotes": `"enum":["asserts","reports"`, "dyad_series": `"enum":["week","month"]`, "search_passages": `"maximum":50`} {
			if x.Name == tool && !strings.Contains(string(b), want) {
				t.Errorf("%s: %s has not %s", tool, b, want)
			}
		}
		if !strings.Contains(string(b), `"untrusted_data"`) {
			t.Errorf("%s: no mark in its output schema", x.Name)
		}
	}
	first, bad, raw := call(t, c, "search_passages", map[string]any{"query": "ferry kind:sentence", "limit": 1})
	if bad || first["total"] != 2.0 || len(first["passages"].([]any)) != 1 || first["next"] == nil {
		t.Fatalf("a page: %s", raw)
	}
	second, bad, raw := call(t, c, "search_passages", map[string]any{"query": "ferry kind:sentence", "limit": 1, "after": first["next"]})
	if bad || len(second["passages"].([]any)) != 1 || second["next"] != nil {
		t.Errorf("the next page: %s", raw)
	}
	st, _, _ := call(t, c, "list_stories", map[string]any{"limit": 1})
	id := st["stories"].([]any)[0].(map[string]any)["id"]
	seen := map[any]bool{}
	for after, pages := any(nil), 0; ; pages++ {
		args := map[string]any{"id": id, "limit": 1, "kinds": []string{"same", "adds", "differs", "denied", "more_specific", "incomplete", "update"}}
		if after != nil {
			args["after"] = after
		}
		out, bad, raw := call(t, c, "compare_story", args)
		if bad || pages > 60 {
			t.Fatalf("page %d: %s", pages, raw)
		}
		for _, x := range out["claims"].([]any) {
			k := x.(map[string]any)
			if seen[k["id"]] {
				t.Errorf("claim %v stands on two pages", k["id"])
			}
			seen[k["id"]] = true
			for _, cell := range k["cells"].([]any) {
				for _, e := range cell.(map[string]any)["evidence"].([]any) {
					if e := e.(map[string]any); e["text"] == "" || len(e["sha256"].(string)) != 64 {
						t.Errorf("evidence without text or hash: %v", e)
					}
				}
			}
		}
		if after = out["next"]; after == nil {
			if float64(len(seen)) != out["total"] {
				t.Errorf("%d claims on the pages, total %v", len(seen), out["total"])
			}
			break
		}
	}
	story, bad, raw := call(t, c, "get_story", map[string]any{"id": id, "limit": 1})
	if head := story["sources"].([]any)[0].(map[string]any)["head"].(map[string]any); bad || story["reports_total"] != 2.0 || story["next"] == nil || !strings.HasPrefix(head["text"].(string), "HARBOURTOWN") {
		t.Errorf("get_story: %s", raw)
	}
	for tool, args := range map[string]map[string]any{
		"compare_story":   {"id": id, "kinds": []string{"sames"}},
		"find_quotes":     {"stance": "shouts"},
		"dyad_series":     {"a": "RUS", "b": "SYR", "by": "year"},
		"search_passages": {"query": "ferry", "limit": 51},
		"get_story":       {"id": "s"},
		"list_stories":    {"after": "nonsense"},
		"get_passage":     {"report": "rffffffffffffffff", "start": 0, "end": 1},
	} {
		if out, bad, raw := call(t, c, tool, args); (!bad && tool != "get_story") || strings.Contains(raw, "r.db") || strings.Contains(raw, "/tmp") {
			t.Errorf("%s %v: %v %s", tool, args, out, raw)
		}
	}
}

// Lines never pass on what would end a server, and never lose what would not.
func FuzzLines(f *testing.F) {
	f.Add("{}\n")
	f.Add(`{"jsonrpc":"2.0","id":1,"method":"ping"}` + "\n" + `{"jsonrpc":"2.0","id":1}`)
	f.Add("\x00\n\n[1]\n\xff")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := mcp.Lines(strings.NewReader(text), io.Discard).Connect(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		for range strings.Count(text, "\n") + 2 {
			ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
			m, err := c.Read(ctx)
			if q, ok := m.(*jsonrpc.Request); ok && q.IsCall() { // the end waits for answers
				if err := c.Write(ctx, &jsonrpc.Response{ID: q.ID, Result: json.RawMessage("{}")}); err != nil {
					t.Fatal(err)
				}
			}
			stop()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
		}
		t.Fatalf("%q: more messages than lines", text)
	})
}
