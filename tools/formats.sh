#!/usr/bin/env bash
# Holds every export against what others wrote to read or check it. npm gives
# the pinned packages of tools/formats, apt pandas, networkx, R and sqlite3, and
# pip, in a folder of its own, the validators of STIX and FollowTheMoney and
# pyarrow. What can't be had is said in one line.
set -euo pipefail
cd "$(dirname "$0")/.."
has() { command -v "$1" >/dev/null 2>&1; }
module() { python3 -c "import $1" 2>/dev/null || /usr/bin/python3 -c "import $1" 2>/dev/null; }
if { ! has Rscript || ! has sqlite3 || ! module pandas || ! module networkx; } && [ "$(id -u)" = 0 ] && has apt-get; then
	{ timeout 60 apt-get update && DEBIAN_FRONTEND=noninteractive timeout 240 apt-get install -y --no-install-recommends python3-pandas python3-networkx r-base-core sqlite3; } >/dev/null 2>&1 || true
fi
if has npm; then
	[ -d tools/formats/node_modules/ajv ] || timeout 120 npm ci --prefix tools/formats --ignore-scripts --no-audit --no-fund >/dev/null 2>&1 || true
	[ -d tools/duckdb/node_modules/@duckdb/node-api ] ||
		timeout 120 npm install --prefix tools/duckdb --no-save --no-package-lock --ignore-scripts --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null 2>&1 || true
	has duckdb || [ ! -d tools/duckdb/node_modules/@duckdb/node-api ] || PATH="$PWD/tools/duckdb:$PATH"
fi
venv=tools/formats/node_modules/.python
[ -d "$venv/pyarrow" ] || timeout 180 python3 -m pip install --quiet --retries 0 --timeout 15 --target "$venv" pyarrow==26.0.1 stix2-validator==3.3.1 followthemoney==4.11.2 >/dev/null 2>&1 || rm -rf "$venv"
[ ! -d "$venv" ] || export PYTHONPATH="$PWD/$venv${PYTHONPATH:+:$PYTHONPATH}"
DRAGOMAN_FORMATS=1 go test -count=1 -v -run 'TestOthersRead|TestReaders' ./cmd/dragoman | grep -v '^=== '
