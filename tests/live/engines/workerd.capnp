using Workerd = import "/workerd/workerd.capnp";

# The modules as a bundler would lay them out by the package's condition `workerd`.
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "worker.mjs", esModule = embed "worker.mjs"),
        (name = "steps.mjs", esModule = embed "steps.mjs"),
        (name = "s3presign", esModule = embed "node_modules/s3presign/workerd.mjs"),
        (name = "s3presign.wasm", wasm = embed "node_modules/s3presign/s3presign.wasm"),
      ],
      compatibilityDate = "2025-05-05",
      globalOutbound = "loopback",
    )),
    # The tests' server is on this machine.
    (name = "loopback", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
