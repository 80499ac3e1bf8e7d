// SPDX-License-Identifier: Apache-2.0

package ui_test

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// A dispute of the queue is decided, falls away, and comes back when that is
// undone; name and reason are remembered; without a name nothing is taken.
func TestReviewing(t *testing.T) {
	base, _, st := site(t, true)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{Jar: jar}
	send := func(path string, form url.Values) (int, string, string) {
		t.Helper()
		resp, err := c.PostForm(base+path, form)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		var b strings.Builder
		buf := make([]byte, 1<<16)
		for {
			n, err := resp.Body.Read(buf)
			b.Write(buf[:n])
			if err != nil {
				break
			}
		}
		return resp.StatusCode, resp.Request.URL.RequestURI(), b.String()
	}
	if _, body := get(t, base+"/s/"+st); !strings.Contains(body, "Is it so") {
		t.Fatal("the story has no dispute")
	}
	get(t, base+"/review") // makes the queue
	if _, body := get(t, base+"/review?item=dispute:c1&try=wrong"); !strings.Contains(body, "1 dispute becomes 0. Falls away: Is it so") {
		t.Errorf("what would change is not told:\n%s", body)
	}
	if _, body := get(t, base+"/review?item=dispute:c1&try=edit"); !strings.Contains(body, "only be said whether it is so") {
		t.Errorf("a dispute can't be edited, and that is not told:\n%s", body)
	}
	form := url.Values{"item": {"dispute:c1"}, "act": {"no"}, "reason": {"two ferries"}}
	if status, _, body := send("/review", form); status != 422 || !strings.Contains(body, "needs your name") {
		t.Errorf("without a name: %d", status)
	}
	form.Set("author", "Mira <b>")
	status, at, body := send("/review", form)
	if status != 200 || !strings.Contains(at, "saved=") || !strings.Contains(body, "the dispute falls away") || !strings.Contains(body, "Nothing waits") {
		t.Fatalf("decided: %d at %s\n%s", status, at, body)
	}
	if _, body := get(t, base+"/s/"+st); strings.Contains(body, "Is it so") {
		t.Error("the story still has the dispute")
	}
	if status, again, _ := send("/review", form); status != 200 || again != at {
		t.Errorf("decided twice: %d, %s and then %s", status, at, again)
	}
	u, _ := url.Parse(at)
	if back := "/review?item=dispute%3Ac1&amp;undone=" + u.Query().Get("saved"); !strings.Contains(body, back) {
		t.Errorf("undoing does not lead to what was decided, %s:\n%s", back, body)
	}
	status, _, body = send("/correct", url.Values{"kind": {"undo"}, "target": {u.Query().Get("saved")}, "author": {"Mira <b>"}, "reason": {"undone"}, "back": {"/review?undone=" + u.Query().Get("saved")}})
	if status != 200 || !strings.Contains(body, "Undone:") || !strings.Contains(body, `value="Mira &lt;b&gt;"`) || !strings.Contains(body, "1 reading waits") || !strings.Contains(body, `name="reason" value="two ferries"`) {
		t.Errorf("undone: %d\n%s", status, body)
	}
	if status, _, _ := send("/review", url.Values{"item": {"dispute:none"}, "act": {"yes"}, "author": {"M"}}); status != 404 {
		t.Errorf("what is not there: %d", status)
	}
	if status, _, body := send("/review", url.Values{"item": {"dispute:c1"}, "act": {"edit"}, "author": {"M"}}); status != 422 || !strings.Contains(body, "Of this it can only be said whether it is so.") || !strings.Contains(body, `href="/review?item=dispute%3Ac1"`) {
		t.Errorf("a dispute put right by fields: %d\n%s", status, body)
	}
	off, _, _ := site(t, false)
	if status, _ := post(t, off+"/review", form); status != 403 {
		t.Errorf("with writing off: %d", status)
	}
}

// A draft is held against the record: without text, too long or no text at all
// it says why.
func TestCheckingRefuses(t *testing.T) {
	base, _, _ := site(t, true)
	for name, form := range map[string]url.Values{"empty": {"draft": {" "}}, "long": {"draft": {strings.Repeat("The ferry sank. ", 5000)}}, "bytes": {"draft": {"a\xff"}}, "NUL": {"draft": {"a\x00b"}}} {
		if status, body := post(t, base+"/check", form); status != 422 || !strings.Contains(body, "could not be taken") {
			t.Errorf("%s: %d", name, status)
		}
	}
}
