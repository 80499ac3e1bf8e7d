#!/usr/bin/env bash
# Runs every fuzz test of the project for a time each: tools/fuzz.sh 30s
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files '*_test.go' | xargs grep -l '^func Fuzz' | while read -r f; do
  for t in $(grep -o '^func Fuzz[A-Za-z0-9_]*' "$f" | cut -c6-); do
    echo "== $(dirname "$f") $t"
    go test -run '^$' -fuzz "^$t\$" -fuzzminimizetime 1s -fuzztime "${1:-30s}" "./$(dirname "$f")"
  done
done
