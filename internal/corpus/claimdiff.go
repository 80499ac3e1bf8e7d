// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"encoding/json"
	"fmt"
)

// ClaimPair is a row of ClaimDiff: two claims of two articles on one topic, and
// whether the second weakens the first (Relation 1) or not (0).
type ClaimPair struct {
	Topic    string `json:"topic"`
	A        string `json:"claim_a"`
	B        string `json:"claim_b"`
	Relation int    `json:"relation"`
}

// ClaimPairs loads a ClaimDiff file.
func ClaimPairs(path string) ([]ClaimPair, error) {
	b, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	var f struct{ Data []ClaimPair }
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f.Data, nil
}
