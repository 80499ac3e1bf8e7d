#!/usr/bin/env bash
# Lints the description of the API (redocly), makes a typed TypeScript client of
# it (openapi-typescript, openapi-fetch) and calls a server with it, and asks the
# MCP server with the official TypeScript SDK over both its transports. Node 20
# and npm are needed; the packages are pinned in tools/clients (90 MB). What
# can't be had is said in one line.
set -euo pipefail
cd "$(dirname "$0")/clients"
has() { command -v "$1" >/dev/null 2>&1; }
if ! has node || ! has npm; then
	echo "API and MCP clients left out: no node and npm here"
	exit 0
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	timeout 300 npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1 || { echo "API and MCP clients left out: npm can't fetch their packages"; exit 0; }
fi
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$dir"' EXIT
(cd ../.. && CGO_ENABLED=0 go build -trimpath -o "$dir/dragoman" ./cmd/dragoman)
"$dir/dragoman" serve --record "$dir/r.db" --listen 127.0.0.1:0 --no-gather >"$dir/out" 2>"$dir/log" &
server=$!
for _ in $(seq 600); do
	[ -s "$dir/out" ] && break
	sleep 0.2
done
address=$(sed 's|/$||' "$dir/out")
[ -n "$address" ] || { cat "$dir/log"; exit 1; }
token=$("$dir/dragoman" token add clients --scope write --record "$dir/r.db" | grep -o 'dgm_[A-Za-z0-9_-]*')
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
curl -fsS "$address/openapi.json" -o "$dir/openapi.json" 2>/dev/null || node -e 'fetch(process.argv[1]).then(r => r.text()).then(t => require("fs").writeFileSync(process.argv[2], t))' "$address/openapi.json" "$dir/openapi.json"
npx --no-install redocly lint --config redocly.yaml "$dir/openapi.json"
npx --no-install openapi-typescript "$dir/openapi.json" -o api.ts >/dev/null
npx --no-install tsc -p .
node out/client.js "$address" "$token"
node out/mcp.js "$dir/dragoman" "$dir/r.db" "$address"
