// SPDX-License-Identifier: Apache-2.0

package do

import (
	"strings"

	"dragoman/know/ontology"
)

// operators are words that change what an event under them is: a future or
// refused or demanded deed is another PLOVER type than the deed. The values
// are the marks compose reads.
var operators = map[string]string{
	"will": "fut", "would": "fut", "shall": "fut", "wo": "fut", "'ll": "fut", "due": "fut", "schedule": "fut", "set": "fut", "plan": "fut", "intend": "fut", "expect": "fut",
	"not": "neg", "n't": "neg", "never": "neg", "no": "neg", "without": "neg", "fail": "neg",
	"could": "may", "may": "may", "might": "may", "can": "may", "should": "must", "must": "must",
	"if": "if", "unless": "if",
	"refuse": "ref", "decline": "ref", "reject": "ref", "oppose": "ref", "veto": "ref",
	"threaten": "thr", "warn": "thr",
	"vow": "vow", "pledge": "vow", "promise": "vow", "agree": "vow", "offer": "vow", "ready": "vow", "prepare": "vow", "willing": "vow", "commit": "vow", "announce": "ann",
	"urge": "req", "ask": "req", "call": "req", "demand": "req", "want": "req", "request": "req", "seek": "req", "appeal": "req", "propose": "req",
	"accuse": "acc", "blame": "acc", "suspect": "acc", "condemn": "acc", "denounce": "acc", "criticize": "acc", "criticise": "acc", "allege": "acc",
	"stop": "end", "end": "end", "lift": "end", "suspend": "end", "cancel": "end", "postpone": "end", "scrap": "end", "halt": "end", "ease": "end", "cease": "end",
	"order": "ord", "help": "hlp", "allow": "alw", "try": "try", "attempt": "try",
}

// compose applies PLOVER's precedence to a deed of a type under operators: a
// future meeting, support, cooperation or aid is AGREE, a future retreat
// CONCEDE, a future deed of conflict THREATEN; what is asked for is REQUEST,
// what is refused REJECT, what one is accused of ACCUSE.
func compose(o *ontology.Ontology, ops, typ string) string {
	has := func(s string) bool { return strings.Contains(ops, s) }
	quad := o.Quad(typ)
	switch {
	case typ == "" || quad == 0:
		return typ
	case has("acc"):
		return "ACCUSE"
	case has("ref"):
		return "REJECT"
	case has("thr"):
		return "THREATEN"
	case has("req"):
		return "REQUEST"
	case has("end"):
		switch quad {
		case ontology.MaterialConflict:
			return "RETREAT"
		case ontology.MaterialCooperation:
			return "SANCTION"
		case ontology.VerbalCooperation:
			return "REJECT"
		}
		return typ
	case has("neg") && has("fut") || has("neg") && has("vow"):
		if quad <= ontology.MaterialCooperation {
			return "REJECT"
		}
		return "AGREE"
	case has("neg"):
		if quad <= ontology.MaterialCooperation {
			return "REJECT"
		}
		return typ
	case has("fut") || has("vow"):
		switch {
		case typ == "RETREAT":
			return "CONCEDE"
		case quad <= ontology.MaterialCooperation:
			if typ == "CONCEDE" {
				return typ
			}
			return "AGREE"
		case quad == ontology.MaterialConflict:
			return "THREATEN"
		}
	}
	return typ
}
