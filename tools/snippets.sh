#!/usr/bin/env bash
# Runs the loading snippets of docs/formats/exports.md with the tools
# themselves. pandas and R come from Debian's packages (45 s, 120 MB) and
# DuckDB from npm (70 MB) where they may; what can't be had is said in one line.
set -euo pipefail
cd "$(dirname "$0")/.."
has() { command -v "$1" >/dev/null 2>&1; }
pandas() { python3 -c 'import pandas' || /usr/bin/python3 -c 'import pandas'; }
if { ! has Rscript || ! pandas; } >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && has apt-get; then
	{ timeout 60 apt-get update && DEBIAN_FRONTEND=noninteractive timeout 240 apt-get install -y --no-install-recommends python3-pandas r-base-core; } >/dev/null 2>&1 || true
fi
if ! has duckdb && has npm; then
	[ -d tools/duckdb/node_modules/@duckdb/node-api ] ||
		timeout 120 npm install --prefix tools/duckdb --no-save --no-package-lock --ignore-scripts --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null 2>&1 || true
	[ ! -d tools/duckdb/node_modules/@duckdb/node-api ] || PATH="$PWD/tools/duckdb:$PATH"
fi
go test -count=1 -v -run TestLoadingSnippets ./cmd/dragoman | grep -v '^=== '
