// SPDX-License-Identifier: Apache-2.0

package when

import "testing"

func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		got  date
		want string
	}{
		{civil(2024, 2, 29), "2024-02-29"},
		{civil(2023, 14, 1), "2024-02-01"},
		{civil(2024, 0, 31), "2023-12-31"},
		{civil(2024, 3, 31).addMonths(-1), "2024-02-29"},
		{easter(2018, false), "2018-04-01"},
		{easter(2025, true), "2025-04-20"},
		{easter(2024, true), "2024-05-05"},
		{hijri(1445, 9, 1), "2024-03-11"},
		{hijri(1446, 10, 1), "2025-03-31"},
		{civil(-3, 1, 1) + 365, "-0002-01-01"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	for _, c := range []struct {
		d            date
		wd, iso, wnr int
	}{{civil(2025, 10, 16), 4, 2025, 42}, {civil(2016, 1, 1), 5, 2015, 53}, {civil(2018, 12, 31), 1, 2019, 1}, {civil(1969, 12, 29), 1, 1970, 1}} {
		y, w := c.d.isoWeek()
		if c.d.weekday() != c.wd || y != c.iso || w != c.wnr {
			t.Errorf("%s: weekday %d, week %d-%d", c.d, c.d.weekday(), y, w)
		}
	}
}
