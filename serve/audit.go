// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"log/slog"
	"net/http"

	"dragoman/serve/api"
	"dragoman/serve/visitor"
)

// audited logs a line for each request that may change the record, once it is
// answered: who, from where, what, and the status.
func audited(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if needed(r) == "read" {
			next.ServeHTTP(w, r)
			return
		}
		s := &statusWriter{w, http.StatusOK}
		next.ServeHTTP(s, r)
		log.Info("write", "by", writer(r), "from", visitor.Of(r.Context()).Addr.String(), "method", r.Method, "path", r.URL.Path, "status", s.status)
	})
}

// writer names who writes: the token's name and id, or the person at this
// machine.
func writer(r *http.Request) string {
	if id, name := api.Caller(r.Context()); id != "" {
		return name + " (token " + id + ")"
	}
	if visitor.Of(r.Context()).Local {
		return "local"
	}
	return "unknown"
}
