// SPDX-License-Identifier: Apache-2.0

package visitor

import (
	"net/url"
	"strings"
	"unicode"
)

// Here reports whether a path that came in with a request leads to a page of
// this server: no scheme, no host, and nothing browsers read past (backslashes,
// control characters, plain or escaped ones in front).
func Here(path string) bool {
	if !strings.HasPrefix(path, "/") || strings.ContainsRune(path, '\\') || strings.ContainsFunc(path, unicode.IsControl) {
		return false
	}
	u, err := url.Parse(path)
	return err == nil && u.Scheme == "" && u.Host == "" && u.User == nil && !strings.HasPrefix(path, "//") &&
		!strings.HasPrefix(u.Path, "//") && !strings.ContainsFunc(u.Path, unicode.IsControl) && !strings.ContainsRune(u.Path, '\\')
}
