#!/usr/bin/env bash
# The rooms in which goroutines share something, under the race detector. It
# needs a C compiler, which the project itself does not.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v "${CC:-gcc}" >/dev/null; then
  echo "race detector: no C compiler, so it was not run"
  exit 0
fi
CGO_ENABLED=1 go test -race -short -timeout 15m dragoman/{internal,ingest,work,store,serve}/...
