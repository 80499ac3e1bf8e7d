// SPDX-License-Identifier: Apache-2.0

package corpus

// ActorTest is one row of ngec-actor-tests.jsonl: an actor phrase and the codes
// expected of it. A code that the row does not test is nil.
type ActorTest struct {
	ID   string            `json:"id"`
	Fn   string            `json:"fn"` // agent_to_code, short_text_to_agent, search_nat, query_wiki
	Text string            `json:"text"`
	Args map[string]string `json:"kw"` // query_date, known_country, quoted
	Gold struct {
		Country *string `json:"country"`
		CC      *string `json:"cc"`
		Code1   *string `json:"code_1"`
		Code2   *string `json:"code_2"`
	} `json:"gold"`
}

// ActorTests reads the public actor tests.
func ActorTests(path string) ([]ActorTest, error) { return JSONL[ActorTest](path) }
