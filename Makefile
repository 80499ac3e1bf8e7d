# Dragoman's chores. Everything is pure Go: no C compiler is needed.
export CGO_ENABLED = 0

.PHONY: build check test race soak models bench fuzz

build: ## the one binary
	go build -trimpath -ldflags "-s -w" -o dragoman ./cmd/dragoman

check: ## formatting, vet, lint
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "gofmt would change:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	go tool -modfile=tools/go.mod staticcheck ./...

test: check ## everything
	go test -timeout 11m ./...
	tools/race.sh
	tools/vuln.sh
	tools/snippets.sh
	tools/formats.sh
	tools/clients.sh
	tools/browser.sh

race: ## the rooms whose goroutines share something, under the race detector (needs a C compiler)
	tools/race.sh

soak: ## the long loops: faults at many writes, four processes ten times, kills, damage (twenty minutes; with DRAGOMAN_SOAK=all every fault at every write, hours; docs/testing.md has the counts)
	DRAGOMAN_SOAK=$${DRAGOMAN_SOAK:-1} nice -n 15 go test -timeout 8h -count=1 -v -run 'Injected|Processes|Killed|Damage|Backup|AnyOrder' ./cmd/dragoman

models: ## trains every model from the data sets (docs/models.md)
	go run ./cmd/train all

bench: ## every measurement on the data sets, beside the committed scores
	go run ./cmd/bench all

fuzz: ## half a minute of fuzzing for every parser
	tools/fuzz.sh 30s
