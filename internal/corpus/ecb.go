// SPDX-License-Identifier: Apache-2.0

package corpus

// Chained is a document of ECB+ (Cybulska & Vossen 2014): its annotated
// sentences as tokens, and what is mentioned in them.
type Chained struct {
	ID, Topic, Story string
	Sentences        []struct {
		N      int
		Tokens []string
	}
	Mentions []struct {
		Kind     string // event, human, thing, place, time
		Sentence int    // N of its sentence
		Tokens   []int
		Chain    string // mentions of one chain, over documents, are of one thing
	}
}

// ChainedDocs reads ECB+ rows.
func ChainedDocs(path string) ([]Chained, error) { return JSONL[Chained](path) }
