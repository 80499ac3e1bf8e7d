// SPDX-License-Identifier: Apache-2.0

package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// maxLine is the longest message taken, in bytes.
const maxLine = 4 << 20

// Faults of JSON-RPC 2.0.
const (
	parseError     = -32700
	invalidRequest = -32600
)

// lastAnswers is how long the end of the input waits for what was asked before.
const lastAnswers = time.Minute

// Lines is a transport over lines of messages. A line that is no message is
// answered with an error, and the next one is read: it does not end the server.
// Where the input ends, what was asked is answered first.
func Lines(in io.Reader, out io.Writer) mcp.Transport {
	w := &writer{out: out, answered: make(chan struct{}, 1)}
	r, pipe := io.Pipe()
	go func() {
		err := sift(in, pipe, w)
		w.settle(lastAnswers)
		pipe.CloseWithError(err)
	}()
	return &mcp.IOTransport{Reader: r, Writer: w, MaxLineLength: maxLine + 2}
}

// writer writes whole lines, of the server and of sift, one at a time, and knows
// how many requests have no answer yet.
type writer struct {
	mu       sync.Mutex
	out      io.Writer
	owed     int
	answered chan struct{}
}

func (w *writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, err := w.out.Write(p)
	if asks, id := about(p); id && !asks {
		w.owed--
		select {
		case w.answered <- struct{}{}:
		default: // one is waiting to be seen
		}
	}
	return n, err
}

// passed takes note of a message that goes to the server.
func (w *writer) passed(line []byte) {
	if asks, id := about(line); id && asks {
		w.mu.Lock()
		w.owed++
		w.mu.Unlock()
	}
}

// settle waits until every request is answered, or for some time.
func (w *writer) settle(most time.Duration) {
	late := time.After(most)
	for {
		w.mu.Lock()
		owed := w.owed
		w.mu.Unlock()
		if owed <= 0 {
			return
		}
		select {
		case <-w.answered:
		case <-late:
			return
		}
	}
}

// about tells whether a message asks, and whether it has an id.
func about(line []byte) (asks, id bool) {
	var m struct {
		ID     json.RawMessage `json:"id"`
		Method string          `json:"method"`
	}
	if json.Unmarshal(line, &m) != nil {
		return false, false
	}
	return m.Method != "", len(m.ID) > 0 && string(m.ID) != "null"
}

func (w *writer) Close() error { return nil }

// sift passes on the lines that are messages and answers the others.
func sift(in io.Reader, to io.Writer, answers *writer) error {
	r := bufio.NewReaderSize(in, 64<<10)
	for {
		line, long, err := nextLine(r)
		if len(bytes.TrimSpace(line)) > 0 || long {
			code, why := 0, ""
			if long {
				code, why = invalidRequest, fmt.Sprintf("the message is longer than %d MB", maxLine>>20)
			} else {
				code, why = faultOf(line)
			}
			if code == 0 {
				answers.passed(line)
				if _, err := to.Write(append(bytes.TrimSpace(line), '\n')); err != nil {
					return err
				}
			} else if _, err := fmt.Fprintf(answers, `{"jsonrpc":"2.0","id":null,"error":{"code":%d,"message":%q}}`+"\n", code, why); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
	}
}

// nextLine reads one line; long says that it passed maxLine and was dropped.
func nextLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
			if len(line) > maxLine {
				line, long = nil, true
			}
		}
		if err == nil {
			return line, long, nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// faultOf says why a line is no message of JSON-RPC; code 0 is that it is one.
func faultOf(line []byte) (code int, why string) {
	if !utf8.Valid(line) {
		return parseError, "the line is not UTF-8"
	}
	if !json.Valid(line) {
		return parseError, "the line is not JSON: a message is one line"
	}
	var m map[string]json.RawMessage
	if json.Unmarshal(line, &m) != nil {
		return invalidRequest, "a message is an object; batches are not taken"
	}
	kind := func(name string) byte {
		v := bytes.TrimSpace(m[name])
		if len(v) == 0 {
			return 0
		}
		return v[0]
	}
	_, hasResult := m["result"]
	id := kind("id")
	switch {
	case string(m["jsonrpc"]) != `"2.0"`:
		return invalidRequest, `a message has "jsonrpc": "2.0"`
	case id == '{' || id == '[' || id == 't' || id == 'f':
		return invalidRequest, "an id is a string or a number"
	case id != 0 && id != '"' && id != 'n' && bytes.ContainsAny(m["id"], ".eE"):
		return invalidRequest, "an id that is a number is a whole one"
	case kind("method") != 0 && kind("method") != '"':
		return invalidRequest, "a method is a string"
	case kind("method") == 0 && !hasResult && kind("error") != '{':
		return invalidRequest, "a message has a method, a result or an error"
	case kind("params") != 0 && kind("params") != '{' && kind("params") != '[':
		return invalidRequest, "params are an object"
	}
	if _, err := jsonrpc.DecodeMessage(line); err != nil { // what reads it next must take it, or it ends
		return invalidRequest, "the message can't be taken apart; it may nest too deep"
	}
	return 0, ""
}
