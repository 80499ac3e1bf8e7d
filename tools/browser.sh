#!/usr/bin/env bash
# Runs the browser tests. Chromium comes from Debian's packages and axe-core
# from npm where they may; what can't be had is said in one line.
set -eu
cd "$(dirname "$0")/../browser"
has() { command -v "$1" >/dev/null 2>&1; }
if ! has chromium && ! has chromium-browser && ! has google-chrome; then
	if [ "$(id -u)" = 0 ] && has apt-get; then
		{ timeout 60 apt-get update && DEBIAN_FRONTEND=noninteractive timeout 240 apt-get install -y --no-install-recommends chromium; } >/dev/null 2>&1 || true
	fi
	has chromium || { echo "browser tests left out: no Chromium here, and it can't be installed"; exit 0; }
fi
[ -f node_modules/axe-core/axe.min.js ] || { has npm && timeout 60 npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1; } ||
	echo "accessibility not looked at: npm can't fetch axe-core"
timeout 120 go mod download >/dev/null 2>&1 || { echo "browser tests left out: their Go modules can't be fetched"; exit 0; }
go vet .
go test -timeout 5m .
