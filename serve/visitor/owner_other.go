// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package visitor

import "net/netip"

// owner is not told by this system in a way that costs little.
func owner(netip.AddrPort, netip.AddrPort) (uid int, found, known bool) { return 0, false, false }
