// SPDX-License-Identifier: Apache-2.0

package dragoman

import "encoding/json"

// Correction is one thing a person put right. Corrections are only ever added:
// they lie over what the machine read, and lie there still when the reports
// are read again. To undo one is to add another.
type Correction struct {
	Seq    int64           `json:"seq"` // order of adding, from 1
	Kind   CorrectionKind  `json:"kind"`
	Report string          `json:"report,omitempty"` // report id, where it is about one report
	Target string          `json:"target"`           // id of what is corrected (statement, event, claim, actor, story); of an undo: the seq undone
	Value  json.RawMessage `json:"value,omitempty"`  // what it is now; see docs/formats/corrections.md
	Spans  []Span          `json:"spans,omitempty"`  // the target's own spans, so that it is found again when its id has changed
	Author string          `json:"author"`
	At     string          `json:"at"` // RFC 3339, UTC
	Reason string          `json:"reason"`
}

// CorrectionKind is what a correction does.
type CorrectionKind string

// The corrections.
const (
	FixSpeaker      CorrectionKind = "speaker"          // value {"actor","name","class"}
	RejectStatement CorrectionKind = "reject-statement" // it is no statement
	EditStatement   CorrectionKind = "edit-statement"   // value: the fields that change
	RejectEvent     CorrectionKind = "reject-event"
	EditEvent       CorrectionKind = "edit-event" // value: the fields that change
	RejectClaim     CorrectionKind = "reject-claim"
	MergeActors     CorrectionKind = "merge-actors"  // value {"into": actor id}
	SplitActor      CorrectionKind = "split-actor"   // value {"name", "mentions": [spans]}: those mentions are another
	MergeStories    CorrectionKind = "merge-stories" // value {"into": story id}
	SplitStory      CorrectionKind = "split-story"   // value {"reports": [ids]}: those reports are another story
	Confirm         CorrectionKind = "confirm"       // it was read right; value {"noun": statement, event, claim}
	KeepApart       CorrectionKind = "keep-apart"    // value {"from", "name", "from_name"}: two actors that are not one
	Undo            CorrectionKind = "undo"
)

// Change is one entry of the change feed.
type Change struct {
	Seq    int64  `json:"seq"`
	At     string `json:"at"`   // RFC 3339, UTC
	What   string `json:"what"` // added, changed, withdrawn
	Noun   string `json:"noun"` // report, story, statement, event, claim, correction
	ID     string `json:"id"`
	Reason string `json:"reason"`
}
