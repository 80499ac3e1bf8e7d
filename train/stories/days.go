// SPDX-License-Identifier: Apache-2.0

package stories

import "time"

// Weeks reports whether two ISO dates are at least fourteen days apart. Dates
// that cannot be read are not.
func Weeks(a, b string) bool {
	x, err1 := time.Parse("2006-01-02", a)
	y, err2 := time.Parse("2006-01-02", b)
	return err1 == nil && err2 == nil && y.Sub(x).Abs() >= 14*24*time.Hour
}
