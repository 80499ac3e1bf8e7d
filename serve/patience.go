// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"net/http"
	"time"
)

// patient gives up on clients that do not accept what is written to them within
// a time. A long answer may take longer, as long as it is read.
func patient(next http.Handler, patience time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&patientWriter{w, http.NewResponseController(w), patience}, r)
	})
}

type patientWriter struct {
	http.ResponseWriter
	c        *http.ResponseController
	patience time.Duration
}

// Write puts the deadline off: it is for this part alone. A writer without
// deadlines, as in tests, has none.
func (p *patientWriter) Write(b []byte) (int, error) {
	_ = p.c.SetWriteDeadline(time.Now().Add(p.patience))
	return p.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController through.
func (p *patientWriter) Unwrap() http.ResponseWriter { return p.ResponseWriter }
