// SPDX-License-Identifier: Apache-2.0

package main

// engineVersion names the engine in answers and manifests. It changes with
// every release that reads or compares otherwise than the one before.
const engineVersion = "dragoman/0.1.0"
