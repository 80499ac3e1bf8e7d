#!/usr/bin/env bash
# Makes a release into a folder: the program for Linux, macOS and Windows on
# amd64 and arm64, each packed with LICENSE, NOTICE and README, the SBOM of each
# (CycloneDX), and SHA256SUMS over all. The same source gives the same bytes.
#   deploy/release.sh [FOLDER]        default: out/release
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "${1:-out/release}")
version=$(sed -n 's|.*engineVersion = "dragoman/\(.*\)"|\1|p' cmd/dragoman/version.go)
when=$(git log -1 --format=%ct)
command -v zip >/dev/null || { echo "zip is needed"; exit 1; }
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd tools && go build -o "$work/sbom" ./sbom)
for target in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64; do
	os=${target%/*} arch=${target#*/}
	name=dragoman_${version}_${os}_${arch}
	exe=dragoman
	[ "$os" != windows ] || exe=dragoman.exe
	mkdir "$work/$name"
	CGO_ENABLED=0 GOOS=$os GOARCH=$arch go build -trimpath -buildvcs=false -ldflags "-s -w -buildid=" -o "$work/$name/$exe" ./cmd/dragoman
	cp LICENSE NOTICE README.md "$work/$name/"
	"$work/sbom" dragoman "$version" "$work/$name/$exe" >"$out/$name.sbom.json"
	find "$work/$name" -exec touch -h -d "@$when" {} +
	if [ "$os" = windows ]; then
		rm -f "$out/$name.zip"
		(cd "$work" && find "$name" | LC_ALL=C sort | TZ=UTC zip -qX "$out/$name.zip" -@)
	else
		tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$when" -cf - "$name" | gzip -n9 >"$out/$name.tar.gz"
	fi
	rm -r "${work:?}/$name"
	echo "$name"
done
(cd "$out" && sha256sum dragoman_"$version"_* >SHA256SUMS)
