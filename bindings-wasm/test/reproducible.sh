#!/usr/bin/env bash
# reproducible.sh MODULE...: builds the modules again, from a copy of the sources in another folder, and compares the bytes.
set -euo pipefail
modules=$(realpath "$@")
cd "$(dirname "$0")/../.."
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
mkdir "$elsewhere/copied"
# What git would have: no build of before.
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents --target-directory="$elsewhere/copied"
ln -s "$PWD/bindings-wasm/node_modules" "$elsewhere/copied/bindings-wasm/node_modules"
CARGO_TARGET_DIR=$elsewhere/target make --silent -C "$elsewhere/copied/bindings-wasm" modules
for module in $modules; do
  cmp "$module" "$elsewhere/copied/build/wasm/$(basename "$module")"
done
echo "the modules come out the same in another folder"
