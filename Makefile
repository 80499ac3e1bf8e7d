# Dragoman's chores. Everything is pure Go: no C compiler is needed.
export CGO_ENABLED = 0

.PHONY: build first check test models bench fuzz

build: ## the one binary
	go build -trimpath -ldflags "-s -w" -o dragoman ./cmd/dragoman

check: ## formatting, vet, lint
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	cd tools && go run honnef.co/go/tools/cmd/staticcheck -version
	tools/staticcheck.sh

test: check ## everything; installs what it needs where it may
	go test -timeout 11m ./...

models: ## trains every model from the data sets (docs/models.md)
	go run ./cmd/train all

bench: ## every measurement on the data sets, into bench/scores.json
	go run ./cmd/bench all

fuzz: ## a minute of fuzzing for every parser
	tools/fuzz.sh 60s
