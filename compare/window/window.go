// SPDX-License-Identifier: Apache-2.0

package window

import "dragoman"

// Term is a content word or name folded to what it is compared by, and how
// rare it is.
type Term struct {
	ID     uint64
	Weight float64 // logarithm of the inverse document frequency, at least .3
}

// Number is a number of the text and what it counts.
type Number struct {
	dragoman.Quantity
	Noun uint64 // term of what is counted or measured; 0 unknown
	Tok  int32
	Toll bool // it counts those to whom one thing was done: killed, hurt, held
}

// Period is the days a date may mean, inclusive, as ISO 8601 dates.
type Period struct {
	From, To string
	Time     *dragoman.Time
}

// Window is one piece of prose. It is read-only once made.
type Window struct {
	Report *Report
	dragoman.Span
	First, Last int32     // tokens [First, Last)
	Sentence    int       // place in Report.Sentences of the sentence it lies in
	Parts       []*Window // of a sentence: the windows in it, itself first
	Headline    bool

	Content []int32 // tokens with content, in order
	Terms   []Term  // sorted by ID, each once
	Sum     float64 // of the weights of Terms
	Norm    float64 // length of Terms as a vector

	Names     Set // words of names
	Actors    Set // actors, pronouns resolved
	Places    Set
	Values    Set // values of the numbers
	Verbs     []Term
	VerbToks  []int32 // tokens of Verbs, in order
	Nouns     Set     // nouns and adjectives
	Subjects  Set     // actors, else terms, that are subject of a predicate in it
	Objects   Set
	Bigrams   Set // of content words
	Trigrams  Set // of all words
	Spoken    Set // trigrams of words inside quotation marks
	SpokenOne Set // the content words there
	Cues      Set // verbs of saying in it
	Classes   Set // classes of the events in it
	Stati     Set // statuses of the events in it

	Marks   [Marks]Marked // of a sentence: the first words of each kind
	Numbers []Number
	Times   []Period

	Negations, Refusals, Hedges int
	Quoted                      float64 // share of its tokens inside quotation marks, 0 to 1
	First1, Question, Passive   bool

	Statement *dragoman.Statement // the statement most of it is said in; nil where the outlet tells it
	Speaker   uint64              // key of who says it; 0 unknown
}

// Posting is a term in a sentence and its share of the sentence's length.
type Posting struct {
	Term     uint64
	Sentence int32
	Weight   float64
}

// Report is a reading cut into windows.
type Report struct {
	*dragoman.Reading
	Sentences []*Window // those that can be compared, in text order

	Postings []Posting // of the sentences' terms, sorted by term, then sentence

	words   []string // by token: the word in lower case
	terms   []uint64
	weights []float64
	forms   []int32  // number of the word among the report's distinct words
	vectors []Vector // by form
	content []bool
	actors  []uint64
	names   []bool
	nums    []*dragoman.Quantity
	times   []*dragoman.Time
	dated   []*dragoman.Time // the date a token lies in
	places  []uint64
	quoted  []bool
	said    []int32 // index of the innermost statement, -1 none
	cued    []int32 // index of the statement whose cue or source it is, -1 none
	events  [][]int32
}

// Word is a token's word in lower case.
func (r *Report) Word(i int32) string { return r.words[i] }

// Term is what a token is compared by, whether or not it has content.
func (r *Report) Term(i int32) uint64 { return r.terms[i] }

// Weight is how rare a token's word is.
func (r *Report) Weight(i int32) float64 { return r.weights[i] }

// Form is the number of a token's word among the report's distinct words.
func (r *Report) Form(i int32) int32 { return r.forms[i] }

// Forms is how many distinct words the report has.
func (r *Report) Forms() int { return len(r.vectors) }

// Content reports whether a token has content.
func (r *Report) Content(i int32) bool { return r.content[i] }

// Quantity is the number that begins at a token, nil where none does.
func (r *Report) Quantity(i int32) *dragoman.Quantity { return r.nums[i] }

// Date is the date a token lies in, nil where it lies in none.
func (r *Report) Date(i int32) *dragoman.Time { return r.dated[i] }

// IsName reports whether a token is a word of a name.
func (r *Report) IsName(i int32) bool { return r.names[i] }

// Place is the key of the place that begins at a token; 0 none.
func (r *Report) Place(i int32) uint64 { return r.places[i] }

// Cued is the statement whose source or cue a token is, nil where it is none's.
func (r *Report) Cued(i int32) *dragoman.Statement {
	if r.cued[i] < 0 {
		return nil
	}
	return &r.Statements[r.cued[i]]
}

// Vector is that of a token's word, nil where it has none.
func (r *Report) Vector(i int32) Vector { return r.vectors[r.forms[i]] }

// Actor is the key of the actor a token names, pronouns resolved; 0 none.
func (r *Report) Actor(i int32) uint64 { return r.actors[i] }

// Text is the window's words as written.
func (w *Window) Text() string { return w.Of(w.Report.Reading.Text) }

// Whole is the sentence a window lies in.
func (w *Window) Whole() *Window { return w.Report.Sentences[w.Sentence] }
