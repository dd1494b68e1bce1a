//! Links an addon: what it calls is in the Node.js that loads it.

fn main() {
    napi_build::setup();
}
