// SPDX-License-Identifier: Apache-2.0

// Package visitor tells who stands behind a request: a person at this machine,
// or a stranger. A local address is no proof of a friend: a name that was
// pointed at this machine (DNS rebinding), a proxy that passes others on, and
// other users of the machine come over loopback too.
package visitor

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
)

// Visitor is who makes a request.
type Visitor struct {
	Addr   netip.Addr // of the client; behind a trusted proxy the one it names
	Local  bool       // came over loopback from this user of this machine, passed on by nobody
	Secure bool       // the client speaks HTTPS, to us or to a trusted proxy
}

// Door says whom a server answers.
type Door struct {
	Public  *url.URL       // the address pages are asked under from elsewhere; nil is none
	Proxies []netip.Prefix // peers whose X-Forwarded-For and -Proto are believed
}

type key struct{}

// Of is the visitor of a request that came through a Door; a stranger where
// none did.
func Of(ctx context.Context) Visitor {
	v, _ := ctx.Value(key{}).(Visitor)
	return v
}

// Handler refuses requests that name another host than this server's, with
// 421, and notes the visitor of the others.
func (d Door) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := d.visitor(r)
		if !d.ours(r.Host) {
			http.Error(w, fmt.Sprintf("this server does not answer under the name %q (start it with --public-url to give it one)", r.Host), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, v)))
	})
}

// ours reports whether a server may be asked under a host: an address or
// localhost, which no name service can turn, or the public name.
func (d Door) ours(host string) bool {
	name := hostOf(host)
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	return name == "localhost" || d.Public != nil && name != "" && name == hostOf(d.Public.Host)
}

// hostOf is a host without port, brackets, and the root's dot, in lower case.
func hostOf(hostport string) string {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(hostport, "["), "]")
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// passing are headers by which proxies say that they pass a request on, beside
// those with "Forwarded" in their name.
var passing = []string{"Via", "X-Real-Ip", "True-Client-Ip", "Cf-Connecting-Ip", "Fastly-Client-Ip", "Client-Ip", "X-Client-Ip", "X-Cluster-Client-Ip",
	"X-Originating-Ip", "X-Remote-Ip", "X-Remote-Addr", "X-Proxyuser-Ip", "X-Envoy-External-Address"}

func passedOn(h http.Header) bool {
	for k := range h {
		if strings.Contains(k, "Forwarded") || slices.Contains(passing, k) {
			return true
		}
	}
	return false
}

func (d Door) visitor(r *http.Request) Visitor {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return Visitor{}
	}
	v := Visitor{Addr: peer.Addr().Unmap(), Secure: r.TLS != nil}
	if d.trusted(v.Addr) {
		v.Addr, v.Secure = d.client(v.Addr, r.Header.Values("X-Forwarded-For")), v.Secure || r.Header.Get("X-Forwarded-Proto") == "https"
	}
	v.Local = peer.Addr().Unmap().IsLoopback() && !passedOn(r.Header) && ourUser(peer, r)
	return v
}

func (d Door) trusted(a netip.Addr) bool {
	for _, p := range d.Proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// client is the nearest address in a chain of X-Forwarded-For that is no
// trusted proxy; the farthest proxy where all are.
func (d Door) client(peer netip.Addr, headers []string) netip.Addr {
	chain := strings.Split(strings.Join(headers, ","), ",")
	for i := len(chain) - 1; i >= 0; i-- {
		a, err := netip.ParseAddr(strings.TrimSpace(chain[i]))
		if err != nil {
			return peer
		}
		if peer = a.Unmap(); !d.trusted(peer) {
			return peer
		}
	}
	return peer
}

// ourUser reports whether a loopback connection was made by the user this
// server runs as, or by root. Where the system does not tell, it is taken to be.
func ourUser(peer netip.AddrPort, r *http.Request) bool {
	at, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if at == nil {
		return true
	}
	here, err := netip.ParseAddrPort(at.String())
	if err != nil {
		return true
	}
	uid, found, known := owner(peer, here)
	return !known || found && (uid == os.Geteuid() || uid == 0)
}
