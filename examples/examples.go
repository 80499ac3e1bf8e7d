// SPDX-License-Identifier: Apache-2.0

// Package examples holds sample reports written for this project, invented
// from beginning to end (docs/examples.md).
package examples

import "embed"

// Files are the reports, a folder a story, with expected.json in each.
//
//go:embed */*
var Files embed.FS
