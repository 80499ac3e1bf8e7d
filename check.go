// SPDX-License-Identifier: Apache-2.0

package dragoman

// Check is a draft held against reports.
type Check struct {
	Sentences  []CheckedSentence  `json:"sentences"`
	Quotations []CheckedQuotation `json:"quotations"`
}

// CheckedSentence is a sentence of the draft and what the reports hold of it.
type CheckedSentence struct {
	Span
	Verdict string    `json:"verdict"` // supported, partly, contradicted, unsupported
	Cites   []Receipt `json:"cites"`
	Missing []string  `json:"missing"`       // names, numbers and words no cited passage holds
	Why     string    `json:"why,omitempty"` // the slot, where contradicted
}

// CheckedQuotation is a quotation of the draft.
type CheckedQuotation struct {
	Span
	Verdict string    `json:"verdict"` // exact, variant, other speaker, not held
	Speaker string    `json:"speaker"` // as the reports have it; "" unknown
	Cites   []Receipt `json:"cites"`
}
