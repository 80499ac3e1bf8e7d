// SPDX-License-Identifier: Apache-2.0

package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"time"
)

var errRefused = errors.New("the address is not public")

// guard dials only public addresses, and hosts allowed by name. It looks at
// the address that is dialled, so a name that answers differently the second
// time gains nothing.
type guard struct{ allow []string }

// Guarded dials public addresses alone, and hosts allowed by name, looking at
// what each name answers then: for whatever asks an address somebody gave.
func Guarded(allow []string) func(ctx context.Context, network, hostport string) (net.Conn, error) {
	return guard{allow}.dial
}

func (g guard) dial(ctx context.Context, network, hostport string) (net.Conn, error) {
	d := net.Dialer{Timeout: 10 * time.Second}
	host, port, err := net.SplitHostPort(hostport)
	if err != nil {
		return nil, err
	}
	if slices.Contains(g.allow, host) || slices.Contains(g.allow, hostport) {
		return d.DialContext(ctx, network, hostport)
	}
	addrs, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, err
	}
	for _, a := range addrs {
		if !public(a.Unmap()) {
			return nil, fmt.Errorf("%s is %s: %w (allow the host by name to fetch from it)", host, a.Unmap(), errRefused)
		}
	}
	var last error
	for _, a := range addrs {
		c, err := d.DialContext(ctx, network, net.JoinHostPort(a.String(), port))
		if err == nil {
			return c, nil
		}
		last = err
	}
	return nil, last
}

// reserved are ranges that are not public and that netip has no word for.
var reserved = func() (out []netip.Prefix) {
	for _, s := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "fec0::/10"} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}()

func public(a netip.Addr) bool {
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
