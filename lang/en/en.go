// SPDX-License-Identifier: Apache-2.0

// Package en is the English language pack.
package en

import (
	"embed"

	"dragoman/lang"
)

//go:embed words rules model
var files embed.FS

// Pack returns the English pack.
func Pack() *lang.Pack { return lang.New("en", files) }
