// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"dragoman"
)

// passed is how far a call of ingest has come in each of its files of many
// reports, kept beside the record while the call is under way: the same call
// goes on from there. It never runs ahead of the record, and is believed only
// while the record holds the reports that were kept last and the file is as it
// was. Where it is not, the files are read again from their beginning, and
// what is in the record is left alone.
type passed struct {
	path  string
	held  func(report string) bool
	told  func(line string)
	flush func() error // puts what was read into the record

	mu     sync.Mutex  // files are opened while others are dealt with
	now    passedState // with what is not in the record yet
	before passedState // what an earlier run left
	since  int         // reports and faults since the record was written to
	saved  time.Time
	news   []string // to be told by who deals with the reports

	read, unread int // of those passed over
}

type passedState struct {
	Files map[string]passedFile `json:"files"`
	Last  []string              `json:"last"` // reports kept last
}

type passedFile struct {
	Size   int64 `json:"size"`
	Time   int64 `json:"time"`   // it was changed, Unix nanoseconds
	Done   int   `json:"done"`   // reports and faults, in order
	Unread int   `json:"unread"` // of them
}

const (
	savedEvery = time.Second
	flushEvery = 20000 // reports and faults
)

// openPassed opens what an earlier run of a call left beside a record.
func openPassed(record, call string, held func(string) bool) (*passed, error) {
	sum := sha256.Sum256([]byte(call))
	p := &passed{path: record + ".reading-" + hex.EncodeToString(sum[:4]), held: held, now: passedState{Files: map[string]passedFile{}}}
	b, err := os.ReadFile(p.path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(b, &p.before) != nil { // it was cut off: begin anew
		p.before = passedState{}
	}
	for _, id := range p.before.Last {
		if !held(id) {
			p.before = passedState{}
			break
		}
	}
	if len(p.before.Last) == 0 {
		p.before = passedState{}
	}
	return p, nil
}

// skip is how many reports and faults of a file are passed over.
func (p *passed) skip(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, ok := fileNow(path)
	was, there := p.before.Files[path]
	if !ok || !there || was.Size != now.Size || was.Time != now.Time {
		return 0
	}
	p.now.Files[path] = was
	p.read += was.Done - was.Unread
	p.unread += was.Unread
	p.news = append(p.news, fmt.Sprintf("%s: going on behind the first %s, which an earlier run passed", path, number(was.Done, "report")))
	return was.Done
}

func fileNow(path string) (passedFile, bool) {
	st, err := os.Stat(path)
	if err != nil || !st.Mode().IsRegular() {
		return passedFile{}, false
	}
	return passedFile{Size: st.Size(), Time: st.ModTime().UnixNano()}, true
}

// one notes that one report or fault of a file is dealt with.
func (p *passed) one(path string, unread bool) error {
	if !p.note(path, unread) {
		return nil
	}
	if err := p.flush(); err != nil {
		return err
	}
	return p.save()
}

// note tells whether it is time to write.
func (p *passed) note(path string, unread bool) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tell()
	f, ok := p.now.Files[path]
	if !ok {
		if f, ok = fileNow(path); !ok {
			return false
		}
	}
	f.Done++
	if unread {
		f.Unread++
	}
	p.now.Files[path] = f
	p.since++
	return p.since >= flushEvery
}

// tell tells what is new.
func (p *passed) tell() {
	for _, line := range p.news {
		p.told(line)
	}
	p.news = nil
}

// kept notes that a batch is in the record, all but the last of which was
// noted before.
func (p *passed) kept(batch []*dragoman.Reading) error {
	p.now.Last = p.now.Last[:0]
	for _, r := range batch {
		p.now.Last = append(p.now.Last, r.ID)
	}
	p.since = 0
	if now().Sub(p.saved) < savedEvery {
		return nil
	}
	return p.save()
}

func (p *passed) save() error {
	p.since = 0
	if len(p.now.Last) == 0 {
		return nil
	}
	p.mu.Lock()
	b, err := json.Marshal(p.now)
	p.mu.Unlock()
	if err != nil {
		return err
	}
	if err := os.WriteFile(p.path+"~", b, 0o600); err != nil {
		return err
	}
	p.saved = now()
	return os.Rename(p.path+"~", p.path)
}

// end is called when the call is done: the next one begins anew.
func (p *passed) end() error {
	p.tell()
	if err := os.Remove(p.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
