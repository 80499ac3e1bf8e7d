// SPDX-License-Identifier: Apache-2.0

// Package en is the English language pack.
package en

import (
	"embed"

	"dragoman/lang"
)

//go:embed words rules model
var files embed.FS

var pack = lang.New("en", files)

// Pack returns the English pack, which is one for the process.
func Pack() *lang.Pack { return pack }
