// SPDX-License-Identifier: Apache-2.0

package visitor

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"io"
	"net/netip"
	"os"
	"strconv"
	"strings"
)

// owner is the user whose socket has one end at peer and the other at here, by
// the kernel's tables. known is false where these can't be read.
func owner(peer, here netip.AddrPort) (uid int, found, known bool) {
	for _, path := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		known = true
		uid, found = ownerIn(f, peer, here)
		f.Close()
		if found {
			return uid, true, true
		}
	}
	return 0, false, known
}

// ownerIn looks a socket up in a table of the form of /proc/net/tcp. Sockets
// that nobody holds any more (inode 0) have no owner.
func ownerIn(table io.Reader, peer, here netip.AddrPort) (uid int, found bool) {
	s := bufio.NewScanner(table)
	for s.Scan() {
		f := strings.Fields(s.Text())
		if len(f) < 10 || f[9] == "0" || !same(f[1], peer) || !same(f[2], here) {
			continue
		}
		if n, err := strconv.Atoi(f[7]); err == nil {
			return n, true
		}
	}
	return 0, false
}

// same compares an address as the kernel prints it, words of four bytes in the
// machine's order and the port, both in hex.
func same(printed string, a netip.AddrPort) bool {
	host, port, ok := strings.Cut(printed, ":")
	n, err := strconv.ParseUint(port, 16, 16)
	if !ok || err != nil || uint16(n) != a.Port() {
		return false
	}
	b, err := hex.DecodeString(host)
	if err != nil || len(b) != 4 && len(b) != 16 {
		return false
	}
	for i := 0; i < len(b); i += 4 {
		binary.BigEndian.PutUint32(b[i:], binary.NativeEndian.Uint32(b[i:]))
	}
	addr, _ := netip.AddrFromSlice(b)
	return addr.Unmap() == a.Addr().Unmap()
}
