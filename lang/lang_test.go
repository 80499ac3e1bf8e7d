// SPDX-License-Identifier: Apache-2.0

package lang

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

func TestOpenSharesAModel(t *testing.T) {
	p := New("xx", fstest.MapFS{"model/toy.bin": {Data: []byte("abc")}})
	opened := 0
	open := func(b []byte) (*string, error) {
		opened++
		s := string(b)
		return &s, nil
	}
	a, err := Open(p, "toy", open)
	if err != nil || *a != "abc" {
		t.Fatalf("got %v, %v", a, err)
	}
	if b, err := Open(p, "toy", open); err != nil || b != a || opened != 1 {
		t.Errorf("opened %d times, not one: %v", opened, err)
	}
	if n, err := Open(p, "toy", func(b []byte) (int, error) { return len(b), nil }); err != nil || n != 3 {
		t.Errorf("opened as another kind: %d, %v", n, err)
	}
	if _, err := Open(p, "none", open); err == nil {
		t.Error("a model that is not there was opened")
	}
	bad := func([]byte) (*int, error) { return nil, errors.New("too short") }
	if _, err := Open(p, "toy", bad); err == nil || !strings.Contains(err.Error(), `model "toy": too short`) {
		t.Errorf("the error does not say which model: %v", err)
	}
}
