// SPDX-License-Identifier: Apache-2.0

package visitor

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// table is of the kernel's form: the client's socket, the server's, one that
// nobody holds any more, and one over IPv6. Words are in the order of this
// machine, which is little endian wherever these tests run.
const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:D431 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 31337 1 0 20 4 30 10 -1
   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1001        0 31338 1 0 20 4 30 10 -1
   2: 0100007F:D432 0100007F:1F90 06 00000000:00000000 03:00000000 00000000     0        0 0 3 0
   3: 00000000000000000000000001000000:D433 00000000000000000000000001000000:1F90 01 00000000:00000000 00:00000000 00000000  1002        0 31339 1 0 20 4 30 10 -1
torn line
`

func TestOwnerIn(t *testing.T) {
	here := netip.MustParseAddrPort("127.0.0.1:8080")
	for peer, want := range map[string]string{"127.0.0.1:54321": "1000 true", "127.0.0.1:54322": "0 false", "127.0.0.1:1": "0 false", "[::ffff:127.0.0.1]:54321": "1000 true"} {
		uid, found := ownerIn(strings.NewReader(table), netip.MustParseAddrPort(peer), here)
		if got := fmt.Sprint(uid, found); got != want {
			t.Errorf("%s: %s, want %s", peer, got, want)
		}
	}
	if uid, found := ownerIn(strings.NewReader(table), netip.MustParseAddrPort("[::1]:54323"), netip.MustParseAddrPort("[::1]:8080")); uid != 1002 || !found {
		t.Errorf("over IPv6: %d %v", uid, found)
	}
}

// Another user of this machine is a stranger, though the connection is local.
func TestAnotherUser(t *testing.T) {
	local := make(chan bool, 1)
	s := httptest.NewServer(Door{}.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { local <- Of(r.Context()).Local })))
	defer s.Close()
	port := s.URL[strings.LastIndexByte(s.URL, ':')+1:]
	as := func(uid uint32) bool {
		t.Helper()
		c := exec.Command("bash", "-c", `exec 3<>/dev/tcp/127.0.0.1/`+port+`; printf 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3; cat <&3`)
		c.Dir = "/"
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uid, Gid: uid, NoSetGroups: os.Geteuid() != 0}}
		if out, err := c.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("200 OK")) {
			t.Fatalf("%v: %s", err, out)
		}
		return <-local
	}
	if !as(uint32(os.Geteuid())) {
		t.Error("a connection of this user is a stranger's")
	}
	if os.Geteuid() != 0 {
		fmt.Fprintln(os.Stderr, "serve/visitor: not run as root, so a connection of another user was not tried")
		return
	}
	if as(65534) {
		t.Error("a connection of another user passes for one of this user")
	}
}
