# Sourced: which compiler makes WebAssembly on this machine, and its linker.

WASM_TARGET=wasm32-unknown-unknown

# rustup where its toolchain has the target, debian where the packages are that tools/install.sh names, or nothing.
wasm_compiler() {
  if rustup target list --installed 2>/dev/null | grep -qx "$WASM_TARGET"; then
    echo rustup
  elif [ -x /usr/bin/rustc ] && [ -d /usr/lib/rustlib/src/rust/library ] && command -v wasm-ld >/dev/null; then
    echo debian
  fi
}

# The linker that comes with that compiler.
wasm_linker() {
  case $(wasm_compiler) in
    rustup) "$(rustc --print target-libdir)/../bin/rust-lld" -flavor wasm "$@" ;;
    *) wasm-ld "$@" ;;
  esac
}
