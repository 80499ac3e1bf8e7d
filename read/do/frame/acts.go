// SPDX-License-Identifier: Apache-2.0

package frame

// Acts reports whether a noun names who acts (soldiers, lawmakers, rebels).
func (c *Clause) Acts(lemma string) bool { return c.Lex.Sector(lemma) != "" }

// Sector is the PLOVER sector of an agent noun, "" for other nouns.
func (f *Lexicon) Sector(noun string) string {
	sector, _, ok := f.known.Agent(noun)
	if ok && sector == "" {
		return unsorted
	}
	return sector
}

// unsorted is the sector of agent nouns that have none.
const unsorted = "-"
